package io.sparkloss.spark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reported bits do not depend on how rows are spread and in which order they come. */
class OrderIT {

  private static final SparkSession SPARK = TestSpark.session();
  private static final long SEED = 11;
  private static final StructType SCHEMA =
      new StructType()
          .add("y", DataTypes.DoubleType)
          .add("p", DataTypes.DoubleType)
          .add("w", DataTypes.DoubleType);
  private static final String CALLS =
      "struct(mse(y, p), mse(y, p, w), rmse(y, p), mean_error(y, p, w), wape(y, p, w),"
          + " r2(y, p, w), cost_sum(y), cost_stats(y * p, w), cost(y * y * y, w))";
  private static final List<Row> ROWS = rows();

  /** Magnitudes from 10⁻⁹ to 10⁹, in both signs: plain sums lose half of their digits. */
  private static List<Row> rows() {
    Random random = new Random(SEED);
    return IntStream.range(0, 2000)
        .mapToObj(
            i ->
                RowFactory.create(
                    random.nextGaussian() * Math.pow(10, random.nextInt(19) - 9),
                    random.nextGaussian() * Math.pow(10, random.nextInt(19) - 9),
                    i % 7 == 0 ? 0.0 : random.nextDouble()))
        .collect(Collectors.toList());
  }

  private static Row costs(Dataset<Row> rows) {
    return rows.selectExpr(CALLS).first();
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 64, 200})
  void sameBitsForAnyPartitionsAndOrder(int partitions) {
    Row whole = costs(SPARK.createDataFrame(ROWS, SCHEMA).coalesce(1));
    List<Row> shuffled = new java.util.ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(partitions));
    Dataset<Row> spread = SPARK.createDataFrame(shuffled, SCHEMA).repartition(partitions);

    assertThat(costs(spread)).as("seed %d", SEED).isEqualTo(whole);
  }

  @Test
  void theMeanIsTheExactMeanRoundedOnce() {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    for (Row row : ROWS) {
      BigDecimal w = new BigDecimal(row.getDouble(2));
      sum = sum.add(new BigDecimal(row.getDouble(0)).multiply(w));
      weight = weight.add(w);
    }

    assertThat(SPARK.createDataFrame(ROWS, SCHEMA).selectExpr("cost(y, w)").first().getDouble(0))
        .isEqualTo(sum.divide(weight, new MathContext(60)).doubleValue());
  }

  /** TFMA counts the first of three or more partial results twice. */
  @Test
  void mergingPartialsOfUnequalSizeGivesTheSinglePassValue() {
    Dataset<Row> all = SPARK.createDataFrame(ROWS, SCHEMA);
    Dataset<Row> parts =
        SPARK
            .createDataFrame(ROWS.subList(0, 1), SCHEMA)
            .coalesce(1)
            .union(SPARK.createDataFrame(ROWS.subList(1, 11), SCHEMA).coalesce(1))
            .union(SPARK.createDataFrame(ROWS.subList(11, 1500), SCHEMA).coalesce(1))
            .union(SPARK.createDataFrame(ROWS.subList(0, 0), SCHEMA).coalesce(1))
            .union(SPARK.createDataFrame(ROWS.subList(1500, 2000), SCHEMA).coalesce(1));

    assertThat(costs(parts)).isEqualTo(costs(all.coalesce(1)));
  }

  @Test
  void infinityAndOverflowStayInfiniteAcrossPartitions() {
    for (String last : List.of("double('inf')", "1.7e308D", "-1.7e308D")) {
      Row row =
          SPARK
              .range(0, 100, 1, 10)
              .selectExpr("IF(id IN (3, 55, 98), " + last + ", 1D) AS x", "1D AS w")
              .selectExpr("cost(x)", "cost(x, w)", "cost_sum(x)", "cost_stats(x, w).cost")
              .first();
      double expected = last.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;

      assertThat(List.of(row.get(0), row.get(1), row.get(2), row.get(3)))
          .containsOnly((Object) expected);
    }
  }

  @Test
  void varianceOfBillionsKeepsItsDigits() {
    // 10⁹ and 10⁹ + 2⁻¹⁰: the variance is 2⁻²²; raw moments give 0 or more than 10.
    Row row =
        SPARK
            .range(0, 1000, 1, 4)
            .selectExpr("1e9D + (id % 2) / 1024D AS x")
            .selectExpr("cost_stats(x).population_variance")
            .first();

    assertThat(row.getDouble(0)).isEqualTo(0x1p-22);
  }
}
