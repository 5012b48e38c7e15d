package io.sparkloss.spark.aggregate.fused;

import io.sparkloss.spark.aggregate.sums.RowTerms;
import io.sparkloss.spark.aggregate.sums.SumsForm;
import io.sparkloss.spark.aggregate.sums.Terms;
import io.sparkloss.spark.catalyst.Catalyst;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Iterator;

/**
 * The members of a {@link FusedSums} and what is kept for them. What several members need is kept
 * once. The buffer holds the counts, then the high, the middle and the low parts of all sums, then
 * the least and the greatest values.
 *
 * @param members the members, in the order of the results
 * @param values the numbers that a row gives
 * @param counts for each count the value that is 1 for a row to count, else 0
 * @param sums the sums
 * @param extremes the pairs of a least and a greatest value
 * @since 0.1.0
 */
public record FusedForm(
    List<Member> members,
    List<Value> values,
    List<Integer> counts,
    List<Sum> sums,
    List<Extremes> extremes)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  public FusedForm {
    members = List.copyOf(members);
    values = List.copyOf(values);
    counts = List.copyOf(counts);
    sums = List.copyOf(sums);
    extremes = List.copyOf(extremes);
  }

  /**
   * One aggregate and where it finds what it needs.
   *
   * @param form its sums
   * @param terms what it sums of each row
   * @param inputs how many inputs it has
   * @param count its count of rows, or −1
   * @param weight the sum of its weights, or −1
   * @param sumOfTerm for each term the sum that has it
   * @param extremes its extremes, or −1
   */
  public record Member(
      SumsForm form,
      Terms terms,
      int inputs,
      int count,
      int weight,
      List<Integer> sumOfTerm,
      int extremes)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Keeps its own copy. */
    public Member {
      sumOfTerm = List.copyOf(sumOfTerm);
    }
  }

  /**
   * A number that a row gives, known by the first member that needs it.
   *
   * @param member the member
   * @param place its place among the {@link RowTerms#numbers} of the member
   */
  public record Value(int member, int place) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /**
   * A sum of a value, or of its product with a weight.
   *
   * @param value the value
   * @param weight the value that is the weight, or −1
   */
  public record Sum(int value, int weight) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The least and the greatest value.
   *
   * @param value the value
   * @param one the value that is 0 for a row that is left out
   */
  public record Extremes(int value, int one) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /** Returns where the high part of the first sum stands in the buffer. */
  int firstSum() {
    return counts.size();
  }

  /** Returns where the first least value stands in the buffer. */
  int firstLeast() {
    return firstSum() + 3 * sums.size();
  }

  /** Returns new fields for a buffer. */
  List<AttributeReference> fields() {
    List<AttributeReference> fields = new ArrayList<>();
    add(fields, "rows", counts.size(), DataTypes.LongType);
    add(fields, "high", sums.size(), DataTypes.DoubleType);
    add(fields, "middle", sums.size(), DataTypes.DoubleType);
    add(fields, "low", sums.size(), DataTypes.DoubleType);
    add(fields, "least", extremes.size(), DataTypes.DoubleType);
    add(fields, "greatest", extremes.size(), DataTypes.DoubleType);
    return fields;
  }

  private static void add(List<AttributeReference> fields, String name, int count, DataType type) {
    for (int i = 0; i < count; i++) {
      fields.add(Catalyst.field(name + i, type));
    }
  }

  /** Returns the values of a row. */
  List<Expression> rowExpressions(List<Expression> inputs) {
    List<List<Expression>> numbers = new ArrayList<>();
    int at = 0;
    for (Member member : members) {
      List<Expression> own = inputs.subList(at, at + member.inputs());
      numbers.add(RowTerms.of(member.form(), member.terms().of(own)).numbers());
      at += member.inputs();
    }
    return values.stream().map(value -> numbers.get(value.member()).get(value.place())).toList();
  }

  /** Returns the members as Spark prints them. */
  Iterator<Object> flatArguments(List<Expression> inputs) {
    List<Object> texts = new ArrayList<>();
    int at = 0;
    for (Member member : members) {
      List<Expression> own = inputs.subList(at, at + member.inputs());
      texts.add(member.form().name() + Catalyst.seq(own).mkString("(", ", ", ")"));
      at += member.inputs();
    }
    return Catalyst.seq(texts).iterator();
  }
}
