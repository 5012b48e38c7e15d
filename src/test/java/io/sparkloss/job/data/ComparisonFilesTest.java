package io.sparkloss.job.data;

import static io.sparkloss.result.compare.Runs.entry;
import static io.sparkloss.result.compare.Runs.estimate;
import static io.sparkloss.result.compare.Runs.evaluation;
import static io.sparkloss.result.compare.Runs.origin;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.job.parquet.MemoryInput;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.ComparedRun;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.compare.RunCosts;
import io.sparkloss.result.compare.Runs;
import io.sparkloss.result.entry.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonFilesTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private List<Group> rows(RunComparison comparison) throws IOException {
    ComparisonFiles.write(
        comparison, new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration());
    byte[] bytes = Files.readAllBytes(directory.resolve("compare.parquet"));
    List<Group> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new MemoryInput(bytes))) {
      MessageType type = reader.getFileMetaData().getSchema();
      PageReadStore pages = reader.readNextRowGroup();
      RecordReader<Group> records =
          new ColumnIOFactory()
              .getColumnIO(type)
              .getRecordReader(pages, new GroupRecordConverter(type));
      for (long i = 0; i < pages.getRowCount(); i++) {
        rows.add(records.read());
      }
    }
    return rows;
  }

  private static String text(Group row, String column) {
    return row.getFieldRepetitionCount(column) == 0
        ? "none"
        : row.getValueToString(row.getType().getFieldIndex(column), 0);
  }

  private static List<String> texts(Group row, String... columns) {
    return List.of(columns).stream().map(column -> text(row, column)).toList();
  }

  /** The numbers are derived in {@code RunComparisonTest}. */
  @Test
  void aRowForAllRowsAndOneForEachSlice() throws Exception {
    RunCosts before = RunCosts.of(Runs.before());
    ComparedRun run =
        new ComparedRun("june", before.run().evaluatedAt(), 0.95, LocalDate.of(2001, 6, 1));

    List<Group> rows =
        rows(
            RunComparison.of(
                new RunCosts(run, before.columns(), before.costs()), RunCosts.of(Runs.after())));

    assertThat(rows).hasSize(3);
    String[] names = {"run_1", "run_2", "period_1", "period_2", "target", "model", "loss"};
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(texts(row, names))
                    .containsExactly(
                        "june", "july", "11474", "none", "delay", "mean", "squared_error"));
    String[] numbers = {
      "slice",
      "grouping",
      "kind",
      "weight_share_1",
      "weight_share_2",
      "cost_1",
      "cost_2",
      "change",
      "mix",
      "rate",
      "turnover",
      "doubtful"
    };
    assertThat(texts(rows.get(0), numbers))
        .containsExactly(
            "{}", "[]", "overall", "none", "none", "3.0", "4.5", "1.5", "none", "none", "none",
            "false");
    assertThat(texts(rows.get(1), numbers))
        .containsExactly(
            "{\"origin\":\"x\"}",
            "[\"origin\"]",
            "stayed",
            "0.75",
            "0.5",
            "2.0",
            "3.0",
            "0.9375",
            "0.3125",
            "0.625",
            "0.0",
            "none");
    assertThat(rows.get(0).getDouble("ci_low", 0)).isLessThan(1.5);
  }

  @Test
  void whatIsNotDefinedIsNull() throws Exception {
    Evaluation before =
        evaluation(
            "a",
            entry("t", "m", "l", Slice.OVERALL, estimate(1, 3, Double.NaN)),
            entry("t", "m", "l", origin(null), estimate(1, 3, Double.NaN)));
    Evaluation after =
        evaluation(
            "b",
            entry("t", "m", "l", Slice.OVERALL, estimate(2, 5, 1)),
            entry("t", "m", "l", origin("x"), estimate(2, 5, 1)));

    List<Group> rows = rows(RunComparison.of(before, after));

    assertThat(texts(rows.get(0), "std_error", "ci_low", "ci_high"))
        .containsExactly("none", "none", "none");
    assertThat(texts(rows.get(1), "slice", "kind", "cost_1", "cost_2", "turnover"))
        .containsExactly("{\"origin\":null}", "left", "3.0", "none", "1.0");
    assertThat(texts(rows.get(2), "slice", "kind", "cost_1", "cost_2", "turnover"))
        .containsExactly("{\"origin\":\"x\"}", "entered", "none", "5.0", "1.0");
  }
}
