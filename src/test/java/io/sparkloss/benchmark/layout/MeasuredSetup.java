package io.sparkloss.benchmark.layout;

import io.sparkloss.benchmark.Contest;
import io.sparkloss.benchmark.Kind;

/** A setup, the size of its files, and the times of reading them and computing a cost. */
record MeasuredSetup(Setup setup, long bytes, Contest times) {

  /** Returns how often the first takes the time of the second, NaN if the second cannot read it. */
  double ratio(Kind first, Kind second) {
    return times.kinds().contains(second) ? times.ratio(first, second) : Double.NaN;
  }

  /** Returns the median of the seconds, NaN for who cannot read the files. */
  double median(Kind kind) {
    return times.kinds().contains(kind) ? times.median(kind) : Double.NaN;
  }
}
