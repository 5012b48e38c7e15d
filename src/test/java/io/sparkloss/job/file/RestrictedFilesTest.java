package io.sparkloss.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.job.restriction.Restriction;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an evaluation file may not ask for in restricted mode, and the words of the refusal. */
class RestrictedFilesTest {

  private static final String MODE = ", but this job runs restricted: ";
  private static final String SQL =
      "it is SQL, which is code; let the operator make a view of it, and name that with table";
  private static final String DATABASE =
      "it would have a driver loaded and a server called; let the operator make a table of the"
          + " session of it";
  private static final String SERVER =
      "it is a server to be called; let the operator publish the results";
  private static final String TABLE =
      "a table is named by letters, digits, _ and - between dots, because quotes can name a class;"
          + " let the operator make a view with a plain name";
  private static final String OPTION =
      "options are those that say how CSV, JSON, Parquet and ORC are read, because others can name"
          + " classes, paths and credentials; let the operator set it for the session";
  private static final String SYSTEM =
      "it is on a file system that the operator has not named; name a path where the evaluation"
          + " file lies, or below file:DIR/out, or a table";
  private static final String ENVIRONMENT =
      "the environment is the operator's; let the operator give the value, with --set";
  private static final String OUTSIDE = "it is outside of file:DIR/out; name a place in it";
  private static final String LINKED =
      "it is outside of file:DIR/out, where a link on the way leads; name a place in it";

