package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.json.EvaluationJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels that stand in another table, and come one by one. */
class LabelsIT extends FourRows {

  /** Five predictions; the last one has no id, and so no label. */
  private static final String PREDICTIONS =
      """
      SELECT * FROM VALUES
        (1L, 1.0D, 'x'), (2L, 2.0D, 'x'), (3L, 4.0D, 'y'), (4L, 6.0D, 'z'), (NULL, 9.0D, 'z')
        AS t(id, p, origin)
      """;

  private static final String RUN =
      """
      run: r
      input: {path: predictions}
      labels: {path: labels, on: id}
      key: id
      targets: {t: {label: y, models: {m: p}, losses: [squared_error]}}
      slices: [origin]
      output: {directory: out}
      """;

  @BeforeEach
  void predictions() {
    write(PREDICTIONS, "predictions");
  }

  @Test
  void predictionsWithoutALabelAreCountedAndNothingElse() throws Exception {
    // 1 and 3 have labels; a label without an id is nobody's, and 7 is asked for by none.
    labels("(1, 2D), (3, 4D), (NULL, 5D), (7, 1D)");

    JobRun run = JobRun.of(directory, RUN + "min_coverage: 1\nmin_label_coverage: 0.4\n");

    assertThat(run.errors()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    // (1 - 2)² and (4 - 4)²
    assertThat(costs("slice = '{}'")).containsExactly(0.5);
    assertThat(costs("origin = 'x'")).containsExactly(1.0);
    assertThat(costs("origin = 'z' AND cost IS NOT NULL")).isEmpty();
    assertThat(run.out())
        .contains("5 rows read\n")
        .contains("2 of 5 predictions (40%) have a label, every one of them used for every cost");
    assertThat(evaluation().dataQuality().labelCoverage())
        .containsExactly(
            new LabelCoverage(Slice.OVERALL, null, 5, 2),
            new LabelCoverage(Slice.of(Map.of("origin", "x")), null, 2, 1),
            new LabelCoverage(Slice.of(Map.of("origin", "y")), null, 1, 1),
            new LabelCoverage(Slice.of(Map.of("origin", "z")), null, 2, 0));
    assertThat(evaluation().costs().get(0).usage().rows()).isEqualTo(2);
  }

  @Test
  void detailsOfAllRowsAreThoseOfRowsWithALabel() throws Exception {
    labels("(1, 2D), (3, 4D), (4, 0D)");

    JobRun run =
        JobRun.of(
            directory, RUN + "details: {residuals: true, concentration: true, worst_rows: 2}\n");

    assertThat(run.errors()).isEmpty();
    Details found = evaluation().details();
    // The losses are (1 - 2)², (4 - 4)² and (6 - 0)².
    assertThat(found.worstRows()).hasSize(1);
    assertThat(found.worstRows().get(0).rows())
        .extracting(WorstRow::key)
        .containsExactly(List.of(4L), List.of(1L));
    assertThat(found.concentrations()).hasSize(1);
    assertThat(found.concentrations().get(0).curve()).isNotEmpty();
    assertThat(found.residuals().get(0).noise().mse()).isEqualTo(37 / 3.0);
  }

  @Test
  void tooFewLabelsAreRefused() throws Exception {
    labels("(1, 2D), (3, 4D)");

    assertRefused(
        RUN + "min_label_coverage: 0.5\n",
        "the label coverage is 40.00% (2 of 5 predictions have a label) but min_label_coverage is"
            + " 50.00%; wait for more labels, or lower it");
  }

  @Test
  void noLabelYetIsNoError() throws Exception {
    labels("(8, 2D)");

    JobRun run = JobRun.of(directory, RUN);

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("NULL", "0 of 5 predictions (0%) have a label");
  }

  @Test
  void aLabelThatIsNullIsInvalidAsAnyOther() throws Exception {
    labels("(1, NULL), (3, 4D)");

    JobRun run = JobRun.of(directory, RUN);

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors().get(0))
        .startsWith("error: run r: 1 of 5 rows cannot be used: t, null_label 1, first at id 1");
    JobRun skipping = JobRun.of(directory, RUN + "on_invalid: skip\n");
    assertThat(skipping.code()).isEqualTo(ExitCode.DONE);
    assertThat(evaluation().dataQuality().usages().get(0).usage().coverage()).isEqualTo(0.5);
  }

