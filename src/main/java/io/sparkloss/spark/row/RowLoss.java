package io.sparkloss.spark.row;

import io.sparkloss.loss.ClassGradient;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.LabelPolicy;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarGradient;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import io.sparkloss.spark.adapter.ClassAdapter;
import io.sparkloss.spark.adapter.LabelAdapter;
import io.sparkloss.spark.adapter.ScalarAdapter;
import io.sparkloss.spark.adapter.ScaledAdapter;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import io.sparkloss.spark.catalyst.MethodCall;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A loss as it is applied to rows by a SQL function. Its methods make expressions from the data
 * arguments (label, prediction, [scale]) of any type that {@link Inputs} takes; whether the scalar
 * or the array form of a loss is meant is told by the type of the prediction.
 *
 * <p>Every expression is NULL for an ignored label and where an argument is NULL.
 *
 * @param function the SQL name of the function, without {@code try_}; errors show it
 * @param loss the loss
 * @param policy what is done with labels
 * @param mode what is done with rows that cannot be used
 * @since 0.1.0
 */
public record RowLoss(String function, Loss loss, LabelPolicy policy, Mode mode)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns how many data arguments there are: 3 with a scale, else 2. */
  public int inputs() {
    return loss instanceof ScaledLoss ? 3 : 2;
  }

  /** Returns the name of the function as written in SQL. */
  public String sqlName() {
    return mode.named(function);
  }

  /** Returns whether labels of this loss are classes, so that class lists and weights apply. */
  static boolean isClassification(Loss loss) {
    return loss.roles().stream()
        .anyMatch(role -> role == Role.PROBABILITY || role == Role.LOGIT || role == Role.CLASS);
  }

  /** Returns whether the loss has a gradient. */
  public boolean hasGradient() {
    return loss instanceof ScalarGradient
        || loss instanceof ClassGradient
        || loss instanceof ScaledLoss;
  }

  /**
   * Throws the error that fits when the loss cannot take data of these types.
   *
   * @return the loss itself
   */
  public RowLoss check(List<Expression> data) {
    value(data);
    return this;
  }

  /** Returns the loss as a double. */
  public Expression value(List<Expression> data) {
    return unlessIgnored(data, call("Value", DataTypes.DoubleType, data));
  }

  /** Returns the gradient: a double, or an array of doubles where the prediction is one. */
  public Expression gradient(List<Expression> data) {
    boolean array = predictsArray(data);
    if (array ? !(loss instanceof ClassGradient) : !hasScalarGradient()) {
      throw FunctionErrors.wrongType(
          sqlName(), "prediction", data.get(1), array ? "a number" : "an array of numbers");
    }
    return unlessIgnored(data, call("Gradient", gradientType(array), data));
  }

  /** Returns whether a usable row's loss was limited by clipping, as a boolean. */
  public Expression clipped(List<Expression> data) {
    return loss instanceof ScaledLoss
        ? Catalyst.literal(false, DataTypes.BooleanType)
        : unlessIgnored(data, call("Clipped", DataTypes.BooleanType, data));
  }

  /** Returns the factor of the row's weight as a double: 1 without class weights. */
  public Expression weightFactor(List<Expression> data) {
    if (policy.classWeights().isEmpty()) {
      return Catalyst.literal(1.0, DataTypes.DoubleType);
    }
    String method = isSoft(data) ? "softWeight" : "weight";
    return unlessIgnored(data, MethodCall.of(labels(), method, DataTypes.DoubleType, label(data)));
  }

  /** Returns whether the row is left out because of its label, as a boolean. */
  public Expression ignored(List<Expression> data) {
    Expression label = data.get(0);
    if (policy.ignoreLabel() == null) {
      return Catalyst.literal(false, DataTypes.BooleanType);
    }
    if (isSoft(data)) {
      throw FunctionErrors.invalid(
          sqlName(), "ignore_label needs one label for each row, but the label is an array");
    }
    return Inputs.isString(label)
        ? MethodCall.of(labels(), "ignoresName", DataTypes.BooleanType, label)
        : MethodCall.of(labels(), "ignores", DataTypes.BooleanType, label(data));
  }

  private Expression unlessIgnored(List<Expression> data, Expression value) {
    return policy.ignoreLabel() == null
        ? value
        : Catalyst.ifElse(ignored(data), Catalyst.literal(null, value.dataType()), value);
  }

  /** Returns the call of the adapter's method of that kind: Value, Gradient or Clipped. */
  private Expression call(String kind, DataType type, List<Expression> data) {
    if (loss instanceof ScaledLoss scaled) {
      Expression scale = Inputs.number(sqlName(), "scale", data.get(2));
      return call(
          new ScaledAdapter(scaled, function), kind, type, label(data), number(data), scale);
    }
    if (!predictsArray(data)) {
      return call(scalar(data), kind, type, label(data), number(data));
    }
    if (!(loss instanceof ClassLoss classLoss)) {
      throw FunctionErrors.wrongType(sqlName(), "prediction", data.get(1), Inputs.accepted(false));
    }
    Expression prediction = Inputs.array(sqlName(), "prediction", data.get(1));
    String soft = isSoft(data) ? "Soft" : "";
    return call(
        new ClassAdapter(classLoss, function, classes()),
        soft + kind,
        type,
        label(data),
        prediction);
  }

  private Expression call(
      Serializable adapter, String kind, DataType type, Expression... arguments) {
    boolean nullable = mode == Mode.TRY && !kind.endsWith("Clipped");
    if (nullable) {
      return Catalyst.invoke(adapter, "try" + kind, type, arguments);
    }
    String method = Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
    return MethodCall.of(adapter, method, type, arguments);
  }

  private ScalarAdapter scalar(List<Expression> data) {
    if (!(loss instanceof ScalarLoss scalarLoss)) {
      throw FunctionErrors.wrongType(
          sqlName(), "prediction", data.get(1), "an array of numbers or an ML vector");
    }
    return new ScalarAdapter(scalarLoss, function);
  }

  /** Returns the label as a double, or for a soft one as an array of doubles. */
  public Expression label(List<Expression> data) {
    Expression label = data.get(0);
    if (isSoft(data)) {
      return Inputs.array(sqlName(), "label", label);
    }
    if (Inputs.isString(label) && policy.classes() != null) {
      requireTwoClasses(data);
      return index("index", label);
    }
    return Inputs.number(sqlName(), "label", label, Inputs.accepted(isClassification(loss)));
  }

  private Expression number(List<Expression> data) {
    Expression prediction = data.get(1);
    return Inputs.isString(prediction) && takesClass() && policy.classes() != null
        ? index("predictedIndex", prediction)
        : Inputs.number(sqlName(), "prediction", prediction, Inputs.accepted(takesClass()));
  }

  private Expression index(String method, Expression name) {
    return mode == Mode.TRY
        ? Catalyst.invoke(labels(), "tryIndex", DataTypes.DoubleType, name)
        : MethodCall.of(labels(), method, DataTypes.DoubleType, name);
  }

  private void requireTwoClasses(List<Expression> data) {
    int classes = classes();
    if (classes != 2 && !takesClass() && !predictsArray(data)) {
      throw FunctionErrors.invalid(
          sqlName(),
          "classes names "
              + classes
              + " classes but one number is predicted; name two classes, or"
              + " predict an array");
    }
  }

  private boolean takesClass() {
    return loss.roles().contains(Role.CLASS);
  }

  /** Returns whether the label is an array where the loss takes one. */
  public boolean isSoft(List<Expression> data) {
    return Inputs.isArray(data.get(0)) && predictsArray(data) && loss instanceof ClassLoss;
  }

  /** Returns whether the prediction is an array; an untyped NULL is what the loss takes. */
  private boolean predictsArray(List<Expression> data) {
    boolean onlyArrays = !(loss instanceof ScalarLoss || loss instanceof ScaledLoss);
    return Inputs.isArray(data.get(1)) || (onlyArrays && Inputs.isNull(data.get(1)));
  }

  private boolean hasScalarGradient() {
    return loss instanceof ScalarGradient || loss instanceof ScaledLoss;
  }

  private int classes() {
    return policy.classes() != null ? policy.classes().size() : policy.classWeights().size();
  }

  private LabelAdapter labels() {
    return new LabelAdapter(policy, function);
  }

  private static DataType gradientType(boolean array) {
    return array ? DataTypes.createArrayType(DataTypes.DoubleType, false) : DataTypes.DoubleType;
  }
}
