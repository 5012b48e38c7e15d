package io.sparkloss.job.yaml;

import java.util.regex.Pattern;

/**
 * Where a value stands.
 *
 * @param source the file as the user named it, or the command line option
 * @param line the line, counted from 1; 0 where there are no lines
 * @param path the keys that lead to the value: {@code gates[0].margin}; empty for the document
 * @since 0.1.0
 */
public record Place(String source, int line, String path) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  /** Returns the place of a key's value. */
  public Place key(String key, int keyLine) {
    String name = PLAIN.matcher(key).matches() ? key : '"' + key + '"';
    return new Place(source, keyLine, path.isEmpty() ? name : path + "." + name);
  }

  /** Returns the place of an entry of a list, counted from 0. */
  public Place item(int index, int itemLine) {
    return new Place(source, itemLine, path + "[" + index + "]");
  }

  @Override
  public String toString() {
    String where = line == 0 ? source : source + ":" + line;
    return path.isEmpty() ? where : where + ": " + path;
  }
}
