package io.sparkloss.job.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names as MLflow allows them: letters, digits, underscores, dashes, dots, blanks and slashes, at
 * most {@value #LONGEST} characters, and no part between slashes that a path would resolve. What is
 * not allowed becomes an underscore, and names that become the same get a number.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class MlflowNames {

  private static final int LONGEST = 250;

  private final Set<String> taken = new HashSet<>();

  /** Returns a name that was not returned before, of parts that slashes separate. */
  String name(List<String> parts) {
    String joined = parts.stream().map(MlflowNames::part).collect(Collectors.joining("/"));
    String name = cut(joined, "");
    for (int i = 2; !taken.add(name); i++) {
      name = cut(joined, "_" + i);
    }
    return name;
  }

  private static String part(String text) {
    String allowed = text.replaceAll("[^A-Za-z0-9_. -]+", "_").replaceFirst("_+$", "").strip();
    return allowed.isEmpty() || allowed.matches("\\.+") ? "_" : allowed;
  }

  private static String cut(String name, String suffix) {
    int length = Math.min(name.length(), LONGEST - suffix.length());
    return name.substring(0, length).replaceFirst("/$", "_") + suffix;
  }
}
