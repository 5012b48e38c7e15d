package io.sparkloss.cost.worst;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The k rows of the greatest losses, in memory for k rows however many are added.
 *
 * <p>Equal losses are ordered by key, so which rows these are does not depend on how the rows were
 * divided or in what order they came; rows that agree in loss, key and weight are alike. NaN is
 * greater than every loss. Rows of weight 0 are left out.
 *
 * <p>Merging is a commutative monoid whose identity is the fresh one.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class WorstRows {

  private static final byte NOTHING = 0;
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  private final int limit;

  /** The row that is dropped first stands at the head. */
  private final PriorityQueue<WorstRow> rows = new PriorityQueue<>(WorstRow.WORST_FIRST.reversed());

  /**
   * Creates one of no rows.
   *
   * @param limit the most rows that are kept, at least 1
   */
  public WorstRows(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + " but must be at least 1");
    }
    this.limit = limit;
  }

  /**
   * Adds a row.
   *
   * @param key gives the key, and is asked only when the row may be among the worst
   */
  public void add(double loss, double weight, Supplier<List<@Nullable Comparable<?>>> key) {
    if (weight == 0) {
      return;
    }
    WorstRow least = rows.peek();
    if (rows.size() < limit || least == null || Double.compare(loss, least.loss()) >= 0) {
      add(new WorstRow(loss, weight, key.get()));
    }
  }

  private void add(WorstRow row) {
    if (rows.size() < limit) {
      rows.add(row);
    } else if (WorstRow.WORST_FIRST.compare(row, rows.element()) < 0) {
      rows.poll();
      rows.add(row);
    }
  }

  /** Returns a loss below which no row can be among the worst. */
  public double least() {
    WorstRow least = rows.peek();
    return least == null || rows.size() < limit ? Double.NEGATIVE_INFINITY : least.loss();
  }

  /**
   * Returns whether a row cannot be among the worst because its loss is the least of theirs and its
   * key comes behind.
   *
   * @param first the first part of its key, of whose kind every key has one
   */
  public boolean isBehind(double loss, @Nullable Comparable<?> first) {
    WorstRow least = rows.peek();
    return least != null
        && rows.size() == limit
        && Double.compare(loss, least.loss()) == 0
        && WorstRow.compare(first, least.key().get(0)) > 0;
  }

  /** Adds all rows of another one of the same limit. */
  public void merge(WorstRows other) {
    if (limit != other.limit) {
      throw new IllegalArgumentException(
          "the worst " + limit + " rows cannot be merged with the worst " + other.limit);
    }
    other.rows.forEach(this::add);
  }

  /** Returns the rows, the worst first. */
  public List<WorstRow> rows() {
    return rows.stream().sorted(WorstRow.WORST_FIRST).toList();
  }

  /** Returns about how many bytes this takes in memory, with keys of a few short parts. */
  public long memory() {
    return 100 + 200L * rows.size();
  }

  /** Returns the bytes that {@link #write} puts. */
  public int bytes() {
    int bytes = 2 * Integer.BYTES;
    for (WorstRow row : rows) {
      bytes += 2 * Double.BYTES + Integer.BYTES;
      for (Comparable<?> part : row.key()) {
        bytes += 1 + size(part);
      }
    }
    return bytes;
  }

  private static int size(@Nullable Comparable<?> part) {
    if (part == null) {
      return 0;
    }
    return part instanceof Long ? Long.BYTES : Integer.BYTES + utf8(part).length;
  }

  private static byte[] utf8(Comparable<?> part) {
    return part.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes everything, for moving it between processes of one run; not a lasting form. */
  public void write(ByteBuffer target) {
    target.putInt(limit).putInt(rows.size());
    for (WorstRow row : rows) {
      target.putDouble(row.loss()).putDouble(row.weight()).putInt(row.key().size());
      row.key().forEach(part -> write(part, target));
    }
  }

  private static void write(@Nullable Comparable<?> part, ByteBuffer target) {
    if (part == null) {
      target.put(NOTHING);
    } else if (part instanceof Long number) {
      target.put(NUMBER).putLong(number);
    } else {
      byte[] text = utf8(part);
      target.put(TEXT).putInt(text.length).put(text);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static WorstRows read(ByteBuffer source) {
    WorstRows read = new WorstRows(source.getInt());
    int size = source.getInt();
    for (int i = 0; i < size; i++) {
      double loss = source.getDouble();
      double weight = source.getDouble();
      int parts = source.getInt();
      List<@Nullable Comparable<?>> key = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        key.add(readPart(source));
      }
      read.add(new WorstRow(loss, weight, key));
    }
    return read;
  }

  private static @Nullable Comparable<?> readPart(ByteBuffer source) {
    byte kind = source.get();
    if (kind == NOTHING) {
      return null;
    }
    if (kind == NUMBER) {
      return source.getLong();
    }
    byte[] text = new byte[source.getInt()];
    source.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
