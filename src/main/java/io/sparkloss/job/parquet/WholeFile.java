package io.sparkloss.job.parquet;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Puts a file in place whole: at any moment, and after a crash at any point, there is the old file
 * or the new one, or none where there was none; never a part of one.
 *
 * <ul>
 *   <li>On a local file system and on those with renaming in one step, as HDFS, the file is written
 *       under another name and moved over the old one by one rename.
 *   <li>On object stores, where a rename is a copy, it is written to its place at once: a store
 *       shows an object when the last byte is there, and replaces an older one in that moment.
 * </ul>
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class WholeFile {

  /** How often a writer begins anew because another one has cleared away what it was writing. */
  private static final int ATTEMPTS = 100;

  private final Configuration configuration;
  private final FileSystem system;
  private final Path scratch;

  /**
   * Names where unfinished files go; it must be on the same file system.
   *
   * @param scratch a directory of its own for each file that is put in place
   */
  public WholeFile(Configuration configuration, Path scratch) throws IOException {
    this.configuration = configuration;
    this.scratch = scratch;
    this.system = scratch.getFileSystem(configuration);
  }

  /** Puts bytes in place of whatever is there, and removes what broken writes have left. */
  public void put(Path target, byte[] bytes) throws IOException {
    if (system.hasPathCapability(target, CommonPathCapabilities.ABORTABLE_STREAM)) {
      write(target, bytes);
      return;
    }
    for (int attempt = 1; ; attempt++) {
      Path unfinished = new Path(scratch, UUID.randomUUID().toString());
      try {
        write(unfinished, bytes);
        move(unfinished, target);
        break;
      } catch (FileNotFoundException | NoSuchFileException | FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
    system.delete(scratch, true);
  }

  private void write(Path file, byte[] bytes) throws IOException {
    if (isLocal()) {
      writeLocal(local(file), bytes);
      return;
    }
    try (OutputStream stream = system.create(file, true)) {
      stream.write(bytes);
    }
  }

  private static void writeLocal(java.nio.file.Path file, byte[] bytes) throws IOException {
    Files.createDirectories(directory(file));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true); // else the rename could outlive the bytes when the machine stops
    }
  }

  private static java.nio.file.Path directory(java.nio.file.Path file) {
    java.nio.file.Path directory = file.getParent();
    return directory == null ? file : directory;
  }

  private void move(Path unfinished, Path target) throws IOException {
    if (isLocal()) {
      moveLocal(local(unfinished), local(target));
      return;
    }
    system.mkdirs(target.getParent());
    FileContext.getFileContext(target.toUri(), configuration)
        .rename(unfinished, target, Options.Rename.OVERWRITE);
  }

  /** Moves as the local file system does; Hadoop's own way would remove the old file first. */
  private static void moveLocal(java.nio.file.Path unfinished, java.nio.file.Path target)
      throws IOException {
    Files.createDirectories(directory(target));
    // A checksum of Hadoop's, which copying may have left, is of the old file.
    Files.deleteIfExists(target.resolveSibling("." + target.getFileName() + ".crc"));
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isLocal() {
    return "file".equals(system.getUri().getScheme());
  }

  private java.nio.file.Path local(Path file) {
    return java.nio.file.Path.of(system.makeQualified(file).toUri());
  }
}
