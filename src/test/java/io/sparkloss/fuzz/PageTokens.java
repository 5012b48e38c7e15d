package io.sparkloss.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a browser cuts it into tags and text, by the rules of the HTML standard for tokens, of
 * those that pages here use: tags with quoted and unquoted attributes, raw text of scripts and
 * styles, comments. What is anything else fails.
 */
final class PageTokens {

  private static final Pattern TAG =
      Pattern.compile(
          "<(/?[a-zA-Z][^\\s/>]*)((?:\\s+[^\\s=>/\"'<]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\\s\"'=<>`]+))?)*)"
              + "\\s*/?>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s=]+)(?:=(?:\"[^\"]*\"|'[^']*'|[^\\s\"'=<>`]+))?");

  private final Set<String> tags = new LinkedHashSet<>();
  private final List<String> scripts = new ArrayList<>();
  private final StringBuilder shown = new StringBuilder();

  PageTokens(String page) {
    int at = 0;
    while (at < page.length()) {
      int tag = page.indexOf('<', at);
      shown.append(page, at, tag < 0 ? page.length() : tag);
      at = tag < 0 ? page.length() : after(page, tag);
    }
  }

  private int after(String page, int tag) {
    if (page.startsWith("<!--", tag)) {
      return page.indexOf("-->", tag) + 3;
    }
    if (page.startsWith("<!doctype html>", tag) || page.startsWith("<!DOCTYPE html>", tag)) {
      return page.indexOf('>', tag) + 1;
    }
    Matcher matcher = TAG.matcher(page).region(tag, page.length());
    if (!matcher.lookingAt()) {
      throw new AssertionError(
          "no tag: " + page.substring(tag, Math.min(tag + 200, page.length())));
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT);
    tags.add(name + attributes(matcher.group(2)));
    return name.equals("script") || name.equals("style")
        ? afterRaw(page, name, matcher.end())
        : matcher.end();
  }

  private static List<String> attributes(String text) {
    return ATTRIBUTE.matcher(text).results().map(found -> found.group(1)).sorted().toList();
  }

  private int afterRaw(String page, String name, int from) {
    Matcher end = Pattern.compile("(?i)</" + name).matcher(page);
    if (!end.find(from)) {
      throw new AssertionError("a " + name + " does not end");
    }
    scripts.add(page.substring(from, end.start()));
    return end.start();
  }

  /** Returns each kind of tag once, with the names of its attributes. */
  Set<String> tags() {
    return tags;
  }

  /** Returns what stands in scripts and styles. */
  List<String> scripts() {
    return scripts;
  }

  /** Returns the text between tags, as it is written. */
  String shown() {
    return shown.toString();
  }
}
