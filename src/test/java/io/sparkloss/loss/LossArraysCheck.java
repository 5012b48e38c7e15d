package io.sparkloss.loss;

import io.sparkloss.numeric.array.ArrayMath;
import io.sparkloss.oracle.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares every loss of arrays with the loss of each pair: the same bits, and the same exception
 * for the first pair that is refused. A program of its own too, so that it runs in a JVM without
 * vectors.
 */
final class LossArraysCheck {

  private static final long SEED = 20_261_122L;
  private static final int[] COUNTS = {0, 1, 3, 4, 7, 64, 131, 515, 1029};

  /** So many of the counts are tried with classes, where a row is many numbers. */
  private static final int FEW_COUNTS = 7;

  private static final int[] CLASSES = {1, 2, 3, 10, 101};

  /** Values of parameters, of which each is tried once. */
  private static final Map<String, double[]> VALUES =
      Map.of(
          "alpha", new double[] {0.25, 0.9},
          "power", new double[] {1.5},
          "delta", new double[] {15, 0.001},
          "epsilon", new double[] {0, 1e-15, 0.3},
          "smoothing", new double[] {0.1, 1},
          "pos_weight", new double[] {3, 1e-3},
          "threshold", new double[] {0.5});

  private static final double[] SPECIAL = {
    -0.0,
    0,
    1,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    1 - 0x1p-53,
    0x1p-29,
    -0.9999999999999999,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -1,
    2,
    1.5,
    -800,
    5000
  };

  private final Loss loss;
  private final Random random = new Random(SEED);
  private Draw labels = Draw.BIT;
  private Draw predictions = Draw.UNIT;
  private boolean close;
  private int classes;

  private LossArraysCheck(Loss loss) {
    this.loss = loss;
  }

  /** Runs the check in this JVM; the argument says whether it must have vectors. */
  public static void main(String[] arguments) {
    boolean expected = Boolean.parseBoolean(arguments[0]);
    if (ArrayMath.vectorised() != expected) {
      throw new AssertionError("vectorised: " + ArrayMath.vectorised());
    }
    everyLoss().forEach(LossArraysCheck::check);
  }

  /** Returns each loss of the table with its defaults, and with other parameters. */
  static List<Loss> everyLoss() {
    List<Loss> losses = new ArrayList<>();
    for (LossDefinition definition : Losses.all()) {
      Map<String, String> required = new TreeMap<>();
      for (Parameter parameter : definition.parameters()) {
        if (parameter.defaultValue().isEmpty()) {
          required.put(parameter.name(), text(VALUES.get(parameter.name())[0]));
        }
      }
      losses.add(definition.create(required));
      for (Parameter parameter : definition.parameters()) {
        for (double value : VALUES.get(parameter.name())) {
          Map<String, String> values = new TreeMap<>(required);
          values.put(parameter.name(), text(value));
          losses.add(definition.create(values));
        }
      }
    }
    return losses;
  }

  /** Compares arrays of legal rows, with NaN among them, and with refused ones. */
  static void check(Loss loss) {
    LossArraysCheck check = new LossArraysCheck(loss);
    for (Draw labels : Draw.values()) {
      for (Draw predictions : Draw.values()) {
        check.labels = labels;
        check.predictions = predictions;
        check.close = false;
        check.round();
      }
      if (!(loss instanceof ClassLoss)) {
        check.close = true;
        check.predictions = labels;
        check.everyCount();
      }
    }
  }

  /** Checks predictions close to their labels, or equal, so many that vectors fill or do not. */
  private void everyCount() {
    for (int count = 0; count <= 70; count++) {
      round(count);
    }
  }

  private void round() {
    round(COUNTS[random.nextInt(loss instanceof ClassLoss ? FEW_COUNTS : COUNTS.length)]);
  }

