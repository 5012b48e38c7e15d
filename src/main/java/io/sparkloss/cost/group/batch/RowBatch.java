package io.sparkloss.cost.group.batch;

import io.sparkloss.cost.group.tally.TallyRows;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns of many rows in which nothing is NULL, each as arrays. Filled anew for every batch;
 * the arrays given are used until the next one, and never changed.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RowBatch {

  private static final double[] NONE = {};
  private static final int[] NO_CODES = {};

  private final double[][] numbers;
  private final int[] lengths;
  private final int[][] codes;
  private final @Nullable IntFunction<String>[] texts;
  private final double[][] sums;
  private TallyRows.Keys keys = RowBatch::noKey;
  private int count;

  /** Creates the batch of no rows. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  public RowBatch(int columns) {
    numbers = new double[columns][];
    Arrays.fill(numbers, NONE);
    lengths = new int[columns];
    codes = new int[columns][];
    Arrays.fill(codes, NO_CODES);
    texts = new @Nullable IntFunction[columns];
    sums = new double[columns][];
    Arrays.fill(sums, NONE);
  }

  /** Begins the next rows; every column must then be set. */
  public void begin(int rows) {
    count = rows;
    Arrays.fill(sums, NONE);
  }

  /** Sets what reads keys; asked only for rows that are kept. */
  public void setKeys(TallyRows.Keys reader) {
    keys = reader;
  }

  @Nullable Comparable<?> key(int part, int row) {
    return keys.read(part, row);
  }

  private static Comparable<?> noKey(int part, int row) {
    throw new IllegalStateException("part " + part + " of the key of row " + row + " is not read");
  }

  /** Sets a column of one number a row. */
  public void setNumbers(int column, double[] values) {
    numbers[column] = values;
  }

  /**
   * Sets a column of one array a row.
   *
   * @param flat the entries, row after row
   * @param length the entries of a row
   */
  public void setArrays(int column, double[] flat, int length) {
    numbers[column] = flat;
    lengths[column] = length;
  }

  /**
   * Sets a column of one text a row.
   *
   * @param codes a number from 0 for each row, the same for the same text
   * @param textOfCode the text of a number
   */
  public void setTexts(int column, int[] codes, IntFunction<String> textOfCode) {
    this.codes[column] = codes;
    texts[column] = textOfCode;
  }

  /** Leaves out all rows but some, given in ascending order. */
  void keep(int[] kept, int rows) {
    for (int column = 0; column < numbers.length; column++) {
      if (isText(column)) {
        int[] packed = new int[rows];
        for (int i = 0; i < rows; i++) {
          packed[i] = codes[column][kept[i]];
        }
        codes[column] = packed;
      } else {
        int length = Math.max(lengths[column], 1);
        double[] packed = new double[rows * length];
        for (int i = 0; i < rows; i++) {
          System.arraycopy(numbers[column], kept[i] * length, packed, i * length, length);
        }
        numbers[column] = packed;
      }
    }
    begin(rows);
  }

  /** Returns how many rows there are. */
  public int count() {
    return count;
  }

  boolean isText(int column) {
    return texts[column] != null;
  }

  /** Returns a number a row, or the entries of arrays row after row. */
  double[] numbers(int column) {
    return numbers[column];
  }

  /** Returns the entries of each row's array. */
  int length(int column) {
    return lengths[column];
  }

  int[] codes(int column) {
    return codes[column];
  }

  String text(int column, int code) {
    IntFunction<String> known = texts[column];
    if (known == null) {
      throw new IllegalStateException("column " + column + " has no texts");
    }
    return known.apply(code);
  }

  /** Returns the sum of each row's array, added up in the order of its entries. */
  double[] rowSums(int column) {
    if (sums[column].length < count) {
      double[] flat = numbers[column];
      int length = lengths[column];
      double[] made = new double[count];
      for (int row = 0; row < count; row++) {
        double sum = 0;
        for (int k = row * length; k < (row + 1) * length; k++) {
          sum += flat[k];
        }
        made[row] = sum;
      }
      sums[column] = made;
    }
    return sums[column];
  }
}
