package io.sparkloss.job.flights;

import java.io.IOException;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/**
 * Writes rows as one Parquet file, compressed with Zstandard, where Spark by itself writes a
 * directory of them: a single file is what one commits, copies and attaches.
 *
 * @since 0.1.0
 */
final class ParquetFile {

  /** Small enough for several tasks to read parts of one file. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private ParquetFile() {}

  /**
   * Writes beside the target first and moves the finished file there, replacing an older one.
   *
   * @throws IOException if the target is a directory, or cannot be written
   */
  static void write(Dataset<Row> rows, String sortedBy, String file) throws IOException {
    Path target = new Path(file);
    FileSystem files =
        target.getFileSystem(rows.sparkSession().sparkContext().hadoopConfiguration());
    if (files.exists(target) && files.getFileStatus(target).isDirectory()) {
      throw new IOException("%s is a directory; name a file for the predictions".formatted(file));
    }
    Path unfinished = new Path(target.getParent(), "_" + target.getName() + ".unfinished");
    try {
      rows.coalesce(1)
          .sortWithinPartitions(sortedBy)
          .write()
          .mode(SaveMode.Overwrite)
          .option("compression", "zstd")
          .option("parquet.block.size", ROW_GROUP_BYTES)
          .parquet(unfinished.toString());
      move(files, onlyPart(files, unfinished), target);
    } finally {
      files.delete(unfinished, true);
    }
  }

  private static Path onlyPart(FileSystem files, Path directory) throws IOException {
    FileStatus[] parts = files.listStatus(directory, path -> path.getName().endsWith(".parquet"));
    if (parts.length != 1) {
      throw new IOException("%s has %d Parquet files, not one".formatted(directory, parts.length));
    }
    return parts[0].getPath();
  }

  private static void move(FileSystem files, Path from, Path to) throws IOException {
    files.delete(to, false);
    if (!files.rename(from, to)) {
      throw new IOException("cannot move the predictions to %s".formatted(to));
    }
    if (files instanceof ChecksumFileSystem checked) {
      files.delete(checked.getChecksumFile(to), false);
    }
  }
}
