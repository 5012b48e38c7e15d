package io.sparkloss.numeric.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.numeric.SlotSums;
import io.sparkloss.numeric.ThreePartSum;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums of arrays against sums of one term after the other. */
class LaneSumsTest {

  private static final int[] COUNTS = {0, 1, 7, 8, 9, 31, 33, 4096, 5000};

  static Stream<ArrayFunctions> forms() {
    return Stream.of(new ScalarArrays(), new VectorArrays());
  }

  @Test
  void theSumOfASlotIsThatOfItsTermsOneByOne() {
    Random random = new Random(9);
    LaneSums lanes = new LaneSums();
    SlotSums slots = new SlotSums();
    lanes.ensure(4);
    slots.ensure(2);
    ThreePartSum each = new ThreePartSum();
    for (int count : COUNTS) {
      double[] x = random.doubles(count + 3, -1, 1).toArray();
      double[] y =
          random.doubles(count + 3).map(v -> v * Math.scalb(1.0, random.nextInt(90))).toArray();
      int[] slot = new int[count + 3];
      lanes.add(2, x, 0, count);
      lanes.addProducts(2, x, y, 0, count);
      slots.add(slot, x, count);
      slots.addProducts(slot, x, y, count);
      for (int i = 0; i < count; i++) {
        each.add(x[i]);
        each.addProduct(x[i], y[i]);
      }
      assertThat(lanes.sum(2).value()).isEqualTo(each.value());
      assertThat(slots.sum(0).value()).isEqualTo(each.value());
      assertThat(lanes.sum(1).value()).isZero();
      assertThat(slots.sum(1).value()).isZero();
      assertThat(lanes.sum(99).value()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormGivesTheSameLanes(ArrayFunctions form) {
    Random random = new Random(5);
    double[] x = random.doubles(1003, -1e9, 1e9).toArray();
    double[] y = random.doubles(1003, -1e-9, 1e-9).toArray();
    double[] lanes = new double[2 * ArrayFunctions.STATE];
    double[] expected = lanes.clone();
    for (int from : new int[] {0, 1, 5}) {
      form.add(x, from, 1003, lanes, ArrayFunctions.STATE);
      form.addProducts(x, y, from, 1000, lanes, ArrayFunctions.STATE);
      new ScalarArrays().add(x, from, 1003, expected, ArrayFunctions.STATE);
      new ScalarArrays().addProducts(x, y, from, 1000, expected, ArrayFunctions.STATE);
    }
    assertThat(lanes).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void nonFiniteTermsGiveTheIeeeValueWhereverTheyStand(ArrayFunctions form) {
    for (int place : new int[] {0, 40, 64, 69}) {
      for (double hard : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        double[] terms = new Random(3).doubles(70).toArray();
        terms[place] = hard;
        assertThat(total(form, terms, false)).isEqualTo(Double.valueOf(hard));
        assertThat(total(form, terms, true)).isEqualTo(Double.valueOf(hard));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void productsThatOverflowAreInfinite(ArrayFunctions form) {
    double[] terms = new double[20];
    terms[11] = 1e200;
    assertThat(total(form, terms, true)).isEqualTo(Double.valueOf(Double.POSITIVE_INFINITY));
  }

  private static Double total(ArrayFunctions form, double[] terms, boolean squared) {
    double[] lanes = new double[ArrayFunctions.STATE];
    for (int to : new int[] {terms.length, 10}) {
      if (squared) {
        form.addProducts(terms, terms, 0, to, lanes, 0);
      } else {
        form.add(terms, 0, to, lanes, 0);
      }
    }
    ThreePartSum total = new ThreePartSum();
    for (int i = 0; i < ArrayFunctions.LANES; i++) {
      total.add(
          new ThreePartSum(
              lanes[i], lanes[i + ArrayFunctions.LANES], lanes[i + 2 * ArrayFunctions.LANES]));
    }
    return total.value();
  }
}
