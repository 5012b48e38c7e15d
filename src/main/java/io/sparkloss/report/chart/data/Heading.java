package io.sparkloss.report.chart.data;

import java.util.regex.Pattern;

/**
 * What a picture is called.
 *
 * @param id a letter, then letters, digits, hyphens, and underscores; no two charts of a page may
 *     have the same, since the ids of a picture's parts begin with it
 * @param title a few words
 * @param summary one or two sentences that say what is to be seen, for those who do not see it
 */
public record Heading(String id, String title, String summary) {

  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** Checks the id. */
  public Heading {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The id of a chart must be a letter followed by letters, digits, - and _, but was: "
              + id);
    }
  }
}
