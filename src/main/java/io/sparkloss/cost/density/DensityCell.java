package io.sparkloss.cost.density;

/**
 * A cell of a {@link PairDensity} that holds pairs.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param x how many cells are to the left of it
 * @param y how many cells are below it
 * @param count how many rows it holds, at least 1
 * @since 0.1.0
 */
public record DensityCell(int x, int y, long count) {}
