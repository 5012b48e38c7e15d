package io.sparkloss.job.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
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

  /** Returns the location of what the command line names; without a scheme it is local. */
  public static Path ofCommandLine(String name) {
    if (hasScheme(name)) {
      return new Path(name);
    }
    return new Path(java.nio.file.Path.of(name).toAbsolutePath().normalize().toUri());
  }

  /** Returns the location of a path that stands in a file. */
  static Path resolve(Path file, String path) {
    return hasScheme(path) ? new Path(path) : new Path(parent(file), path);
  }

  /**
   * Returns the evaluation files in a folder, by name; of what is no folder, only itself.
   *
   * @throws IOException when the folder cannot be read
   */
  static List<String> folder(String name) throws IOException {
    Path path = ofCommandLine(name);
    FileSystem system = path.getFileSystem(configuration());
    if (!system.exists(path) || !system.getFileStatus(path).isDirectory()) {
      return List.of(name);
    }
    String folder = name.endsWith("/") ? name : name + "/";
    List<String> files = new ArrayList<>();
    for (FileStatus status : system.listStatus(path)) {
      String file = status.getPath().getName();
      if (status.isFile() && (file.endsWith(".yaml") || file.endsWith(".yml"))) {
        files.add(folder + file);
      }
    }
    Collections.sort(files);
    return files;
  }

  /**
   * Replaces a file that the command line names.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(String name, String text) throws IOException {
    Path path = ofCommandLine(name);
    FileSystem system = path.getFileSystem(configuration());
    Path made = new Path(parent(path), "_" + path.getName() + "-" + UUID.randomUUID());
    try {
      try (OutputStream stream = system.create(made, false)) {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
      }
      system.delete(path, false);
      if (!system.rename(made, path)) {
        throw new IOException(made + " cannot be renamed to " + path);
      }
    } finally {
      system.delete(made, false);
    }
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
