package io.sparkloss.job.file.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishReaderTest {

  private static final String RUN =
      """
      run: flights-${date}
      input: {path: p}
      targets: {t: {label: y, models: {a: a}, losses: [mse]}}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void realPath() throws Exception {
    directory = directory.toRealPath();
  }

  @Test
  void everyPlaceIsRead() throws Exception {
    PublishSettings settings =
        read(
            """
            publish:
              prometheus:
                file: metrics/flights.prom
                pushgateway: http://ann:${env:SECRET}@push:9091/
                slices: 20
              mlflow: {uri: https://mlflow/base, experiment: flights}
              junit: /tmp/gates-${date}.xml
              required: true
            """);

    assertThat(settings.series()).isEqualTo("flights-${date}");
    PrometheusSettings prometheus = settings.prometheus().orElseThrow();
    assertThat(prometheus.file()).contains(directory.resolve("metrics/flights.prom"));
    assertThat(prometheus.pushgateway())
        .contains(new Server(URI.create("http://push:9091"), Optional.of("ann:hunter2")));
    assertThat(prometheus.slices()).isEqualTo(20);
    assertThat(settings.mlflow())
        .contains(new MlflowSettings(Server.of("https://mlflow/base"), "flights"));
    assertThat(settings.junit()).contains(Path.of("/tmp/gates-2001-06-30.xml"));
    assertThat(settings.required()).isTrue();
    assertThat(settings.lines())
        .containsExactly(
            "metrics of 20 slices to " + directory + "/metrics/flights.prom",
            "metrics of 20 slices to http://push:9091, series flights-${date}",
            "run to the experiment flights of https://mlflow/base",
            "gates to /tmp/gates-2001-06-30.xml (JUnit)");
    assertThat(settings.toString()).contains("http://push:9091").doesNotContain("hunter2");
  }

  @Test
  void theSeriesIsThatOfTheHistoryUnlessNamed() throws Exception {
    String history = "output: {history: {path: h, series: daily}}\n";

    assertThat(read(history + "publish: {junit: g.xml}\n").series()).isEqualTo("daily");
    assertThat(read(history + "publish: {junit: g.xml, series: mine}\n").series())
        .isEqualTo("mine");
    assertThat(read("publish: {junit: g.xml}\n").required()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                          | publish: tells nobody; name prometheus, mlflow or junit
          {required: true}            | publish: tells nobody; name prometheus, mlflow or junit
          {junit: g.xml, required: 1} | publish.required: is 1 but must be true or false
          {prometheus: {}}            | publish.prometheus: says nothing of where metrics go; name a file, as in file: /var/lib/node_exporter/flights.prom, or a pushgateway
          {prometheus: {file: a.txt}} | publish.prometheus.file: must end with .prom, because node_exporter reads no other
          {prometheus: {file: s3a://b/a.prom}} | publish.prometheus.file: lies in s3a:, but is written to a local disk; name it with file:, as in file:///var/lib/node_exporter/flights.prom
          {prometheus: {pushgateway: push:9091}} | publish.prometheus.pushgateway: is no address: it must begin with http:// or https:// and name a host
          {prometheus: {pushgateway: http://h/?a=b}} | publish.prometheus.pushgateway: is no address: it must end with the path, without ? and #
          {prometheus: {file: a.prom, slices: -1}} | publish.prometheus.slices: is -1 but must be a whole number from 0 to 10000
          {mlflow: {uri: http://h}}   | publish.mlflow: has no experiment; name the experiment, as in experiment: flights
          {mlflow: {experiment: e}}   | publish.mlflow: has no uri; name the tracking server, as in uri: http://mlflow:5000
          {prometeus: {file: a.prom}, junit: g.xml} | publish.prometeus: is no key here; did you mean prometheus?
          """)
  void whatIsWrongIsNamed(String publish, String problem) {
    assertThatThrownBy(() -> read("publish: " + publish + "\n"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.lines())
                    .containsExactly(directory.resolve("e.yaml") + ":4: " + problem));
  }

  @Test
  void slicesThatAreNotKeptCannotBecomeMetrics() {
    String table = "slices: [o]\noutput: {directory: out, slices: table}\n";

    assertThatThrownBy(() -> read(table + "publish: {prometheus: {file: a.prom, slices: 5}}\n"))
        .hasMessageContaining(
            "publish.prometheus.slices: asks for slices, but output.slices: table leaves them on"
                + " the executors; leave one of them out");
  }

  @Test
  void twoRunsCannotBeOneSeries() {
    String text =
        """
        runs:
        - run: a
          input: {path: p}
          targets: {t: {label: y, models: {a: a}, losses: [mse]}}
          publish: {prometheus: {pushgateway: "http://push:9091"}, series: s, junit: g.xml}
        - run: b
          input: {path: p}
          targets: {t: {label: y, models: {a: a}, losses: [mse]}}
          publish: {prometheus: {pushgateway: "http://push:9091/"}, series: s}
        """;

    assertThatThrownBy(() -> runs(text))
        .hasMessageEndingWith(
            "e.yaml:6: runs[1]: publishes to the series s of http://push:9091 on 2001-06-30, as"
                + " does the run at "
                + directory.resolve("e.yaml")
                + ":2: runs[0]; name another");
  }

  private PublishSettings read(String text) throws Exception {
    return runs(RUN + text).orElseThrow();
  }

  private Optional<PublishSettings> runs(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("e.yaml"), text);
    Substitutions substitutions =
        new Substitutions(LocalDate.parse("2001-06-30"), Map.of("SECRET", "hunter2"));
    return EvaluationFile.read(file.toString(), List.of(), substitutions).get(0).publish();
  }
}
