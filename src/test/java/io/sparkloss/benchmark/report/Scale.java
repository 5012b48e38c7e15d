package io.sparkloss.benchmark.report;

/** Where a positive number lies on a logarithmic axis between two pixels. */
record Scale(double least, double most, double start, double end) {

  double at(double value) {
    double share = Math.log(value / least) / Math.log(most / least);
    return start + share * (end - start);
  }

  boolean contains(double value) {
    return value >= least && value <= most;
  }
}
