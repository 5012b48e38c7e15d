package io.sparkloss.job.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Program;
import io.sparkloss.TestSpark;
import io.sparkloss.job.EvaluateJob;
import io.sparkloss.job.RollupJob;
import io.sparkloss.job.publish.RecordingServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job, in a process of its own with Spark's event log, whose evaluation files hold credentials
 * wherever they may stand: in runs that pass, fail and are refused, against databases and servers
 * that answer, refuse, and are not there. All that it leaves is searched for them.
 */
class SecretsIT {

  /** With all that addresses, JSON, XML and shells write in another way. */
  private static final String PASSWORD = "pa55-Wort q\"u'o<t>e&%41+=\\Zk7q";

  /** As it must be written in an address, which decodes it. */
  private static final String TOKEN = "tok%2Fen.7f3a9c~E2";

  private static final String WRONG = "wr0ng-guess-88121";

  /** Two lines, of which messages show the first. */
  private static final String KEY = "-----BEGIN 9d1f77a2-----\nQm9keS1vZi1rZXk1NTc3";

  private static final String BEARER = "bearer.4421.eyJhbGciOi";

  private static final List<String> SECRETS =
      List.of(PASSWORD, TOKEN, WRONG, "-----BEGIN 9d1f77a2-----", "Qm9keS1vZi1rZXk1NTc3", BEARER);

