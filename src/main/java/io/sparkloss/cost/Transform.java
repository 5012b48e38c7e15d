package io.sparkloss.cost;

import io.sparkloss.numeric.Elementary;

/**
 * What is done to a mean loss to report it; monotone, so intervals are transformed end by end.
 *
 * @since 0.1.0
 */
public enum Transform {
  /** The mean loss as it is. */
  IDENTITY {
    @Override
    public double apply(double cost) {
      return cost;
    }

    @Override
    public double standardError(double cost, double error) {
      return error;
    }
  },
  /** Its square root, in the unit of the label: RMSE. */
  SQUARE_ROOT {
    @Override
    public double apply(double cost) {
      return Math.sqrt(cost);
    }

    @Override
    public double standardError(double cost, double error) {
      return error == 0 ? 0 : error / (2 * Math.sqrt(cost));
    }
  },
  /** Its exponential: perplexity. */
  EXPONENTIAL {
    @Override
    public double apply(double cost) {
      return Elementary.exp(cost);
    }

    @Override
    public double standardError(double cost, double error) {
      return error == 0 ? 0 : error * Elementary.exp(cost);
    }
  };

  /** Returns the transformed value; NaN for NaN. */
  public abstract double apply(double cost);

  /**
   * Returns the standard error of the transformed value by the delta method: that of the cost times
   * the slope; NaN when either is NaN.
   */
  public abstract double standardError(double cost, double error);
}
