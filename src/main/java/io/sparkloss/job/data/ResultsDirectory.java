package io.sparkloss.job.data;

import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.report.chart.Chart;
import io.sparkloss.report.figure.EvaluationFigures;
import io.sparkloss.report.figure.Figure;
import io.sparkloss.report.markdown.EvaluationMarkdown;
import io.sparkloss.report.page.EvaluationPage;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * The directory of a run's results, on any file system that Hadoop knows.
 *
 * <p>All is written under names of its own first. Then the mark of the old results, {@code
 * evaluation.json}, goes; the new {@code costs}, with baselines {@code comparisons}, {@code charts}
 * and reports take their place; and the new mark comes last. So where the mark stands, all is there
 * and of one run.
 *
 * @since 0.1.0
 */
public final class ResultsDirectory {

  /**
   * A directory holds what is not the run's own, and so is not to be replaced. The message begins
   * with the key that names the directory.
   */
  public static final class OccupiedException extends IOException {

    private static final long serialVersionUID = 1L;

    OccupiedException(String key, String message) {
      super(key + ": " + message);
    }
  }

  private static final String MARK = "evaluation.json";
  private static final String COSTS = "costs";
  private static final String COMPARISONS = "comparisons";
  private static final String CHARTS = "charts";
  private static final String PAGE = "report.html";
  private static final String MARKDOWN = "report.md";

  /** All that results are made of, the mark last. */
  private static final List<String> PARTS =
      List.of(COSTS, COMPARISONS, CHARTS, PAGE, MARKDOWN, MARK);

  private final Path directory;
  private final FileSystem system;

  /**
   * Opens the directory, which need not exist.
   *
   * @throws IOException when its file system cannot be reached
   */
  public ResultsDirectory(String directory, Configuration configuration) throws IOException {
    this.directory = new Path(directory);
    this.system = this.directory.getFileSystem(configuration);
  }

  /**
   * Checks that the results of a run can go there, as far as that can be known before. Only local
   * directories are looked at: others may need what Spark brings when it runs.
   *
   * @throws IOException when not; the message names the path and the remedy
   */
  public void check(String run) throws IOException {
    if (!system.getScheme().equals("file")) {
      return;
    }
    Path path = directory;
    while (path != null && !system.exists(path)) {
      path = path.getParent();
    }
    if (path != null && system.getFileStatus(path).isFile()) {
      throw new IOException(path + " is a file, so no directory can be there; name another");
    }
    requireOwn(run);
  }

  /**
   * Checks that what is there, if anything, are results of the same run.
   *
   * @throws OccupiedException when not; the message names what is there, and the remedy
   * @throws IOException when it cannot be read
   */
  public void requireOwn(String run) throws IOException {
    Path mark = new Path(directory, MARK);
    if (!system.exists(mark)) {
      return;
    }
    Optional<String> found;
    try (InputStream stream = system.open(mark)) {
      found = EvaluationJson.run(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
    if (!found.equals(Optional.of(run))) {
      throw new OccupiedException(
          "output.directory",
          directory
              + " holds "
              + found
                  .map(other -> "the results of run " + other)
                  .orElse("an " + MARK + " of no run")
              + "; name another, or remove its "
              + MARK);
    }
  }

  /** What a part of the results is made of. */
  private interface Content {
    void write(Path to) throws IOException;
  }

  /**
   * Replaces the results of a run.
   *
   * @throws OccupiedException as {@link #requireOwn} does
   * @throws IOException when they cannot be written; what was there before stays, if it can
   */
  public void replace(String run, ResultTables tables, Evaluation evaluation) throws IOException {
    requireOwn(run);
    Map<String, Content> parts = parts(tables, evaluation);
    String suffix = "-" + UUID.randomUUID();
    try {
      for (Map.Entry<String, Content> part : parts.entrySet()) {
        part.getValue().write(staged(part.getKey(), suffix));
      }
      remove(new Path(directory, MARK));
      for (String name : PARTS) {
        remove(new Path(directory, name));
        if (parts.containsKey(name)) {
          move(staged(name, suffix), name);
        }
      }
    } finally {
      for (String name : parts.keySet()) {
        remove(staged(name, suffix));
      }
    }
  }

  private Path staged(String name, String suffix) {
    return new Path(directory, "_" + name + suffix);
  }

  private Map<String, Content> parts(ResultTables tables, Evaluation evaluation) {
    Map<String, Content> parts = new LinkedHashMap<>();
    parts.put(COSTS, to -> write(to, tables.costs()));
    tables.comparisons().ifPresent(table -> parts.put(COMPARISONS, to -> write(to, table)));
    List<Figure> figures = EvaluationFigures.of(evaluation);
    parts.put(CHARTS, to -> charts(to, figures));
    parts.put(PAGE, to -> text(to, EvaluationPage.of(evaluation, figures)));
    parts.put(MARKDOWN, to -> text(to, EvaluationMarkdown.of(evaluation)));
    parts.put(MARK, to -> write(to, evaluation));
    return parts;
  }

  private static void write(Path path, Dataset<Row> table) {
    table.write().mode(SaveMode.ErrorIfExists).parquet(path.toString());
  }

  private void write(Path file, Evaluation evaluation) throws IOException {
    try (OutputStream stream = system.create(file, false)) {
      EvaluationJson.write(evaluation, stream);
    }
  }

  private void charts(Path path, List<Figure> figures) throws IOException {
    system.mkdirs(path);
    for (Figure figure : figures) {
      Chart chart = figure.chart();
      text(new Path(path, chart.id() + ".svg"), chart.svg());
      text(new Path(path, chart.id() + ".vl.json"), chart.vegaLite().toPrettyString() + "\n");
    }
  }

  private void text(Path file, String text) throws IOException {
    try (OutputStream stream = system.create(file, false)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void move(Path from, String name) throws IOException {
    Path to = new Path(directory, name);
    remove(to);
    if (!system.rename(from, to)) {
      throw new IOException(from + " cannot be renamed to " + to);
    }
  }

  private void remove(Path path) throws IOException {
    if (system.exists(path) && !system.delete(path, true)) {
      throw new IOException(path + " cannot be removed");
    }
  }
}
