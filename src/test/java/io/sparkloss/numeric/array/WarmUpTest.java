package io.sparkloss.numeric.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  private static final long PATIENCE = 60_000_000_000L;

  /** Computes nothing, at once or after a while. */
  private record Idle(long milliseconds) implements ArrayFunctions {

    private boolean rest() {
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return true;
    }

    @Override
    public void ln(double[] x, int count, double[] result) {
      rest();
    }

    @Override
    public void ln1p(double[] x, int count, double[] result) {
      rest();
    }

    @Override
    public void exp(double[] x, int count, double[] result) {
      rest();
    }

    @Override
    public void lnRatio(double[] a, double[] b, int count, double[] result) {
      rest();
    }

    @Override
    public void phiRatio(double[] a, double[] b, int count, double[] result) {
      rest();
    }

    @Override
    public boolean bernoulliSurprise(
        double[] outcomes, double[] p, double floor, int count, double[] result) {
      return rest();
    }

    @Override
    public boolean allWithin(double[] x, int count, double lower, double upper) {
      return rest();
    }

    @Override
    public boolean allWhole(double[] x, int count) {
      return rest();
    }

    @Override
    public void products(double[] x, double[] y, int count, double[] high, double[] low) {
      rest();
    }

    @Override
    public void extend(double[] x, int from, int to, double[] extremes) {
      rest();
    }

    @Override
    public void add(double[] x, int from, int to, double[] lanes, int at) {
      rest();
    }

    @Override
    public void addProducts(double[] x, double[] y, int from, int to, double[] lanes, int at) {
      rest();
    }
  }

  @Test
  void whatIsFasterIsTaken() {
    assertThat(new WarmUp(new Idle(1), new Idle(0), PATIENCE).run()).isTrue();
  }

  @Test
  void whatStaysSlowIsNot() {
    assertThat(new WarmUp(new Idle(0), new Idle(3), 1_000_000).run()).isFalse();
  }

  @Test
  void itBeginsOnceWhenThereHasBeenEnoughWork() throws InterruptedException {
    WarmUp warmUp = new WarmUp(new Idle(1), new Idle(0), PATIENCE);
    CountDownLatch early = new CountDownLatch(1);
    warmUp.count(1000, early::countDown);
    assertThat(early.await(100, TimeUnit.MILLISECONDS)).isFalse();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    warmUp.count(Integer.MAX_VALUE, first::countDown);
    warmUp.count(Integer.MAX_VALUE, second::countDown);
    assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(second.getCount()).isEqualTo(1);
  }
}
