package io.sparkloss.reference;

/**
 * One row of {@code tdistribution.json}.
 *
 * @param probability decimal text, exact as written: {@code 0.975} is 39/40
 * @param degreesOfFreedom a whole number, or infinity for the normal distribution
 * @param value the double nearest to the quantile
 * @param digits the quantile with 40 digits
 */
public record QuantileCase(
    String probability, double degreesOfFreedom, double value, String digits) {}
