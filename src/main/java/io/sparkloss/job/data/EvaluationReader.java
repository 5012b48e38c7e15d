package io.sparkloss.job.data;

import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Reads the results of a run: an {@code evaluation.json}, or the directory that holds it, on any
 * file system that Hadoop knows. For local files Hadoop is not started.
 *
 * @since 0.1.0
 */
public final class EvaluationReader {

  private static final String FILE = "evaluation.json";

  private static final String REMEDY =
      "name the " + FILE + " that jobs/evaluate wrote, or the directory that holds it";

  private EvaluationReader() {}

  /**
   * Returns the evaluation.
   *
   * @param name a file or a directory, as the command line names it
   * @throws IOException when there is none; the message says what is there, and the remedy
   */
  public static Evaluation read(String name) throws IOException {
    try {
      return EvaluationJson.read(text(name));
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new IOException(name + " holds no evaluation: there is no such file; " + REMEDY, e);
    } catch (IOException e) {
      throw new IOException(name + " cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(name + " is no evaluation: " + e.getMessage() + "; " + REMEDY, e);
    }
  }

  private static String text(String name) throws IOException {
    return new String(
        hasScheme(name) ? remote(new Path(name)) : local(name), StandardCharsets.UTF_8);
  }

  private static byte[] local(String name) throws IOException {
    java.nio.file.Path path = java.nio.file.Path.of(name);
    return Files.readAllBytes(Files.isDirectory(path) ? path.resolve(FILE) : path);
  }

  private static byte[] remote(Path path) throws IOException {
    FileSystem system = path.getFileSystem(SparkHadoopUtil.get().conf());
    Path file = system.getFileStatus(path).isDirectory() ? new Path(path, FILE) : path;
    try (InputStream stream = system.open(file)) {
      return stream.readAllBytes();
    }
  }

  /** A scheme has two letters or more; one letter is a drive. */
  private static boolean hasScheme(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }
}
