package io.sparkloss.job.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
 * The directory of the rows that a run cannot use, on any file system that Hadoop knows.
 *
 * <p>The rows are written under another name beside it, with a mark that says whose they are, and
 * then take the place of those from before. A directory without the mark of the same run is never
 * replaced, unless it is empty.
 *
 * @since 0.1.0
 */
public final class QuarantineDirectory {

  private static final String MARK = "_quarantine.json";
  private static final String KEY = "output.quarantine.directory";

  private final Path directory;
  private final FileSystem system;
  private final String run;

  /**
   * Opens the directory of a run, which need not exist.
   *
   * @throws IOException when its file system cannot be reached
   */
  public QuarantineDirectory(String directory, String run, Configuration configuration)
      throws IOException {
    this.directory = new Path(directory);
    this.system = this.directory.getFileSystem(configuration);
    this.run = run;
  }

  /**
   * Checks that what is there, if anything, is the quarantine of the same run.
   *
   * @throws ResultsDirectory.OccupiedException when not; the message names the remedy
   * @throws IOException when it cannot be read
   */
  public void requireOwn() throws IOException {
    if (!system.exists(directory)) {
      return;
    }
    if (system.getFileStatus(directory).isFile()) {
      throw new ResultsDirectory.OccupiedException(
          KEY, directory + " is a file, so no directory can be there; name another");
    }
    Optional<String> owner = owner();
    if (owner.isEmpty() && system.listStatus(directory).length > 0) {
      throw new ResultsDirectory.OccupiedException(
          KEY, directory + " holds something else than a quarantine; name a directory of its own");
    }
    if (owner.isPresent() && !owner.get().equals(run)) {
      throw new ResultsDirectory.OccupiedException(
          KEY,
          directory
              + " holds the quarantine of run "
              + owner.get()
              + "; name another, or remove it");
    }
  }

  private Optional<String> owner() throws IOException {
    Path mark = new Path(directory, MARK);
    if (!system.exists(mark)) {
      return Optional.empty();
    }
    try (InputStream stream = system.open(mark)) {
      return EvaluationJson.run(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Replaces the quarantine.
   *
   * @throws IOException when it cannot be written; what was there before stays, if it can
   */
  public void replace(Dataset<Row> rows) throws IOException {
    requireOwn();
    Path made =
        new Path(directory.getParent(), "_" + directory.getName() + "-" + UUID.randomUUID());
    try {
      rows.write().mode(SaveMode.ErrorIfExists).parquet(made.toString());
      try (OutputStream stream = system.create(new Path(made, MARK), false)) {
        stream.write(new ObjectMapper().writeValueAsBytes(Map.of("run", run)));
      }
      remove();
      if (!system.rename(made, directory)) {
        throw new IOException(made + " cannot be renamed to " + directory);
      }
    } finally {
      system.delete(made, true);
    }
  }

  /**
   * Removes the quarantine, because every row could be used.
   *
   * @throws IOException when it cannot be removed
   */
  public void clear() throws IOException {
    requireOwn();
    remove();
  }

  private void remove() throws IOException {
    if (system.exists(directory) && !system.delete(directory, true)) {
      throw new IOException(directory + " cannot be removed");
    }
  }
}
