package io.sparkloss.cost.group;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row, each a number, a text, an array of numbers, or NULL. Filled anew for
 * every row; arrays are kept and refilled.
 *
 * <p>It notices whether anything differs from the row before, because a row that is grouped in
 * several ways comes several times in succession and has the same losses each time.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RowValues {

  private enum State {
    UNSET,
    NULL,
    NUMBER,
    TEXT,
    NUMBERS,
    NULL_ENTRY
  }

  private final State[] states;
  private final double[] numbers;
  private final @Nullable String[] texts;
  private final double[][] arrays;
  private IntFunction<@Nullable Comparable<?>> keys = RowValues::noKey;
  private boolean changed = true;

  /** Creates the row of that many columns. */
  public RowValues(int columns) {
    states = new State[columns];
    Arrays.fill(states, State.UNSET);
    numbers = new double[columns];
    texts = new @Nullable String[columns];
    arrays = new double[columns][0];
  }

  /** Sets what reads a part of the key of the row at hand; asked only for rows that are kept. */
  public void setKeys(IntFunction<@Nullable Comparable<?>> read) {
    keys = read;
  }

  @Nullable Comparable<?> key(int part) {
    return keys.apply(part);
  }

  private static Comparable<?> noKey(int part) {
    throw new IllegalStateException("part " + part + " of the key was asked for, but none is read");
  }

  /** Sets a column to NULL. */
  public void setNull(int column) {
    setState(column, State.NULL);
  }

  /** Sets a column to a number. */
  public void setNumber(int column, double value) {
    setState(column, State.NUMBER);
    if (differs(numbers[column], value)) {
      changed = true;
      numbers[column] = value;
    }
  }

  /** Sets a column to a text. */
  public void setText(int column, String value) {
    setState(column, State.TEXT);
    if (!value.equals(texts[column])) {
      changed = true;
      texts[column] = value;
    }
  }

  /** Begins an array of that length; every entry must then be set. */
  public void beginNumbers(int column, int length) {
    setState(column, State.NUMBERS);
    if (arrays[column].length != length) {
      changed = true;
      arrays[column] = new double[length];
    }
  }

  /** Sets an entry of the array begun last in that column. */
  public void setEntry(int column, int index, double value) {
    double[] array = arrays[column];
    if (differs(array[index], value)) {
      changed = true;
      array[index] = value;
    }
  }

  /** Sets a column to an array in which an entry is NULL. */
  public void setNullEntry(int column) {
    setState(column, State.NULL_ENTRY);
    changed = true;
  }

  /** Sets a column to an array; a convenience. */
  public void setNumbers(int column, double... values) {
    beginNumbers(column, values.length);
    for (int i = 0; i < values.length; i++) {
      setEntry(column, i, values[i]);
    }
  }

  /** Returns whether a column is NULL, or an array with a NULL in it. */
  boolean isNull(int column) {
    return states[column] == State.NULL || states[column] == State.NULL_ENTRY;
  }

  boolean isText(int column) {
    return states[column] == State.TEXT;
  }

  boolean isNumbers(int column) {
    return states[column] == State.NUMBERS;
  }

  double number(int column) {
    if (states[column] != State.NUMBER) {
      throw new IllegalStateException("column " + column + " is " + states[column]);
    }
    return numbers[column];
  }

  String text(int column) {
    String text = texts[column];
    if (states[column] != State.TEXT || text == null) {
      throw new IllegalStateException("column " + column + " is " + states[column]);
    }
    return text;
  }

  /** Returns the array of a column; it is refilled for the next row. */
  double[] numbers(int column) {
    if (states[column] != State.NUMBERS) {
      throw new IllegalStateException("column " + column + " is " + states[column]);
    }
    return arrays[column];
  }

  /** Returns whether the array of a column sums to 1 within a tolerance. */
  boolean sumsToOne(int column, double tolerance) {
    double sum = 0;
    for (double p : numbers(column)) {
      sum += p;
    }
    return LossTerm.isOne(sum, tolerance);
  }

  /** Returns whether anything changed since this was last asked. */
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  private void setState(int column, State state) {
    if (states[column] != state) {
      changed = true;
      states[column] = state;
    }
  }

  private static boolean differs(double a, double b) {
    return Double.doubleToRawLongBits(a) != Double.doubleToRawLongBits(b);
  }
}
