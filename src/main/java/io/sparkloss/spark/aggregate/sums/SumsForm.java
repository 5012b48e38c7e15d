package io.sparkloss.spark.aggregate.sums;

import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.score.SumsLayout;
import io.sparkloss.spark.catalyst.Catalyst;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.types.DataTypes;

/**
 * An aggregate over sums.
 *
 * @param name its name in plans
 * @param score what it reports
 * @param weighted whether a weight follows the terms
 * @since 0.1.0
 */
public record SumsForm(String name, Score score, boolean weighted) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Returns the sums that are kept. */
  public SumsLayout layout() {
    return score.layout(weighted);
  }

  /** Returns the first field of the parts: the rows, where they are counted, stand before it. */
  int firstPart() {
    return layout().rows() ? 1 : 0;
  }

  /** Returns new fields for a buffer. */
  List<AttributeReference> fields() {
    SumsLayout layout = layout();
    List<AttributeReference> fields = new ArrayList<>();
    if (layout.rows()) {
      fields.add(Catalyst.field("rows", DataTypes.LongType));
    }
    for (int i = 0; i < layout.parts(); i++) {
      fields.add(Catalyst.field("part" + i, DataTypes.DoubleType));
    }
    return fields;
  }
}
