package io.sparkloss.cost.noise;

import io.sparkloss.numeric.Elementary;
import java.io.Serializable;

/**
 * Which noise residuals look like, from MSE, MAE and the number of rows alone.
 *
 * <p>Minimising MSE is maximum likelihood under Gaussian noise, minimising MAE under Laplace noise.
 * With residuals centred at the prediction, the likelihood is greatest at σ² = MSE and at b = MAE,
 * where the mean log-likelihood of a row is \[ g = -\tfrac12 (\ln(2\pi \cdot MSE) + 1), \qquad l =
 * -(\ln(2 \cdot MAE) + 1). \] Both have one parameter, so they compare directly (AIC takes the same
 * from both). Their difference depends on the ratio ρ = MAE / RMSE alone: \[ l - g = \tfrac12
 * (\ln(\pi/2) - 1) - \ln\rho. \] Gaussian residuals have ρ = √(2/π) = 0.798, Laplace ones 1/√2 =
 * 0.707; both fit alike at ρ = √(π/(2e)) = 0.760, and whatever has heavier tails lies below.
 *
 * <p>Domain: MSE and MAE of the same rows, so MAE ≤ RMSE; in the unit of the label, squared for
 * MSE. Densities depend on that unit, the difference does not.
 *
 * <p>Empty (no rows), or a NaN or infinite cost: all NaN, {@link Noise#UNDEFINED}. MSE = 0: both
 * likelihoods grow without bound as the scale goes to 0: +∞ each, their difference NaN, {@link
 * Noise#UNDEFINED}; the same where only squares underflow to 0.
 *
 * <p>Algorithm: the difference is taken from the ratio, so nothing cancels; error below 10⁻¹⁵
 * absolutely. The verdict is {@link Noise#ALIKE} up to a difference of 1 nat in all, which is a
 * difference of 2 in AIC.
 *
 * <p>Source: R. A. Fisher, On the mathematical foundations of theoretical statistics (1922),
 * doi:10.1098/rsta.1922.0009; H. Akaike, A new look at the statistical model identification (1974),
 * doi:10.1109/TAC.1974.1100705; the bound of 2: K. P. Burnham, D. R. Anderson, Model selection and
 * multimodel inference (2002), doi:10.1007/b97636.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param rows n
 * @param mse the mean squared error
 * @param mae the mean absolute error
 * @param gaussian g, the mean log-likelihood of a row under the best Gaussian, in nats
 * @param laplace l, that under the best Laplace distribution, in nats
 * @param advantage l − g, in nats for each row; above 0 Laplace fits better
 * @param ratio ρ = MAE / RMSE
 * @param verdict which fits better
 * @since 0.1.0
 */
public record NoiseFit(
    double rows,
    double mse,
    double mae,
    double gaussian,
    double laplace,
    double advantage,
    double ratio,
    Noise verdict)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** MAE / RMSE of Gaussian residuals: √(2/π). */
  public static final double GAUSSIAN_RATIO = 0.7978845608028654;

  /** MAE / RMSE of Laplace residuals: 1/√2. */
  public static final double LAPLACE_RATIO = 0.7071067811865476;

  private static final double LN_TWO_PI = 1.8378770664093453;

  private static final double LN_2 = 0.6931471805599453;

  /** ½ (ln(π/2) − 1). */
  private static final double AT_RATIO_ONE = -0.2742086473552726;

  /** Above 1 by what rounding of both costs may add. */
  private static final double GREATEST_RATIO = 1 + 0x1p-50;

  /** From here on, squares of residuals have not underflown in a way that matters. */
  private static final double LEAST_EXACT_MSE = 0x1p-900;

  /**
   * Returns the fit.
   *
   * @param mse the mean squared error
   * @param mae the mean absolute error of the same rows
   * @param rows n: the rows; with sampling weights how many rows of equal weight would say as much,
   *     (Σw)²/Σw², so that the scale of weights does not matter; with frequencies Σw
   * @throws IllegalArgumentException when one is negative, or MAE is above RMSE
   */
  public static NoiseFit of(double mse, double mae, double rows) {
    requireNonNegative("MSE", mse);
    requireNonNegative("MAE", mae);
    requireNonNegative("the number of rows", rows);
    boolean finite = mse <= Double.MAX_VALUE && mae <= Double.MAX_VALUE && rows > 0;
    if (!finite) {
      return new NoiseFit(
          rows, mse, mae, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Noise.UNDEFINED);
    }
    if (mse == 0 || mae == 0) {
      double infinite = Double.POSITIVE_INFINITY;
      return new NoiseFit(
          rows, mse, mae, infinite, infinite, Double.NaN, Double.NaN, Noise.UNDEFINED);
    }
    return fit(mse, mae, rows);
  }

  private static NoiseFit fit(double mse, double mae, double rows) {
    double rmse = Math.sqrt(mse);
    double ratio = mae / rmse;
    if (ratio > GREATEST_RATIO && mse >= LEAST_EXACT_MSE) {
      throw new IllegalArgumentException(
          "MAE is "
              + mae
              + " but RMSE "
              + rmse
              + "; MAE is never above RMSE on the same rows with the same weights");
    }
    double gaussian = -0.5 * (LN_TWO_PI + Elementary.ln(mse) + 1);
    double laplace = -(LN_2 + Elementary.ln(mae) + 1);
    double advantage = AT_RATIO_ONE - Elementary.lnRatio(mae, rmse);
    return new NoiseFit(
        rows, mse, mae, gaussian, laplace, advantage, ratio, verdict(advantage * rows));
  }

  private static Noise verdict(double total) {
    if (Math.abs(total) <= 1) {
      return Noise.ALIKE;
    }
    return total > 0 ? Noise.LAPLACE : Noise.GAUSSIAN;
  }

  private static void requireNonNegative(String name, double value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + " but must be at least 0");
    }
  }

  /** Returns n·g, the maximised Gaussian log-likelihood of all rows, in nats. */
  public double gaussianLogLikelihood() {
    return rows * gaussian;
  }

  /** Returns n·l, the maximised Laplace log-likelihood of all rows, in nats. */
  public double laplaceLogLikelihood() {
    return rows * laplace;
  }

  /** Returns n·(l − g), the difference of the log-likelihoods of all rows, in nats. */
  public double totalAdvantage() {
    return rows * advantage;
  }
}
