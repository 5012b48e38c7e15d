package io.sparkloss.numeric.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What arrays are asked: whether all entries are such, and which are the least and the greatest.
 */
class ArrayChecksTest {

  static Stream<ArrayFunctions> forms() {
    return Stream.of(new ScalarArrays(), new VectorArrays());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void oneEntryOutsideIsFoundAtEveryPlace(ArrayFunctions form) {
    double[] outside = {
      Double.NaN, Math.nextDown(-1.0), Math.nextUp(1.0), Double.POSITIVE_INFINITY, -5
    };
    for (int count = 0; count < 70; count++) {
      double[] x = new double[count + 1];
      x[count] = 7;
      assertThat(form.allWithin(x, count, -1, 1)).isTrue();
      for (int i = 0; i < count; i++) {
        for (double value : outside) {
          x[i] = value;
          assertThat(form.allWithin(x, count, -1, 1)).as("%s at %d", value, i).isFalse();
        }
        x[i] = i % 2 == 0 ? 1 : -1;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void oneBrokenEntryIsFoundAtEveryPlace(ArrayFunctions form) {
    double[] broken = {Double.NaN, 0.5, -1.5, 0x1p51 + 0.5, -0x1p51 - 0.5, Double.MIN_VALUE};
    double[] whole = {-0.0, -7, 0x1p52 + 1, -0x1p53 - 2, Double.MAX_VALUE, 0x1p51 + 1};
    for (int count = 0; count < 20; count++) {
      double[] x = new double[count + 1];
      x[count] = 0.5;
      for (int i = 0; i < count; i++) {
        for (double value : broken) {
          x[i] = value;
          assertThat(form.allWhole(x, count)).as("%s at %d", value, i).isFalse();
        }
        x[i] = whole[i % whole.length];
        assertThat(form.allWhole(x, count)).as("%s at %d", x[i], i).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void extremesAreFoundAtEveryPlace(ArrayFunctions form) {
    for (int from = 0; from < 9; from += 4) {
      for (int to = from + 1; to < from + 70; to++) {
        for (int i = from; i < to; i++) {
          double[] x = new double[80];
          x[79] = -99;
          x[i] = -2;
          assertThat(extremes(form, x, from, to)).containsExactly(-2, to - from == 1 ? -2.0 : 0.0);
          x[i] = 3;
          assertThat(extremes(form, x, from, to)).containsExactly(to - from == 1 ? 3.0 : 0.0, 3);
          x[i] = Double.NaN;
          assertThat(extremes(form, x, from, to)).containsOnly(Double.NaN);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theZerosAreToldApart(ArrayFunctions form) {
    for (int i = 0; i < 40; i++) {
      double[] x = new double[40];
      x[i] = -0.0;
      assertThat(extremes(form, x, 0, 40)).containsExactly(-0.0, 0.0);
    }
  }

  private static double[] extremes(ArrayFunctions form, double[] x, int from, int to) {
    double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    form.extend(x, from, to, extremes);
    return extremes;
  }
}
