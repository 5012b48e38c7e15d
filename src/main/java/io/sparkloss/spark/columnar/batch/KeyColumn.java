package io.sparkloss.spark.columnar.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the values of one key, in the order in which they come; NULL is a value.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class KeyColumn {

  private final DataType type;
  private final LongSlots longs = new LongSlots();
  private final Map<UTF8String, Integer> texts = new HashMap<>();
  private final List<@Nullable Object> values = new ArrayList<>();
  private int[] ofLong = new int[0];
  private int nullNumber = -1;

  /** Creates the numbering of values of a type. */
  public KeyColumn(DataType type) {
    this.type = type;
  }

  /** Returns whether a column of that type can be a key. */
  public static boolean supports(DataType type) {
    return isText(type)
        || type instanceof BooleanType
        || type instanceof ByteType
        || type instanceof ShortType
        || type instanceof IntegerType
        || type instanceof LongType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }

  /** Text whose equality is that of its bytes. */
  private static boolean isText(DataType type) {
    return type instanceof StringType text && text.isUTF8BinaryCollation();
  }

  /** Finds the number of the value in each of the first rows that the mask lets through. */
  public void number(ColumnVector column, int count, boolean @Nullable [] mask, int[] target) {
    if (column instanceof WritableColumnVector stored && stored.hasDictionary()) {
      numberByDictionary(stored, count, mask, target);
      return;
    }
    for (int row = 0; row < count; row++) {
      if (mask == null || mask[row]) {
        target[row] = number(column, row);
      }
    }
  }

  /** Looks each entry of a dictionary up once for a batch. */
  private void numberByDictionary(
      WritableColumnVector column, int count, boolean @Nullable [] mask, int[] target) {
    WritableColumnVector ids = column.getDictionaryIds();
    boolean nulls = column.hasNull();
    int[] known = new int[0];
    for (int row = 0; row < count; row++) {
      if (mask != null && !mask[row]) {
        continue;
      }
      if (nulls && column.isNullAt(row)) {
        target[row] = number(column, row);
        continue;
      }
      int id = ids.getDictId(row);
      if (id >= known.length) {
        known = withRoom(known, id);
      }
      if (known[id] < 0) {
        known[id] = number(column, row);
      }
      target[row] = known[id];
    }
  }

  private static int[] withRoom(int[] known, int id) {
    int[] grown = Arrays.copyOf(known, Math.max(id + 1, 2 * known.length));
    Arrays.fill(grown, known.length, grown.length, -1);
    return grown;
  }

  private int number(ColumnVector column, int row) {
    if (column.isNullAt(row)) {
      if (nullNumber < 0) {
        nullNumber = next(null);
      }
      return nullNumber;
    }
    return isText(type) ? number(column.getUTF8String(row)) : number(column, row, longs.size());
  }

  private int number(UTF8String text) {
    Integer known = texts.get(text);
    if (known != null) {
      return known;
    }
    UTF8String kept = text.clone();
    int number = next(kept);
    texts.put(kept, number);
    return number;
  }

  private int number(ColumnVector column, int row, int knownLongs) {
    int slot = longs.slot(integer(column, row));
    if (slot == knownLongs) {
      if (slot >= ofLong.length) {
        ofLong = Arrays.copyOf(ofLong, Math.max(16, 2 * slot));
      }
      ofLong[slot] = next(value(column, row));
    }
    return ofLong[slot];
  }

  private int next(@Nullable Object value) {
    values.add(value);
    return values.size() - 1;
  }

  private long integer(ColumnVector column, int row) {
    if (type instanceof BooleanType) {
      return column.getBoolean(row) ? 1 : 0;
    }
    if (type instanceof ByteType) {
      return column.getByte(row);
    }
    if (type instanceof ShortType) {
      return column.getShort(row);
    }
    return type instanceof IntegerType || type instanceof DateType
        ? column.getInt(row)
        : column.getLong(row);
  }

  /** Returns the value as Spark holds it in rows. */
  private Object value(ColumnVector column, int row) {
    long integer = integer(column, row);
    if (type instanceof BooleanType) {
      return integer == 1;
    }
    if (type instanceof ByteType) {
      return (byte) integer;
    }
    if (type instanceof ShortType) {
      return (short) integer;
    }
    return type instanceof IntegerType || type instanceof DateType
        ? (Object) (int) integer
        : (Object) integer;
  }

  /** Returns how many values are known. */
  public int size() {
    return values.size();
  }

  /** Returns the value with a number. */
  public @Nullable Object value(int number) {
    return values.get(number);
  }
}
