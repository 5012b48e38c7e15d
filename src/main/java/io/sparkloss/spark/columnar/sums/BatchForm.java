package io.sparkloss.spark.columnar.sums;

import java.io.Serializable;
import java.util.List;

/**
 * What is asked of batches, and the buffers that are made of it.
 *
 * @param rowSets the row sets
 * @param fields the fields of the buffers
 */
record BatchForm(List<RowSet> rowSets, List<Field> fields) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  BatchForm {
    rowSets = List.copyOf(rowSets);
    fields = List.copyOf(fields);
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
   * @param statistics the losses whose statistics are kept
   */
  record RowSet(
      List<Integer> columns,
      List<BatchNumber> numbers,
      int weight,
      String function,
      List<Integer> sums,
      List<Integer> extremes,
      List<Statistics> statistics)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Keeps its own copies. */
    RowSet {
      columns = List.copyOf(columns);
      numbers = List.copyOf(numbers);
      sums = List.copyOf(sums);
      extremes = List.copyOf(extremes);
      statistics = List.copyOf(statistics);
    }
  }

  /**
   * A loss whose statistics are kept.
   *
   * @param loss the number
   * @param clips whether clipped losses are counted
   */
  record Statistics(int loss, boolean clips) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /**
   * A field of a buffer.
   *
   * @param kind what it holds
   * @param rowSet of which row set
   * @param places the sums that are added up, or the one pair of extremes or statistics, of the row
   *     set
   */
  record Field(Kind kind, int rowSet, List<Integer> places) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Keeps its own copy. */
    Field {
      places = List.copyOf(places);
    }
  }

  /** What a field holds. */
  enum Kind {
    /** The rows, those of weight 0 left out. */
    ROWS,
    /** The largest part of the sum of weights. */
    WEIGHT_HIGH,
    /** The second part of the sum of weights. */
    WEIGHT_MIDDLE,
    /** The smallest part of the sum of weights. */
    WEIGHT_LOW,
    /** The largest part of a sum. */
    HIGH,
    /** The second part of a sum. */
    MIDDLE,
    /** The smallest part of a sum. */
    LOW,
    /** A least value. */
    LEAST,
    /** A greatest value. */
    GREATEST,
    /** Statistics, as bytes. */
    STATISTICS
  }
}
