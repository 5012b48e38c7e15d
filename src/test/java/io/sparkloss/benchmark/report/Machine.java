package io.sparkloss.benchmark.report;

import io.sparkloss.numeric.array.ArrayMath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** On what and when something was measured. */
public final class Machine {

  private Machine() {}

  /** Returns the facts by name, in the order to show them. */
  public static Map<String, Object> facts(SparkSession spark) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("threads", spark.sparkContext().defaultParallelism());
    facts.put("architecture", System.getProperty("os.arch"));
    facts.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    facts.put("heap_mib", Runtime.getRuntime().maxMemory() >> 20);
    facts.put("vector_instructions", ArrayMath.vectorised());
    facts.put("spark", spark.version());
    return facts;
  }
}
