package io.sparkloss.ml;

import io.sparkloss.loss.Role;
import io.sparkloss.spark.adapter.TwoEntries;
import io.sparkloss.spark.bundle.ColumnForm;
import io.sparkloss.spark.bundle.DataColumns;
import io.sparkloss.spark.direct.DirectCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** The columns that a loss takes, and the aggregates made of them. */
final class LossColumns {

  private final CostParams params;
  private final DataColumns columns;
  private final EvaluatedLoss loss;
  private final Column label;
  private final List<Column> model = new ArrayList<>();
  private final Optional<Column> weight;

  /**
   * Binds a loss.
   *
   * @throws IllegalArgumentException when a column is missing or of another type
   */
  LossColumns(CostParams params, DataColumns columns, EvaluatedLoss loss) {
    this.params = params;
    this.columns = columns;
    this.loss = loss;
    label = label();
    model.add(scores());
    if (loss.takesScale()) {
      model.add(number(params.scaleCol()));
    }
    weight =
        params.isDefined(params.weightCol())
            ? Optional.of(number(params.weightCol()))
            : Optional.empty();
  }

  /** Returns the cost. */
  Column cost() {
    List<Column> row = new ArrayList<>(List.of(label));
    row.addAll(model);
    Map<String, String> options = loss.call().arguments();
    if (loss.isShort()) {
      weight.ifPresent(row::add);
      return DirectCalls.call(loss.call().name(), row, options);
    }
    List<Column> arguments = new ArrayList<>();
    arguments.add(DirectCalls.call(loss.call().name(), row, options));
    weight.ifPresent(arguments::add);
    return DirectCalls.call("cost", arguments, Map.of());
  }

  /** Returns whether a row of positive weight has a label and all that the loss takes. */
  Column isUsed() {
    return counts().and(predicted());
  }

  /** Returns whether a row of positive weight has a label but not all that the loss takes. */
  Column isUnpredicted() {
    return counts().and(functions.not(predicted()));
  }

  private Column counts() {
    Column labelled = label.isNotNull();
    return weight
        .map(given -> labelled.and(functions.coalesce(given.gt(0), functions.lit(false))))
        .orElse(labelled);
  }

  private Column predicted() {
    return model.stream().map(Column::isNotNull).reduce(Column::and).orElseThrow();
  }

  private Column label() {
    String wanted =
        loss.namesClasses()
            ? "a number or text"
            : "a number; index text by a StringIndexer, cast a boolean to INT";
    return column(
        params.labelCol(),
        form ->
            form == ColumnForm.NUMBER
                || (loss.namesClasses() && form == ColumnForm.TEXT)
                || (loss.classes() && form.isArray()),
        wanted);
  }

  private Column number(Param<String> param) {
    return column(param, form -> form == ColumnForm.NUMBER, "a number");
  }

  /** Returns what the loss takes of the model, of two classes the entry of class 1. */
  private Column scores() {
    return switch (loss.role()) {
      case PROBABILITY -> scores(params.probabilityCol());
      case LOGIT -> scores(params.rawPredictionCol());
      default -> number(params.predictionCol());
    };
  }

  private Column scores(Param<String> param) {
    if (loss.classes()) {
      return column(param, ColumnForm::isArray, "a vector or array with a number for each class");
    }
    Column scores =
        column(
            param,
            form -> form == ColumnForm.NUMBER || form.isArray(),
            "a number, or a vector or array of two");
    boolean isNumber = columns.form(use(param, ""), form -> true) == ColumnForm.NUMBER;
    return isNumber ? scores : positive(scores, param);
  }

  private Column positive(Column both, Param<String> param) {
    String text = "column '" + name(param) + "' (" + param.name() + ")";
    String remedy = "set numClasses to the number of classes";
    if (loss.role() == Role.PROBABILITY) {
      return DirectCalls.positiveProbability(both, new TwoEntries(text, remedy));
    }
    String other = remedy + ", or use a loss of the probability, such as log_loss";
    return DirectCalls.positiveMargin(both, new TwoEntries(text, other));
  }

  private Column column(Param<String> param, Predicate<ColumnForm> accepts, String wanted) {
    columns.form(use(param, wanted), accepts);
    return columns.column(columns.position(name(param), param.name()));
  }

  private DataColumns.ColumnUse use(Param<String> param, String wanted) {
    return new DataColumns.ColumnUse(
        name(param), param.name() + " of " + loss.call().name(), wanted);
  }

  private String name(Param<String> param) {
    if (!params.isDefined(param)) {
      throw new IllegalArgumentException(
          loss.call().name() + " takes a column that is not named; set " + param.name());
    }
    return params.getOrDefault(param);
  }
}
