package io.sparkloss.evaluate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationPlanTest {

  private static final TargetKind REGRESSION = TargetKind.regression();
  private static final TargetKind BINARY = TargetKind.binary();

  private static Target target(TargetKind kind, List<Model> models, String... losses) {
    return new Target(
        "t",
        "y",
        kind,
        models,
        List.of(losses).stream().map(loss -> PlannedLoss.parse(loss, kind)).toList());
  }

  private static EvaluationPlan.Builder plan() {
    return EvaluationPlan.builder("r")
        .target(
            target(
                REGRESSION,
                List.of(Model.plain("old", "a"), Model.plain("new", "b")),
                "mse",
                "rmse"));
  }

  private static void assertRefused(Runnable action, String path, String... words) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            PlanException.class,
            refusal -> {
              assertThat(refusal.path()).isEqualTo(path);
              assertThat(refusal.problem()).contains(words);
            });
  }

  private static Gate gate(String loss, String candidate, String baseline, String margin) {
    return Gate.notWorse("t", loss, candidate, baseline, Margin.parse(margin));
  }

  @Test
  void shortNamesStandForTheLossThatFitsTheTarget() {
    TargetKind classes = TargetKind.multiclass(new ClassList(List.of("a", "b", "c")));
    assertThat(PlannedLoss.parse("log_loss", BINARY).call()).isEqualTo("binary_cross_entropy");
    assertThat(PlannedLoss.parse("log_loss", classes).call()).isEqualTo("cross_entropy");
    assertThat(PlannedLoss.parse("rmse", REGRESSION).call()).isEqualTo("rmse");
    assertThat(PlannedLoss.parse("log_loss(class_weights='1, 2,5', epsilon=1e-15)", classes).call())
        .isEqualTo("cross_entropy(epsilon=1.0E-15, class_weights='1, 2,5')");
    assertThatThrownBy(() -> PlannedLoss.parse("mse", classes))
        .hasMessageContaining("target is multiclass");
    assertThatThrownBy(() -> PlannedLoss.parse("log_lost", BINARY))
        .hasMessageContaining("did you mean log_loss");
  }

  @Test
  void aPlainColumnTakesTheRoleThatAllLossesAgreeOn() {
    Target late =
        target(BINARY, List.of(Model.plain("m", "p")), "zero_one_loss", "binary_cross_entropy");
    assertThat(late.models().get(0).columns()).containsExactly(Map.entry(Role.PROBABILITY, "p"));
    assertRefused(
        () -> target(BINARY, List.of(Model.plain("m", "p")), "brier_loss", "hinge_loss"),
        "targets.t.models",
        "name the roles");
  }

  @Test
  void aModelMustHaveWhatEveryLossNeeds() {
    assertRefused(
        () ->
            target(BINARY, List.of(Model.of("m", Map.of(Role.LOGIT, "z"))), "binary_cross_entropy"),
        "targets.t.models.m",
        "needs probability but the model has logit",
        "{probability: COLUMN}");
    assertRefused(
        () -> target(REGRESSION, List.of(Model.plain("m", "p")), "gaussian_nll"),
        "targets.t.models.m",
        "needs prediction and scale");
    assertRefused(
        () -> target(BINARY, List.of(Model.plain("m", "p")), "cross_entropy"),
        "targets.t.losses[0]",
        "the target is binary");
  }

  @Test
  void nothingStandsTwiceOrIsMissing() {
    assertRefused(
        () -> target(REGRESSION, List.of(Model.plain("m", "p")), "mse", "squared_error"),
        "targets.t.losses",
        "'squared_error' stands twice");
    assertRefused(() -> target(REGRESSION, List.of(), "mse"), "targets.t.models", "is empty");
    assertRefused(() -> EvaluationPlan.builder("r").build(), "targets", "is empty");
    assertRefused(() -> EvaluationPlan.builder(" ").build(), "run", "is blank");
    assertRefused(
        () -> plan().slice("a", "b").slice("b", "a").build(), "slices[1]", "stands twice");
    assertRefused(() -> plan().slice().build(), "slices[0]", "is empty");
  }

  @Test
  void gatesNameWhatThereIs() {
    assertThat(plan().gate(gate("mse", "new", "old", "1%")).build().gates().get(0).loss())
        .isEqualTo("squared_error");
    assertRefused(
        () -> plan().gate(gate("mse", "old", "odl", "1%")).build(),
        "gates[0].baseline",
        "'odl'",
        "did you mean 'old'?");
    assertRefused(
        () -> plan().gate(gate("mae", "new", "old", "1%")).build(), "gates[0].loss", "'mae'");
    assertRefused(
        () -> plan().gate(gate("rmse", "new", "old", "1%")).build(),
        "gates[0].loss",
        "use squared_error");
    assertRefused(
        () -> plan().gate(gate("mse", "new", "new", "1%")).build(), "gates[0]", "two models");
  }

  @Test
  void longFormHasOneSetOfColumnsAndNoGates() {
    assertRefused(
        () -> plan().modelColumn("model").build(), "targets.t.models", "the column model names");
  }

  @Test
  void numbersLieInTheirRange() {
    assertRefused(() -> plan().confidence(1).build(), "confidence", "is 1.0");
    assertRefused(() -> plan().minCoverage(99).build(), "min_coverage", "is 99.0");
    assertRefused(() -> plan().sumTolerance(Double.NaN).build(), "sum_tolerance", "is NaN");
  }

  @Test
  void marginsAreSharesOrNumbers() {
    assertThat(Margin.parse("1%")).isEqualTo(new Margin.Relative(0.01));
    assertThat(Margin.parse(" -2.5 % ")).isEqualTo(new Margin.Relative(-0.025));
    assertThat(Margin.parse("0.5")).isEqualTo(new Margin.Absolute(0.5));
    assertThat(Margin.parse("1%").text()).isEqualTo("1%");
    assertThat(Margin.parse("10").text()).isEqualTo("10");
    assertThatThrownBy(() -> Margin.parse("1 percent")).hasMessageContaining("'1 percent'");
    assertThatThrownBy(() -> Margin.parse("-100%")).hasMessageContaining("above -100%");
    assertThatThrownBy(() -> Margin.parse("NaN")).hasMessageContaining("finite");
  }
}
