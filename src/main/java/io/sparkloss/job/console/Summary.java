package io.sparkloss.job.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What came of many runs: a line for each, as a table for people and as JSON for programs.
 *
 * <p>Not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Summary {

  private static final int NAME = 30;
  private static final String INDENT = "  ";

  private final List<Line> lines = new ArrayList<>();

  /**
   * What came of one run, or of a file that has none.
   *
   * @param run the run, or the file
   * @param verdict of its gates; empty when it was not evaluated
   * @param code the exit code that it alone would have
   * @param meaning what the code means
   * @param rows the rows read; empty when it was not evaluated
   * @param reason why the code is not 0; empty when it is
   */
  public record Line(
      String run, String verdict, int code, String meaning, OptionalLong rows, String reason) {}

  /** Adds a line. */
  public void add(Line line) {
    lines.add(line);
  }

  /** Returns how many lines there are. */
  public int size() {
    return lines.size();
  }

  /** Returns the table; its last line is ended. */
  public String table() {
    StringBuilder text = new StringBuilder();
    row(text, "run", "verdict", "exit", "rows");
    for (Line line : lines) {
      String rows =
          line.rows().isPresent()
              ? String.format(Locale.ROOT, "%,d", line.rows().getAsLong())
              : "-";
      String verdict = line.verdict().isEmpty() ? "-" : line.verdict();
      row(text, line.run(), verdict, line.code() + " " + line.meaning(), rows);
      if (!line.reason().isEmpty()) {
        text.append(INDENT).append(clean(line.reason())).append('\n');
      }
    }
    return text.toString();
  }

  private static void row(
      StringBuilder text, String run, String verdict, String exit, String rows) {
    text.append(
            String.format(
                    Locale.ROOT, "%-30s %-12s %-21s %14s", cut(run, NAME), verdict, exit, rows)
                .stripTrailing())
        .append('\n');
  }

  private static String cut(String text, int width) {
    String shown = clean(text);
    return shown.length() <= width ? shown : shown.substring(0, width - 3) + "...";
  }

  private static String clean(String text) {
    return Wrap.clean(text);
  }

  /**
   * Returns the JSON.
   *
   * @param code the exit code of all runs together
   */
  public String json(int code) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("exit_code", code);
    ArrayNode runs = root.putArray("runs");
    for (Line line : lines) {
      ObjectNode run = runs.addObject();
      run.put("run", line.run());
      run.put("verdict", line.verdict().isEmpty() ? null : line.verdict());
      run.put("exit_code", line.code());
      run.put("meaning", line.meaning());
      run.put("rows", line.rows().isPresent() ? (Long) line.rows().getAsLong() : null);
      run.put("reason", line.reason().isEmpty() ? null : line.reason());
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes could not be written", e);
    }
  }
}
