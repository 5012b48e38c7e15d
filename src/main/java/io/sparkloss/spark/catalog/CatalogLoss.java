package io.sparkloss.spark.catalog;

import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Parameter;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.spark.row.Mode;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * A loss as a function of the catalog calls it. Parameters and options come with every row, since
 * the interface does not tell constants; the loss is made again only when they change.
 */
final class CatalogLoss implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Signature signature;
  private final Definition definition;
  private final int firstParameter;
  private final Mode mode;
  private transient @Nullable Map<String, String> known;
  private transient @Nullable RowEvaluator evaluator;

  /** Finds the definition again where the function runs. */
  interface Definition extends Supplier<LossDefinition>, Serializable {}

  /**
   * Creates the loss.
   *
   * @param firstParameter the first argument that is a parameter, or the number of arguments
   */
  CatalogLoss(Signature signature, Definition definition, int firstParameter, Mode mode) {
    this.signature = signature;
    this.definition = definition;
    this.firstParameter = firstParameter;
    this.mode = mode;
  }

  /** Returns the evaluator for the options and parameters of a row. */
  RowEvaluator evaluator(InternalRow row) {
    Map<String, String> options = signature.options(row);
    List<Parameter> positional =
        definition.get().parameters().stream().filter(Parameter::positional).toList();
    for (int i = firstParameter; i < signature.kinds().size(); i++) {
      options.put(positional.get(i - firstParameter).name(), Double.toString(row.getDouble(i)));
    }
    RowEvaluator current = evaluator;
    if (current == null || !options.equals(known)) {
      current = create(options);
      known = options;
      evaluator = current;
    }
    return current;
  }

  private RowEvaluator create(Map<String, String> options) {
    Map<String, String> labels = new LinkedHashMap<>(options);
    labels.keySet().retainAll(LabelPolicy.KEYS);
    Map<String, String> parameters = new LinkedHashMap<>(options);
    parameters.keySet().removeAll(LabelPolicy.KEYS);
    Loss loss = definition.get().create(parameters);
    boolean array = signature.kinds().get(1).isArray();
    if (array ? !(loss instanceof ClassLoss) : !isScalar(loss)) {
      throw new UnsupportedOperationException(
          signature.function() + " takes " + (array ? "a number" : "an array") + " as prediction");
    }
    return new RowEvaluator(
        loss, LabelPolicy.parse(labels), mode, signature.function(), signature.kinds());
  }

  private static boolean isScalar(Loss loss) {
    return loss instanceof io.sparkloss.loss.ScalarLoss || loss instanceof ScaledLoss;
  }
}
