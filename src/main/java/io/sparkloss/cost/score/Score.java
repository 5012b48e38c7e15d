package io.sparkloss.cost.score;

import io.sparkloss.cost.Transform;
import io.sparkloss.numeric.ThreePartSum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number about a data set, as a function of sums over its rows.
 *
 * <p>Empty (no row, or Σw = 0): none, never 0. Non-finite values: a NaN term makes the result NaN.
 *
 * @since 0.1.0
 */
public enum Score {
  /** The cost Σwℓ / Σw; the term is ℓ. */
  MEAN(1) {
    @Override
    double value(Sums sums) {
      return sums.sum(0).dividedBy(sums.weight());
    }
  },
  /** The square root of the cost. */
  ROOT_MEAN(1) {
    @Override
    double value(Sums sums) {
      return Transform.SQUARE_ROOT.apply(MEAN.value(sums));
    }
  },
  /** The exponential of the cost. */
  EXPONENTIAL_MEAN(1) {
    @Override
    double value(Sums sums) {
      return Transform.EXPONENTIAL.apply(MEAN.value(sums));
    }
  },
  /** The sum Σwℓ. */
  SUM(1) {
    @Override
    double value(Sums sums) {
      return sums.sum(0).value();
    }
  },
  /** The quotient of Σw·a and Σw·b for the terms a and b: NaN for 0/0, infinite for x/0. */
  RATIO(2) {
    @Override
    double value(Sums sums) {
      return sums.sum(0).dividedBy(sums.sum(1));
    }
  },
  /**
   * The coefficient of determination 1 − Σw r² / Σw(y−ȳ)². Terms: r², y, and y² in two parts, the
   * rounded square and its error. None for fewer than two rows.
   */
  R_SQUARED(3) {
    @Override
    double value(Sums sums) {
      return new RSquared(sums.weight(), sums.sum(0), sums.sum(1), sums.sum(2))
          .value(sums.part(0) == sums.part(1));
    }
  },
  /**
   * The mean log loss over the entropy of the label mean; the terms are ℓ and a label in [0, 1].
   */
  NORMALIZED_ENTROPY(2) {
    @Override
    double value(Sums sums) {
      return MEAN.value(sums) / Entropy.ofShare(sums.sum(1), sums.weight());
    }
  },
  /**
   * 1 − log loss / entropy of the label mean, the part of the entropy that predictions explain; the
   * terms are ℓ and a label in [0, 1]. Labels that are all 0 or all 1: 1 if perfect, else 0. None
   * for fewer than two rows.
   */
  D2_LOG_LOSS(2) {
    @Override
    double value(Sums sums) {
      return Entropy.explained(MEAN.value(sums), Entropy.ofShare(sums.sum(1), sums.weight()));
    }
  };

  private final int sums;

  Score(int sums) {
    this.sums = sums;
  }

  /** Returns the score that is a mean under a transform. */
  public static Score of(Transform transform) {
    return switch (transform) {
      case IDENTITY -> MEAN;
      case SQUARE_ROOT -> ROOT_MEAN;
      case EXPONENTIAL -> EXPONENTIAL_MEAN;
    };
  }

  /** Returns the sums that the score needs. */
  public SumsLayout layout(boolean weighted) {
    return new SumsLayout(
        weighted, !weighted || leastRows() > 1, sumOfTerm(), this == R_SQUARED ? 1 : -1);
  }

  private List<Integer> sumOfTerm() {
    return switch (sums) {
      case 1 -> List.of(0);
      case 2 -> List.of(0, 1);
      default -> List.of(0, 1, 2, 2); // a square comes as two terms
    };
  }

  /**
   * Returns the score, or null where there is none.
   *
   * @param weighted whether rows have weights
   * @param rows the rows of positive weight; not read where the layout does not count them
   * @param parts the parts in the order of the layout
   */
  public @Nullable Double result(boolean weighted, long rows, double[] parts) {
    SumsLayout layout = layout(weighted);
    boolean empty = layout.rows() ? rows < leastRows() : parts[0] == 0;
    return empty ? null : (Double) value(new Sums(layout, rows, parts));
  }

  private int leastRows() {
    return this == R_SQUARED || this == D2_LOG_LOSS ? 2 : 1;
  }

  abstract double value(Sums sums);

  /** The sums by what they mean. */
  static final class Sums {

    private final SumsLayout layout;
    private final long rows;
    private final double[] parts;

    private Sums(SumsLayout layout, long rows, double[] parts) {
      this.layout = layout;
      this.rows = rows;
      this.parts = parts;
    }

    ThreePartSum weight() {
      return layout.weighted() ? at(0) : ThreePartSum.ofCount(rows);
    }

    ThreePartSum sum(int index) {
      return at(layout.sum(index));
    }

    /** Returns the least value for 0 and the greatest for 1. */
    double part(int index) {
      return parts[layout.extremes() + index];
    }

    private ThreePartSum at(int index) {
      return new ThreePartSum(parts[index], parts[index + 1], parts[index + 2]);
    }
  }
}
