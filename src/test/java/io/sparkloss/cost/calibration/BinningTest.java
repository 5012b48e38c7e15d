package io.sparkloss.cost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.oracle.BigMath;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinningTest {

  static Binning[] binnings() {
    return new Binning[] {
      Binning.equalWidth(1),
      Binning.equalWidth(10),
      Binning.equalWidth(15),
      Binning.equalWidth(1000),
      Binning.equalLogits(3, -5, 0),
      Binning.equalLogits(16, -12, 2),
      Binning.equalLogits(1000, -36, 30)
    };
  }

  /** The usual fault is a bin of its own, or none, for 1.0. */
  @ParameterizedTest
  @MethodSource("binnings")
  void oneIsInTheLastBinAndZeroInTheFirst(Binning binning) {
    assertThat(binning.bin(1)).isEqualTo(binning.bins() - 1);
    assertThat(binning.bin(0)).isZero();
    assertThat(binning.bin(-0.0)).isZero();
    assertThat(binning.bin(Double.MIN_VALUE)).isZero();
    assertThat(binning.lower(0)).isZero();
    assertThat(binning.upper(binning.bins() - 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("binnings")
  void aBinHoldsItsLowerEdgeAndNotItsUpper(Binning binning) {
    for (int k = 0; k < binning.bins(); k++) {
      assertThat(binning.bin(binning.lower(k))).isEqualTo(k);
      assertThat(binning.bin(Math.nextDown(binning.upper(k)))).isEqualTo(k);
      assertThat(binning.lower(k)).isEqualTo(k == 0 ? 0 : binning.upper(k - 1));
    }
  }

  @Test
  void edgesOfEqualWidthAreTheNearestDoubles() {
    Binning binning = Binning.equalWidth(10);
    assertThat(binning.upper(2)).isEqualTo(0.3); // 3 · 0.1 would be 0.30000000000000004
    assertThat(binning.bin(0.3)).isEqualTo(3);
    assertThat(binning.bin(0.7)).isEqualTo(7);
    assertThat(binning.bin(0.29999999999999993)).isEqualTo(2);
  }

  /** σ(z) = 1/(1 + e⁻ᶻ) in decimals, at every whole logit from −12 to 2. */
  @Test
  void edgesOfEqualLogitsAreSigmoids() {
    Binning binning = Binning.equalLogits(16, -12, 2);
    for (int i = 0; i <= 14; i++) {
      BigDecimal power = BigMath.exp(BigDecimal.valueOf(12 - i));
      double expected =
          BigDecimal.ONE.divide(BigDecimal.ONE.add(power), BigMath.CONTEXT).doubleValue();
      assertThat(binning.upper(i)).isCloseTo(expected, within(Math.ulp(expected)));
    }
    assertThat(binning.bin(1e-6)).isZero();
    assertThat(binning.bin(1e-5)).isEqualTo(1);
    assertThat(binning.bin(0.5)).isEqualTo(13);
    assertThat(binning.bin(0.95)).isEqualTo(15);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -1e-300,
        1.0000000000000002
      })
  void whatIsNoProbabilityHasNoBin(double p) {
    for (Binning binning : binnings()) {
      assertThatThrownBy(() -> binning.bin(p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the probability is " + p + " but must be in [0, 1]");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3, 1001})
  void thereMustBeBins(int bins) {
    assertThatThrownBy(() -> Binning.equalWidth(bins))
        .hasMessage("there are " + bins + " bins but there must be 1 to 1000");
    assertThatThrownBy(() -> Binning.equalLogits(bins, -12, 2))
        .hasMessage("there are " + bins + " bins but there must be 3 to 1000");
  }

  @ParameterizedTest
  @CsvSource({"2,-12", "0,0", "-12,40", "-800,2", "NaN,2", "-12,NaN", "-Infinity,0", "0,Infinity"})
  void logitsMustMakeBinsThatDiffer(double lowest, double highest) {
    assertThatThrownBy(() -> Binning.equalLogits(16, lowest, highest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("logits from " + lowest + " to " + highest);
  }

  @ParameterizedTest
  @MethodSource("binnings")
  void bytesReadBack(Binning binning) {
    ByteBuffer bytes = ByteBuffer.allocate(binning.bytes());
    binning.write(bytes);
    assertThat(bytes.hasRemaining()).isFalse();
    Binning read = Binning.read(bytes.flip());

    assertThat(read).isEqualTo(binning).hasSameHashCodeAs(binning).hasToString(binning.toString());
  }

  @Test
  void anUnknownKindIsAnError() {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {7});
    assertThatThrownBy(() -> Binning.read(bytes))
        .hasMessage("the kind of bins is 7 but must be 0 (equal width) or 1 (equal logits)");
  }

  @Test
  void namesSayWhatTheBinsAre() {
    assertThat(Binning.equalWidth(15)).hasToString("equal_width(bins=15)");
    assertThat(Binning.equalLogits(16, -12, 2))
        .hasToString("equal_logits(bins=16, lowest=-12.0, highest=2.0)")
        .isNotEqualTo(Binning.equalLogits(16, -12, 3));
  }
}
