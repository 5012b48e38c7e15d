package io.sparkloss.evaluate;

import io.sparkloss.TestSpark;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the rows that tasks read from files; rows that Spark keeps are no files. */
final class RowsRead {

  /** Work that reads rows. */
  interface Work {
    void run() throws Exception;
  }

  private RowsRead() {}

  /** Returns how many rows all tasks read from files while the work ran in the tests' session. */
  static long during(Work work) throws Exception {
    AtomicLong read = new AtomicLong();
    Set<Integer> stages = ConcurrentHashMap.newKeySet();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
            if (submitted.stageInfo().rddInfos().exists(rdd -> rdd.name().equals("FileScanRDD"))) {
              stages.add(submitted.stageInfo().stageId());
            }
          }

          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            if (stages.contains(end.stageId())) {
              read.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
            }
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
