package io.sparkloss.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Row;

/** The numbers of a result, row by row in the order of the first column. */
public final class Answers {

  private Answers() {}

  /** Returns the numbers of rows; a struct of statistics is count, cost and standard error. */
  public static double[] of(List<Row> rows) {
    List<double[]> numbers = new ArrayList<>();
    for (Row row : rows) {
      numbers.add(numbers(row).toArray());
    }
    return inOrder(numbers);
  }

  static double[] inOrder(List<double[]> rows) {
    return rows.stream()
        .sorted(Comparator.comparingDouble(row -> row[0]))
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  private static DoubleStream numbers(Row row) {
    DoubleStream.Builder numbers = DoubleStream.builder();
    for (int i = 0; i < row.length(); i++) {
      if (row.get(i) instanceof Row stats) {
        numbers.add(stats.<Long>getAs("count"));
        numbers.add(stats.<Double>getAs("cost"));
        numbers.add(stats.<Double>getAs("std_error"));
      } else {
        numbers.add(((Number) row.get(i)).doubleValue());
      }
    }
    return numbers.build();
  }
}
