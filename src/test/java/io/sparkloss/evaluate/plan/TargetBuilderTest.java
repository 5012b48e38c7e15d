package io.sparkloss.evaluate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.loss.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetBuilderTest {

  @Test
  void aTargetOfPartsIsTheSameAsOneWrittenOut() {
    TargetKind kind = TargetKind.binary();
    Target built =
        Target.builder("late", kind)
            .model("linear", "late_p")
            .model("trees", Map.of(Role.PROBABILITY, "late_trees_p"))
            .loss("log_loss")
            .loss("brier_loss")
            .build();
    assertThat(built)
        .isEqualTo(
            new Target(
                "late",
                "late",
                kind,
                List.of(
                    Model.plain("linear", "late_p"),
                    Model.of("trees", Map.of(Role.PROBABILITY, "late_trees_p"))),
                List.of(
                    PlannedLoss.parse("binary_cross_entropy", kind),
                    PlannedLoss.parse("brier_loss", kind))));
  }

  @Test
  void aTargetMayBeNamedOtherwiseThanItsLabel() {
    Target built =
        Target.builder("y", TargetKind.regression())
            .name("delay")
            .model("m", "p")
            .loss("mse")
            .build();
    assertThat(built.name()).isEqualTo("delay");
    assertThat(built.label()).isEqualTo("y");
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(() -> Target.builder("y", TargetKind.regression()).loss("mse").build())
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("targets.y.models");
    assertThatThrownBy(() -> Target.builder("y", TargetKind.regression()).loss("squared_eror"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("squared_error");
  }

  @Test
  void detailsAreAddedOneByOne() {
    assertThat(
            Details.NONE.withConcentration().withResiduals().withCalibration(15).withWorstRows(10))
        .isEqualTo(new Details(true, true, Optional.of(Binning.equalWidth(15)), 0, 10, false));
  }
}
