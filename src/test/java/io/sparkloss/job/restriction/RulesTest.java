package io.sparkloss.job.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.job.file.FileKeys;
import io.sparkloss.job.yaml.Keys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every key of an evaluation file has a rule of restricted mode, or is known to be harmless. */
class RulesTest {

  /** Where the keys of a section that names places or code stand. */
  private static final Map<String, List<String>> PLACES =
      Map.of(
          "input", List.of("input."),
          "labels", List.of("labels."),
          "output", List.of("output."),
          "quarantine", List.of("output.quarantine."),
          "history", List.of("output.history."),
          "table", List.of("output.table."),
          "publish", List.of("publish."),
          "prometheus", List.of("publish.prometheus."),
          "penalty", List.of("targets.*.models.*.penalty."));

  /** Numbers, names of columns and choices; sections whose own keys have rules. */
  private static final Set<String> HARMLESS =
      Set.of(
          "input.schema",
          "input.version",
          "input.timestamp",
          "labels.schema",
          "labels.version",
          "labels.timestamp",
          "labels.on",
          "labels.columns",
          "output.slices",
          "output.quarantine",
          "output.history",
          "output.table",
          "output.quarantine.columns",
          "output.history.format",
          "output.history.series",
          "output.table.series",
          "output.table.options", // for jdbc, which is refused
          "publish.prometheus",
          "publish.series",
          "publish.required",
          "publish.prometheus.slices",
          "targets.*.models.*.penalty.l1",
          "targets.*.models.*.penalty.l2",
          "targets.*.models.*.penalty.elastic_net",
          "targets.*.models.*.penalty.coefficients",
          "targets.*.models.*.penalty.intercept");

  /** Sections of numbers, names of columns and choices only; mlflow is refused as a whole. */
  private static final Set<String> HARMLESS_SECTIONS =
      Set.of("target", "model", "elastic_net", "gate", "baseline", "details", "bins", "mlflow");

  @Test
  void everyKeyIsJudged() {
    for (Keys keys : FileKeys.all()) {
      for (String place : PLACES.getOrDefault(keys.name(), List.of())) {
        for (String key : keys.known()) {
          assertThat(Rules.of(place + key).isPresent() || HARMLESS.contains(place + key))
              .as("%s has a rule or is harmless", place + key)
              .isTrue();
        }
      }
    }
  }

  @Test
  void everySectionIsJudged() {
    assertThat(FileKeys.all())
        .extracting(Keys::name)
        .filteredOn(name -> !PLACES.containsKey(name) && !HARMLESS_SECTIONS.contains(name))
        .containsExactlyInAnyOrder("file", "run");
  }

  /** A schema is free because Spark takes columns and types there, and nothing that is computed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "y DOUBLE DEFAULT reflect('java.lang.System', 'exit', 1)",
        "y DOUBLE GENERATED ALWAYS AS (reflect('java.lang.System', 'exit', 1))",
        "y DOUBLE CHECK (reflect('java.lang.System', 'exit', 1) > 0)",
        "SELECT 1",
        "y DOUBLE; DROP TABLE t"
      })
  void aSchemaHoldsNoExpression(String schema) {
    assertThatThrownBy(() -> StructType.fromDDL(schema)).isInstanceOf(ParseException.class);
  }

  @Test
  void namesThatTheUserChoseStandForAny() {
    String models = Rules.child(Rules.child("targets", "delay"), "models");

    assertThat(Rules.child(Rules.child(models, "linear"), "penalty"))
        .isEqualTo("targets.*.models.*.penalty");
  }
}
