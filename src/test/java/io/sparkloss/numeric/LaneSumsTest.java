package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneSumsTest {

  @Test
  void theTotalIsTheSumOfTheTermsOneByOne() {
    Random random = new Random(9);
    LaneSums lanes = new LaneSums();
    SlotSums slots = new SlotSums();
    slots.ensure(2);
    ThreePartSum each = new ThreePartSum();
    for (int count : new int[] {0, 1, 31, 32, 33, 4096, 5000}) {
      double[] x = random.doubles(count + 3, -1, 1).toArray();
      double[] y =
          random.doubles(count + 3).map(v -> v * Math.scalb(1.0, random.nextInt(90))).toArray();
      int[] slot = new int[count + 3];
      lanes.add(x, count);
      lanes.addProducts(x, y, count, new double[count]);
      slots.add(slot, x, count);
      slots.addProducts(slot, x, y, count);
      for (int i = 0; i < count; i++) {
        each.add(x[i]);
        each.addProduct(x[i], y[i]);
      }
      assertThat(lanes.total().value()).isEqualTo(each.value());
      assertThat(slots.sum(0).value()).isEqualTo(each.value());
      assertThat(slots.sum(1).value()).isZero();
    }
  }

  @Test
  void nonFiniteTermsGiveTheIeeeValueWhereverTheyStand() {
    for (int place : new int[] {0, 40, 64, 69}) {
      for (double hard : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        double[] terms = new Random(3).doubles(70).toArray();
        terms[place] = hard;
        LaneSums lanes = new LaneSums();
        lanes.add(terms, terms.length);
        lanes.add(terms, 10);
        assertThat(Double.valueOf(lanes.total().value())).isEqualTo(Double.valueOf(hard));
      }
    }
  }
}
