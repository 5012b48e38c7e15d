package io.sparkloss.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a Markdown page.
 *
 * @param page the page
 * @param line the line of its first fence, counted from 1
 * @param language the word behind the fence, or nothing
 * @param text what stands between the fences
 */
record Snippet(Path page, int line, String language, String text) {

  private static final String FENCE = "```";

  /** Returns the blocks of a page, in order. */
  static List<Snippet> of(Path page) throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      if (start < 0) {
        start = i;
      } else {
        String language = lines.get(start).substring(FENCE.length()).strip();
        String text = String.join("\n", lines.subList(start + 1, i));
        snippets.add(new Snippet(page, start + 1, language, text));
        start = -1;
      }
    }
    if (start >= 0) {
      throw new IllegalStateException(page + ":" + (start + 1) + " opens a block without end");
    }
    return snippets;
  }

  @Override
  public String toString() {
    return page + ":" + line + " " + language;
  }
}
