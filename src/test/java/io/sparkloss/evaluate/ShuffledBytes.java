package io.sparkloss.evaluate;

import io.sparkloss.TestSpark;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the bytes that tasks write for others to read, in the tests' session. */
final class ShuffledBytes extends SparkListener {

  private final AtomicLong bytes = new AtomicLong();

  private ShuffledBytes() {}

  /** Returns how many bytes some work shuffles, which no other work must accompany. */
  static long during(Runnable work) throws Exception {
    SparkContext context = TestSpark.session().sparkContext();
    context.listenerBus().waitUntilEmpty();
    ShuffledBytes counted = new ShuffledBytes();
    context.addSparkListener(counted);
    try {
      work.run();
      context.listenerBus().waitUntilEmpty();
      return counted.bytes.get();
    } finally {
      context.removeSparkListener(counted);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    bytes.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
  }
}