  private void round(int count) {
    classes = loss instanceof ClassLoss ? CLASSES[random.nextInt(CLASSES.length)] : 1;
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = legalRow();
    }
    compareForms(rows);
    if (count > 0) {
      double[] row = rows[random.nextInt(count)];
      int place = random.nextInt(row.length);
      double kept = row[place];
      row[place] = Double.NaN;
      compareForms(rows);
      row[place] = kept;
      rows[random.nextInt(count)] = refusedRow();
      compareForms(rows);
      rows[random.nextInt(count)] = refusedRow();
      compareForms(rows);
    }
  }

  /** Returns label, predictions, scale. */
  private double[] row(boolean special) {
    double[] row = new double[classes + 2];
    boolean index = loss instanceof ClassLoss && !special;
    row[0] = index ? random.nextInt(classes) : argument(labels, special);
    for (int k = 1; k <= classes; k++) {
      row[k] = argument(predictions, special && random.nextInt(classes) == 0);
    }
    if (close && !special && classes == 1 && random.nextInt(4) > 0) {
      row[1] = random.nextInt(4) == 0 ? row[0] : Draw.near(random, row[0]);
    }
    row[classes + 1] = argument(Draw.POSITIVE, special);
    return row;
  }

  private double argument(Draw draw, boolean special) {
    boolean rare = random.nextInt(special ? 2 : 100) == 0;
    return rare ? SPECIAL[random.nextInt(SPECIAL.length)] : draw.next(random);
  }

  private double[] legalRow() {
    for (int i = 0; i < 100; i++) {
      double[] row = row(false);
      if (reason(row) == null) {
        return row;
      }
    }
    double[] row = new double[classes + 2];
    Arrays.fill(row, 1, classes + 2, 0.25);
    return row;
  }

  private double[] refusedRow() {
    while (true) {
      double[] row = row(true);
      if (reason(row) != null) {
        return row;
      }
    }
  }

  private @Nullable Reason reason(double[] row) {
    if (loss instanceof ScaledLoss scaled) {
      return scaled.reason(row[0], row[1], row[classes + 1]);
    }
    if (loss instanceof ClassLoss ofClasses) {
      return ofClasses.reason(row[0], scores(row));
    }
    return ((ScalarLoss) loss).reason(row[0], row[1]);
  }

  private double[] scores(double[] row) {
    return Arrays.copyOfRange(row, 1, classes + 1);
  }

  private void compareForms(double[][] rows) {
    if (loss instanceof ScaledLoss scaled) {
      compare(
          rows,
          row -> scaled.value(row[0], row[1], row[2]),
          losses ->
              scaled.values(
                  column(rows, 0), column(rows, 1), column(rows, 2), rows.length, losses));
    }
    if (loss instanceof ClassLoss ofClasses) {
      double[] flat = new double[rows.length * classes];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], 1, flat, i * classes, classes);
      }
      compare(
          rows,
          row -> ofClasses.value(row[0], scores(row)),
          losses -> ofClasses.values(column(rows, 0), flat, classes, rows.length, losses));
    }
    if (loss instanceof ScalarLoss scalar) {
      compare(
          rows,
          row -> scalar.value(row[0], row[1]),
          losses -> scalar.values(column(rows, 0), column(rows, 1), rows.length, losses));
    }
  }

  private static double[] column(double[][] rows, int place) {
    return Arrays.stream(rows).mapToDouble(row -> row[place]).toArray();
  }

  private void compare(double[][] rows, One one, All all) {
    double[] expected = new double[rows.length];
    double[] losses = new double[rows.length + 1];
    losses[rows.length] = 42;
    String refusal = null;
    try {
      for (int i = 0; i < rows.length; i++) {
        expected[i] = one.value(rows[i]);
      }
    } catch (LossDomainException e) {
      refusal = e.getMessage();
    }
    try {
      all.values(losses);
    } catch (LossDomainException e) {
      if (!e.getMessage().equals(refusal)) {
        throw new AssertionError(describe(rows) + ": expected " + refusal, e);
      }
      return;
    }
    if (refusal != null || losses[rows.length] != 42) {
      throw new AssertionError(describe(rows) + ": not refused, or written too far: " + refusal);
    }
    compareBits(rows, expected, losses);
  }

  private void compareBits(double[][] rows, double[] expected, double[] losses) {
    for (int i = 0; i < rows.length; i++) {
      if (Double.doubleToLongBits(losses[i]) != Double.doubleToLongBits(expected[i])) {
        throw new AssertionError(
            String.format(
                "%s: row %d %s gives %s, not %s",
                describe(rows), i, Arrays.toString(rows[i]), losses[i], expected[i]));
      }
    }
  }

  private String describe(double[][] rows) {
    return String.format(
        "%s of %d rows, %d classes, labels %s, predictions %s, seed %d",
        loss.call(), rows.length, classes, labels, predictions, SEED);
  }

  private static String text(double value) {
    return Double.toString(value);
  }

  private interface One {
    double value(double[] row);
  }

  private interface All {
    void values(double[] losses);
  }
}
