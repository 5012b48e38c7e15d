package io.sparkloss.spark.columnar.sums;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.numeric.Exact;
import io.sparkloss.spark.adapter.ClassAdapter;
import io.sparkloss.spark.adapter.NumberArrays;
import io.sparkloss.spark.adapter.ScalarAdapter;
import io.sparkloss.spark.adapter.ScaledAdapter;
import io.sparkloss.spark.aggregate.CostStatsAggregate;
import io.sparkloss.spark.aggregate.fused.FusedForm;
import io.sparkloss.spark.aggregate.fused.FusedSums;
import io.sparkloss.spark.aggregate.sums.CostSums;
import io.sparkloss.spark.aggregate.sums.SumsForm;
import io.sparkloss.spark.aggregate.sums.Terms;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.MethodCall;
import io.sparkloss.spark.catalyst.Places;
import io.sparkloss.spark.columnar.batch.ColumnReader;
import io.sparkloss.spark.columnar.sums.BatchForm.Field;
import io.sparkloss.spark.columnar.sums.BatchForm.Kind;
import io.sparkloss.spark.columnar.sums.BatchNumber.Operation;
import io.sparkloss.spark.row.LossValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.NumericType;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether aggregates can be computed from batches, and how: their terms must be losses of
 * plain columns, or such columns themselves.
 *
 * <p>Used once, by one thread.
 */
final class BatchCompiler {

  private static final List<Kind> WEIGHT_PARTS =
      List.of(Kind.WEIGHT_HIGH, Kind.WEIGHT_MIDDLE, Kind.WEIGHT_LOW);
  private static final List<Kind> PARTS = List.of(Kind.HIGH, Kind.MIDDLE, Kind.LOW);
  private static final List<Kind> EXTREMES = List.of(Kind.LEAST, Kind.GREATEST);

  private final List<Attribute> columns;
  private final List<Builder> rowSets = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();

  /** Creates a compiler for batches of these columns. */
  BatchCompiler(List<Attribute> columns) {
    this.columns = columns;
  }

  /** Returns the form, or empty when one of the functions has to be computed row by row. */
  Optional<BatchForm> compile(List<AggregateFunction> functions) {
    for (AggregateFunction function : functions) {
      if (!add(function)) {
        return Optional.empty();
      }
    }
    return Optional.of(new BatchForm(rowSets.stream().map(Builder::build).toList(), fields));
  }

  private boolean add(AggregateFunction function) {
    if (function instanceof CostSums cost) {
      return add(cost);
    }
    return function instanceof FusedSums fused
        ? add(fused)
        : function instanceof CostStatsAggregate statistics && add(statistics);
  }

  private boolean add(CostStatsAggregate aggregate) {
    List<Expression> inputs = Catalyst.list(aggregate.children());
    Builder own = new Builder(aggregate.prettyName());
    int loss = own.number(inputs.get(0));
    own.weight = aggregate.isWeighted() ? own.number(inputs.get(2)) : -1;
    boolean clips = !(inputs.get(1) instanceof Literal);
    if (loss < 0
        || (aggregate.isWeighted() && own.weight < 0)
        || (clips && !own.knowsClips(loss))) {
      return false;
    }
    int rowSet = rowSetOf(own);
    Builder shared = rowSets.get(rowSet);
    BatchForm.Statistics made = new BatchForm.Statistics(shared.take(own, loss), clips);
    fields.add(new Field(Kind.STATISTICS, rowSet, List.of(Places.of(shared.statistics, made))));
    return true;
  }

  private boolean add(CostSums cost) {
    Placed placed = place(cost.form(), cost.terms(), Catalyst.list(cost.children()));
    if (placed == null) {
      return false;
    }
    SumsLayout layout = cost.form().layout();
    if (layout.rows()) {
      fields.add(placed.field(Kind.ROWS, List.of()));
    }
    if (layout.weighted()) {
      addAll(placed, WEIGHT_PARTS, List.of());
    }
    int sums = layout.sumOfTerm().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    for (int sum = 0; sum < sums; sum++) {
      List<Integer> terms = new ArrayList<>();
      for (int term = 0; term < layout.terms(); term++) {
        if (layout.sumOfTerm().get(term) == sum) {
          terms.add(placed.sumOfTerm().get(term));
        }
      }
      addAll(placed, PARTS, terms);
    }
    if (placed.extremes() >= 0) {
      addAll(placed, EXTREMES, List.of(placed.extremes()));
    }
    return true;
  }

  private void addAll(Placed placed, List<Kind> kinds, List<Integer> places) {
    kinds.forEach(kind -> fields.add(placed.field(kind, places)));
  }

