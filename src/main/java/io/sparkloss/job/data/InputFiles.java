package io.sparkloss.job.data;

import io.sparkloss.job.file.InputSettings.Format;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

  private final Path path;
  private final Configuration configuration;

  InputFiles(String path, Configuration configuration) {
    this.path = new Path(path);
    this.configuration = configuration;
  }

  /** Checks that there are files, and that the first looks like the format. */
  void check(Format format) throws InputException {
    try {
      Path first = first(path.getFileSystem(configuration));
      Optional<Format> found = sniff(first);
      boolean binary = format == Format.PARQUET || format == Format.ORC;
      if (found.isPresent() ? found.get() != format : binary) {
        throw refused(
            first
                + " is "
                + found.map(other -> "a file of the format " + key(other)).orElse("no such file")
                + ", but input.format is "
                + key(format)
                + "; "
                + found.map(other -> "set it to " + key(other)).orElse("set the right one"));
      }
    } catch (IOException e) {
      throw new InputException(
          InputException.Blame.DATA,
          "input.path: " + path + " cannot be read: " + e.getMessage(),
          e);
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

  private static InputException refused(String message) {
    return new InputException(InputException.Blame.DATA, "input.path: " + message, null);
  }
}
