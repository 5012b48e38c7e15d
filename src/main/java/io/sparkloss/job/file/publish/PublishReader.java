package io.sparkloss.job.file.publish;

import io.sparkloss.job.yaml.Keys;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads the section {@code publish}.
 *
 * @since 0.1.0
 */
public final class PublishReader {

  /** The keys of the section. */
  public static final Keys KEYS =
      Keys.of("publish", "prometheus", "mlflow", "junit", "series", "required");

  /** The keys of metrics. */
  public static final Keys PROMETHEUS = Keys.of("prometheus", "file", "pushgateway", "slices");

  /** The keys of a tracking server. */
  public static final Keys MLFLOW = Keys.of("mlflow", "uri", "experiment");

  /** More series than that from one run are a load for a Prometheus. */
  private static final int MOST_SLICES = 10_000;

  private final Reading reading;
  private final UnaryOperator<String> resolve;

  /**
   * Creates the reader.
   *
   * @param reading what values are read with
   * @param resolve returns the location of a path that stands in the file
   */
  public PublishReader(Reading reading, UnaryOperator<String> resolve) {
    this.reading = reading;
    this.resolve = resolve;
  }

  /**
   * Reads the section of a run.
   *
   * @param run the run
   * @param series what the run has in common with those of other days, where this section does not
   *     say
   * @param slicesAreKept whether costs of slices come to the driver
   */
  public Optional<PublishSettings> read(
      Section run, Optional<String> series, boolean slicesAreKept) {
    Optional<Section> publish = run.section("publish", KEYS);
    if (publish.isPresent() && publish.get().present().stream().noneMatch(PublishReader::isPlace)) {
      publish.get().problem("tells nobody; name prometheus, mlflow or junit");
    }
    return publish.flatMap(section -> settings(section, series, slicesAreKept));
  }

  private static boolean isPlace(String key) {
    return key.equals("prometheus") || key.equals("mlflow") || key.equals("junit");
  }

  private Optional<PublishSettings> settings(
      Section publish, Optional<String> series, boolean slicesAreKept) {
    int before = reading.problems().count();
    Optional<String> own = publish.text("series");
    Optional<PrometheusSettings> prometheus =
        publish.section("prometheus", PROMETHEUS).map(s -> prometheus(s, slicesAreKept));
    Optional<MlflowSettings> mlflow = publish.section("mlflow", MLFLOW).flatMap(this::mlflow);
    Optional<Path> junit = publish.get("junit").flatMap(this::file);
    boolean required = publish.flag("required");
    Optional<String> name = own.or(() -> series);
    if (reading.problems().count() > before || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PublishSettings(
            name.get(), reading.substitutions().date(), prometheus, mlflow, junit, required));
  }

  private PrometheusSettings prometheus(Section section, boolean slicesAreKept) {
    if (section.get("file").isEmpty() && section.get("pushgateway").isEmpty()) {
      section.problem(
          "says nothing of where metrics go; name a file, as in file:"
              + " /var/lib/node_exporter/flights.prom, or a pushgateway");
    }
    Optional<Path> file = section.get("file").flatMap(this::file);
    if (file.isPresent() && !file.get().toString().endsWith(".prom")) {
      section.problem("file", "must end with .prom, because node_exporter reads no other");
    }
    int slices =
        section
            .number("slices", PublishReader::isCount, "a whole number from 0 to " + MOST_SLICES)
            .map(Double::intValue)
            .orElse(0);
    if (slices > 0 && !slicesAreKept) {
      section.problem(
          "slices",
          "asks for slices, but output.slices: table leaves them on the executors; leave one of"
              + " them out");
    }
    return new PrometheusSettings(file, section.get("pushgateway").flatMap(this::server), slices);
  }

  private static boolean isCount(double x) {
    return x >= 0 && x <= MOST_SLICES && x == Math.rint(x);
  }

  private Optional<MlflowSettings> mlflow(Section section) {
    Optional<Server> server =
        section
            .required("uri", "name the tracking server, as in uri: http://mlflow:5000")
            .flatMap(this::server);
    Optional<String> experiment =
        section.requiredText("experiment", "name the experiment, as in experiment: flights");
    return server.isEmpty() || experiment.isEmpty()
        ? Optional.empty()
        : Optional.of(new MlflowSettings(server.get(), experiment.get()));
  }

  private Optional<Server> server(YamlValue value) {
    Optional<String> address = reading.secret(value);
    try {
      return address.map(Server::of);
    } catch (IllegalArgumentException e) {
      reading.problem(value, "is no address: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns a file of the machine that the job runs on. */
  private Optional<Path> file(YamlValue value) {
    Optional<org.apache.hadoop.fs.Path> path =
        reading.secret(value).map(resolve).map(org.apache.hadoop.fs.Path::new);
    String scheme = path.map(found -> found.toUri().getScheme()).orElse("file");
    if (!scheme.equals("file")) {
      reading.problem(
          value,
          "lies in "
              + scheme
              + ":, but is written to a local disk; name it with file:, as in"
              + " file:///var/lib/node_exporter/flights.prom");
      return Optional.empty();
    }
    return path.map(found -> Path.of(found.toUri().getPath()));
  }
}