  @Test
  void severalLabelsOfOneKeyAreRefused() throws Exception {
    labels("(1, 2D), (3, 4D), (3, 4D), (4, 0D), (4, 1D), (4, 2D), (9, 0D), (9, 1D)");

    JobRun run = JobRun.of(directory, RUN + "on_invalid: skip\n");

    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.errors())
        .containsExactly(
            "error: run r: 2 predictions have a key that stands more than once in labels, so which"
                + " label is theirs is not known: first id 3: 2 labels; leave one for each key, for"
                + " example by labels.sql",
            "  id 3: 2 labels",
            "  id 4: 3 labels");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void whatDoesNotFitIsRefusedByName() throws Exception {
    labels("(1, 2D)");
    write("SELECT * FROM VALUES ('1', 2D, 'x') AS l(id, y, origin)", "text");

    assertRefused(
        RUN.replace("on: id", "on: flight"),
        "labels has no column 'flight' (labels.on); known: 'id', 'y'");
    assertRefused(
        RUN.replace("on: id", "on: id, columns: z"),
        "labels has no column 'z' (labels.columns); known: 'id', 'y'");
    assertRefused(
        RUN.replace("path: labels", "path: text"),
        "column 'id' (labels.on) is bigint in the input but string in labels; cast one of them, for"
            + " example by labels.sql");
    assertRefused(
        RUN.replace("path: labels", "sql: 'SELECT 1D AS id, 1D AS y'"),
        "column 'id' (labels.on) is bigint in the input but double in labels; cast one of them, for"
            + " example by labels.sql");
    assertRefused(
        RUN.replace("path: labels", "sql: 'SELECT 1L AS id, 1D AS y, 0 AS origin'"),
        "column 'origin' is in the input and in labels; take it from one of them, by naming the"
            + " others in labels.columns or by input.sql");
    assertRefused(
        RUN.replace("path: labels", "path: nowhere"),
        "labels.path: file:DIR/nowhere does not exist; give a file, a directory or a pattern");
  }

  @Test
  void namedColumnsAndAConditionMakeLabelsFit() throws Exception {
    write(
        """
        SELECT * FROM VALUES (1, 2D, 'june', 0), (1, 7D, 'july', 0), (3, 4D, 'june', 0)
          AS l(id, y, month, origin)
        """,
        "labels");

    JobRun run =
        JobRun.of(
            directory, RUN.replace("on: id", "on: [id], columns: [y], where: month = 'june'"));

    assertThat(run.errors()).isEmpty();
    assertThat(costs("slice = '{}'")).containsExactly(0.5);
  }

  @Test
  void aTableMayHoldItsOwnLabels() throws Exception {
    rows().write().parquet(directory + "/data");

    JobRun run =
        JobRun.of(
            directory,
            """
            run: r
            input: {sql: "SELECT id AS id, a, b, origin FROM parquet.`DIR/data`"}
            labels: {path: data, on: id, columns: y}
            """
                    .replace("DIR", directory.toString())
                + REST);

    assertThat(run.errors()).isEmpty();
    assertCosts();
  }

  @Test
  void eachTableIsReadOnce() throws Exception {
    TestSpark.session()
        .range(4000)
        .selectExpr("id", "1D AS p", "'x' AS origin")
        .write()
        .parquet(directory + "/many");
    TestSpark.session().range(1000).selectExpr("id", "2D AS y").write().parquet(directory + "/few");
    AtomicLong read = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            read.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
          }
        };
    TestSpark.session().sparkContext().addSparkListener(listener);

    JobRun run =
        JobRun.of(
            directory,
            RUN.replace("path: predictions", "path: many")
                .replace("path: labels", "path: few")
                .replace("output: {directory: out}\n", ""));

    TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    TestSpark.session().sparkContext().removeSparkListener(listener);
    assertThat(run.out()).contains("1,000 of 4,000 predictions (25%) have a label");
    assertThat(read).hasValue(5000);
  }

  private void labels(String values) {
    write("SELECT * FROM VALUES " + values + " AS l(id, y)", "labels");
  }

  private void write(String sql, String name) {
    TestSpark.session().sql(sql).write().mode("overwrite").parquet(directory + "/" + name);
  }

  private Evaluation evaluation() throws Exception {
    return EvaluationJson.read(Files.readString(directory.resolve("out/evaluation.json")));
  }

  private void assertRefused(String text, String message) throws Exception {
    JobRun run = JobRun.of(directory, text);
    assertThat(run.errors())
        .map(line -> line.replace(directory.toString(), "DIR"))
        .containsExactly("error: run r: " + message);
    assertThat(run.code()).isEqualTo(ExitCode.DATA_REFUSED);
    Path out = directory.resolve("out");
    assertThat(out).doesNotExist();
  }
}
