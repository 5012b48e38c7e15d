package io.sparkloss.cost.tail;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Numbers the keys of buckets in the order in which they come, by open addressing in a table at
 * most half full. Keys that follow each other have places that do, so most of a histogram's keys
 * stand where they are looked for first; keys below 0 are moved by half a table, to stand beside
 * those above and not among them.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class BucketIndex implements Serializable {

  private static final long serialVersionUID = 1L;

  /** 2³² divided by the golden ratio, odd: multiples of it fill a table evenly. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int LEAST_ROOM = 8;

  private int size;
  private int[] keys;

  /** The number of a key, and 1; 0 where the table is empty. */
  private int[] table;

  /** Creates one of no keys, with room for some. */
  BucketIndex(int expected) {
    int room = LEAST_ROOM;
    while (room < expected) {
      room *= 2;
    }
    keys = new int[room];
    table = new int[2 * room];
  }

  /** Returns the number of a key, the next one where the key is new. */
  int number(int key) {
    int at = home(key);
    int found = table[at];
    if (found != 0 && keys[found - 1] == key) {
      return found - 1;
    }
    int step = step(key);
    while (found != 0) {
      at = (at + step) & (table.length - 1);
      found = table[at];
      if (found != 0 && keys[found - 1] == key) {
        return found - 1;
      }
    }
    return added(key);
  }

  private int home(int key) {
    int sign = key >> (Integer.SIZE - 1);
    return ((key ^ sign) + (sign & (table.length >>> 1))) & (table.length - 1);
  }

  /** Returns the way from a place that is taken to the next; odd, so that it leads to every one. */
  private static int step(int key) {
    return ((key * SPREAD) >>> (Integer.SIZE / 2)) | 1;
  }

  private int added(int key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      table = new int[2 * table.length];
      for (int i = 0; i < size; i++) {
        place(keys[i], i + 1);
      }
    }
    keys[size] = key;
    size++;
    place(key, size);
    return size - 1;
  }

  private void place(int key, int entry) {
    int at = home(key);
    while (table[at] != 0) {
      at = (at + step(key)) & (table.length - 1);
    }
    table[at] = entry;
  }

  /** Returns how many keys are numbered. */
  int size() {
    return size;
  }

  /** Returns how many there is room for before anything grows. */
  int room() {
    return keys.length;
  }

  /** Returns the key with a number. */
  int key(int number) {
    return keys[number];
  }

  /** Returns the numbers in the order of their keys. */
  int[] ordered() {
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = ((long) keys[i] << Integer.SIZE) | i;
    }
    Arrays.sort(sorted);
    return Arrays.stream(sorted).mapToInt(entry -> (int) entry).toArray();
  }
}
