package io.sparkloss.spark.catalog;

import io.sparkloss.cost.score.Score;
import io.sparkloss.cost.score.ScoreSums;
import io.sparkloss.numeric.Exact;
import io.sparkloss.spark.row.Mode;
import java.util.Objects;

/** A score of sums. */
final class ScoreFunction extends LossAggregate<ScoreSums> {

  private static final long serialVersionUID = 1L;

  private final Score score;

  ScoreFunction(String name, Signature signature, CatalogLoss loss, Score score, Mode mode) {
    super(name, signature, loss, mode);
    this.score = score;
  }

  @Override
  public ScoreSums newAggregationState() {
    return new ScoreSums(score, isWeighted());
  }

  @Override
  void add(ScoreSums sums, double value, double weight, LossRow row) {
    double[] terms = terms(value, row);
    if (isWeighted()) {
      sums.addWeighted(weight, terms);
    } else {
      sums.add(terms);
    }
  }

  private double[] terms(double value, LossRow row) {
    if (score.layout(false).terms() == 1) {
      return new double[] {value};
    }
    double label = Objects.requireNonNull(row.evaluator().label(row.row()));
    return switch (score) {
      case RATIO -> new double[] {value, Math.abs(label)};
      case R_SQUARED ->
          new double[] {value, label, label * label, Exact.productError(label, label)};
      default -> new double[] {value, label};
    };
  }

  /** Class weights come with the options, so a call with options may have weights. */
  private boolean isWeighted() {
    return signature().kinds().size() > 2 || signature().options();
  }
}
