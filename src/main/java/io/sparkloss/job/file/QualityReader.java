package io.sparkloss.job.file;

import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.MaxInvalid;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.Optional;

/** Reads what is done about rows that cannot be used, and how sure intervals are. */
final class QualityReader {

  private final Section run;

  QualityReader(Section run) {
    this.run = run;
  }

  void read(EvaluationPlan.Builder builder) {
    run.choice("on_invalid", OnInvalid.class).ifPresent(builder::onInvalid);
    run.get("max_invalid").flatMap(this::maxInvalid).ifPresent(builder::maxInvalid);
    run.number("min_coverage", QualityReader::isShare, "a share from 0 to 1, as 0.99")
        .ifPresent(builder::minCoverage);
    run.number("confidence", x -> x > 0 && x < 1, "a number between 0 and 1, as 0.95")
        .ifPresent(builder::confidence);
    run.number("sum_tolerance", QualityReader::isShare, "a number from 0 to 1")
        .ifPresent(builder::sumTolerance);
  }

  private Optional<MaxInvalid> maxInvalid(YamlValue value) {
    if (value instanceof YamlValue.Fields) {
      return Optional.of(
          MaxInvalid.of(
              run.named(
                  "max_invalid",
                  "a mapping from reasons to shares",
                  entry ->
                      run.reading()
                          .number(
                              entry.getValue(),
                              QualityReader::isShare,
                              "a share from 0 to 1, as 0.01"))));
    }
    return run.reading()
        .number(
            value,
            QualityReader::isShare,
            "a share from 0 to 1, as 0.01, or a mapping from reasons to shares")
        .map(MaxInvalid::of);
  }

  private static boolean isShare(double number) {
    return number >= 0 && number <= 1;
  }
}
