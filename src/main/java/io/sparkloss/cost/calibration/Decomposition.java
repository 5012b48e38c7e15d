package io.sparkloss.cost.calibration;

import io.sparkloss.numeric.ThreePartSum;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The parts of a mean loss of probabilities, which add up: loss = uncertainty − discrimination +
 * miscalibration + withinBin.
 *
 * <p>With the share \( s_k \) of bin k in the weight, its mean label \( \bar y_k \) and its mean
 * prediction \( \bar p_k \), and \( \bar y \) over all rows:
 *
 * <table>
 * <caption>The parts</caption>
 * <tr><th></th><th>log loss</th><th>Brier loss</th></tr>
 * <tr><td>uncertainty</td><td>\( H(\bar y) \)</td>
 *   <td>\( \overline{(y - \bar y)^2} \), for labels 0 and 1 \( \bar y (1 - \bar y) \)</td></tr>
 * <tr><td>discrimination</td><td>\( \sum s_k KL(\bar y_k \| \bar y) \)</td>
 *   <td>\( \sum s_k (\bar y_k - \bar y)^2 \)</td></tr>
 * <tr><td>miscalibration</td><td>\( \sum s_k KL(\bar y_k \| \bar p_k) \)</td>
 *   <td>\( \sum s_k (\bar p_k - \bar y_k)^2 \)</td></tr>
 * <tr><td>withinBin</td>
 *   <td>\( \sum s_k (\bar\ell_k - H(\bar y_k) - KL(\bar y_k \| \bar p_k)) \)</td>
 *   <td>\( \sum s_k (\bar\ell_k - \mathrm{Var}_k(y) - (\bar p_k - \bar y_k)^2) \)</td></tr>
 * </table>
 *
 * <p>H(a) = −a ln a − (1−a) ln(1−a) is the entropy and KL(a‖b) = a ln(a/b) + (1−a) ln((1−a)/(1−b))
 * the divergence, in nats. They add up because \( \sum s_k H(\bar y_k) = H(\bar y) - \sum s_k
 * KL(\bar y_k \| \bar y) \), and likewise for variances. For the Brier loss, what is left within
 * the bins is \( \sum s_k (\mathrm{Var}_k(p) - 2 \mathrm{Cov}_k(p, y)) \): the two terms of
 * Stephenson, Coelho and Jolliffe in one. For the log loss it is the mean of −y ln(p/p̄) − (1−y)
 * ln((1−p)/(1−p̄)) over each bin: below 0 where predictions tell rows of one bin apart rightly.
 *
 * <p>Clipping: \( \bar\ell_k \) is the mean of the losses as they count in the cost, with
 * probabilities clipped at 2⁻⁵²; in the divergence from a \( \bar p_k \) this is clipped alike. So
 * the loss has the bits of the cost, and a bin whose predictions are all 0 does not make the parts
 * infinite. The miscalibration may then lie below 0 by 2⁻⁵².
 *
 * <p>Empty: all NaN. Non-finite values: NaN in a label or a prediction makes NaN of all that
 * depends on it. One class only: uncertainty and discrimination are 0.
 *
 * <p>Accuracy: every part within some ulp of the largest of them; they add up to the loss as well.
 *
 * <p>Source: A. H. Murphy, A new vector partition of the probability score (1973),
 * doi:10.1175/1520-0450(1973)012&lt;0595:ANVPOT&gt;2.0.CO;2; D. B. Stephenson, C. A. S. Coelho, I.
 * T. Jolliffe, Two extra components in the Brier score decomposition (2008),
 * doi:10.1175/2007WAF2006116.1; J. Bröcker, Reliability, sufficiency, and the decomposition of
 * proper scores (2009), doi:10.1002/qj.456; S. V. Weijs, R. van Nooijen, N. van de Giesen,
 * Kullback–Leibler divergence as a forecast skill score with classic
 * reliability–resolution–uncertainty decomposition (2010), doi:10.1175/2010MWR3229.1.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param loss the mean loss
 * @param uncertainty the least mean loss of one prediction for all rows: how hard the labels are
 * @param discrimination what telling the bins apart gains: more is better
 * @param miscalibration what predictions that are off cost, bin by bin: 0 is best
 * @param withinBin what differences inside the bins cost, or gain where it is below 0
 * @since 0.1.0
 */
public record Decomposition(
    double loss, double uncertainty, double discrimination, double miscalibration, double withinBin)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Decomposition NONE =
      new Decomposition(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Returns the parts of the log loss. */
  static Decomposition ofLogLoss(BinSums all, List<BinSums> bins) {
    if (all.rows() == 0) {
      return NONE;
    }
    Share mean = all.meanLabel();
    double epsilon = ReliabilityBins.LOG_LOSS.epsilon();
    return new Decomposition(
        all.meanLogLoss(),
        all.labelEntropy(),
        weighted(all, bins, bin -> bin.meanLabel().divergence(mean, 0)),
        weighted(all, bins, bin -> bin.meanLabel().divergence(bin.meanPrediction(), epsilon)),
        weighted(
            all,
            bins,
            bin ->
                bin.meanLogLoss() - bin.meanLabel().crossEntropy(bin.meanPrediction(), epsilon)));
  }

  /** Returns the parts of the Brier loss. */
  static Decomposition ofBrierLoss(BinSums all, List<BinSums> bins) {
    if (all.rows() == 0) {
      return NONE;
    }
    return new Decomposition(
        all.meanBrierLoss(),
        all.labelVariance(),
        weighted(all, bins, bin -> square(discrimination(bin, all))),
        weighted(all, bins, bin -> square(miscalibration(bin))),
        weighted(
            all,
            bins,
            bin -> bin.meanBrierLoss() - bin.labelVariance() - square(miscalibration(bin))));
  }

  private static double discrimination(BinSums bin, BinSums all) {
    return Share.difference(bin.label(), bin.weight(), all.label(), all.weight());
  }

  private static double miscalibration(BinSums bin) {
    return Share.difference(bin.prediction(), bin.weight(), bin.label(), bin.weight());
  }

  /** Returns the mean of a number of bins, by their weights. */
  private static double weighted(
      BinSums all, List<BinSums> bins, ToDoubleFunction<BinSums> number) {
    ThreePartSum sum = new ThreePartSum();
    for (BinSums bin : bins) {
      sum.addProduct(bin.weight().dividedBy(all.weight()), number.applyAsDouble(bin));
    }
    return sum.value();
  }

  private static double square(double x) {
    return x * x;
  }
}
