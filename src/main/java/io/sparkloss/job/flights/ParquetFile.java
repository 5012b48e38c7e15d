package io.sparkloss.job.flights;

import java.io.IOException;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Writes rows as one Parquet file, compressed with Zstandard, where Spark by itself writes a
 * directory of them: a single file is what one commits, copies and attaches.
 *
 * @since 0.1.0
 */
final class ParquetFile {

  /** Small enough for several tasks to read parts of one file. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final FileSystem files;
  private final Path target;

  /**
   * Names the file.
   *
   * @throws IllegalArgumentException if there is a directory of that name
   * @throws IOException if the file system does not answer
   */
  ParquetFile(SparkSession spark, String file) throws IOException {
    target = new Path(file);
    files = target.getFileSystem(spark.sparkContext().hadoopConfiguration());
    if (files.exists(target) && files.getFileStatus(target).isDirectory()) {
      throw new IllegalArgumentException(
          "%s is a directory; name a file for the predictions".formatted(file));
    }
  }

  /** Writes beside the file first and moves the finished one there, replacing an older one. */
  void write(Dataset<Row> rows, String sortedBy) throws IOException {
    Path unfinished = new Path(target.getParent(), "_" + target.getName() + ".unfinished");
    try {
      rows.coalesce(1)
          .sortWithinPartitions(sortedBy)
          .write()
          .mode(SaveMode.Overwrite)
          .option("compression", "zstd")
          .option("parquet.block.size", ROW_GROUP_BYTES)
          .parquet(unfinished.toString());
      replaceBy(onlyPart(unfinished));
    } finally {
      files.delete(unfinished, true);
    }
  }

  private Path onlyPart(Path directory) throws IOException {
    FileStatus[] parts = files.listStatus(directory, path -> path.getName().endsWith(".parquet"));
    if (parts.length != 1) {
      throw new IOException("%s has %d Parquet files, not one".formatted(directory, parts.length));
    }
    return parts[0].getPath();
  }

  private void replaceBy(Path finished) throws IOException {
    files.delete(target, false);
    if (!files.rename(finished, target)) {
      throw new IOException("cannot move the predictions to %s".formatted(target));
    }
    if (files instanceof ChecksumFileSystem checked) {
      files.delete(checked.getChecksumFile(target), false);
    }
  }
}
