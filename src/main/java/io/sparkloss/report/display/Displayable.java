package io.sparkloss.report.display;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What shows itself. Its {@code toString} is text for a terminal.
 *
 * @since 0.1.0
 */
public interface Displayable {

  /** Text for a terminal. */
  String TEXT = "text/plain";

  /** Part of a page. */
  String HTML = "text/html";

  /**
   * Returns one element of HTML for a place that is a page already, as a cell of a notebook: it
   * brings its style, needs no script and asks for nothing over the network, so it stays as it is
   * where the notebook is exported.
   */
  String html();

  /**
   * Returns all forms, by MIME type, as Jupyter's protocol names them: from the one that a notebook
   * shows first to plain text. Values are text, or for types that end with {@code +json} maps and
   * lists.
   */
  default Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put(HTML, html());
    bundle.put(TEXT, toString());
    return bundle;
  }
}
