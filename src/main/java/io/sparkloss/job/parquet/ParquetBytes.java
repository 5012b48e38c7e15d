package io.sparkloss.job.parquet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/**
 * Makes small Parquet files in memory, without a job of Spark's.
 *
 * @since 0.1.0
 */
public final class ParquetBytes {

  private ParquetBytes() {}

  /** Returns a file of these rows, with entries in its footer. */
  public static byte[] of(MessageType type, List<Group> rows, Map<String, String> footer)
      throws IOException {
    MemoryOutput output = new MemoryOutput();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(output)
            .withType(type)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withExtraMetaData(footer)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
    return output.toBytes();
  }
}
