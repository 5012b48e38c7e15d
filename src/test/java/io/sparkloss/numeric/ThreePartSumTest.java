package io.sparkloss.numeric;

import static io.sparkloss.oracle.BigMath.big;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.oracle.Draw;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three-part sums: the same reported bits in every order and grouping, equal to exact sums. */
class ThreePartSumTest {

  private static final long SEED = 2005L;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void reportsTheExactSumInChunksOfAnySize() {
    List<Double> terms = terms(new Random(SEED), 3000);
    double exact = exact(terms);
    for (int size = 1; size <= 10; size++) {
      ThreePartSum sum = new ThreePartSum();
      for (int i = 0; i < terms.size(); i += size) {
        sum.add(sumOf(terms.subList(i, Math.min(terms.size(), i + size))));
      }
      assertThat(sum.value()).as("chunks of %s, seed %s", size, SEED).isEqualTo(exact);
    }
  }

  @Test
  void reportsTheExactSumInAnyOrder() {
    Random random = new Random(SEED);
    List<Double> terms = terms(random, 2000);
    double exact = exact(terms);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(terms, random);
      assertThat(sumOf(terms).value()).as("shuffle %s, seed %s", i, SEED).isEqualTo(exact);
    }
  }

  @Test
  void reportsTheExactSumForAnyTreeOfMerges() {
    Random random = new Random(SEED);
    List<Double> terms = terms(random, 500);
    double exact = exact(terms);
    for (int tree = 0; tree < 50; tree++) {
      List<ThreePartSum> parts = new ArrayList<>();
      terms.forEach(term -> parts.add(sumOf(List.of(term))));
      while (parts.size() > 1) {
        ThreePartSum taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).add(taken);
      }
      assertThat(parts.get(0).value()).as("tree %s, seed %s", tree, SEED).isEqualTo(exact);
    }
  }

  @Test
  void mergeIsSymmetricToTheLastPart() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      ThreePartSum a = sumOf(terms(random, 20));
      ThreePartSum b = sumOf(terms(random, 20));
      ThreePartSum ab = copy(a);
      ab.add(b);
      ThreePartSum ba = copy(b);
      ba.add(a);
      assertThat(ab).hasToString(ba.toString());
    }
  }

  @Test
  void theEmptySumIsTheIdentity() {
    ThreePartSum sum = sumOf(terms(new Random(SEED), 50));
    ThreePartSum merged = copy(sum);
    merged.add(new ThreePartSum());
    assertThat(merged).hasToString(sum.toString());
    assertThat(new ThreePartSum().value()).isEqualTo(0.0);
  }

  @Test
  void catastrophicCancellationLeavesTheSmallTerm() {
    // Plain addition gives 0, Kahan's compensated sum gives 0 as well.
    assertThat(sumOf(List.of(1.0, 1e100, 1.0, -1e100)).value()).isEqualTo(2);
    assertThat(sumOf(List.of(1e60, 1e30, 1.0, -1e60, -1e30)).value()).isEqualTo(1);
  }

  @Test
  void productsEnterExactly() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian() * 1e6;
      double z = random.nextGaussian() * 1e-6;
      ThreePartSum two = new ThreePartSum();
      two.addProduct(x, y);
      two.add(-x * y);
      assertThat(two.value()).isEqualTo(Exact.productError(x, y));
      ThreePartSum three = new ThreePartSum();
      three.addProduct(x, y, z);
      assertThat(three.value()).isEqualTo(big(x).multiply(big(y)).multiply(big(z)).doubleValue());
      ThreePartSum square = new ThreePartSum();
      square.addSquaredProduct(x, y);
      assertThat(square.value()).isEqualTo(big(x).multiply(big(y)).pow(2).doubleValue());
    }
  }

  @Test
  void nonFiniteTermsFollowIeee() {
    double[] table = {Double.NaN, -INFINITE, INFINITE, 1};
    for (double a : table) {
      for (double b : table) {
        assertThat(sumOf(List.of(a, b, 2.0)).value()).isEqualTo(Double.valueOf(a + b + 2));
        ThreePartSum merged = sumOf(List.of(a, 0.25));
        merged.add(sumOf(List.of(b, 0.5)));
        assertThat(merged.value()).isEqualTo(Double.valueOf((a + 0.25) + (b + 0.5)));
      }
    }
  }

  @Test
  void overflowStaysInfiniteAndItsLowPartsZero() {
    ThreePartSum sum = sumOf(List.of(0.1, Double.MAX_VALUE, Double.MAX_VALUE, -1e300, 3.0));
    assertThat(sum).hasToString("ThreePartSum[Infinity, 0.0, 0.0]");
    assertThat(sum.value()).isEqualTo(INFINITE);
  }

  @Test
  void staticStepsAreTheSameSteps() {
    double[] parts = {1e10, 1e-7, 1e-25};
    ThreePartSum sum = new ThreePartSum(parts[0], parts[1], parts[2]);
    sum.add(0.1);
    assertThat(sum.high()).isEqualTo(ThreePartSum.addedHigh(parts[0], 0.1));
    assertThat(sum.middle()).isEqualTo(ThreePartSum.addedMiddle(parts[0], parts[1], 0.1));
    assertThat(sum.low()).isEqualTo(ThreePartSum.addedLow(parts[0], parts[1], parts[2], 0.1));
  }

  @Test
  void bytesReadBack() {
    ThreePartSum sum = sumOf(terms(new Random(SEED), 100));
    ByteBuffer bytes = ByteBuffer.allocate(ThreePartSum.BYTES);
    sum.write(bytes);
    bytes.flip();
    assertThat(ThreePartSum.read(bytes)).hasToString(sum.toString());
    assertThat(bytes.hasRemaining()).isFalse();
  }

  private static List<Double> terms(Random random, int count) {
    List<Double> terms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double term = Draw.REAL.next(random) % 1e30;
      terms.add(i % 3 == 0 && i > 0 ? -terms.get(i - 1) + random.nextGaussian() : term);
    }
    return terms;
  }

  private static double exact(List<Double> terms) {
    return terms.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static ThreePartSum sumOf(List<Double> terms) {
    ThreePartSum sum = new ThreePartSum();
    terms.forEach(sum::add);
    return sum;
  }

  private static ThreePartSum copy(ThreePartSum sum) {
    return new ThreePartSum(sum.high(), sum.middle(), sum.low());
  }

  @Test
  void productsOfSumsAreExact() {
    Random random = new Random(1997);
    for (int i = 0; i < 200; i++) {
      ThreePartSum x = new ThreePartSum();
      ThreePartSum y = new ThreePartSum();
      BigDecimal exactX = BigDecimal.ZERO;
      BigDecimal exactY = BigDecimal.ZERO;
      for (int k = 0; k < 10; k++) {
        double term = Math.scalb(random.nextGaussian(), random.nextInt(60));
        double other = Math.scalb(random.nextGaussian(), random.nextInt(60));
        x.add(term);
        y.add(other);
        exactX = exactX.add(new BigDecimal(term));
        exactY = exactY.add(new BigDecimal(other));
      }
      ThreePartSum product = new ThreePartSum();
      product.addProduct(x, y);
      assertThat(product.value()).isEqualTo(exactX.multiply(exactY).doubleValue());
      assertThat(x.minus(y).value()).isEqualTo(exactX.subtract(exactY).doubleValue());
      assertThat(x.plus(y).value()).isEqualTo(exactX.add(exactY).doubleValue());
    }
  }

  @Test
  void productsOfInfiniteSumsAreInfiniteAndNotNaN() {
    ThreePartSum infinite = new ThreePartSum(Double.POSITIVE_INFINITY, 0, 0);
    ThreePartSum product = new ThreePartSum();
    product.addProduct(infinite, new ThreePartSum(-2, 0, 0));

    assertThat(product.value()).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