  private boolean add(FusedSums fused) {
    FusedForm form = fused.form();
    List<Expression> inputs = Catalyst.list(fused.children());
    List<Field> counts = empty(form.counts().size());
    List<Placed> sums = empty(form.sums().size());
    List<Integer> terms = empty(form.sums().size());
    List<Placed> extremes = empty(form.extremes().size());
    int at = 0;
    for (FusedForm.Member member : form.members()) {
      Placed placed =
          place(member.form(), member.terms(), inputs.subList(at, at + member.inputs()));
      at += member.inputs();
      if (placed == null) {
        return false;
      }
      if (member.count() >= 0) {
        counts.set(member.count(), placed.field(Kind.ROWS, List.of()));
      }
      if (member.weight() >= 0) {
        sums.set(member.weight(), placed);
        terms.set(member.weight(), -1);
      }
      for (int term = 0; term < member.sumOfTerm().size(); term++) {
        sums.set(member.sumOfTerm().get(term), placed);
        terms.set(member.sumOfTerm().get(term), placed.sumOfTerm().get(term));
      }
      if (member.extremes() >= 0) {
        extremes.set(member.extremes(), placed);
      }
    }
    fields.addAll(counts);
    for (int part = 0; part < PARTS.size(); part++) {
      for (int sum = 0; sum < sums.size(); sum++) {
        boolean weight = terms.get(sum) < 0;
        fields.add(
            sums.get(sum)
                .field(
                    weight ? WEIGHT_PARTS.get(part) : PARTS.get(part),
                    weight ? List.of() : List.of(terms.get(sum))));
      }
    }
    for (Kind kind : EXTREMES) {
      extremes.forEach(placed -> fields.add(placed.field(kind, List.of(placed.extremes()))));
    }
    return true;
  }

  /** Returns a list of that many places to fill. */
  private static <T> List<T> empty(int size) {
    return new ArrayList<>(Collections.nCopies(size, (T) null));
  }

  /** Where the terms of a function stand. */
  private record Placed(int rowSet, List<Integer> sumOfTerm, int extremes) {

    Field field(Kind kind, List<Integer> places) {
      return new Field(kind, rowSet, places);
    }
  }

  /** Returns where the terms stand, or null when they have to be computed row by row. */
  private @Nullable Placed place(SumsForm form, Terms made, List<Expression> inputs) {
    SumsLayout layout = form.layout();
    Builder own = new Builder(form.name());
    List<Integer> numbers = new ArrayList<>();
    for (Expression term : made.of(inputs)) {
      int number = own.number(term);
      if (number < 0) {
        return null;
      }
      numbers.add(number);
    }
    own.weight = layout.weighted() ? numbers.get(layout.terms()) : -1;
    int rowSet = rowSetOf(own);
    Builder shared = rowSets.get(rowSet);
    List<Integer> moved = numbers.stream().map(number -> shared.take(own, number)).toList();
    int extreme = layout.extremeTerm();
    return new Placed(
        rowSet,
        moved.subList(0, layout.terms()).stream()
            .map(number -> Places.of(shared.sums, number))
            .toList(),
        extreme < 0 ? -1 : Places.of(shared.extremes, moved.get(extreme)));
  }

  /** Returns the place of the row set that has the same rows and weight, or of the new one. */
  private int rowSetOf(Builder wanted) {
    for (int i = 0; i < rowSets.size(); i++) {
      if (wanted.fits(rowSets.get(i))) {
        return i;
      }
    }
    rowSets.add(wanted);
    return rowSets.size() - 1;
  }

  /** A row set in the making. */
  private final class Builder {

    private final String function;
    private final Set<Integer> used = new TreeSet<>();
    private final List<BatchNumber> numbers = new ArrayList<>();
    private final List<Integer> sums = new ArrayList<>();
    private final List<Integer> extremes = new ArrayList<>();
    private final List<BatchForm.Statistics> statistics = new ArrayList<>();
    private int weight = -1;

    Builder(String function) {
      this.function = function;
    }

    /** Returns whether the rows and the weight are the same. */
    boolean fits(Builder other) {
      boolean sameWeight =
          weight < 0
              ? other.weight < 0
              : other.weight >= 0
                  && numbers.get(weight).equals(other.numbers.get(other.weight))
                  && function.equals(other.function);
      return sameWeight && used.equals(other.used);
    }

    /** Returns the place of another row set's number in this one. */
    int take(Builder other, int number) {
      return other == this ? number : Places.of(numbers, moved(other, other.numbers.get(number)));
    }

