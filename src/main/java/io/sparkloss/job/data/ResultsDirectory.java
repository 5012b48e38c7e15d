package io.sparkloss.job.data;

import io.sparkloss.evaluate.table.ResultTables;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
 * evaluation.json}, goes; the new {@code costs} and, with baselines, {@code comparisons} take their
 * place; and the new mark comes last. So where the mark stands, all is there and of one run.
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

  /**
   * Replaces the results of a run.
   *
   * @throws OccupiedException as {@link #requireOwn} does
   * @throws IOException when they cannot be written; what was there before stays, if it can
   */
  public void replace(String run, ResultTables tables, Evaluation evaluation) throws IOException {
    requireOwn(run);
    String suffix = "-" + UUID.randomUUID();
    Path newCosts = new Path(directory, "_" + COSTS + suffix);
    Path newComparisons = new Path(directory, "_" + COMPARISONS + suffix);
    Path newMark = new Path(directory, "_" + MARK + suffix);
    try {
      write(newCosts, tables.costs());
      if (tables.comparisons().isPresent()) {
        write(newComparisons, tables.comparisons().get());
      }
      write(newMark, evaluation);
      remove(new Path(directory, MARK));
      move(newCosts, COSTS);
      remove(new Path(directory, COMPARISONS));
      if (tables.comparisons().isPresent()) {
        move(newComparisons, COMPARISONS);
      }
      move(newMark, MARK);
    } finally {
      remove(newCosts);
      remove(newComparisons);
      remove(newMark);
    }
  }

  private static void write(Path path, Dataset<Row> table) {
    table.write().mode(SaveMode.ErrorIfExists).parquet(path.toString());
  }

  private void write(Path file, Evaluation evaluation) throws IOException {
    try (OutputStream stream = system.create(file, false)) {
      EvaluationJson.write(evaluation, stream);
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
