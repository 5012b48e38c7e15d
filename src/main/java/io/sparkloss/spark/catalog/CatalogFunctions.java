package io.sparkloss.spark.catalog;

import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.Parameter;
import io.sparkloss.spark.aggregate.AggregateFunctions;
import io.sparkloss.spark.aggregate.ScoreRecipe;
import io.sparkloss.spark.catalyst.SqlFunction;
import io.sparkloss.spark.row.Arguments;
import io.sparkloss.spark.row.Mode;
import io.sparkloss.spark.row.RowFunctions;
import io.sparkloss.spark.state.DifferenceForm;
import io.sparkloss.spark.state.function.StateReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Every SQL function as a function of the catalog, by name.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CatalogFunctions {

  private static final String GRADIENT = "_gradient";

  private CatalogFunctions() {}

  /** Returns the same functions for a catalog, by name. */
  public static Map<String, UnboundFunction> of(List<SqlFunction> functions) {
    Map<String, UnboundFunction> table = new LinkedHashMap<>();
    for (SqlFunction function : functions) {
      table.put(function.name(), unbound(function, binder(function.name())));
    }
    return Collections.unmodifiableMap(table);
  }

  private static Function<StructType, BoundFunction> binder(String name) {
    for (ScoreRecipe recipe : AggregateFunctions.scores()) {
      if (recipe.name().equals(name)) {
        return types -> score(recipe, types);
      }
    }
    for (GivenFunction.Report report : GivenFunction.Report.values()) {
      if (report.name().toLowerCase(Locale.ROOT).equals(name)) {
        return types ->
            new GivenFunction(
                name, Signature.of(name, "(loss[, weight])", 1, 2, types).numbers(), report);
      }
    }
    for (StateReader reader : StateReader.values()) {
      if (reader.functionName().equals(name)) {
        return types ->
            new ReaderFunction(
                reader,
                Signature.of(name, reader.signature(), reader.states(), reader.most(), types));
      }
    }
    return binderOfOthers(name);
  }

  /** Returns the binder of a function that makes or merges states, or of one row. */
  private static Function<StructType, BoundFunction> binderOfOthers(String name) {
    return switch (name) {
      case "cost_state_agg" ->
          types ->
              new StateFunction(name, Signature.of(name, "(loss[, weight][, name])", 1, 3, types));
      case "cost_merge_agg" ->
          types -> new MergeFunction(name, Signature.of(name, "(state)", 1, 1, types));
      case "cost_ratio" ->
          types ->
              new RatioFunction(
                  name, Signature.of(name, "(loss_a, loss_b[, weight])", 2, 3, types));
      case "cost_difference", "cost_difference_state_agg" ->
          types ->
              new DifferenceFunction(
                  name,
                  Signature.of(name, "(loss_a, loss_b[, weight])", 2, 3, types),
                  new DifferenceForm(
                      LossIdentity.UNNAMED, LossIdentity.UNNAMED, name.endsWith("_agg")));
      default -> {
        Mode mode = name.startsWith("try_") ? Mode.TRY : Mode.RAISE;
        yield types -> row(name, mode, types);
      }
    };
  }

  private static BoundFunction score(ScoreRecipe recipe, StructType types) {
    String name = recipe.name();
    Signature signature =
        Signature.of(name, "(label, prediction[, weight][, options])", 2, 3, types);
    signature.requireNumber(2, "weight");
    boolean array = signature.kinds().get(1).isArray();
    CatalogLoss loss = new CatalogLoss(signature, () -> recipe.definition(array), 3, recipe.mode());
    return array && recipe.score() == Score.D2_LOG_LOSS
        ? new SharesFunction(name, signature, loss, recipe.mode())
        : new ScoreFunction(name, signature, loss, recipe.score(), recipe.mode());
  }

  private static BoundFunction row(String name, Mode mode, StructType types) {
    boolean gradient = name.endsWith(GRADIENT);
    String base = name.substring(mode.named("").length());
    String lossName = gradient ? base.substring(0, base.length() - GRADIENT.length()) : base;
    LossDefinition definition = Losses.get(lossName);
    int inputs = RowFunctions.inputs(definition);
    List<Parameter> positional =
        definition.parameters().stream().filter(Parameter::positional).toList();
    int most = inputs + positional.size();
    String shape = Arguments.signature(definition, inputs);
    Signature signature = Signature.of(name, shape, inputs, most, types);
    long required =
        positional.stream().filter(parameter -> parameter.defaultValue().isEmpty()).count();
    signature.requireOptionsOr(inputs + (int) required, shape);
    for (int i = 2; i < most; i++) {
      signature.requireNumber(i, i < inputs ? "scale" : "parameter");
    }
    boolean array = gradient && signature.kinds().get(1).isArray();
    DataType result =
        array ? DataTypes.createArrayType(DataTypes.DoubleType, false) : DataTypes.DoubleType;
    CatalogLoss loss = new CatalogLoss(signature, () -> Losses.get(lossName), inputs, mode);
    return new RowFunction(name, signature, loss, gradient, result);
  }

  private static UnboundFunction unbound(
      SqlFunction function, Function<StructType, BoundFunction> binder) {
    return new UnboundFunction() {
      @Override
      public BoundFunction bind(StructType inputType) {
        return binder.apply(inputType);
      }

      @Override
      public String description() {
        return function.usage().replace("_FUNC_", function.name());
      }

      @Override
      public String name() {
        return function.name();
      }
    };
  }
}
