package io.sparkloss.spark.aggregate.fused;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.spark.aggregate.sums.CostSums;
import io.sparkloss.spark.aggregate.sums.RowTerms;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * Finds what the members of a {@link FusedForm} have in common. The values of the sums stand first
 * and in their order, so that they are mostly added as they are.
 *
 * <p>Used once, by one thread.
 */
final class FormBuilder {

  private final List<FusedForm.Member> members = new ArrayList<>();
  private final List<FusedForm.Value> values = new ArrayList<>();
  private final Map<Expression, Integer> valueOf = new LinkedHashMap<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<FusedForm.Sum> sums = new ArrayList<>();
  private final List<FusedForm.Extremes> extremes = new ArrayList<>();
  private final List<Expression> inputs = new ArrayList<>();

  /** Adds a member. */
  void add(CostSums cost) {
    SumsLayout layout = cost.form().layout();
    List<Expression> own = Catalyst.list(cost.children());
    List<Expression> numbers = RowTerms.of(cost.form(), cost.terms().of(own)).numbers();
    List<Integer> given = new ArrayList<>();
    for (int place = 0; place < numbers.size(); place++) {
      given.add(value(numbers.get(place), place));
    }
    int weight = layout.weighted() ? given.get(RowTerms.WEIGHT) : -1;
    int firstTerm = RowTerms.firstTerm(layout.weighted());
    List<Integer> sumOfTerm = new ArrayList<>();
    for (int term = 0; term < layout.terms(); term++) {
      sumOfTerm.add(Places.of(sums, new FusedForm.Sum(given.get(firstTerm + term), weight)));
    }
    int one = given.get(RowTerms.ONE);
    int extreme = layout.extremeTerm();
    members.add(
        new FusedForm.Member(
            cost.form(),
            cost.terms(),
            own.size(),
            layout.rows() ? Places.of(counts, one) : -1,
            weight < 0 ? -1 : Places.of(sums, new FusedForm.Sum(weight, -1)),
            sumOfTerm,
            extreme < 0
                ? -1
                : Places.of(
                    extremes, new FusedForm.Extremes(given.get(firstTerm + extreme), one))));
    inputs.addAll(own);
  }

  /** Returns the aggregate of all members. */
  FusedSums build() {
    List<Integer> order = new ArrayList<>();
    sums.forEach(sum -> Places.of(order, sum.value()));
    IntStream.range(0, values.size()).forEach(value -> Places.of(order, value));
    FusedForm form =
        new FusedForm(
            members,
            order.stream().map(values::get).toList(),
            counts.stream().map(order::indexOf).toList(),
            sums.stream().map(sum -> moved(sum, order)).toList(),
            extremes.stream().map(pair -> moved(pair, order)).toList());
    return new FusedSums(form, Catalyst.seq(inputs), 0, 0);
  }

  private static FusedForm.Sum moved(FusedForm.Sum sum, List<Integer> order) {
    int weight = sum.weight() < 0 ? -1 : order.indexOf(sum.weight());
    return new FusedForm.Sum(order.indexOf(sum.value()), weight);
  }

  private static FusedForm.Extremes moved(FusedForm.Extremes pair, List<Integer> order) {
    return new FusedForm.Extremes(order.indexOf(pair.value()), order.indexOf(pair.one()));
  }

  private int value(Expression number, int place) {
    return valueOf.computeIfAbsent(
        number.canonicalized(),
        key -> {
          values.add(new FusedForm.Value(members.size(), place));
          return values.size() - 1;
        });
  }
}
