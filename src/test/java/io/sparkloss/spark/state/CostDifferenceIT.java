package io.sparkloss.spark.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.TestSpark;
import io.sparkloss.reference.ReferenceCases;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The paired difference of two losses against SciPy's paired t, and its rules. */
class CostDifferenceIT {

  private static final SparkSession SPARK = TestSpark.session();

  /** NumPy sums in plain doubles. */
  private static final Percentage NUMPY = Percentage.withPercentage(1e-10);

  /** SciPy 1.10's quantile of t is right to 5e-9. */
  private static final double SCIPY_QUANTILE = 1e-8;

  static List<JsonNode> cases() {
    return ReferenceCases.paired();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithScipysPairedT(JsonNode expected) {
    Row d = difference(expected);
    for (String name : List.of("difference", "std_error", "cost_a", "cost_b")) {
      assertThat(d.<Double>getAs(name)).as(name).isCloseTo(expected.get(name).asDouble(), NUMPY);
    }
    assertThat(d.<Double>getAs("difference") / d.<Double>getAs("std_error"))
        .isCloseTo(expected.get("statistic").asDouble(), NUMPY);
    assertThat(d.<Double>getAs("won_share")).isEqualTo(expected.get("won_share").asDouble());
    assertThat(d.<Double>getAs("tied_share")).isEqualTo(expected.get("tied_share").asDouble());
    for (String end : List.of("ci_low", "ci_high")) {
      double tolerance = SCIPY_QUANTILE * 13 * expected.get("std_error").asDouble();
      assertThat(d.<Double>getAs(end))
          .as(end)
          .isCloseTo(expected.get(end).asDouble(), org.assertj.core.data.Offset.offset(tolerance));
    }
    assertThat(d.<Boolean>getAs("doubtful")).isTrue();
  }

  private static Row difference(JsonNode data) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < data.get("a").size(); i++) {
      rows.add(RowFactory.create(data.get("a").get(i).asDouble(), data.get("b").get(i).asDouble()));
    }
    StructType schema =
        new StructType().add("a", DataTypes.DoubleType).add("b", DataTypes.DoubleType);
    return SPARK
        .createDataFrame(rows, schema)
        .repartition(3)
        .selectExpr("cost_difference(a, b)")
        .first()
        .getStruct(0);
  }

  /** d = −1, 2 with weights 3, 1: mean −¼; the last three rows are not used. */
  @Test
  void weightsCountAndRowsThatOneModelCannotUseAreLeftOut() {
    Row d =
        SPARK
            .sql(
                "SELECT cost_difference(a, b, w) FROM VALUES (1D, 2D, 3D), (4D, 2D, 1D),"
                    + " (NULL, 2D, 1D), (4D, NULL, 1D), (4D, 2D, NULL) AS t(a, b, w)")
            .first()
            .getStruct(0);
    assertThat(d.<Long>getAs("count")).isEqualTo(2);
    assertThat(d.<Double>getAs("weight")).isEqualTo(4);
    assertThat(d.<Double>getAs("cost_a")).isEqualTo(1.75);
    assertThat(d.<Double>getAs("cost_b")).isEqualTo(2);
    assertThat(d.<Double>getAs("difference")).isEqualTo(-0.25);
    assertThat(d.<Double>getAs("won_share")).isEqualTo(0.75);
    assertThat(d.<Double>getAs("tied_share")).isZero();
  }

  @Test
  void nothingIsNullAndOneRowHasNoInterval() {
    assertThat(
            SPARK
                .sql(
                    "SELECT d.* FROM (SELECT cost_difference(a, a) AS d FROM VALUES (1D) AS t(a) WHERE a > 1)")
                .first()
                .toString())
        .isEqualTo("[0,0.0,null,null,null,null,null,null,null,null,true]");
    assertThat(
            SPARK.sql("SELECT d.* FROM (SELECT cost_difference(1D, 3D) AS d)").first().toString())
        .isEqualTo("[1,1.0,1.0,3.0,-2.0,null,null,null,1.0,0.0,true]");
  }

  @Test
  void moreRowsAreNotDoubtfulAndSlicesStandAlone() {
    List<Row> slices =
        SPARK
            .sql(
                "SELECT k, d.won_share, d.doubtful, d.count FROM (SELECT id % 2 AS k,"
                    + " cost_difference(absolute_error(id, id + id % 5),"
                    + " absolute_error(id, id + 2)) AS d FROM range(400) GROUP BY id % 2)"
                    + " ORDER BY k")
            .collectAsList();
    // Errors 0, 1, 2, 3, 4 against 2: two of five win in each slice.
    assertThat(slices)
        .extracting(Row::toString)
        .containsExactly("[0,0.4,false,200]", "[1,0.4,false,200]");
  }
}