  private static final String TARGETS = "targets: {t: {label: y, models: {a: p}, losses: [mse]}}\n";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void links() throws IOException {
    directory = directory.toRealPath();
    Files.createDirectories(directory.resolve("out/history"));
    Files.createDirectories(directory.resolve("outside"));
    Files.createSymbolicLink(directory.resolve("out/link"), directory.resolve("outside"));
    Files.createSymbolicLink(directory.resolve("out/nowhere"), directory.resolve("missing"));
    Files.createSymbolicLink(
        directory.resolve("out/history/period=2001-06-30"), directory.resolve("outside"));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("input: {sql: SELECT 1}", "input.sql: is 'SELECT 1'" + MODE + SQL),
        arguments("input: {path: p, where: y > 0}", "input.where: is 'y > 0'" + MODE + SQL),
        arguments(
            "input: {path: p}\nlabels: {sql: SELECT 1, on: k}",
            "labels.sql: is 'SELECT 1'" + MODE + SQL),
        arguments(
            "input: {path: p}\nlabels: {path: l, on: k, where: y > 0}",
            "labels.where: is 'y > 0'" + MODE + SQL),
        arguments(
            "input: {format: jdbc, table: t, options: {url: 'jdbc:h2:mem:a'}}",
            "input.format: is 'jdbc'" + MODE + DATABASE,
            "input.options.url: is 'jdbc:h2:mem:a'" + MODE + OPTION),
        arguments(
            "input: {table: csv.`/etc/passwd`}",
            "input.table: is 'csv.`/etc/passwd`'" + MODE + TABLE),
        arguments(
            "input: {table: t -- all of it}", "input.table: is 't -- all of it'" + MODE + TABLE),
        arguments(
            "input: {path: 'http://169.254.169.254/latest'}",
            "input.path: is 'http://169.254.169.254/latest'" + MODE + SYSTEM),
        arguments(
            "input: {path: 'hdfs://elsewhere:8020/p'}",
            "input.path: is 'hdfs://elsewhere:8020/p'" + MODE + SYSTEM),
        arguments(
            "input: {path: p, options: {fs.evil.impl: a.b.C}}",
            "input.options.\"fs.evil.impl\": is 'a.b.C'" + MODE + OPTION),
        arguments(
            "input: {path: p, options: {parquet.crypto.factory.class: a.b.C}}",
            "input.options.\"parquet.crypto.factory.class\": is 'a.b.C'" + MODE + OPTION),
        arguments(
            "input: {path: 'p-${env:SECRET}'}",
            "input.path: is 'p-${env:SECRET}'" + MODE + ENVIRONMENT),
        arguments(
            "input: {path: p}\noutput: {directory: ../elsewhere}",
            "output.directory: is '../elsewhere'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {directory: out/../../elsewhere}",
            "output.directory: is 'out/../../elsewhere'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {directory: outer}",
            "output.directory: is 'outer'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {directory: /etc/cron.d}",
            "output.directory: is '/etc/cron.d'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {directory: 's3a://bucket/out'}",
            "output.directory: is 's3a://bucket/out'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {directory: 'file://host/out'}",
            "output.directory: is 'file://host/out'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {directory: out/link/results}",
            "output.directory: is 'out/link/results'" + MODE + LINKED),
        arguments(
            "input: {path: p}\noutput: {directory: out/nowhere/results}",
            "output.directory: is 'out/nowhere/results'"
                + MODE
                + "it is no place that can be found in file:DIR/out; name a place in it"),
        arguments(
            "input: {path: p}\noutput: {history: {path: out/history}}",
            "output.history.path: is 'out/history'" + MODE + LINKED),
        arguments(
            "input: {path: p}\nkey: k\noutput: {directory: out/a, quarantine: {directory: q}}",
            "output.quarantine.directory: is 'q'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {table: {format: delta, path: t}}",
            "output.table.path: is 't'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\noutput: {table: {format: iceberg, name: a.b.c}}",
            "output.table.name: is 'a.b.c'"
                + MODE
                + "it is a table that others may use; keep the costs in output.history, or in a"
                + " Delta table with path"),
        arguments(
            "input: {path: p}\npublish: {junit: /var/www/gates.xml}",
            "publish.junit: is '/var/www/gates.xml'" + MODE + OUTSIDE),
        arguments(
            "input: {path: p}\npublish: {prometheus: {file: a.prom, pushgateway: 'http://h:1'}}",
            "publish.prometheus.file: is 'a.prom'" + MODE + OUTSIDE,
            "publish.prometheus.pushgateway: is 'http://h:1'" + MODE + SERVER),
        arguments(
            "input: {path: p}\npublish: {mlflow: {uri: 'http://h:1', experiment: e}}",
            "publish.mlflow: is a mapping" + MODE + SERVER));
  }

  private static Arguments arguments(String text, String... errors) {
    return Arguments.of(text, List.of(errors));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String text, List<String> errors) throws IOException {
    String document = "run: r\n" + TARGETS + text + "\n";

    assertThat(problems(document, restricted())).containsExactlyElementsOf(errors);
    assertThat(problems(document, Restriction.none()))
        .as("what is refused is refused for the mode, not for itself")
        .isEmpty();
  }

  @Test
  void whatRunsNoCodeAndStaysInsideIsAllowed() throws IOException {
    String document =
        """
        run: ../r
        input:
          path: /data/p.csv
          format: csv
          schema: y DOUBLE, p DOUBLE
          options: {header: true, Sep: ";", encoding: UTF-8}
        labels: {table: spark_catalog.team.labels, on: k}
        key: k
        output:
          directory: out/../out/results-${date}
          quarantine: {directory: out/quarantine}
          history: {path: out/costs}
          table: {format: delta, path: out/table}
        publish: {junit: out/gates.xml, prometheus: {file: out/a.prom}}
        """;

    assertThat(problems(document + TARGETS, restricted())).isEmpty();
  }

  @Test
  void settingsAndIncludedFilesAreHeldToTheSame() throws IOException {
    Files.writeString(directory.resolve("b.yaml"), "run: b\ninput: {sql: SELECT 1}\n" + TARGETS);
    String document = "include: b.yaml\nrun: a\ninput: {path: p}\n" + TARGETS;

    assertThat(problems(document, restricted(), "input.where=y > 0"))
        .containsExactly(
            "input.where: is 'y > 0'" + MODE + SQL, "input.sql: is 'SELECT 1'" + MODE + SQL);
  }

  /** What is wrong in a file is shown, so a file could show what others hold. */
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/b.yaml", "/etc/passwd", "../b.yaml", "b/link.yaml"})
  void onlyFilesBesideOrBelowAreIncluded(String path) throws IOException {
    Files.createDirectories(directory.resolve("b"));
    Files.createSymbolicLink(directory.resolve("b/link.yaml"), Path.of("/etc/passwd"));

    assertThat(problems("include: '" + path + "'\n", restricted()))
        .singleElement()
        .asString()
        .startsWith("include: is '" + path + "'" + MODE + "it is outside of file:DIR")
        .endsWith("; include files beside this one, or below");
  }

  @Test
  void everyDirectoryOfTheOperatorHolds() throws IOException {
    String document = "run: r\ninput: {path: p}\noutput: {directory: out/a}\n" + TARGETS;
    Restriction both =
        Restriction.below(List.of(hadoop("out/b"), hadoop("out")), new Configuration(false));

    assertThat(problems(document, both))
        .containsExactly(
            "output.directory: is 'out/a'"
                + MODE
                + "it is outside of file:DIR/out/b; name a place in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\0b\"", "'ftp:'", "'ab://[x'", "'://'"})
  void pathsThatAreNoneAreRefusedInAnyMode(String path) throws IOException {
    String document =
        "run: r\ninput: {path: p}\n" + TARGETS + "output: {directory: " + path + "}\n";

    assertThat(problems(document, Restriction.none()))
        .singleElement()
        .asString()
        .startsWith("output.directory: is ")
        .endsWith(" but must be a path, or an address as hdfs://host/path");
    assertThat(problems(document, restricted())).isNotEmpty();
  }

  @Test
  void longValuesAreCutAndStandOnOneLine() throws IOException {
    String document = "run: r\ninput: {sql: \"SELECT\\n" + "x".repeat(200) + "\"}\n" + TARGETS;

    assertThat(problems(document, restricted()))
        .containsExactly("input.sql: is 'SELECT " + "x".repeat(72) + "…" + MODE + SQL);
  }

  private org.apache.hadoop.fs.Path hadoop(String name) {
    return Locations.ofCommandLine(directory.resolve(name).toString());
  }

  private Restriction restricted() {
    return Restriction.below(List.of(hadoop("out")), new Configuration(false));
  }

  /** Returns the problems of a file, without its name and lines, and its directory as DIR. */
  private List<String> problems(String text, Restriction restriction, String... settings)
      throws IOException {
    Path file = Files.writeString(directory.resolve("e.yaml"), text);
    Substitutions substitutions =
        new Substitutions(LocalDate.of(2001, 6, 30), Map.of("SECRET", "s"));
    try {
      EvaluationFile.read(
          file.toString(), new ReadingTerms(List.of(settings), substitutions, restriction));
      return List.of();
    } catch (RefusedException e) {
      return e.lines().stream()
          .map(line -> line.replaceFirst("^(.*/[a-z]+\\.yaml(:\\d+)?|--set): ", ""))
          .map(line -> line.replace(directory.toString(), "DIR"))
          .toList();
    }
  }
}
