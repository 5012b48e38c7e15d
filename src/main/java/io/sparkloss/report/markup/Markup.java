package io.sparkloss.report.markup;

import io.sparkloss.report.chart.svg.XmlText;

/**
 * HTML that is being written. Whatever comes as text is escaped, so it is shown and never read as
 * markup: not in elements, not in attributes.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Markup {

  private final StringBuilder html = new StringBuilder();

  /** Starts without anything. */
  public Markup() {}

  /** Adds markup of this project's own. */
  public Markup raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Adds text. */
  public Markup text(String text) {
    escape(text);
    return this;
  }

  /** Adds an element that holds a text; the tag may have attributes of this project's own. */
  public Markup element(String tag, String text) {
    html.append('<').append(tag).append('>');
    escape(text);
    html.append("</").append(tag.split(" ", 2)[0]).append('>');
    return this;
  }

  /** Adds a cell of a table, whose end the next cell or row tells. */
  public Markup cell(String text) {
    html.append("<td>");
    escape(text);
    return this;
  }

  /** Adds the start of an element with an attribute that is a text. */
  public Markup open(String tag, String attribute, String value) {
    html.append('<').append(tag).append(' ').append(attribute).append("=\"");
    escape(value);
    html.append("\">");
    return this;
  }

  private void escape(String text) {
    html.append(XmlText.escape(text));
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
