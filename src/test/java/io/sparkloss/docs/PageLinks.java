package io.sparkloss.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The links of a Markdown page that lead to nothing, read as a forge reads it. */
final class PageLinks {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");
  private static final Pattern NOT_IN_ID = Pattern.compile("[^\\p{L}\\p{N} _-]");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  private PageLinks() {}

  /**
   * Returns a line for each broken link.
   *
   * @param made links, as they are written, to what only the build of the site makes
   */
  static List<String> broken(Path page, Set<String> made) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String link : links(Files.readString(page))) {
      String[] parts = link.split("#", 2);
      Path file = parts[0].isEmpty() ? page : page.toAbsolutePath().resolveSibling(parts[0]);
      if (ELSEWHERE.matcher(link).matches() || made.contains(link)) {
        continue;
      }
      if (!Files.exists(file)) {
        broken.add(page + ": " + link + " is not there");
      } else if (parts.length > 1 && !headings(file).contains(parts[1])) {
        broken.add(page + ": " + link + " names no heading");
      }
    }
    return broken;
  }

  private static List<String> links(String text) {
    String prose = CODE.matcher(BLOCK.matcher(text).replaceAll("")).replaceAll("");
    return LINK.matcher(prose).results().map(match -> match.group(1)).toList();
  }

  /** Returns the ids of headings: small letters, digits, _ and -, with - for each space. */
  private static Set<String> headings(Path page) throws IOException {
    String prose = BLOCK.matcher(Files.readString(page)).replaceAll("");
    return HEADING.matcher(prose).results().map(PageLinks::id).collect(Collectors.toSet());
  }

  private static String id(MatchResult heading) {
    String words = NOT_IN_ID.matcher(heading.group(1).strip()).replaceAll("");
    return words.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
