package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.spark.Catalyst;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.collection.Iterator;

/**
 * The members of a {@link FusedSums}.
 *
 * @param members the members, in the order of the results
 */
public record FusedForm(List<Member> members) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copy. */
  public FusedForm {
    members = List.copyOf(members);
  }

  /**
   * One aggregate.
   *
   * @param form its sums
   * @param terms what it sums of each row
   * @param inputs how many inputs it has
   */
  public record Member(SumsForm form, Terms terms, int inputs) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /** Returns new fields for a buffer. */
  List<AttributeReference> fields() {
    List<AttributeReference> fields = new ArrayList<>();
    for (Member member : members) {
      fields.addAll(member.form().fields());
    }
    return fields;
  }

  /** Returns what a row gives to each member: the rows to count, the weight if any, the terms. */
  List<Expression> rowExpressions(List<Expression> inputs) {
    List<Expression> expressions = new ArrayList<>();
    int at = 0;
    for (Member member : members) {
      List<Expression> own = inputs.subList(at, at + member.inputs());
      expressions.addAll(RowTerms.of(member.form(), member.terms().of(own)).expressions());
      at += member.inputs();
    }
    return expressions;
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
