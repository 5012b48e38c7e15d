package io.sparkloss.spark.columnar;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.numeric.Exact;
import io.sparkloss.spark.adapter.ClassAdapter;
import io.sparkloss.spark.adapter.NumberArrays;
import io.sparkloss.spark.adapter.ScalarAdapter;
import io.sparkloss.spark.adapter.ScaledAdapter;
import io.sparkloss.spark.aggregate.sums.CostSums;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.MethodCall;
import io.sparkloss.spark.columnar.BatchNumber.Operation;
import io.sparkloss.spark.row.LossValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.NumericType;

/**
 * Finds out whether aggregates can be computed from batches, and how: their terms must be losses of
 * plain columns, or such columns themselves.
 *
 * <p>Used once, by one thread.
 */
final class BatchCompiler {

  private final List<Attribute> columns;
  private final List<Builder> rowSets = new ArrayList<>();
  private final List<BatchForm.Function> functions = new ArrayList<>();

  /** Creates a compiler for batches of these columns. */
  BatchCompiler(List<Attribute> columns) {
    this.columns = columns;
  }

  /** Returns the form, or empty when one of the functions has to be computed row by row. */
  Optional<BatchForm> compile(List<CostSums> costs) {
    for (CostSums cost : costs) {
      if (!add(cost)) {
        return Optional.empty();
      }
    }
    return Optional.of(new BatchForm(rowSets.stream().map(Builder::build).toList(), functions));
  }

  private boolean add(CostSums cost) {
    SumsLayout layout = cost.form().layout();
    List<Expression> terms = cost.terms().of(Catalyst.list(cost.children()));
    Builder own = new Builder(cost.form().name());
    List<Integer> numbers = new ArrayList<>();
    for (Expression term : terms) {
      int number = own.number(term);
      if (number < 0) {
        return false;
      }
      numbers.add(number);
    }
    own.weight = layout.weighted() ? numbers.get(layout.terms()) : -1;
    int rowSet = rowSetOf(own);
    Builder shared = rowSets.get(rowSet);
    List<Integer> moved = numbers.stream().map(number -> shared.take(own, number)).toList();
    int extreme = layout.extremeTerm();
    functions.add(
        new BatchForm.Function(
            cost.form(),
            rowSet,
            moved.subList(0, layout.terms()).stream()
                .map(number -> place(shared.sums, number))
                .toList(),
            extreme < 0 ? -1 : place(shared.extremes, moved.get(extreme))));
    return true;
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

  private static <T> int place(List<T> kept, T wanted) {
    int found = kept.indexOf(wanted);
    if (found >= 0) {
      return found;
    }
    kept.add(wanted);
    return kept.size() - 1;
  }

  /** A row set in the making. */
  private final class Builder {

    private final String function;
    private final Set<Integer> used = new TreeSet<>();
    private final List<BatchNumber> numbers = new ArrayList<>();
    private final List<Integer> sums = new ArrayList<>();
    private final List<Integer> extremes = new ArrayList<>();
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
      return other == this ? number : place(numbers, moved(other, other.numbers.get(number)));
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
      return new BatchForm.RowSet(List.copyOf(used), numbers, weight, function, sums, extremes);
    }

    /** Returns the place of a number, or −1 when it must be computed row by row. */
    int number(Expression expression) {
      if (expression instanceof LossValue loss) {
        return number(loss.rowLoss().value(loss.data()));
      }
      if (expression instanceof Literal literal) {
        return literal.value() instanceof Double value
            ? place(numbers, new BatchNumber.Constant(value))
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
      return ordinal < 0 ? -1 : place(numbers, new BatchNumber.OfColumn(ordinal));
    }

    private int ordinal(Expression source) {
      if (!(source instanceof Attribute attribute)) {
        return -1;
      }
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).exprId().equals(attribute.exprId())) {
          used.add(i);
          return i;
        }
      }
      return -1;
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
        return place(
            numbers, new BatchNumber.OfLoss(adapter.loss(), adapter, places.get(0), places.get(1)));
      }
      return call.target() instanceof ScaledAdapter adapter
          ? place(
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
          : place(numbers, new BatchNumber.OfClassLoss(adapter, place, ordinal));
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
          : place(numbers, new BatchNumber.Computed(operation, left, right));
    }
  }
}
