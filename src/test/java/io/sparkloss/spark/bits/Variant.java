package io.sparkloss.spark.bits;

import io.sparkloss.spark.columnar.ColumnarCosts;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The ways to run the same costs. */
enum Variant {
  ONE_PARTITION_ROWS(Layout.ONE_FILE, false, Execution.DEFAULT),
  ONE_PARTITION_BATCHES(Layout.ONE_FILE, true, Execution.DEFAULT),
  SHUFFLED_BATCHES(Layout.ONE_SHUFFLED, true, Execution.DEFAULT),
  SEVEN_ROWS(Layout.SEVEN, false, Execution.DEFAULT),
  SEVEN_BATCHES(Layout.SEVEN, true, Execution.DEFAULT),
  SIXTY_FOUR_ROWS(Layout.SIXTY_FOUR, false, Execution.WITHOUT_CODE),
  SIXTY_FOUR_BATCHES(Layout.SIXTY_FOUR, true, Execution.DEFAULT),
  TWO_HUNDRED_ROWS(Layout.TWO_HUNDRED, false, Execution.WITHOUT_CODE),
  TWO_HUNDRED_BATCHES(Layout.TWO_HUNDRED, true, Execution.DEFAULT),
  SORTED_ROWS(Layout.SEVEN, false, Execution.SORTED),
  SORTED_BATCHES(Layout.SEVEN, true, Execution.SORTED),
  INTERPRETED_ROWS(Layout.ONE_SHUFFLED, false, Execution.INTERPRETED),
  INTERPRETED_BATCHES(Layout.SEVEN, true, Execution.WITHOUT_CODE);

  /** How Spark runs it. */
  private enum Execution {
    /** As it does by itself. */
    DEFAULT,
    /** As planned; objects in aggregations past one group are sorted. */
    SORTED,
    /** Without generated code, the text of which Spark would write anew for each partition. */
    WITHOUT_CODE,
    /** Without generated code, each function on its own: none is fused with others. */
    INTERPRETED;

    private Map<String, String> settings() {
      return switch (this) {
        case DEFAULT -> Map.of();
        case SORTED ->
            Map.of(
                "spark.sql.adaptive.enabled", "false",
                "spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "1");
        case WITHOUT_CODE -> Map.of("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        case INTERPRETED ->
            Map.of(
                "spark.sql.codegen.factoryMode", "NO_CODEGEN",
                "spark.sql.codegen.maxFields", "1000000");
      };
    }

    /**
     * Returns whether Spark writes code for stages; without it Parquet does not come in batches.
     */
    private boolean writesStages(boolean columnar) {
      return columnar || this == DEFAULT;
    }
  }

  private final Layout layout;
  private final boolean columnar;
  private final Execution execution;

  Variant(Layout layout, boolean columnar, Execution execution) {
    this.layout = layout;
    this.columnar = columnar;
    this.execution = execution;
  }

  /** Returns how the rows are stored. */
  Layout layout() {
    return layout;
  }

  /** Returns whether what batches can serve comes from batches. */
  boolean columnar() {
    return columnar;
  }

  /** Returns how many groups there are: the slices, all rows, or both; less takes less time. */
  int groups() {
    return (totals() ? 1 : 0) + (slices() ? BitsData.SLICES : 0);
  }

  /** Returns whether the costs of all rows are computed. */
  boolean totals() {
    return this != SIXTY_FOUR_ROWS && this != SORTED_ROWS;
  }

  /** Returns whether the costs of each slice are computed. */
  boolean slices() {
    return this != TWO_HUNDRED_ROWS;
  }

  /** Returns a session of its own that runs so, with one partition for each file. */
  SparkSession session(SparkSession parent) {
    SparkSession session = parent.newSession();
    String wholeFile = Long.toString(1L << 27);
    session.conf().set("spark.sql.files.maxPartitionBytes", wholeFile);
    session.conf().set("spark.sql.files.openCostInBytes", wholeFile);
    session.conf().set("spark.sql.shuffle.partitions", "4");
    session.conf().set(ColumnarCosts.COLUMNAR_KEY, Boolean.toString(columnar));
    boolean stages = execution.writesStages(columnar);
    session.conf().set("spark.sql.codegen.wholeStage", Boolean.toString(stages));
    execution.settings().forEach((key, value) -> session.conf().set(key, value));
    return session;
  }
}
