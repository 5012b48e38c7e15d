package io.sparkloss.cost.density;

import java.util.Arrays;

/**
 * How many rows there are by key, for keys from 0 on: open addressing in a table that is about half
 * full at most.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class CellCounts {

  /** 2⁶⁴ divided by the golden ratio, odd: multiples of it fill a table evenly. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int LEAST_ROOM = 16;

  private int size;

  /** A key, and 1; 0 where the table is empty. */
  private long[] table;

  private long[] counts;

  /** Creates counts of no rows, with room for some keys. */
  CellCounts(int expected) {
    int room = LEAST_ROOM;
    while (room < 2 * expected) {
      room *= 2;
    }
    table = new long[room];
    counts = new long[room];
  }

  /** Takes a key and its count. */
  interface Visitor {
    void visit(long key, long count);
  }

  /** Adds rows to a key. */
  void add(long key, long count) {
    int at = place(key);
    if (table[at] == 0) {
      at = placeOfNew(key, at);
      table[at] = key + 1;
      size++;
    }
    counts[at] += count;
  }

  private int placeOfNew(long key, int at) {
    if (2 * size <= table.length) {
      return at;
    }
    grow();
    return place(key);
  }

  /** Returns where a key stands, or where it would. */
  private int place(long key) {
    int at = (int) ((key * SPREAD) >>> (Long.numberOfLeadingZeros(table.length) + 1));
    while (table[at] != 0 && table[at] != key + 1) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] keys = table;
    long[] before = counts;
    table = new long[2 * keys.length];
    counts = new long[2 * keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        int at = place(keys[i] - 1);
        table[at] = keys[i];
        counts[at] = before[i];
      }
    }
  }

  /** Returns how many keys there are. */
  int size() {
    return size;
  }

  /** Returns the rows of all keys. */
  long rows() {
    return Arrays.stream(counts).sum();
  }

  /** Visits all keys in an order that tells how they came. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < table.length; i++) {
      if (table[i] != 0) {
        visitor.visit(table[i] - 1, counts[i]);
      }
    }
  }

  /** Visits all keys in ascending order. */
  void forEachInOrder(Visitor visitor) {
    Arrays.stream(table)
        .filter(entry -> entry != 0)
        .sorted()
        .forEach(entry -> visitor.visit(entry - 1, counts[place(entry - 1)]));
  }

  /** Returns the bytes of the table in memory. */
  long memory() {
    return (long) table.length * 2 * Long.BYTES;
  }
}
