package io.sparkloss.cost.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Reason;
import io.sparkloss.loss.classification.BrierLoss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The probability of class 1 as the second of two. */
class PositiveClassTermTest {

  private static final LossTerm TERM = new PositiveClassTerm(new BrierLoss(), 0, 1, 1e-6);

  private static RowLosses row(double label, double... probabilities) {
    RowLosses losses = new RowLosses(layout(LabelPolicy.NONE));
    losses.values().setNumber(0, label);
    losses.values().setNumbers(1, probabilities);
    losses.evaluate();
    return losses;
  }

  private static GroupLayout layout(LabelPolicy policy) {
    GroupLayout.Label label = new GroupLayout.Label(0, policy, 0);
    return new GroupLayout(2, -1, List.of(label), List.of(TERM), List.of());
  }

  @Test
  void takesTheSecondEntry() {
    assertThat(row(1, 0.25, 0.75).reason(0)).isNull();
    assertThat(row(1, 0.25, 0.75).loss(0)).isEqualTo(0.0625);
    assertThat(row(0, 0.25, 0.75).loss(0)).isEqualTo(0.5625);
    assertThat(row(0.5, 0.25, 0.75).loss(0)).isEqualTo(0.0625);
  }

  @Test
  void probabilitiesThatDoNotSumToOneAreUsedAndCounted() {
    CostGroup group = new CostGroup(layout(LabelPolicy.NONE));
    group.add(row(1, 0.25, 0.75));
    group.add(row(1, 0.5, 0.75));
    group.add(row(1, 0.25 + 5e-7, 0.75));

    assertThat(group.unnormalized(0)).isEqualTo(1);
    assertThat(group.cost(0, CostOptions.UNNAMED).mean()).isEqualTo(0.0625);
  }

  @ParameterizedTest
  @CsvSource({
    "1, '', WRONG_LENGTH",
    "1, 0.5, WRONG_LENGTH",
    "1, 0.25 0.5 0.25, WRONG_LENGTH",
    "1, NaN 0.5, NAN_PREDICTION",
    "1, 0.5 NaN, NAN_PREDICTION",
    "1, NaN, NAN_PREDICTION",
    "1, 0.5 Infinity, INFINITE_PREDICTION",
    "1, -Infinity 0.5, INFINITE_PREDICTION",
    "1, 1.5 0.5, PREDICTION_OUT_OF_DOMAIN",
    "1, 0.5 -0.1, PREDICTION_OUT_OF_DOMAIN",
    "2, 0.5 0.5, LABEL_OUT_OF_DOMAIN",
    "2, 0.5, LABEL_OUT_OF_DOMAIN",
    "2, '', LABEL_OUT_OF_DOMAIN",
    "NaN, NaN 0.5, NAN_LABEL",
    "Infinity, 0.5 Infinity, INFINITE_LABEL",
  })
  void theFirstReasonThatAppliesRefusesTheRow(double label, String entries, Reason reason) {
    double[] probabilities =
        entries.isEmpty()
            ? new double[0]
            : List.of(entries.split(" ")).stream().mapToDouble(Double::parseDouble).toArray();

    assertThat(row(label, probabilities).reason(0)).isEqualTo(reason);
  }

  @Test
  void aClassThatIsNotListedIsUnknown() {
    ClassList classes = new ClassList(List.of("no", "yes"));
    RowLosses losses = new RowLosses(layout(new LabelPolicy(classes, null, List.of())));
    losses.values().setText(0, "maybe");
    losses.values().setNumbers(1, 0.5, 0.5);
    losses.evaluate();
    assertThat(losses.reason(0)).isEqualTo(Reason.UNKNOWN_CLASS);

    losses.values().setText(0, "yes");
    losses.evaluate();
    assertThat(losses.loss(0)).isEqualTo(0.25);

    losses.values().setNullEntry(1);
    losses.evaluate();
    assertThat(losses.reason(0)).isEqualTo(Reason.NULL_PREDICTION);
  }
}
