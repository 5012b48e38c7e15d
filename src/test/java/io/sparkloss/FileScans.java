package io.sparkloss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.RDDInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts what some work reads of files in the tests' session. What is read again of persisted
 * groups or of a shuffle is not of files, and is not counted.
 */
public final class FileScans extends SparkListener {

  private static final String SCAN = "FileScanRDD";

  private final Map<Integer, Long> rows = new TreeMap<>();

  private FileScans() {}

  /**
   * What some work gave, and what it read.
   *
   * @param result what it gave
   * @param scans the rows that each stage read of files, for those stages that read files
   */
  public record Read<T>(T result, List<Long> scans) {}

  /** Does some work, which no other work must accompany, and tells what it read. */
  public static <T> Read<T> of(Callable<T> work) throws Exception {
    SparkContext context = TestSpark.session().sparkContext();
    context.listenerBus().waitUntilEmpty();
    FileScans scans = new FileScans();
    context.addSparkListener(scans);
    try {
      T result = work.call();
      context.listenerBus().waitUntilEmpty();
      return new Read<>(result, new ArrayList<>(scans.rows.values()));
    } finally {
      context.removeSparkListener(scans);
    }
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    for (RDDInfo each : CollectionConverters.asJava(submitted.stageInfo().rddInfos())) {
      if (each.name().equals(SCAN)) {
        rows.putIfAbsent(submitted.stageInfo().stageId(), 0L);
      }
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    long read = end.taskMetrics().inputMetrics().recordsRead();
    rows.computeIfPresent(end.stageId(), (stage, before) -> before + read);
  }
}
