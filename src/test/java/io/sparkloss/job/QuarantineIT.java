package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.json.EvaluationJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that cannot be used: where they go, what of them is written, how many there may be. */
class QuarantineIT extends FourRows {

  /** Of y, 2 is NULL; of a, 3 is NULL and 4 is NaN; of b, 4 is infinite, which is no number. */
  private static final String BAD =
      """
      SELECT * FROM VALUES
        (1L, 1.0D, 1.0D, 2.0D, 'ann'), (2L, NULL, 2.0D, 1.0D, 'bob'),
        (3L, 3.0D, NULL, 4.0D, 'cyd'), (4L, 4.0D, double('NaN'), double('Infinity'), 'dan')
        AS t(id, y, a, b, passenger)
      """;

  private static final String RUN =
      """
      run: r
      input: {path: data}
      key: id
      targets: {t: {label: y, models: {a: a, b: b}, losses: [squared_error]}}
      output: {directory: out, quarantine: {directory: out/quarantine}}
      """;

  private static final String SKIP = RUN + "on_invalid: skip\n";

  @BeforeEach
  void data() {
    write(BAD, "data");
  }

  @Test
  void onlyTheKeyAndTheReasonsAreWritten() throws Exception {
    JobRun run = JobRun.of(directory, SKIP);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(quarantine().columns()).containsExactly("id", "reasons");
    assertThat(told())
        .isEqualTo(
            Map.of(
                2L, "t a squared_error null_label, t b squared_error null_label",
                3L, "t a squared_error null_prediction",
                4L, "t a squared_error nan_prediction, t b squared_error infinite_prediction"));
    assertNothingLost();
    assertThat(names("out"))
        .containsExactly(
            "charts", "costs", "evaluation.json", "quarantine", "report.html", "report.md");
  }

  @Test
  void columnsAreWrittenThatTheFileAllows() throws Exception {
    JobRun.of(
        directory,
        SKIP.replace("{directory: out/quarantine}", "{directory: bad, columns: [b, id]}"));

    Dataset<Row> rows = TestSpark.session().read().parquet(directory + "/bad");
    assertThat(rows.columns()).containsExactly("id", "b", "reasons");
    assertThat(rows.where("id = 3").select("b").head().getDouble(0)).isEqualTo(4.0);
  }

  @Test
  void aRefusedRunWritesItsQuarantineAndNothingElse() throws Exception {
    for (String refusing : List.of(RUN, SKIP + "min_coverage: 0.9\n", SKIP + "max_invalid: 0\n")) {
      JobRun run = JobRun.of(directory, refusing);

      assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
      assertThat(names("out")).containsExactly("quarantine");
      assertThat(told()).containsOnlyKeys(2L, 3L, 4L);
    }
  }

  @Test
  void runningAgainReplacesAndRemoves() throws Exception {
    JobRun.of(directory, SKIP);
    JobRun.of(directory, SKIP.replace("path: data", "path: data, where: id < 3"));
    assertThat(told()).containsOnlyKeys(2L);

    JobRun.of(directory, SKIP.replace("path: data", "path: data, where: id = 1"));
    assertThat(names("out"))
        .containsExactly("charts", "costs", "evaluation.json", "report.html", "report.md");
  }

  @Test
  void rowsOfLongFormSayTheirModel() throws Exception {
    write(
        "SELECT id, y, name, p FROM (" + BAD + ") UNPIVOT INCLUDE NULLS (p FOR name IN (a, b))",
        "data");

    JobRun.of(
        directory,
        SKIP.replace("models: {a: a, b: b}", "model: name, prediction: p")
            .replace("key: id", "key: [id, name]"));

    assertThat(quarantine().where("id = 2 AND name = 'b'").selectExpr("reasons[0].model").head())
        .hasToString("[b]");
    assertNothingLost();
  }

  @Test
  void rowsWithoutALabelAreNotInvalid() throws Exception {
    write("SELECT * FROM VALUES (1L, 1D), (2L, NULL), (4L, 4D) AS l(id, z)", "labels");

    JobRun.of(directory, SKIP.replace("label: y", "label: z") + "labels: {path: labels, on: id}\n");

    assertThat(told()).containsOnlyKeys(2L, 4L);
    assertNothingLost();
  }

