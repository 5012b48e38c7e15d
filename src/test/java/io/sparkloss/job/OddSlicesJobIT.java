package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.TestSpark;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.gate.Verdict;
import io.sparkloss.result.json.EvaluationJson;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Slices of odd names and of every type: through files, history, gates and the console. */
class OddSlicesJobIT extends FourRows {

  /** Of the k-th the absolute errors are k + 1 and k + 1. */
  private static final List<String> NAMES =
      List.of(
          "",
          " ",
          "null",
          "a\"b",
          "it's",
          "back\\slash",
          "new\nline",
          "tab\t",
          "\u001b[31mred",
          "\uD83D\uDE00",
          "comma, dash",
          "x=1",
          "sl/ash",
          "../..",
          "per%cent%20",
          "<b>&amp;</b>",
          "${date}",
          "{\"name\":null}",
          "\u00fc\u2028",
          "a".repeat(13) + "\uD83D\uDE00".repeat(9));

  private static String quoted(String text) throws Exception {
    return new ObjectMapper().writeValueAsString(text);
  }

  private String file() throws Exception {
    StringBuilder gates = new StringBuilder("gates:\n");
    for (int k = 0; k < NAMES.size(); k++) {
      gates
          .append("  - {target: t, loss: mae, candidate: m, at_most: ")
          .append(k + 1)
          .append(", slice: {name: ")
          .append(quoted(NAMES.get(k).replace("${", "$${")))
          .append("}}\n");
    }
    return """
        run: r
        input: {path: data}
        targets: {t: {label: y, models: {m: p}, losses: [mae]}}
        slices: [name]
        output: {directory: out, history: {path: past}}
        """
        + gates;
  }

  private void write() {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < NAMES.size(); k++) {
      rows.add(RowFactory.create(NAMES.get(k), 0.0, k + 1.0));
      rows.add(RowFactory.create(NAMES.get(k), k + 1.0, 0.0));
    }
    StructType schema =
        new StructType()
            .add("name", DataTypes.StringType)
            .add("y", DataTypes.DoubleType)
            .add("p", DataTypes.DoubleType);
    TestSpark.session().createDataFrame(rows, schema).write().parquet(directory + "/data");
  }

  @Test
  void everyNameGoesThroughGatesHistoryRollUpAndTheConsole() throws Exception {
    write();

    JobRun run = JobRun.of(directory, file());

    assertThat(run.errors()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    requireLines(run.out());
    Evaluation found =
        EvaluationJson.read(Files.readString(directory.resolve("out/evaluation.json")));
    assertThat(found.gates()).hasSize(NAMES.size()).allMatch(g -> g.verdict() == Verdict.PASS);
    requireLines(rollUp("--slices", "name").out());
    for (int k = 0; k < NAMES.size(); k++) {
      rollUp("--where", "name=" + NAMES.get(k), "--output", directory + "/rolled");
      JsonNode rolled =
          new ObjectMapper().readTree(directory.resolve("rolled/rollup.json").toFile());
      assertThat(rolled.at("/costs")).as(NAMES.get(k)).hasSize(1);
      assertThat(rolled.at("/costs/0/cost").doubleValue()).isEqualTo(k + 1);
    }
  }

  private JobRun rollUp(String... arguments) {
    JobRun run = JobRun.rollUp(directory.resolve("evaluation.yaml"), arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    return run;
  }

  /** No name breaks a line, moves the cursor, or is cut within a character. */
  private static void requireLines(String out) {
    assertThat(out.codePoints().filter(c -> c != '\n').noneMatch(Character::isISOControl)).isTrue();
    assertThat(out).doesNotContain("\u2028").doesNotContain("?...");
  }

  @Test
  void valuesKeepTheirTypesAndGatesNameThemAsResultsShowThem() throws Exception {
    TestSpark.session()
        .sql(
            "SELECT 0D y, 1D p, 1.50BD dec, DATE'2001-06-01' day, TIMESTAMP'2001-06-01 12:00:00' at,"
                + " true flag, 7 int, CAST(0.25 AS FLOAT) real, 9L whole, CAST(NULL AS STRING) none,"
                + " TIMESTAMP_NTZ'2001-06-01 12:00:00' local FROM range(3)")
        .write()
        .parquet(directory + "/data");
    Map<String, String> values =
        Map.of(
            "dec", "1.50",
            "day", "2001-06-01",
            "at", "2001-06-01T12:00:00Z",
            "flag", "true",
            "int", "7",
            "real", "0.25",
            "whole", "9",
            "none", "null",
            "local", "\"2001-06-01T12:00\"");
    StringBuilder gates = new StringBuilder();
    values.forEach(
        (column, value) ->
            gates.append(
                "  - {target: t, loss: mae, candidate: m, at_most: 1, slice: {%s: %s}}\n"
                    .formatted(column, value)));

    for (String output : List.of("out", "out, slices: table")) {
      JobRun run =
          JobRun.of(
              directory,
              """
              run: r
              input: {path: data}
              targets: {t: {label: y, models: {m: p}, losses: [mae]}}
              slices: [dec, day, at, flag, int, real, whole, none, local]
              output: {directory: %s}
              gates:
              """
                      .formatted(output)
                  + gates);
      assertThat(run.errors()).isEmpty();
      assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.DONE);
    }

    Evaluation found =
        EvaluationJson.read(Files.readString(directory.resolve("out/evaluation.json")));
    assertThat(found.sliceColumns())
        .extracting(SliceColumn::type)
        .containsExactly(
            SliceColumn.Type.DECIMAL,
            SliceColumn.Type.DATE,
            SliceColumn.Type.TIMESTAMP,
            SliceColumn.Type.BOOLEAN,
            SliceColumn.Type.LONG,
            SliceColumn.Type.DOUBLE,
            SliceColumn.Type.LONG,
            SliceColumn.Type.STRING,
            SliceColumn.Type.LOCAL_TIMESTAMP);
    assertThat(
            TestSpark.session()
                .read()
                .parquet(directory + "/out/costs")
                .selectExpr("max(dec)", "max(int)", "max(real)", "max(day)", "bool_or(flag)")
                .first()
                .toString())
        .isEqualTo("[1.50,7,0.25,2001-06-01,true]");
  }
}
