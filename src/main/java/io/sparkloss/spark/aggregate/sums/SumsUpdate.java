package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.MethodCall;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * The buffer after one more row.
 *
 * @param form which sums there are
 * @param fields the fields of the buffer
 * @param row what the row adds
 */
record SumsUpdate(SumsForm form, List<AttributeReference> fields, RowTerms row) {

  List<Expression> expressions() {
    SumsLayout layout = form.layout();
    int first = form.firstPart();
    List<Expression> updated = new ArrayList<>(fields);
    if (layout.rows()) {
      updated.set(0, Catalyst.add(fields.get(0), row.one()));
    }
    if (row.weight() != null) {
      addTerm(updated, first, row.weight());
    }
    for (int i = 0; i < layout.terms(); i++) {
      int at = first + layout.sum(layout.sumOfTerm().get(i));
      Expression term = row.terms().get(i);
      if (row.weight() == null) {
        addTerm(updated, at, term);
      } else {
        addProduct(updated, at, row.weight(), term);
      }
    }
    if (layout.extremeTerm() >= 0) {
      Expression term = row.terms().get(layout.extremeTerm());
      keepExtremes(updated, first + layout.extremes(), term);
    }
    return updated;
  }

  private static void addTerm(List<Expression> parts, int at, Expression term) {
    Expression high = parts.get(at);
    Expression middle = parts.get(at + 1);
    Expression low = parts.get(at + 2);
    parts.set(at, CostSums.parts("addedHigh", high, term));
    parts.set(at + 1, CostSums.parts("addedMiddle", high, middle, term));
    parts.set(at + 2, CostSums.parts("addedLow", high, middle, low, term));
  }

  private static void addProduct(List<Expression> parts, int at, Expression x, Expression y) {
    Expression high = parts.get(at);
    Expression middle = parts.get(at + 1);
    Expression low = parts.get(at + 2);
    parts.set(at, CostSums.parts("addedProductHigh", high, x, y));
    parts.set(at + 1, CostSums.parts("addedProductMiddle", high, middle, x, y));
    parts.set(at + 2, CostSums.parts("addedProductLow", high, middle, low, x, y));
  }

  private void keepExtremes(List<Expression> updated, int at, Expression term) {
    Expression least = extreme("min", fields.get(at), term);
    Expression greatest = extreme("max", fields.get(at + 1), term);
    Expression skip = row.skip();
    updated.set(at, skip == null ? least : Catalyst.ifElse(skip, fields.get(at), least));
    updated.set(
        at + 1, skip == null ? greatest : Catalyst.ifElse(skip, fields.get(at + 1), greatest));
  }

  static Expression extreme(String method, Expression left, Expression right) {
    return MethodCall.of(Math.class, method, DataTypes.DoubleType, left, right);
  }
}