  @Test
  void sumsThatAreNotOneAreAReasonWhereTheyRefuse() throws Exception {
    write(
        "SELECT * FROM VALUES (1L, 0, array(0.5D, 0.25D)), (2L, 1, array(0.5D, 0.5D))"
            + " AS t(id, y, p)",
        "data");
    String target = "targets: {t: {label: y, num_classes: 2, models: {m: p}, losses: [log_loss]}}";
    String text = RUN.replaceFirst("targets: .*", target);

    assertThat(JobRun.of(directory, text).code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(told()).isEqualTo(Map.of(1L, "t m cross_entropy probabilities_do_not_sum_to_1"));
    assertThat(JobRun.of(directory, text + "on_invalid: skip\n").code()).isEqualTo(ExitCode.DONE);
    assertThat(names("out"))
        .containsExactly("charts", "costs", "evaluation.json", "report.html", "report.md");
    JobRun bounded =
        JobRun.of(
            directory,
            text + "on_invalid: skip\nmax_invalid: {probabilities_do_not_sum_to_1: 0.4}\n");
    assertThat(bounded.errors().get(0))
        .isEqualTo(
            "error: run r: t, model m, cross_entropy: probabilities_do_not_sum_to_1 1 of 2"
                + " (50.00%) is above max_invalid.probabilities_do_not_sum_to_1, 40.00%; repair the"
                + " rows, or raise it");
  }

  @Test
  void moreInvalidRowsThanAllowedAreRefused() throws Exception {
    assertAbove(
        "max_invalid: 0.7",
        "t, model a, squared_error: rows refused 3 of 4 (75.00%) is above max_invalid, 70.00%");
    assertAbove(
        "max_invalid: {null_label: 0.3, infinite_prediction: 0.2, nan_prediction: 1}",
        "t, model b, squared_error: infinite_prediction 1 of 4 (25.00%) is above"
            + " max_invalid.infinite_prediction, 20.00%");
    assertThat(JobRun.of(directory, SKIP + "max_invalid: 0.75\n").code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatIsNoQuarantineOfTheRunIsNotReplaced() throws Exception {
    Path precious = Files.createDirectories(directory.resolve("out/quarantine")).resolve("a.txt");
    Files.writeString(precious, "mine");

    JobRun run = JobRun.of(directory, SKIP);

    assertThat(run.code()).isEqualTo(ExitCode.FILE_REFUSED);
    assertThat(run.errors())
        .containsExactly(
            "error: run r: output.quarantine.directory: file:"
                + directory
                + "/out/quarantine holds something else than a quarantine; name a directory of its"
                + " own");
    assertThat(precious).hasContent("mine");

    Files.delete(precious);
    JobRun.of(directory, SKIP);
    JobRun other =
        JobRun.of(
            directory,
            SKIP.replace("run: r", "run: s").replace("directory: out,", "directory: o,"));
    assertThat(other.errors())
        .containsExactly(
            "error: run s: output.quarantine.directory: file:"
                + directory
                + "/out/quarantine holds the quarantine of run r; name another, or remove it");
  }

  @Test
  void aColumnThatIsNotThereIsRefusedBeforeAnythingIsRead() throws Exception {
    JobRun run =
        JobRun.of(directory, SKIP.replace("out/quarantine}", "out/quarantine, columns: seat}"));

    assertThat(run.errors().get(0))
        .startsWith("error: run r: the input has no column 'seat' (output.quarantine.columns)");
    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void theInputIsReadAgainOnlyWhenThereAreInvalidRows() throws Exception {
    assertThat(rowsRead(SKIP)).isEqualTo(8);
    assertThat(rowsRead(SKIP.replace("path: data", "path: good"))).isEqualTo(4);
  }

  private long rowsRead(String text) throws Exception {
    rows().write().mode("overwrite").parquet(directory + "/good");
    AtomicLong read = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            read.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
          }
        };
    TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    TestSpark.session().sparkContext().addSparkListener(listener);
    JobRun.of(directory, text);
    TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    TestSpark.session().sparkContext().removeSparkListener(listener);
    return read.get();
  }

  private void assertAbove(String line, String message) throws Exception {
    JobRun run = JobRun.of(directory, SKIP + line + "\n");
    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors().get(0))
        .isEqualTo("error: run r: " + message + "; repair the rows, or raise it");
  }

  /** The reasons written are, by target, model, loss and reason, as many as were counted. */
  private void assertNothingLost() throws Exception {
    Evaluation evaluation =
        EvaluationJson.read(Files.readString(directory.resolve("out/evaluation.json")));
    Map<String, Long> counted = new TreeMap<>();
    for (DataQuality.EntryUsage entry : evaluation.dataQuality().usages()) {
      entry
          .usage()
          .invalid()
          .forEach(
              (reason, count) ->
                  counted.put(
                      String.join(" ", entry.target(), entry.model(), entry.loss(), reason.key()),
                      count));
    }
    Map<String, Long> written = new TreeMap<>();
    quarantine()
        .selectExpr("explode(reasons) AS r")
        .selectExpr("concat_ws(' ', r.target, r.model, r.loss, r.reason)")
        .collectAsList()
        .forEach(row -> written.merge(row.getString(0), 1L, Long::sum));
    assertThat(written).isEqualTo(counted).isNotEmpty();
  }

  private Map<Long, String> told() {
    Map<Long, String> told = new TreeMap<>();
    quarantine()
        .selectExpr(
            "id",
            "array_join(transform(reasons, r -> concat_ws(' ', r.target, r.model, r.loss,"
                + " r.reason)), ', ')")
        .collectAsList()
        .forEach(row -> told.put(row.getLong(0), row.getString(1)));
    return told;
  }

  private Dataset<Row> quarantine() {
    return TestSpark.session().read().parquet(directory + "/out/quarantine");
  }

  private void write(String sql, String name) {
    TestSpark.session()
        .sql(sql)
        .coalesce(1)
        .write()
        .mode("overwrite")
        .parquet(directory + "/" + name);
  }
}
