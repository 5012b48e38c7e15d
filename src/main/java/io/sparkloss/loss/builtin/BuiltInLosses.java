package io.sparkloss.loss.builtin;

import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.LossProvider;
import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.loss.classification.BinaryCrossEntropyWithLogits;
import io.sparkloss.loss.classification.BrierLoss;
import io.sparkloss.loss.classification.CrossEntropy;
import io.sparkloss.loss.classification.CrossEntropyWithLogits;
import io.sparkloss.loss.classification.HingeLoss;
import io.sparkloss.loss.classification.ZeroOneLoss;
import io.sparkloss.loss.likelihood.GammaDeviance;
import io.sparkloss.loss.likelihood.GaussianNll;
import io.sparkloss.loss.likelihood.LaplaceNll;
import io.sparkloss.loss.likelihood.PoissonDeviance;
import io.sparkloss.loss.likelihood.TweedieDeviance;
import io.sparkloss.loss.regression.AbsoluteError;
import io.sparkloss.loss.regression.AbsolutePercentageError;
import io.sparkloss.loss.regression.HuberLoss;
import io.sparkloss.loss.regression.LogCoshLoss;
import io.sparkloss.loss.regression.QuantileLoss;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.loss.regression.SquaredLogError;
import java.util.List;

/**
 * The losses that come with the library, in the order of the documentation.
 *
 * @since 0.1.0
 */
public final class BuiltInLosses implements LossProvider {

  /** Creates the provider; {@link java.util.ServiceLoader} needs it. */
  public BuiltInLosses() {}

  @Override
  public List<LossDefinition> losses() {
    return List.of(
        SquaredError.DEFINITION,
        AbsoluteError.DEFINITION,
        HuberLoss.DEFINITION,
        LogCoshLoss.DEFINITION,
        QuantileLoss.DEFINITION,
        SquaredLogError.DEFINITION,
        AbsolutePercentageError.DEFINITION,
        PoissonDeviance.DEFINITION,
        GammaDeviance.DEFINITION,
        TweedieDeviance.DEFINITION,
        GaussianNll.DEFINITION,
        LaplaceNll.DEFINITION,
        BinaryCrossEntropy.DEFINITION,
        BinaryCrossEntropyWithLogits.DEFINITION,
        CrossEntropy.DEFINITION,
        CrossEntropyWithLogits.DEFINITION,
        BrierLoss.DEFINITION,
        ZeroOneLoss.DEFINITION,
        HingeLoss.DEFINITION);
  }
}
