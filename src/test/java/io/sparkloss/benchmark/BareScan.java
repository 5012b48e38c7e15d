package io.sparkloss.benchmark;

import io.sparkloss.spark.catalyst.Catalyst;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The limit: reads the column batches of a query and touches every value once, on as many threads
 * as Spark uses.
 */
public final class BareScan {

  private BareScan() {}

  /** Returns the sum of all values of all columns, arrays and their entries included. */
  public static double of(Dataset<Row> columns) {
    SparkPlan scan = columnar(columns.queryExecution().executedPlan());
    return scan.executeColumnar().toJavaRDD().mapPartitions(BareScan::sum).reduce(Double::sum);
  }

  private static SparkPlan columnar(SparkPlan plan) {
    if (plan.supportsColumnar()) {
      return plan;
    }
    List<SparkPlan> children = Catalyst.list(plan.children());
    if (children.size() != 1) {
      throw new IllegalStateException("no columnar scan in " + plan);
    }
    return columnar(children.get(0));
  }

  private static Iterator<Double> sum(Iterator<ColumnarBatch> batches) {
    double sum = 0;
    while (batches.hasNext()) {
      ColumnarBatch batch = batches.next();
      for (int i = 0; i < batch.numCols(); i++) {
        sum += sum(batch.column(i), batch.numRows());
      }
    }
    return List.of(sum).iterator();
  }

  private static double sum(ColumnVector column, int rows) {
    double sum = 0;
    if (column.dataType() instanceof DoubleType) {
      for (double value : column.getDoubles(0, rows)) {
        sum += value;
      }
    } else if (column.dataType() instanceof FloatType) {
      for (float value : column.getFloats(0, rows)) {
        sum += value;
      }
    } else if (column.dataType() instanceof StructType type) {
      sum = sumOfArrays(column.getChild(type.fieldIndex("values")), rows);
    } else if (column.dataType() instanceof ArrayType) {
      sum = sumOfArrays(column, rows);
    } else {
      for (long value : column.getLongs(0, rows)) {
        sum += value;
      }
    }
    return sum;
  }

  private static double sumOfArrays(ColumnVector column, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (double value : column.getArray(row).toDoubleArray()) {
        sum += value;
      }
    }
    return sum;
  }
}
