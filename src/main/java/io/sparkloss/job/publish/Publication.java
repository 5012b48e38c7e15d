package io.sparkloss.job.publish;

import io.sparkloss.job.file.publish.MlflowSettings;
import io.sparkloss.job.file.publish.PrometheusSettings;
import io.sparkloss.job.file.publish.PublishSettings;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.report.page.EvaluationPage;
import io.sparkloss.result.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells everyone whom an evaluation file names what came of a run. Each is told once, in the order
 * file of metrics, Pushgateway, MLflow, JUnit, and none that cannot be told stops the others.
 *
 * @since 0.1.0
 */
public final class Publication {

  private static final String REPORT = "report.html";

  /** What a message shows of what a server answered. */
  private static final int SHOWN = 400;

  private final PublishSettings settings;
  private final Substitutions substitutions;
  private final List<Remark> remarks = new ArrayList<>();

  /**
   * What someone has to know of how the telling went.
   *
   * @param failed whether someone could not be told
   * @param text the key and what was wrong, in one line
   */
  public record Remark(boolean failed, String text) {}

  private Publication(PublishSettings settings, Substitutions substitutions) {
    this.settings = settings;
    this.substitutions = substitutions;
  }

  /**
   * Tells what came of a run.
   *
   * @param settings whom
   * @param outcome what came of it
   * @param substitutions knows the environment, from which credentials come, and gets to know them
   *     as secrets
   * @return what went wrong; nothing when all were told
   */
  public static List<Remark> of(
      PublishSettings settings, RunOutcome outcome, Substitutions substitutions) {
    Publication publication = new Publication(settings, substitutions);
    publication.tell(outcome);
    return List.copyOf(publication.remarks);
  }

  private void tell(RunOutcome outcome) {
    settings.prometheus().ifPresent(prometheus -> tell(prometheus, outcome));
    settings.mlflow().ifPresent(mlflow -> attempt("publish.mlflow", () -> tell(mlflow, outcome)));
    settings.junit().ifPresent(file -> write("publish.junit", file, JunitReport.of(outcome)));
  }

  private void tell(PrometheusSettings prometheus, RunOutcome outcome) {
    String metrics = PrometheusText.of(outcome, prometheus.slices());
    prometheus.file().ifPresent(file -> write("publish.prometheus.file", file, metrics));
    prometheus
        .pushgateway()
        .ifPresent(
            server ->
                attempt(
                    "publish.prometheus.pushgateway",
                    () -> new Pushgateway(server).replace(outcome.series(), metrics)));
  }

  private void write(String key, Path file, String text) {
    attempt(
        key,
        () -> {
          try {
            LocalFile.replace(file, text);
          } catch (IOException e) {
            throw new IOException(
                file + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                e);
          }
        });
  }

  private void tell(MlflowSettings mlflow, RunOutcome outcome) throws IOException {
    MlflowClient client = new MlflowClient(new Http(mlflow.server(), authorization()));
    MlflowRun run = MlflowRun.of(outcome);
    MlflowClient.Found found = client.open(mlflow.experiment(), run);
    client.log(found, run);
    outcome
        .evaluation()
        .ifPresent(
            evaluation -> attempt("publish.mlflow", () -> attach(client, found, evaluation)));
    client.end(found, outcome.code() == 0, run.at());
  }

  private void attach(MlflowClient client, MlflowClient.Found found, Evaluation evaluation)
      throws IOException {
    if (!client.attach(found, REPORT, EvaluationPage.of(evaluation))) {
      remarks.add(
          new Remark(
              false,
              "publish.mlflow: "
                  + REPORT
                  + " was not uploaded, because the artifacts of the run are at "
                  + found.artifacts()
                  + ", not behind the tracking server; start it with --serve-artifacts"));
    }
  }

  /** Returns who asks MLflow, as its own clients have it. */
  private Optional<String> authorization() {
    Optional<String> token = substitutions.secret("MLFLOW_TRACKING_TOKEN");
    Optional<String> user = substitutions.secret("MLFLOW_TRACKING_USERNAME");
    Optional<String> password = substitutions.secret("MLFLOW_TRACKING_PASSWORD");
    return user.map(name -> Http.basic(name + ":" + password.orElse("")))
        .or(() -> token.map(text -> "Bearer " + text));
  }

  private interface Attempt {
    void run() throws IOException;
  }

  @SuppressWarnings("CatchingUnchecked") // results are written; nothing here may undo them
  private void attempt(String key, Attempt attempt) {
    try {
      attempt.run();
    } catch (Exception e) {
      remarks.add(new Remark(true, key + ": " + shown(String.valueOf(e.getMessage()))));
    }
  }

  /** Cuts a message only after secrets are out of it: a part of one would not be found. */
  private String shown(String message) {
    String redacted = substitutions.redact(message);
    return redacted.substring(0, Math.min(redacted.length(), SHOWN));
  }
}
