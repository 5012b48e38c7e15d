package io.sparkloss.spark.adapter;

import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossDomainException;
import io.sparkloss.spark.catalyst.Adapter;
import java.io.Serializable;

/** An adapter whose value and gradient are those of the loss itself. */
interface LossAdapter extends Adapter {

  /** Returns the loss. */
  Loss loss();

  /** Returns the SQL function that errors name. */
  String function();

  @Override
  default Serializable adapted() {
    return loss();
  }

  @Override
  default boolean passesOn(String method) {
    return method.equals("value") || method.equals("gradient");
  }

  @Override
  default RuntimeException refused(LossDomainException refusal) {
    return LossException.of(function(), refusal);
  }
}
