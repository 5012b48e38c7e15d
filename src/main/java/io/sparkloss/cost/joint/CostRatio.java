package io.sparkloss.cost.joint;

import io.sparkloss.cost.Cost;
import java.io.Serializable;

/**
 * The ratio R = J_a / J_b of two costs of the same rows, with its uncertainty by the delta method:
 * the standard error of the mean of \( (a_i - R \, b_i) / J_b \), and Student's t with the degrees
 * of freedom of a mean.
 *
 * <p>Many measures are such ratios: a share of errors, Σw|r| / Σw|y|; a relative cost, of a model
 * and a baseline; and 1 − R is R² or D² where b is the loss of predicting the mean label. That mean
 * is estimated, too, but because it makes J_b least, this adds nothing to first order.
 *
 * <p>Empty, or J_b = 0: NaN. Fewer than two rows of positive weight: standard error and interval
 * are NaN. Non-finite values: NaN or infinite losses make the ratio what IEEE 754 gives, and the
 * rest NaN.
 *
 * <p>Source: the delta method; W. G. Cochran, Sampling Techniques (1977), section 6.3.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param numerator J_a
 * @param denominator J_b
 * @param ratio R
 * @param standardError its standard error
 * @param lower the lower end of its interval, not cut at 0
 * @param upper the upper end of its interval
 * @param doubtful whether the interval may not be trusted: that of one of the costs may not, or
 *     that of the denominator holds 0
 * @since 0.1.0
 */
public record CostRatio(
    Cost numerator,
    Cost denominator,
    double ratio,
    double standardError,
    double lower,
    double upper,
    boolean doubtful)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
