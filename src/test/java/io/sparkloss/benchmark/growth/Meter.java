package io.sparkloss.benchmark.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * Runs a query once to warm up, then in rounds, and measures time and memory of the rounds. A query
 * whose first run takes more than fifteen seconds has one round.
 */
final class Meter {

  private static final double SLOW_SECONDS = 15;

  private final SparkSession spark;
  private final int rounds;
  private final AtomicLong executionMemory = new AtomicLong();

  Meter(SparkSession spark, int rounds) {
    this.spark = spark;
    this.rounds = rounds;
    spark
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              @Override
              public void onTaskEnd(SparkListenerTaskEnd end) {
                if (end.taskMetrics() != null) {
                  executionMemory.accumulateAndGet(
                      end.taskMetrics().peakExecutionMemory(), Math::max);
                }
              }
            });
  }

  GrowthPoint measure(long size, Runnable query) {
    boolean slow = seconds(query) > SLOW_SECONDS;
    drain();
    executionMemory.set(0);
    List<Double> seconds = new ArrayList<>();
    PeakMemory.Peak heap =
        PeakMemory.during(
            () -> {
              for (int round = 0; round < (slow ? 1 : rounds); round++) {
                seconds.add(seconds(query));
              }
            });
    drain();
    return new GrowthPoint(size, seconds, heap, executionMemory.get());
  }

  private static double seconds(Runnable query) {
    long start = System.nanoTime();
    query.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private void drain() {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("events of tasks that never come", e);
    }
  }
}
