package io.sparkloss.job.file.publish;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is told what came of a run.
 *
 * @param series what the run has in common with those of other days
 * @param date the day that the run is about
 * @param prometheus what becomes metrics of Prometheus
 * @param mlflow which experiment of MLflow gets the run
 * @param junit the file for the results of gates
 * @param required whether the job fails when someone cannot be told
 * @since 0.1.0
 */
public record PublishSettings(
    String series,
    LocalDate date,
    Optional<PrometheusSettings> prometheus,
    Optional<MlflowSettings> mlflow,
    Optional<Path> junit,
    boolean required) {

  /** Returns one line for each place that is told. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    prometheus.ifPresent(settings -> lines.addAll(lines(settings)));
    mlflow.ifPresent(
        settings ->
            lines.add(
                "run to the experiment " + settings.experiment() + " of " + settings.server()));
    junit.ifPresent(file -> lines.add("gates to " + file + " (JUnit)"));
    return lines;
  }

  private List<String> lines(PrometheusSettings settings) {
    String what =
        settings.slices() == 0 ? "metrics" : "metrics of " + settings.slices() + " slices";
    List<String> lines = new ArrayList<>();
    settings.file().ifPresent(file -> lines.add(what + " to " + file));
    settings
        .pushgateway()
        .ifPresent(server -> lines.add(what + " to " + server + ", series " + series));
    return lines;
  }

  /**
   * Returns what only one run may write. Metrics are those of the last day, so days may follow each
   * other there.
   */
  public List<String> places() {
    List<String> places = new ArrayList<>();
    junit.ifPresent(file -> places.add("file " + file));
    prometheus.ifPresent(
        settings -> {
          String day = " on " + date;
          settings.file().ifPresent(file -> places.add("file " + file + day));
          settings
              .pushgateway()
              .ifPresent(server -> places.add("series " + series + " of " + server.uri() + day));
        });
    return places;
  }
}
