package io.sparkloss.job.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file of this machine that others read at any time. */
final class LocalFile {

  private LocalFile() {}

  /**
   * Replaces a file in one step: a reader sees the old text or the new one, whole. The name of the
   * file that is written first begins with a dot and does not end as the file does, so that nobody
   * takes it for one. Its permissions are those that the process gives to every file.
   *
   * @throws IOException when it cannot be written; what was there before stays
   */
  static void replace(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(directory);
    Path made = directory.resolve("." + file.getFileName() + "-" + UUID.randomUUID());
    try {
      Files.writeString(made, text);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
