package io.sparkloss.ml;

/**
 * What the data gave for one loss.
 *
 * @param cost the cost; NaN where there is none
 * @param used how many rows of positive weight have a label and what the loss takes of the model
 * @param unpredicted how many have a label but not that
 * @param slices how many slices have enough used rows; 1 without slices
 */
record FoundCost(double cost, long used, long unpredicted, long slices) {

  /** Returns why the cost is undefined; empty where it is defined. */
  String fault() {
    if (unpredicted > 0) {
      return unpredicted
          + (unpredicted == 1 ? " row has a label" : " rows have a label")
          + " but not what the loss takes of the model";
    }
    if (used == 0) {
      return "no row of positive weight has a label";
    }
    if (slices == 0) {
      return "no slice has as many used rows as minSliceRows says";
    }
    return Double.isNaN(cost) ? "it is NaN, as the loss of a row is" : "";
  }
}
