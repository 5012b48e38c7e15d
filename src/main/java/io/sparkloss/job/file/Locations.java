package io.sparkloss.job.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Finds and reads files, which may lie on any file system that Hadoop knows.
 *
 * <p>A name without a scheme is a local file when it is the evaluation file; in an evaluation file
 * a relative path starts where that file lies, and an absolute one without a scheme is left to
 * Hadoop's default file system.
 *
 * @since 0.1.0
 */
public final class Locations {

  /** More than any evaluation file holds. */
  private static final int MAX_BYTES = 1 << 22;

  private Locations() {}

  /** Returns Hadoop's settings, those of {@code spark.hadoop} included, before Spark starts. */
  public static Configuration configuration() {
    return SparkHadoopUtil.get().conf();
  }

  /** Returns the location of the file that the command line names. */
  static Path ofCommandLine(String name) {
    if (hasScheme(name)) {
      return new Path(name);
    }
    return new Path(java.nio.file.Path.of(name).toAbsolutePath().normalize().toUri());
  }

  /** Returns the location of a path that stands in a file. */
  static Path resolve(Path file, String path) {
    return hasScheme(path) ? new Path(path) : new Path(parent(file), path);
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** A scheme has two letters or more; one letter is a drive. */
  private static boolean hasScheme(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /**
   * Returns the text of a file.
   *
   * @throws IOException when it cannot be read; the message completes "cannot be read:"
   */
  static String read(Path file) throws IOException {
    try (InputStream stream = open(file)) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is larger than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new IOException("there is no such file", e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    URI uri = file.toUri();
    if (!"file".equals(uri.getScheme())) {
      return file.getFileSystem(configuration()).open(file);
    }
    java.nio.file.Path local = java.nio.file.Path.of(uri);
    if (Files.isDirectory(local)) {
      throw new IOException("it is a directory; name the evaluation file in it");
    }
    return Files.newInputStream(local);
  }
}
