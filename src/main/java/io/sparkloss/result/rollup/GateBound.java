package io.sparkloss.result.rollup;

/**
 * A number that a gate holds a cost against, in every run alike.
 *
 * @param name which cost
 * @param everySlice whether every slice is held against it, or else all rows together
 * @param text the gate's condition in plain words: {@code at most 20}
 * @param value the number, in the unit of the cost
 * @since 0.1.0
 */
public record GateBound(RolledCost.Name name, boolean everySlice, String text, double value) {}
