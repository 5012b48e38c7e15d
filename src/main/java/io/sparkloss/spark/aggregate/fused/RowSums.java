package io.sparkloss.spark.aggregate.fused;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.numeric.ThreePartSum;
import io.sparkloss.numeric.ThreePartSums;
import io.sparkloss.spark.aggregate.fused.FusedForm.Member;
import io.sparkloss.spark.aggregate.fused.FusedForm.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a {@link FusedSums} on the fields of a row.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class RowSums {

  private final FusedForm form;
  private final int offset;
  private final int[] counts;
  private final int[] values;
  private final int[] weights;
  private final boolean weighted;
  private final boolean inOrder;
  private final double[] given;
  private final double[] terms;
  private final double[] factors;
  private final ThreePartSums sums;

  /**
   * Creates the steps.
   *
   * @param form the members
   * @param offset where their fields start in the buffer
   */
  RowSums(FusedForm form, int offset) {
    this.form = form;
    this.offset = offset;
    this.counts = ints(form.counts());
    this.values = ints(form.sums().stream().map(Sum::value).toList());
    this.weights = ints(form.sums().stream().map(Sum::weight).toList());
    this.weighted = IntStream.of(weights).anyMatch(weight -> weight >= 0);
    this.given = new double[form.values().size()];
    this.inOrder = IntStream.range(0, values.length).allMatch(i -> values[i] == i);
    this.terms = inOrder ? given : new double[values.length];
    this.factors = new double[values.length];
    Arrays.fill(factors, 1);
    this.sums = new ThreePartSums(values.length);
  }

  /** Makes the sums of no rows. */
  void initialize(InternalRow buffer) {
    for (int i = 0; i < counts.length; i++) {
      buffer.setLong(offset + i, 0);
    }
    for (int i = form.firstSum(); i < form.firstLeast(); i++) {
      buffer.setDouble(offset + i, 0);
    }
    for (int i = 0; i < form.extremes().size(); i++) {
      buffer.setDouble(least(i), Double.POSITIVE_INFINITY);
      buffer.setDouble(greatest(i), Double.NEGATIVE_INFINITY);
    }
  }

  /** Adds the values of a row. */
  void update(InternalRow buffer, UnsafeRow row) {
    Doubles.read(row, 0, given);
    for (int i = 0; i < counts.length; i++) {
      buffer.setLong(offset + i, buffer.getLong(offset + i) + (long) given[counts[i]]);
    }
    read(buffer);
    add();
    write(buffer);
    for (int i = 0; i < form.extremes().size(); i++) {
      FusedForm.Extremes extremes = form.extremes().get(i);
      if (given[extremes.one()] != 0) {
        keepExtremes(buffer, i, given[extremes.value()], given[extremes.value()]);
      }
    }
  }

  private void add() {
    if (!inOrder) {
      for (int i = 0; i < values.length; i++) {
        terms[i] = given[values[i]];
      }
    }
    if (weighted) {
      for (int i = 0; i < weights.length; i++) {
        factors[i] = weights[i] < 0 ? 1 : given[weights[i]];
      }
      sums.addProducts(factors, terms);
    } else {
      sums.add(terms);
    }
  }

  /** Adds the sums of another buffer, whose fields start at {@code from}. */
  void merge(InternalRow buffer, InternalRow other, int from) {
    for (int i = 0; i < counts.length; i++) {
      buffer.setLong(offset + i, buffer.getLong(offset + i) + other.getLong(from + i));
    }
    for (int i = 0; i < values.length; i++) {
      ThreePartSum sum = sum(buffer, offset, i);
      sum.add(sum(other, from, i));
      put(buffer, i, sum);
    }
    int shift = from - offset;
    for (int i = 0; i < form.extremes().size(); i++) {
      keepExtremes(
          buffer, i, other.getDouble(least(i) + shift), other.getDouble(greatest(i) + shift));
    }
  }

  /** Returns the score of a member, or null where there is none. */
  @Nullable Double result(InternalRow buffer, Member member) {
    SumsLayout layout = member.form().layout();
    double[] parts = layout.empty();
    if (member.weight() >= 0) {
      put(parts, 0, sum(buffer, offset, member.weight()));
    }
    for (int term = 0; term < layout.terms(); term++) {
      int at = layout.sum(layout.sumOfTerm().get(term));
      ThreePartSum sum = new ThreePartSum(parts[at], parts[at + 1], parts[at + 2]);
      sum.add(sum(buffer, offset, member.sumOfTerm().get(term)));
      put(parts, at, sum);
    }
    if (member.extremes() >= 0) {
      parts[layout.extremes()] = buffer.getDouble(least(member.extremes()));
      parts[layout.extremes() + 1] = buffer.getDouble(greatest(member.extremes()));
    }
    long rows = member.count() < 0 ? 0 : buffer.getLong(offset + member.count());
    return member.form().score().result(member.form().weighted(), rows, parts);
  }

  private void read(InternalRow buffer) {
    int at = offset + form.firstSum();
    Doubles.read(buffer, at, sums.high());
    Doubles.read(buffer, at + values.length, sums.middle());
    Doubles.read(buffer, at + 2 * values.length, sums.low());
  }

  private void write(InternalRow buffer) {
    int at = offset + form.firstSum();
    Doubles.write(buffer, at, sums.high());
    Doubles.write(buffer, at + values.length, sums.middle());
    Doubles.write(buffer, at + 2 * values.length, sums.low());
  }

  private ThreePartSum sum(InternalRow buffer, int start, int index) {
    int at = start + form.firstSum() + index;
    return new ThreePartSum(
        buffer.getDouble(at),
        buffer.getDouble(at + values.length),
        buffer.getDouble(at + 2 * values.length));
  }

  private void put(InternalRow buffer, int index, ThreePartSum sum) {
    int at = offset + form.firstSum() + index;
    buffer.setDouble(at, sum.high());
    buffer.setDouble(at + values.length, sum.middle());
    buffer.setDouble(at + 2 * values.length, sum.low());
  }

  private static void put(double[] parts, int at, ThreePartSum sum) {
    parts[at] = sum.high();
    parts[at + 1] = sum.middle();
    parts[at + 2] = sum.low();
  }

  private void keepExtremes(InternalRow buffer, int index, double least, double greatest) {
    buffer.setDouble(least(index), Math.min(buffer.getDouble(least(index)), least));
    buffer.setDouble(greatest(index), Math.max(buffer.getDouble(greatest(index)), greatest));
  }

  private int least(int index) {
    return offset + form.firstLeast() + index;
  }

  private int greatest(int index) {
    return least(index) + form.extremes().size();
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
