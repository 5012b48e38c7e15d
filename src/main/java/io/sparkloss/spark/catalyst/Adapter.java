package io.sparkloss.spark.catalyst;

import io.sparkloss.loss.LossDomainException;
import java.io.Serializable;

/**
 * The target of a {@link MethodCall} that passes calls on to another object's method of the same
 * name and arguments, and turns its refusals into errors of Spark. Generated code calls that object
 * itself, so that the compiler knows its class and can inline it.
 *
 * @since 0.1.0
 */
public interface Adapter extends Serializable {

  /** Returns the object that does the work. */
  Serializable adapted();

  /** Returns whether this method only passes the call on. */
  boolean passesOn(String method);

  /** Returns the error that Spark shows for a refusal. */
  RuntimeException refused(LossDomainException refusal);
}
