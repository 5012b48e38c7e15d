package io.sparkloss.loss;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the name that a misspelt one was meant to be.
 *
 * <p>Names are compared by their optimal string alignment distance: the least number of characters
 * inserted, left out, replaced, or swapped with their neighbour.
 *
 * @since 0.1.0
 */
public final class Names {

  /** A name may be this far off however short it is. */
  private static final int LEAST_REACH = 2;

  /** So many names are listed where none is near; tables may have thousands of columns. */
  private static final int MOST_LISTED = 40;

  private Names() {}

  /**
   * Returns the candidate that the name was meant to be: one that begins with it, else one whose
   * distance is at most 2 or a third of the name's length, and that has a character in common with
   * it. Of several the nearest, and of equally near ones the first in the alphabet.
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Comparator<String> order =
        Comparator.<String, Boolean>comparing(candidate -> !candidate.startsWith(name))
            .thenComparing(candidate -> distance(name, candidate))
            .thenComparing(Comparator.naturalOrder());
    return candidates.stream().filter(candidate -> isNear(name, candidate)).min(order);
  }

  /** Returns what follows "there is no NAME": the nearest name, or the known ones. */
  public static String hint(String name, Collection<String> known) {
    return hint(name, known, UnaryOperator.identity());
  }

  /** Returns the same with the names in quotes, for those that users give. */
  public static String quotedHint(String name, Collection<String> known) {
    return hint(name, known, each -> "'" + each + "'");
  }

  private static String hint(String name, Collection<String> known, UnaryOperator<String> shown) {
    return nearest(name, known)
        .map(meant -> "; did you mean " + shown.apply(meant) + "?")
        .orElseGet(() -> "; known: " + listed(known.stream().map(shown).toList()));
  }

  private static String listed(List<String> names) {
    int more = names.size() - MOST_LISTED;
    return names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
        + (more > 0 ? ", and " + more + " more" : "");
  }

  private static boolean isNear(String name, String candidate) {
    if (candidate.startsWith(name)) {
      return true;
    }
    int reach = Math.max(LEAST_REACH, name.length() / 3);
    // No two texts are nearer to each other than their lengths are; a name may be a whole file.
    if (Math.abs(name.length() - candidate.length()) > reach) {
      return false;
    }
    int distance = distance(name, candidate);
    return distance <= reach && distance < Math.max(name.length(), candidate.length());
  }

  /** Returns the optimal string alignment distance, by dynamic programming over prefixes. */
  private static int distance(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int replaced = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        least[i][j] = Math.min(replaced, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        if (i > 1 && j > 1 && isSwap(a.substring(i - 2, i), b.substring(j - 2, j))) {
          least[i][j] = Math.min(least[i][j], 1 + least[i - 2][j - 2]);
        }
      }
    }
    return least[a.length()][b.length()];
  }

  private static boolean isSwap(String a, String b) {
    return a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
  }
}
