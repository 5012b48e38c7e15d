package io.sparkloss.loss;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The classes of a target in the order of the model's columns, exactly as given and never sorted.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ClassList implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A name, in quotes or not, and the comma after it. */
  private static final Pattern NAME =
      Pattern.compile("\\s*+(?:\"((?:[^\"]|\"\")*+)\"|((?!\")[^,]*?))\\s*(,|$)");

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

  /**
   * Reads a list whose names are separated by commas. White space around a name is not part of it;
   * a name with a comma, or with a quote or white space at its edge, stands in double quotes, in
   * which a double quote is doubled: {@code early,"late, but landed"}.
   *
   * @throws IllegalArgumentException when a quote does not end, or the list names a class twice
   */
  public static ClassList parse(String text) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(text);
    boolean more = true;
    int end = 0;
    while (more) {
      if (!name.find(end) || name.start() != end) {
        throw new IllegalArgumentException(
            "the class list "
                + text
                + " has a double quote that does not end a name; double it inside of quotes, as in"
                + " \"5\"\" pipe\"");
      }
      String quoted = name.group(1);
      names.add(quoted == null ? name.group(2) : quoted.replace("\"\"", "\""));
      end = name.end();
      more = name.group(3).equals(",");
    }
    return new ClassList(names);
  }

  /** Returns the text that {@link #parse} reads as this list. */
  public String text() {
    return names.stream().map(ClassList::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String name) {
    boolean plain = name.equals(name.strip()) && !name.contains(",") && !name.startsWith("\"");
    return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
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
