package io.sparkloss.report.figure;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names for charts that are safe in files and pages, none twice. */
final class Ids {

  private static final int LONGEST = 60;

  private final Map<String, Integer> used = new HashMap<>();

  /** Returns a name made of the letters and digits of some texts. */
  String of(String kind, String... parts) {
    StringBuilder name = new StringBuilder(kind);
    for (String part : parts) {
      String plain =
          part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      if (!plain.isEmpty()) {
        name.append('-').append(plain);
      }
    }
    String cut = name.substring(0, Math.min(LONGEST, name.length()));
    int count = used.merge(cut, 1, Integer::sum);
    return count == 1 ? cut : of(cut, String.valueOf(count));
  }
}
