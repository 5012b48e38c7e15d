package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.classification.CrossEntropy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Class lists, ignored labels and class weights. */
class LabelPolicyTest {

  private static final LabelPolicy WEIGHTED = new LabelPolicy(null, null, List.of(1.0, 2.0, 5.0));

  @Test
  void noneLeavesLabelsAlone() {
    assertThat(LabelPolicy.NONE.ignores(-100)).isFalse();
    assertThat(LabelPolicy.NONE.ignores("x")).isFalse();
    assertThat(LabelPolicy.NONE.weight(7)).isEqualTo(1);
    assertThat(LabelPolicy.NONE.weight(new double[] {0.5, 0.25})).isEqualTo(1);
    assertThat(LabelPolicy.NONE.options()).isEmpty();
  }

  @Test
  void ignoresANumberHoweverItIsWritten() {
    for (String text : new String[] {"-100", "-100.0", "-1e2"}) {
      LabelPolicy policy = LabelPolicy.parse(Map.of("ignore_label", text));
      assertThat(policy.ignores(-100)).isTrue();
      assertThat(policy.ignores(100)).isFalse();
      assertThat(policy.ignores(Double.NaN)).isFalse();
    }
  }

  @Test
  void ignoresAText() {
    LabelPolicy policy = LabelPolicy.parse(Map.of("ignore_label", "unknown"));
    assertThat(policy.ignores("unknown")).isTrue();
    assertThat(policy.ignores("early")).isFalse();
    assertThat(policy.ignores(0)).isFalse();
  }

  @Test
  void survivesAsOptions() {
    ClassList classes = new ClassList(List.of("early", "late, but landed", " \"never\""));
    LabelPolicy policy = new LabelPolicy(classes, "a, b", List.of(1.0, 2.0, 5.0));
    assertThat(LabelPolicy.parse(policy.options())).isEqualTo(policy);
  }

  @Test
  void weightOfAClassIndex() {
    assertThat(WEIGHTED.weight(0)).isEqualTo(1);
    assertThat(WEIGHTED.weight(2)).isEqualTo(5);
    assertThat(WEIGHTED.weight(-0.0)).isEqualTo(1);
  }

  @Test
  void weightOfASoftLabel() {
    // 0.5 * 1 + 0.25 * 2 + 0.25 * 5, by hand.
    assertThat(WEIGHTED.weight(new double[] {0.5, 0.25, 0.25})).isEqualTo(2.25);
    LabelPolicy binary = new LabelPolicy(null, null, List.of(1.0, 3.0));
    assertThat(binary.weight(0.25)).isEqualTo(1.5);
    assertThat(binary.weight(1)).isEqualTo(3);
  }

  @Test
  void aLabelWithoutAWeightHasNone() {
    for (double label : new double[] {3, -1, 1.5, 1e300, Double.POSITIVE_INFINITY}) {
      assertThat(WEIGHTED.weight(label)).as("weight of %s", label).isNaN();
    }
    assertThat(WEIGHTED.weight(new double[] {0.5, 0.5})).isNaN();
  }

  @Test
  void aNaNLabelKeepsItsWeightBecauseItsLossIsNaN() {
    assertThat(WEIGHTED.weight(Double.NaN)).isEqualTo(1);
    assertThat(WEIGHTED.weight(new double[] {Double.NaN, 0, 1})).isEqualTo(1);
  }

  @Test
  void oneWeightIsNotEnough() {
    assertThatThrownBy(() -> new LabelPolicy(null, null, List.of(2.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class_weights has 1 entry; give one weight for each class, and at least two");
  }

  @Test
  void weightsMustMatchTheClasses() {
    assertThatThrownBy(() -> LabelPolicy.parse(Map.of("classes", "a,b", "class_weights", "1,2,3")))
        .hasMessage(
            "class_weights has 3 entries but there are 2 classes; give one weight for each class,"
                + " and at least two");
  }

  @Test
  void weightsMustBeFiniteAndNotNegative() {
    assertThatThrownBy(() -> LabelPolicy.parse(Map.of("class_weights", "1,-2")))
        .hasMessage("class_weights holds -2.0 but every weight must be finite and at least 0");
    assertThatThrownBy(() -> LabelPolicy.parse(Map.of("class_weights", "1,two")))
        .hasMessage("class_weights holds 'two' but must be numbers separated by commas");
  }

  @Test
  void optionsMakeAnEqualPolicy() {
    LabelPolicy policy =
        LabelPolicy.parse(
            Map.of("classes", "early, on_time", "class_weights", "1, 2.5", "ignore_label", "x"));
    assertThat(LabelPolicy.parse(policy.options())).isEqualTo(policy).hasSameHashCodeAs(policy);
    assertThat(policy.options())
        .containsExactly(
            Map.entry("classes", "early,on_time"),
            Map.entry("ignore_label", "x"),
            Map.entry("class_weights", "1.0,2.5"));
    assertThat(policy).isNotEqualTo(LabelPolicy.NONE).isNotEqualTo(WEIGHTED);
  }

  @Test
  void smoothingWeightsAndIgnoredLabelsTogether() {
    // PyTorch #69339 and #104776: the weight is that of the label before smoothing, the ignored
    // row counts nowhere. By hand: rows 0 and 2 of weights 1 and 5.
    LabelPolicy policy =
        LabelPolicy.parse(Map.of("class_weights", "1,2,5", "ignore_label", "-100"));
    CrossEntropy loss = new CrossEntropy(0, 0.3);
    double[] p = {0.5, 0.25, 0.25};
    double sum = 0;
    double weights = 0;
    for (double label : new double[] {0, -100, 2}) {
      if (!policy.ignores(label)) {
        sum += policy.weight(label) * loss.value(label, p);
        weights += policy.weight(label);
      }
    }
    double first = 0.8 * Math.log(2) + 0.1 * Math.log(4) + 0.1 * Math.log(4);
    double last = 0.1 * Math.log(2) + 0.1 * Math.log(4) + 0.8 * Math.log(4);
    assertThat(weights).isEqualTo(6);
    assertThat(sum / weights).isCloseTo((first + 5 * last) / 6, within(1e-14));
  }
}
