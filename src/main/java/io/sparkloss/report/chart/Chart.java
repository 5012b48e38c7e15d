package io.sparkloss.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Heading;

/** A picture of numbers. The title is not drawn: what is around the picture says it. */
public interface Chart {

  /** Returns what the picture is called. */
  Heading heading();

  /** Returns what no other chart of the page is called. */
  default String id() {
    return heading().id();
  }

  /** Returns a few words that say what the numbers are. */
  default String title() {
    return heading().title();
  }

  /** Returns one or two sentences that say what is to be seen. */
  default String summary() {
    return heading().summary();
  }

  /** Returns the picture as an element {@code svg} for a page or a file of its own. */
  String svg();

  /** Returns a specification of Vega-Lite 5 that carries the same numbers. */
  ObjectNode vegaLite();

  /** Returns the numbers behind the picture. */
  NumbersTable numbers();
}
