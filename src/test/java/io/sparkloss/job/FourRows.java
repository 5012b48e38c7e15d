package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder for a job that evaluates four rows, and what it must write of them. */
abstract class FourRows {

  /** Squared errors of a: 0, 0, 1, 4, mean 1.25; of b: 1, 1, 1, 1, mean 1. */
  static final String ROWS =
      """
      SELECT * FROM VALUES
        (1L, 1.0D, 1.0D, 2.0D, 'x', DATE'2001-06-01'),
        (2L, 2.0D, 2.0D, 1.0D, 'x', DATE'2001-06-01'),
        (3L, 3.0D, 4.0D, 4.0D, 'y', DATE'2001-06-02'),
        (4L, 4.0D, 6.0D, 3.0D, CAST(NULL AS STRING), DATE'2001-06-02')
        AS t(id, y, a, b, origin, day)
      """;

  static final String REST =
      """
      key: id
      targets: {t: {label: y, models: {a: a, b: b}, losses: [squared_error, absolute_error]}}
      slices: [origin]
      output: {directory: out}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path directory;

  @BeforeEach
  void realPath() throws IOException {
    directory = directory.toRealPath();
  }

  void assertCosts() {
    assertThat(costs("loss = 'squared_error' AND slice = '{}'")).containsExactly(1.25, 1.0);
    assertThat(costs("loss = 'squared_error' AND origin = 'x'")).containsExactly(0.0, 1.0);
  }

  /** Returns costs of the table that was written, by model. */
  List<Double> costs(String condition) {
    return TestSpark.session()
        .read()
        .parquet(directory + "/out/costs")
        .where(condition)
        .orderBy("model")
        .select("cost")
        .collectAsList()
        .stream()
        .map(row -> row.getDouble(0))
        .toList();
  }

  List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  static Dataset<Row> rows() {
    return TestSpark.session().sql(ROWS);
  }
}