    private BatchNumber moved(Builder other, BatchNumber number) {
      if (number instanceof BatchNumber.OfLoss of) {
        return new BatchNumber.OfLoss(
            of.loss(), of.errors(), take(other, of.label()), take(other, of.prediction()));
      }
      if (number instanceof BatchNumber.OfScaledLoss of) {
        return new BatchNumber.OfScaledLoss(
            of.loss(),
            of.errors(),
            take(other, of.label()),
            take(other, of.prediction()),
            take(other, of.scale()));
      }
      if (number instanceof BatchNumber.OfClassLoss of) {
        return new BatchNumber.OfClassLoss(of.adapter(), take(other, of.label()), of.ordinal());
      }
      return number instanceof BatchNumber.Computed of
          ? new BatchNumber.Computed(
              of.operation(), take(other, of.left()), take(other, of.right()))
          : number;
    }

    BatchForm.RowSet build() {
      return new BatchForm.RowSet(
          List.copyOf(used), numbers, weight, function, sums, extremes, statistics);
    }

    /** Returns whether a number is a loss that tells which of its rows were clipped. */
    boolean knowsClips(int number) {
      return numbers.get(number) instanceof BatchNumber.OfLoss
          || numbers.get(number) instanceof BatchNumber.OfClassLoss;
    }

    /** Returns the place of a number, or −1 when it must be computed row by row. */
    int number(Expression expression) {
      if (expression instanceof LossValue loss) {
        return number(loss.rowLoss().value(loss.data()));
      }
      if (expression instanceof Literal literal) {
        return literal.value() instanceof Double value
            ? Places.of(numbers, new BatchNumber.Constant(value))
            : -1;
      }
      if (expression instanceof Multiply product) {
        return computed(Operation.PRODUCT, List.of(product.left(), product.right()));
      }
      if (expression instanceof MethodCall call) {
        return call(call, Catalyst.list(call.children()));
      }
      boolean cast = expression instanceof Cast && expression.dataType() instanceof DoubleType;
      Expression source = cast ? expression.children().head() : expression;
      return source.dataType() instanceof NumericType ? column(source) : -1;
    }

    private int column(Expression source) {
      int ordinal = ordinal(source);
      return ordinal < 0 ? -1 : Places.of(numbers, new BatchNumber.OfColumn(ordinal));
    }

    private int ordinal(Expression source) {
      int ordinal = ColumnReader.ordinal(source, columns);
      if (ordinal >= 0) {
        used.add(ordinal);
      }
      return ordinal;
    }

    private int call(MethodCall call, List<Expression> arguments) {
      if (call.target() instanceof ClassAdapter adapter && call.method().equals("value")) {
        return classLoss(adapter, arguments.get(0), arguments.get(1));
      }
      if (call.target() == Math.class && call.method().equals("abs")) {
        return computed(Operation.ABSOLUTE, List.of(arguments.get(0), arguments.get(0)));
      }
      if (call.target() == Exact.class && call.method().equals("productError")) {
        return computed(Operation.PRODUCT_ERROR, arguments);
      }
      List<Integer> places = arguments.stream().map(this::number).toList();
      if (places.contains(-1) || !call.method().equals("value")) {
        return -1;
      }
      if (call.target() instanceof ScalarAdapter adapter) {
        return Places.of(
            numbers, new BatchNumber.OfLoss(adapter.loss(), adapter, places.get(0), places.get(1)));
      }
      return call.target() instanceof ScaledAdapter adapter
          ? Places.of(
              numbers,
              new BatchNumber.OfScaledLoss(
                  adapter.loss(), adapter, places.get(0), places.get(1), places.get(2)))
          : -1;
    }

    private int classLoss(ClassAdapter adapter, Expression label, Expression prediction) {
      int place = number(label);
      int ordinal = ordinal(array(prediction));
      return place < 0 || ordinal < 0
          ? -1
          : Places.of(numbers, new BatchNumber.OfClassLoss(adapter, place, ordinal));
    }

    /** Returns from what an array of numbers is read. */
    private Expression array(Expression prediction) {
      if (prediction instanceof MethodCall call && call.target() instanceof NumberArrays) {
        return call.children().head();
      }
      return prediction instanceof Invoke read
              && read.targetObject() instanceof Literal target
              && target.value() instanceof NumberArrays
          ? read.arguments().head()
          : prediction;
    }

    private int computed(Operation operation, List<Expression> arguments) {
      int left = number(arguments.get(0));
      int right = number(arguments.get(1));
      return left < 0 || right < 0
          ? -1
          : Places.of(numbers, new BatchNumber.Computed(operation, left, right));
    }
  }
}
