package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.FileScans;
import io.sparkloss.TestSpark;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job reads a second time is what the docs and the plan name, and only when they say so. */
class ScansIT extends FourRows {

  private static final long EACH = 4;

  private static final String RUN = "run: r\ninput: {path: data}\n" + REST;

  private static final String QUARANTINE =
      "run: r\ninput: {path: data}\non_invalid: skip\n"
          + REST.replace("{directory: out}", "{directory: out, quarantine: {directory: bad}}");

  @BeforeEach
  void data() {
    write(FourRows.ROWS, "data");
  }

  private void write(String sql, String name) {
    TestSpark.session().sql(sql).coalesce(1).write().mode("overwrite").parquet(place(name));
  }

  private String place(String name) {
    return directory + "/" + name;
  }

  /** Makes the prediction of one row NULL. */
  private void spoil() {
    write(
        "SELECT id, y, IF(id = 3, NULL, a) AS a, b, origin, day FROM (" + FourRows.ROWS + ")",
        "data");
  }

  private List<Long> scans(ExitCode code, String text) throws Exception {
    FileScans.Read<JobRun> read = FileScans.of(() -> JobRun.of(directory, text));
    assertThat(read.result().code()).as(read.result().err()).isEqualTo(code);
    return read.scans();
  }

  @Test
  void usableRowsAreReadOnceAlsoWithAQuarantineAndSlicesInTables() throws Exception {
    assertThat(scans(ExitCode.DONE, RUN)).containsExactly(EACH);
    assertThat(scans(ExitCode.DONE, QUARANTINE)).containsExactly(EACH);
    assertThat(scans(ExitCode.DONE, RUN.replace("directory: out", "directory: out, slices: table")))
        .containsExactly(EACH);
  }

  @Test
  void refusedRowsAreReadAgainOnlyToNameThem() throws Exception {
    spoil();

    assertThat(scans(ExitCode.DATA_REFUSED, RUN)).containsExactly(EACH, EACH);
    assertThat(scans(ExitCode.DATA_REFUSED, RUN.replace("key: id\n", "")))
        .as("without a key there is nothing to name")
        .containsExactly(EACH);
    assertThat(scans(ExitCode.DONE, RUN + "on_invalid: skip\n")).containsExactly(EACH);
    assertThat(scans(ExitCode.DATA_REFUSED, RUN + "on_invalid: skip\nmin_coverage: 1\n"))
        .containsExactly(EACH);
  }

  @Test
  void refusedRowsAreReadAgainToBeWrittenToTheQuarantine() throws Exception {
    spoil();

    assertThat(scans(ExitCode.DONE, QUARANTINE)).containsExactly(EACH, EACH);
    assertThat(
            scans(
                ExitCode.DONE,
                QUARANTINE.replace("directory: out", "directory: out, slices: table")))
        .containsExactly(EACH, EACH);
  }

  @Test
  void labelsAreReadOnceUnlessAKeyHasSeveral() throws Exception {
    write("SELECT id, a, b, origin FROM (" + FourRows.ROWS + ")", "data");
    write("SELECT id, y FROM (" + FourRows.ROWS + ")", "labels");
    String joined = RUN + "labels: {path: labels, on: id}\n";

    assertThat(scans(ExitCode.DONE, joined)).containsExactly(EACH, EACH);

    write("SELECT IF(id = 4, 1, id) AS id, y FROM (" + FourRows.ROWS + ")", "labels");
    assertThat(scans(ExitCode.DATA_REFUSED, joined)).containsExactly(EACH, EACH, EACH, EACH);
  }

  @Test
  void csvIsReadAgainForItsTypesAndASchemaSparesThat() throws Exception {
    rows().coalesce(1).write().option("header", "true").csv(place("text"));
    String csv = RUN.replace("{path: data}", "{path: text, format: csv}");
    String schema =
        csv.replace(
            "format: csv",
            "format: csv, schema: 'id LONG, y DOUBLE, a DOUBLE, b DOUBLE, origin STRING, day DATE'");

    // One line for the names of the columns; all with it for the types; the rows.
    assertThat(scans(ExitCode.DONE, csv)).containsExactly(1L, EACH + 1, EACH);
    assertThat(scans(ExitCode.DONE, schema)).containsExactly(EACH);
  }
}
