package io.sparkloss.evaluate.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.sparkloss.evaluate.binding.Binding;
import io.sparkloss.evaluate.binding.Grouping;
import io.sparkloss.evaluate.input.EvaluationInput;
import io.sparkloss.evaluate.input.InputColumns;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.spark.bundle.Bundles;
import io.sparkloss.spark.bundle.RowReasons;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows that some cost refuses, with the reason of each: one row for each, and in it an array of
 * {target, model, loss, reason}. So the entries of the arrays are, by target, model and loss, as
 * many as the evaluation counts. Of a row's columns only the key and those allowed are kept.
 *
 * <p>Probabilities that do not sum to 1 are a reason where such rows are refused: under {@link
 * OnInvalid#FAIL}.
 *
 * @since 0.1.0
 */
public final class Quarantine {

  private final EvaluationInput input;
  private final EvaluationPlan plan;
  private final InputColumns columns;
  private final Set<Integer> kept = new LinkedHashSet<>();

  /**
   * Binds the quarantine of a plan to an input; reads no data.
   *
   * @param allowed the columns that are kept beside the key
   * @throws io.sparkloss.evaluate.refusal.SchemaException when a column is missing
   */
  public Quarantine(EvaluationInput input, EvaluationPlan plan, List<String> allowed) {
    this.input = input;
    this.plan = plan;
    columns = new InputColumns(input.rows());
    plan.rows().key().forEach(name -> kept.add(columns.position(name, "key")));
    allowed.forEach(name -> kept.add(columns.position(name, "output.quarantine.columns")));
  }

  /** Returns the rows; reading them reads the input once. */
  public Dataset<Row> rows() {
    Dataset<Row> source = input.labelled();
    Binding binding = Binding.of(columns, plan, Grouping.of(columns, plan));
    List<Column> selected = new ArrayList<>();
    List<Column> shown = new ArrayList<>();
    for (int position : kept) {
      selected.add(columns.column(position).as("_q" + selected.size()));
      shown.add(col("_q" + shown.size()).as(columns.name(position)));
    }
    String model = plan.rows().modelColumn();
    int ofModel = model == null ? -1 : selected.size();
    if (model != null) {
      selected.add(columns.column(columns.position(model, "model")).cast("string").as("_model"));
    }
    selected.add(struct(binding.columns().toArray(new Column[0])).as("_row"));
    Dataset<Row> bound = source.select(selected.toArray(new Column[0]));
    Column reasons = Bundles.reasons(bound, selected.size() - 1, ofModel, reasons(binding));
    List<Column> told = new ArrayList<>(shown.size());
    for (int i = 0; i < shown.size(); i++) {
      told.add(col("_q" + i));
    }
    told.add(reasons.as("_reasons"));
    shown.add(col("_reasons").as(reasonsName()));
    return bound
        .select(told.toArray(new Column[0]))
        .filter(col("_reasons").isNotNull())
        .select(shown.toArray(new Column[0]));
  }

  private RowReasons reasons(Binding binding) {
    List<RowReasons.Name> names =
        binding.terms().stream()
            .map(term -> new RowReasons.Name(term.target(), term.model(), term.loss().call()))
            .toList();
    return new RowReasons(binding.layout(), names, plan.quality().onInvalid() == OnInvalid.FAIL);
  }

  /** Returns {@code reasons}, or a name like it that no kept column has. */
  private String reasonsName() {
    Set<String> taken = new LinkedHashSet<>();
    kept.forEach(position -> taken.add(columns.name(position).toLowerCase(Locale.ROOT)));
    String name = "reasons";
    while (taken.contains(name)) {
      name = "_" + name;
    }
    return name;
  }
}
