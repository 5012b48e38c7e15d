package io.sparkloss.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows of three targets, many of which cannot be used. */
final class RandomRows {

  static final StructType SCHEMA =
      new StructType()
          .add("y", DataTypes.DoubleType)
          .add("a", DataTypes.DoubleType)
          .add("b", DataTypes.DoubleType)
          .add("late", DataTypes.DoubleType)
          .add("p", DataTypes.DoubleType)
          .add("q", DataTypes.DoubleType)
          .add("class", DataTypes.IntegerType)
          .add("r", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("s", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("w", DataTypes.DoubleType)
          .add("g", DataTypes.StringType)
          .add("h", DataTypes.IntegerType);

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private RandomRows() {}

  static List<Row> of(Random random, int size) {
    double scale = Math.pow(10, random.nextInt(9) - 4);
    boolean clean = random.nextInt(3) == 0;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double y = scale * (random.nextInt(4) == 0 ? random.nextInt(3) : random.nextGaussian() + 2);
      rows.add(
          row(
              odd(random, clean, y, Double.NaN, INFINITY, -1.0),
              odd(random, clean, y + scale * random.nextGaussian(), Double.NaN, -INFINITY, -0.0),
              odd(random, clean, Math.abs(y) * random.nextDouble(), y, Double.NaN, 0.0),
              odd(random, clean, (double) random.nextInt(2), Double.NaN, INFINITY, 2.0),
              odd(random, clean, random.nextDouble(), 0.0, 1.0, Double.NaN, INFINITY, -0.0, 1.5),
              odd(random, clean, random.nextDouble(), 1e-17, Double.MIN_VALUE, 0.5, 1 - 0x1p-53),
              odd(random, clean, random.nextInt(3), 3),
              probabilities(random, clean),
              probabilities(random, clean),
              odd(random, clean, random.nextInt(5) / 2.0, Double.NaN, -1.0, INFINITY),
              odd(random, false, "g" + random.nextInt(2), "", "a\"b"),
              odd(random, false, random.nextInt(2), 7)));
    }
    return rows;
  }

  private static Row row(@Nullable Object... values) {
    return new GenericRowWithSchema(values, SCHEMA);
  }

  /** Returns the value, sometimes NULL or one of the others. */
  @SafeVarargs
  private static <T> @Nullable T odd(Random random, boolean clean, T value, T... others) {
    if (clean || random.nextInt(8) != 0) {
      return value;
    }
    int which = random.nextInt(others.length + 1);
    return which == others.length ? null : others[which];
  }

  private static @Nullable Object probabilities(Random random, boolean clean) {
    double first = random.nextInt(65) / 64.0;
    double second = (1 - first) * random.nextInt(3) / 2;
    List<@Nullable Double> whole = new ArrayList<>(List.of(first, second, 1 - first - second));
    if (clean || random.nextInt(8) != 0) {
      return whole.toArray(Double[]::new);
    }
    switch (random.nextInt(5)) {
      case 0 -> whole.set(random.nextInt(3), null);
      case 1 -> whole.set(random.nextInt(3), Double.NaN);
      case 2 -> whole.remove(2);
      case 3 -> whole.add(0.0);
      default -> {
        return null;
      }
    }
    return whole.toArray(Double[]::new);
  }
}
