package io.sparkloss.job.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a YAML document.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public sealed interface YamlValue {

  /** Returns where the value stands; for the value of a key, on the key's line. */
  Place place();

  /**
   * Returns the value as an error message shows it: as it is written, never with a secret in it.
   */
  String shown();

  /** The types of a scalar. */
  enum Type {
    /** Text, in quotes or not. */
    TEXT,
    /** An integral number. */
    INTEGER,
    /** Any other number. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    FLAG,
    /** {@code null}, {@code ~} or nothing. */
    NOTHING
  }

  /**
   * A single value.
   *
   * @param place where it stands
   * @param type its type by YAML's core schema
   * @param text its text as written, before any substitution
   */
  record Scalar(Place place, Type type, String text) implements YamlValue {
    @Override
    public String shown() {
      return type == Type.NOTHING ? "empty" : type == Type.TEXT ? "'" + text + "'" : text;
    }
  }

  /**
   * A list.
   *
   * @param place where it stands
   * @param items its entries
   */
  record Items(Place place, List<YamlValue> items) implements YamlValue {
    /** Keeps its own copy. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String shown() {
      return items.isEmpty() ? "empty" : "a list";
    }

    /** Returns the same with another entry at an index, or at the end. */
    Items with(int index, YamlValue value) {
      List<YamlValue> changed = new ArrayList<>(items);
      if (index == items.size()) {
        changed.add(value);
      } else {
        changed.set(index, value);
      }
      return new Items(place, changed);
    }
  }

  /**
   * A mapping from keys to values.
   *
   * @param place where it stands
   * @param fields its values by key, in the order in which they are written
   */
  record Fields(Place place, Map<String, YamlValue> fields) implements YamlValue {
    /** Keeps its own copy, in order. */
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String shown() {
      return fields.isEmpty() ? "empty" : "a mapping";
    }

    /** Returns the same with another value for a key. */
    Fields with(String key, YamlValue value) {
      Map<String, YamlValue> changed = new LinkedHashMap<>(fields);
      changed.put(key, value);
      return new Fields(place, changed);
    }
  }
}