  private static final String TARGETS =
      """
      key: id
      on_invalid: skip
      targets: {t: {label: y, models: {a: a, b: b}, losses: [squared_error]}}
      slices: [origin]
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void database() throws Exception {
    directory = directory.toRealPath();
    Files.createDirectories(directory.resolve("files"));
    Files.createDirectories(directory.resolve("events"));
    try (Connection connection = DriverManager.getConnection(url(), "ann", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE p (id INT, y DOUBLE, a DOUBLE, b DOUBLE, origin VARCHAR(9))");
      statement.execute(
          "INSERT INTO p VALUES (1, 1, 1, 2, 'x'), (2, 2, 2, 1, 'x'), (3, 3, NULL, 4, 'y')");
    }
  }

  private String url() {
    return "jdbc:h2:" + directory + "/database";
  }

  @Test
  void credentialsAreInNothingThatAJobLeaves() throws Exception {
    try (RecordingServer good = new RecordingServer();
        RecordingServer bad = new RecordingServer()) {
      good.reply("get-by-name", 200, "{\"experiment\": {\"experiment_id\": \"7\"}}")
          .reply(
              "runs/create",
              200,
              "{\"run\": {\"info\": {\"run_id\": \"r\", \"artifact_uri\": \"s3://b/"
                  + BEARER
                  + "\"}}}");
      String echo =
          "x".repeat(260)
              + " you are Basic "
              + Base64.getEncoder()
                  .encodeToString("ann:tok/en.7f3a9c~E2".getBytes(StandardCharsets.UTF_8))
              + " with tok/en.7f3a9c~E2 and Bearer "
              + BEARER;
      bad.reply("four", 500, echo).reply("get-by-name", 403, echo);
      files(good, bad);

      Program run = run(EvaluateJob.class, directory + "/files", "--summary", summary());
      Program plan = run(EvaluateJob.class, directory + "/files", "--plan");
      Program rollup =
          run(RollupJob.class, directory + "/files/passes.yaml", "--output", directory + "/rolled");

      assertThat(run.code()).as(run.err()).isEqualTo(3);
      assertThat(directory.resolve("out/evaluation.json")).as(run.err()).exists();
      assertThat(directory.resolve("quarantine")).isNotEmptyDirectory();
      assertThat(good.calls())
          .as("the credentials were used")
          .anyMatch(call -> call.authorization().equals("Bearer " + BEARER))
          .anyMatch(call -> call.authorization().startsWith("Basic "));
      assertThat(
              run.err()
                  .lines()
                  .filter(line -> line.startsWith("error: run "))
                  .map(line -> line.replaceFirst("error: run ([a-z-]+): .*", "$1")))
          .containsExactlyInAnyOrder(
              "key-in-url",
              "keys-of-a-bucket",
              "no-driver",
              "not-there",
              "unknown-host",
              "wrong-password",
              "wrong-password-of-table",
              "wrong-setting");
      assertThat(run.err()).contains("/refused.yaml:", "publish.mlflow: ", "pushgateway: ");
      assertThat(plan.code()).isEqualTo(3);
      assertThat(rollup.code()).as(rollup.err()).isZero();
      assertClean("standard output", run.out() + plan.out() + rollup.out());
      assertClean("standard error", run.err() + plan.err() + rollup.err());
      assertFilesAreClean();
      assertTablesAreClean();
    }
  }

  private String summary() {
    return directory + "/summary.json";
  }

  private void files(RecordingServer good, RecordingServer bad) throws IOException {
    String options =
        "options: {url: '%s', user: ann, password: '${env:PASSWORD}'}".formatted(url());
    String input = "input: {format: jdbc, table: p, " + options + "}\n";
    write(
        "passes",
        input
            + """
            output:
              directory: ../out
              history: {path: ../history}
              quarantine: {directory: ../quarantine}
              table: {format: jdbc, name: costs, %s}
            publish:
              junit: ../gates.xml
              prometheus: {file: ../four.prom, pushgateway: "%s"}
              mlflow: {uri: "%s", experiment: e}
            gates: [{target: t, loss: mse, candidate: a, baseline: b, margin: 100}]
            """
                .formatted(options, withUser(good), good.address()));
    write(
        "told-to-servers-that-refuse",
        input
            + """
            publish:
              prometheus: {pushgateway: "%s/${env:TOKEN}"}
              mlflow: {uri: "%s", experiment: e}
            gates: [{target: t, loss: mse, candidate: b, baseline: 0, margin: 0}]
            """
                .formatted(withUser(bad), bad.address()));
    String wrong = "options: {url: '" + url() + "', user: ann, password: '${env:WRONG}'}";
    write("wrong-password", "input: {format: jdbc, table: p, " + wrong + "}\n");
    write(
        "wrong-password-of-table",
        input + "output: {table: {format: jdbc, name: costs, " + wrong + "}}\n");
    write("not-there", database("jdbc:h2:tcp://127.0.0.1:1/db;PASSWORD=${env:TOKEN}"));
    write("wrong-setting", database(url() + ";BOGUS=${env:WRONG}"));
    write("key-in-url", database("jdbc:h2:tcp://127.0.0.1:1/db;KEY=${env:KEY}"));
    write("no-driver", database("jdbc:nosuch://ann:${env:TOKEN}@127.0.0.1:1/db"));
    write("unknown-host", input + "output: {directory: 'hdfs://no-such-host.invalid:8020/out'}\n");
    write(
        "keys-of-a-bucket",
        "input: {path: '../no-such-${env:WRONG}', format: csv, options:"
            + " {fs.s3a.secret.key: '${env:PASSWORD}', password: '${env:KEY}'}}\n");
    write(
        "refused",
        "input: {format: jdbc, table: p, "
            + options
            + ", version: '${env:PASSWORD}'}\n"
            + "publish: {mlflow: {uri: \"${env:PASSWORD}\", experiment: '${env:WRONG}'},"
            + " junit: 'hdfs://h/${env:TOKEN}', prometheus: {file: '${env:PASSWORD}',"
            + " pushgateway: 'ftp://${env:TOKEN}@h'}}\n");
  }

  private static String withUser(RecordingServer server) {
    return server.address().replace("http://", "http://ann:${env:TOKEN}@");
  }

  private static String database(String url) {
    return "input: {format: jdbc, table: p, options: {url: \"%s\", user: ann}}\n".formatted(url);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(
        directory.resolve("files/" + name + ".yaml"), "run: " + name + "\n" + TARGETS + text);
  }

  private Program run(Class<?> job, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toAbsolutePath(),
            "-Dspark.master=local[1]",
            "-Dspark.eventLog.enabled=true",
            "-Dspark.eventLog.compress=false",
            "-Dspark.eventLog.dir=file:" + directory + "/events",
            "-Dspark.sql.warehouse.dir=" + directory + "/warehouse"));
    String project = Path.of("").toAbsolutePath().toString();
    String h2 =
        Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    command.add("-cp");
    command.add(
        String.join(
            ":",
            project + "/target/spark-loss-jobs.jar",
            h2,
            Files.readString(Path.of("target/spark.classpath")).strip()));
    command.add(job.getName());
    command.addAll(List.of(arguments));
    command.add("--stacktrace");
    return Program.run(
        directory,
        Map.of(
            "PASSWORD", PASSWORD,
            "TOKEN", TOKEN,
            "WRONG", WRONG,
            "KEY", KEY,
            "MLFLOW_TRACKING_TOKEN", BEARER,
            "LC_ALL", "C.UTF-8"),
        command);
  }

  private void assertFilesAreClean() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.toString().contains("database")) // keeps its own passwords
              .toList();
    }
    assertThat(files)
        .extracting(file -> directory.relativize(file).toString().replaceFirst("/.*", ""))
        .contains("out", "events", "history", "summary.json", "gates.xml", "four.prom", "rolled");
    for (Path file : files) {
      assertClean(
          file.toString(), file + " " + Files.readString(file, StandardCharsets.ISO_8859_1));
      assertClean(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
  }

  /** Pages of Parquet are compressed. */
  private void assertTablesAreClean() throws IOException {
    for (String table : List.of("out/costs", "history", "quarantine", "rolled/rollup.parquet")) {
      List<Row> rows = TestSpark.session().read().parquet(directory + "/" + table).collectAsList();
      assertThat(rows).as(table).isNotEmpty();
      assertClean(table, rows.toString());
    }
  }

  private static void assertClean(String what, String text) {
    String small = text.toLowerCase(Locale.ROOT);
    for (String secret : SECRETS) {
      for (String mark : SecretText.marks(secret)) {
        int at = text.indexOf(mark);
        int found = at >= 0 ? at : small.indexOf(mark.toLowerCase(Locale.ROOT));
        assertThat(found)
            .as(
                "%s holds '%s' of '%s' in: %s",
                what,
                mark,
                secret,
                found < 0
                    ? ""
                    : text.substring(
                        Math.max(0, found - 200), Math.min(text.length(), found + 100)))
            .isNegative();
      }
    }
  }
}
