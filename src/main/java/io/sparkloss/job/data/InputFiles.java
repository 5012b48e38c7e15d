package io.sparkloss.job.data;

import io.sparkloss.job.file.InputSettings;
import io.sparkloss.job.file.InputSettings.Format;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Looks at the files of an input before Spark does, to refuse in plain words what Spark refuses in
 * many: nothing there, no data files, files of another format.
 */
final class InputFiles {

  private static final int MAGIC_BYTES = 4;

  /** What the directory of a table holds, by which it is known. */
  private static final Map<Format, String> OF_TABLES =
      Map.of(Format.DELTA, "_delta_log", Format.ICEBERG, "metadata");

  private final InputSettings settings;
  private final Path path;
  private final Configuration configuration;

  InputFiles(InputSettings settings, Configuration configuration) {
    this.settings = settings;
    this.path = new Path(settings.location());
    this.configuration = configuration;
  }

  /** Checks that there are files or a table, and that they look like the format. */
  void check() throws InputException {
    try {
      if (settings.format().hasVersions()) {
        checkTable();
      } else {
        checkFiles(settings.format());
      }
    } catch (IOException e) {
      throw new InputException(
          InputException.Blame.DATA,
          settings.path("path") + ": " + path + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private void checkTable() throws IOException, InputException {
    String mark = String.valueOf(OF_TABLES.get(settings.format()));
    if (!path.getFileSystem(configuration).exists(new Path(path, mark))) {
      throw refused(
          path
              + " is no table of the format "
              + key(settings.format())
              + ": it holds no "
              + mark
              + "; give the directory of one, or the right format");
    }
  }

  private void checkFiles(Format format) throws IOException, InputException {
    Path first = first(path.getFileSystem(configuration));
    Optional<Format> found = sniff(first);
    boolean binary = format == Format.PARQUET || format == Format.ORC;
    if (found.isPresent() ? found.get() != format : binary) {
      throw refused(
          first
              + " is "
              + found.map(other -> "a file of the format " + key(other)).orElse("no such file")
              + ", but "
              + settings.path("format")
              + " is "
              + key(format)
              + "; "
              + found.map(other -> "set it to " + key(other)).orElse("set the right one"));
    }
    if (path.getFileSystem(configuration).exists(new Path(path, "_delta_log"))) {
      throw refused(
          path
              + " is a Delta table, of whose files not all are current, but "
              + settings.path("format")
              + " is "
              + key(format)
              + "; set it to delta");
    }
  }

  private Path first(FileSystem system) throws IOException, InputException {
    FileStatus[] found;
    try {
      found = system.globStatus(path);
    } catch (FileNotFoundException e) {
      throw refused(path + " does not exist; give a file, a directory or a pattern");
    }
    if (found == null || found.length == 0) {
      throw refused(path + " does not exist; give a file, a directory or a pattern");
    }
    for (FileStatus status : found) {
      RemoteIterator<LocatedFileStatus> files = system.listFiles(status.getPath(), true);
      while (files.hasNext()) {
        LocatedFileStatus file = files.next();
        if (file.getLen() > 0 && !isHidden(status.getPath(), file.getPath())) {
          return file.getPath();
        }
      }
    }
    throw refused(
        path
            + " holds no data files; files that are empty, or whose names begin with _"
            + " or ., do not count");
  }

  /** Spark leaves out files and directories below the input whose names begin so. */
  private static boolean isHidden(Path root, Path file) {
    if (root.equals(file)) {
      return false;
    }
    String below = root.toUri().relativize(file.toUri()).getPath();
    for (String name : below.split("/", -1)) {
      boolean partition = name.contains("=");
      if (name.startsWith(".") || (name.startsWith("_") && !partition)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Format> sniff(Path file) throws IOException {
    byte[] magic;
    try (FSDataInputStream stream = file.getFileSystem(configuration).open(file)) {
      magic = stream.readNBytes(MAGIC_BYTES);
    }
    String text = new String(magic, StandardCharsets.ISO_8859_1);
    if (text.equals("PAR1") || text.equals("PARE")) {
      return Optional.of(Format.PARQUET);
    }
    return text.startsWith("ORC") ? Optional.of(Format.ORC) : Optional.empty();
  }

  private static String key(Format format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private InputException refused(String message) {
    return new InputException(
        InputException.Blame.DATA, settings.path("path") + ": " + message, null);
  }
}
