package io.sparkloss.result.detail;

import io.sparkloss.cost.density.PairDensity;

/**
 * How often the predictions x of a model and the labels y occur together, of all rows that it uses.
 * There is none of slices: one takes some kilobytes, and more while rows are read.
 *
 * @param target the target
 * @param model the model
 * @param density the cells
 * @since 0.1.0
 */
public record DensityEntry(String target, String model, PairDensity density) {}
