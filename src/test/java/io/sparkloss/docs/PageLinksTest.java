package io.sparkloss.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageLinksTest {

  private static final Path GUIDE = Path.of("src", "site", "markdown");

  /** What the build of the site makes by running. */
  private static final Set<String> MADE = Set.of("gallery/report.html");

  static List<Path> pages() throws IOException {
    try (Stream<Path> guide = Files.list(GUIDE)) {
      return Stream.concat(Stream.of(Path.of("README.md"), Path.of("jobs/data/README.md")), guide)
          .filter(page -> page.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileAndAHeading(Path page) throws IOException {
    assertThat(PageLinks.broken(page, MADE)).isEmpty();
  }

  @Test
  void everyLinkOfTheNotebookLeadsToAFile() throws IOException {
    assertThat(PageLinks.broken(GUIDE.resolve("notebook/flights.ipynb"), Set.of())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsInTheMenuOfTheSite(Path page) throws IOException {
    String name =
        switch (page.toString()) {
          case "README.md" -> "index";
          case "jobs/data/README.md" -> "flights";
          default -> page.getFileName().toString().replace(".md", "");
        };

    assertThat(Path.of("src", "site", "site.xml")).content().contains("href=\"" + name + ".html\"");
  }

  @Test
  void brokenLinksAreNamed(@TempDir Path directory) throws IOException {
    Path page = directory.resolve("page.md");
    Files.writeString(
        page,
        """
        # A page, with `code` in its heading
        [good](#a-page-with-code-in-its-heading) [bad](#nothing) [gone](gone.md) `[code](no.md)`
        ![a text
        of two lines](gone.svg) [web](https://example.org/gone.md) [made](made.html)
        ```text
        # no heading [no link](no.md)
        ```
        [outside](other.md#b) [worse](other.md#c)
        """);
    Files.writeString(directory.resolve("other.md"), "# B\n");

    assertThat(PageLinks.broken(page, Set.of("made.html")))
        .containsExactly(
            page + ": #nothing names no heading",
            page + ": gone.md is not there",
            page + ": gone.svg is not there",
            page + ": other.md#c names no heading");
  }
}
