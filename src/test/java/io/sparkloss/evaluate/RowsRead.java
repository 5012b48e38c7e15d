package io.sparkloss.evaluate;

import io.sparkloss.TestSpark;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the rows that tasks read from files. */
final class RowsRead {

  /** Work that reads rows. */
  interface Work {
    void run() throws Exception;
  }

  private RowsRead() {}

  /** Returns how many rows all tasks read from files while the work ran in the tests' session. */
  static long during(Work work) throws Exception {
    AtomicLong read = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            read.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
          }
        };
    TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    TestSpark.session().sparkContext().addSparkListener(listener);
    try {
      work.run();
      TestSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      TestSpark.session().sparkContext().removeSparkListener(listener);
    }
    return read.get();
  }
}
