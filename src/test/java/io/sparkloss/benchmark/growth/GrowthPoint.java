package io.sparkloss.benchmark.growth;

import java.util.List;

/**
 * One measured size: the seconds of each round, the peaks of the heap in bytes, and the most
 * execution memory that Spark gave to one task.
 */
record GrowthPoint(long size, List<Double> seconds, PeakMemory.Peak heap, long executionMemory) {

  double median() {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }
}
