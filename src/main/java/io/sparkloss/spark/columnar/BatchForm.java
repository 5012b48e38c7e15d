package io.sparkloss.spark.columnar;

import io.sparkloss.spark.aggregate.sums.SumsForm;
import java.io.Serializable;
import java.util.List;

/**
 * What is asked of batches: functions over row sets.
 *
 * @param rowSets the row sets
 * @param functions the functions, in the order of their buffers
 */
record BatchForm(List<RowSet> rowSets, List<Function> functions) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  BatchForm {
    rowSets = List.copyOf(rowSets);
    functions = List.copyOf(functions);
  }

  /**
   * What is computed of the rows in which no column is NULL.
   *
   * @param columns the columns
   * @param numbers the numbers of a row
   * @param weight the number that is the weight, or −1
   * @param function the SQL function that errors about weights name
   * @param sums the numbers that are summed, each times the weight
   * @param extremes the numbers whose least and greatest value are kept
   */
  record RowSet(
      List<Integer> columns,
      List<BatchNumber> numbers,
      int weight,
      String function,
      List<Integer> sums,
      List<Integer> extremes)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Keeps its own copies. */
    RowSet {
      columns = List.copyOf(columns);
      numbers = List.copyOf(numbers);
      sums = List.copyOf(sums);
      extremes = List.copyOf(extremes);
    }
  }

  /**
   * One aggregate and where it finds its sums.
   *
   * @param form its sums
   * @param rowSet its row set
   * @param sumOfTerm for each term its place among the sums of the row set
   * @param extremes its place among the extremes of the row set, or −1
   */
  record Function(SumsForm form, int rowSet, List<Integer> sumOfTerm, int extremes)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Keeps its own copy. */
    Function {
      sumOfTerm = List.copyOf(sumOfTerm);
    }
  }
}
