package io.sparkloss.report.page;

import io.sparkloss.report.markup.Fragment;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.report.markup.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page of one file: style and script stand in it, and it asks for nothing else. A content
 * security policy lets nothing run but that script, whatever the results hold.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class Page {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src '%s'; img-src data:;"
          + " base-uri 'none'; form-action 'none'";

  private final String title;
  private final Markup header = new Markup();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Markup body = new Markup();

  Page(String title) {
    this.title = title;
  }

  /** Returns what stands above all sections. */
  Markup header() {
    return header;
  }

  /** Begins a section; the name is this project's own. */
  Markup section(String id, String name) {
    if (!names.isEmpty()) {
      body.raw("</section>\n");
    }
    names.put(id, name);
    return body.raw("<section aria-labelledby=\"" + id + "\">\n")
        .raw("<h2 id=\"" + id + "\" tabindex=\"-1\">" + name + "</h2>\n");
  }

  /** Returns the page. */
  String html() {
    String script = resource("report.js");
    Markup page =
        new Markup()
            .raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
            .raw(POLICY.formatted(ScriptHash.of(script)))
            .raw("\">\n")
            .element("title", title)
            .raw("\n<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n")
            .raw("<a class=\"skip\" href=\"#content\">Skip to the results</a>\n<header>\n")
            .raw(header.toString())
            .raw("<nav aria-label=\"Sections\"><ul>");
    names.forEach((id, name) -> page.raw("<li><a href=\"#" + id + "\">" + name + "</a>"));
    page.raw("</ul></nav>\n</header>\n<main id=\"content\">\n").raw(body.toString());
    return page.raw(names.isEmpty() ? "" : "</section>\n")
        .raw("</main>\n<script>" + script + "</script>\n</body>\n</html>\n")
        .toString();
  }

  /**
   * Returns what stands above all sections, and the sections, for a place that is a page already;
   * they have no ids there, which might be those of something else.
   */
  String fragment() {
    Markup all = new Markup().raw(header.toString());
    String sections = body + (names.isEmpty() ? "" : "</section>\n");
    for (String id : names.keySet()) {
      sections =
          sections
              .replace("<section aria-labelledby=\"" + id + "\">", "<section>")
              .replace("<h2 id=\"" + id + "\" tabindex=\"-1\">", "<h2>");
    }
    return Fragment.of(all.raw(sections));
  }

  private static String resource(String name) {
    return Resource.text(Page.class, name);
  }
}
