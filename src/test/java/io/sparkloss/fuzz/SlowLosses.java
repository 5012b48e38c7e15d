package io.sparkloss.fuzz;

import io.sparkloss.oracle.BigMath;
import java.math.BigDecimal;
import java.math.MathContext;

/** The formulas of the definitions, as they stand there, in decimal numbers of 64 digits. */
final class SlowLosses {

  private static final MathContext CONTEXT = BigMath.CONTEXT;
  private static final BigDecimal LEAST = BigMath.big(0x1p-52);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private SlowLosses() {}

  /** Returns a loss of a label and a prediction, both numbers in the domain. */
  static BigDecimal of(String loss, double label, double prediction) {
    BigDecimal y = BigMath.big(label);
    BigDecimal p = BigMath.big(prediction);
    BigDecimal r = y.subtract(p);
    return switch (loss) {
      case "squared_error", "brier_loss" -> r.multiply(r);
      case "absolute_error" -> r.abs();
      case "huber_loss(delta=2.0)" -> huber(r.abs());
      case "quantile_loss(alpha=0.25)" -> r.multiply(r.signum() > 0 ? dec("0.25") : dec("-0.75"));
      case "absolute_percentage_error" -> r.abs().divide(y.abs().max(LEAST), CONTEXT);
      case "poisson_deviance" -> poisson(y, p);
      case "gamma_deviance" ->
          BigMath.ln(p.divide(y, CONTEXT))
              .add(y.divide(p, CONTEXT))
              .subtract(BigDecimal.ONE)
              .multiply(TWO);
      case "binary_cross_entropy" -> BigMath.ln(happened(label, prediction).max(LEAST)).negate();
      case "zero_one_loss" -> wrong((prediction >= 0.5) != (label == 1));
      default -> throw new AssertionError(loss);
    };
  }

  /** Returns a loss of a class and the probabilities of all. */
  static BigDecimal of(String loss, int label, double[] probabilities) {
    return switch (loss) {
      case "cross_entropy" -> BigMath.ln(BigMath.big(probabilities[label]).max(LEAST)).negate();
      case "brier_loss" -> {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < probabilities.length; k++) {
          sum = sum.add(of("squared_error", k == label ? 1 : 0, probabilities[k]));
        }
        yield sum;
      }
      case "zero_one_loss" -> wrong(firstGreatest(probabilities) != label);
      default -> throw new AssertionError(loss);
    };
  }

  /** Returns whether the probability of what happened is below what a logarithm is taken of. */
  static boolean isClipped(double label, double probability) {
    return happened(label, probability).compareTo(LEAST) < 0;
  }

  private static BigDecimal happened(double label, double probability) {
    BigDecimal p = BigMath.big(probability);
    return label == 1 ? p : BigDecimal.ONE.subtract(p);
  }

  private static BigDecimal huber(BigDecimal r) {
    return r.compareTo(TWO) <= 0
        ? r.multiply(r).divide(TWO)
        : TWO.multiply(r.subtract(BigDecimal.ONE));
  }

  private static BigDecimal poisson(BigDecimal y, BigDecimal p) {
    BigDecimal logarithm =
        y.signum() == 0 ? BigDecimal.ZERO : y.multiply(BigMath.ln(y.divide(p, CONTEXT)));
    return logarithm.subtract(y).add(p).multiply(TWO);
  }

  private static BigDecimal wrong(boolean isWrong) {
    return isWrong ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private static int firstGreatest(double[] values) {
    int first = 0;
    for (int k = 1; k < values.length; k++) {
      first = values[k] > values[first] ? k : first;
    }
    return first;
  }

  private static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }
}
