package io.sparkloss.loss;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of a target in the order of the model's columns, exactly as given and never sorted.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ClassList implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> names;
  private final HashMap<String, Integer> indexes = new HashMap<>();

  /**
   * Creates the list.
   *
   * @throws IllegalArgumentException when it is empty or names a class twice
   */
  public ClassList(List<String> names) {
    this.names = new ArrayList<>(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("the class list is empty; name at least one class");
    }
    for (String name : names) {
      if (indexes.put(name, indexes.size()) != null) {
        throw new IllegalArgumentException(
            "the class list names '" + name + "' twice; name each class once");
      }
    }
  }

  /** Returns the index of a class, or −1 when the list does not name it. */
  public int index(String name) {
    return indexes.getOrDefault(name, -1);
  }

  /** Returns the number of classes. */
  public int size() {
    return names.size();
  }

  /** Returns the classes in order. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** Returns the classes and their indexes. */
  public Map<String, Integer> indexes() {
    return Map.copyOf(indexes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassList list && names.equals(list.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
