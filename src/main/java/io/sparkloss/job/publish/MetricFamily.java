package io.sparkloss.job.publish;

import java.util.Map;
import java.util.StringJoiner;

/**
 * A metric in the text format of Prometheus, version 0.0.4: its help, its type, and one line for
 * each sample.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class MetricFamily {

  private final String name;
  private final StringBuilder text = new StringBuilder();
  private boolean empty = true;

  /**
   * Creates a family without samples.
   *
   * @param name the metric's name
   * @param help what it tells, in one line
   */
  MetricFamily(String name, String help) {
    this.name = name;
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  /** Adds a sample, unless its value is not defined: NaN stands for what there is not. */
  void add(Map<String, String> labels, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    StringJoiner pairs = new StringJoiner(",", "{", "}");
    labels.forEach((label, content) -> pairs.add(label + "=\"" + escape(content) + '"'));
    text.append(name).append(pairs).append(' ').append(number(value)).append('\n');
    empty = false;
  }

  /** Returns the lines; nothing when there is no sample. */
  String text() {
    return empty ? "" : text.toString();
  }

  private static String escape(String content) {
    return content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
