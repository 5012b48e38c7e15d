package io.sparkloss.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with the links of a site on disk: files and headings that are not there, pictures
 * without a text, and whatever a page would fetch over the network. Needs no other class, so that
 * the build of the site runs it from its source.
 */
public final class SiteLinks {

  private static final Pattern LINK = Pattern.compile("\\b(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\b(?:id|name)=\"([^\"]*)\"");
  private static final Pattern PICTURE = Pattern.compile("<img\\b[^>]*>");
  private static final Pattern TEXT = Pattern.compile("\\balt=\"[^\"]+\"");

  /** What a browser fetches without being asked: all but links that are followed by hand. */
  private static final Pattern FETCHED =
      Pattern.compile(
          "\\bsrc=\"(?:https?:)?//|<link\\b[^>]*href=\"(?:https?:)?//"
              + "|@import|url\\([\"']?(?:https?:)?//");

  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|//.*");

  private final Path root;
  private final Map<Path, Set<String>> ids = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private SiteLinks(Path root) {
    this.root = root;
  }

  /** Checks the site in the directory given, and fails with all problems. */
  public static void main(String... args) throws IOException {
    List<String> problems = problems(Path.of(args[0]));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The site has %d problems:%n%s"
              .formatted(problems.size(), String.join(System.lineSeparator(), problems)));
    }
  }

  /** Returns a line for each problem, in the order of the files. */
  static List<String> problems(Path root) throws IOException {
    SiteLinks links = new SiteLinks(root.toAbsolutePath().normalize());
    List<Path> pages = links.files(".html");
    if (pages.isEmpty()) {
      links.problems.add("no page below " + root);
    }
    for (Path page : pages) {
      links.checkPage(page);
    }
    for (Path style : links.files(".css")) {
      links.checkFetched(style, Files.readString(style));
    }
    return links.problems;
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private void checkPage(Path page) throws IOException {
    String text = Files.readString(page);
    checkFetched(page, text);
    PICTURE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(picture -> !TEXT.matcher(picture).find())
        .forEach(picture -> report(page, picture, "has no text for those who do not see it"));
    for (String link : found(LINK, text)) {
      if (!ELSEWHERE.matcher(link).matches()) {
        checkLink(page, link);
      }
    }
  }

  private void checkFetched(Path file, String text) {
    FETCHED
        .matcher(text)
        .results()
        .forEach(match -> report(file, match.group(), "would be fetched over the network"));
  }

  private void checkLink(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path file =
        parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).toAbsolutePath().normalize();
    if (!file.startsWith(root) || !Files.isRegularFile(file)) {
      report(page, link, "is not in the site");
    } else if (parts.length > 1 && !ids(file).contains(parts[1])) {
      report(page, link, "names no part of " + root.relativize(file));
    }
  }

  private Set<String> ids(Path page) throws IOException {
    if (!ids.containsKey(page)) {
      ids.put(page, found(ID, Files.readString(page)));
    }
    return ids.get(page);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
  }

  private void report(Path file, String what, String problem) {
    problems.add(root.relativize(file) + ": " + what + " " + problem);
  }
}
