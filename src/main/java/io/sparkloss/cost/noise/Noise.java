package io.sparkloss.cost.noise;

/**
 * Which noise fits residuals better.
 *
 * @since 0.1.0
 */
public enum Noise {
  /** Gaussian: the squared error is the loss that suits. */
  GAUSSIAN,
  /** Laplace: the absolute error is the loss that suits. */
  LAPLACE,
  /** The two fit alike: their log-likelihoods differ by at most 1 nat in all. */
  ALIKE,
  /** There is nothing to fit: no rows, no error at all, or a cost that is not finite. */
  UNDEFINED
}
