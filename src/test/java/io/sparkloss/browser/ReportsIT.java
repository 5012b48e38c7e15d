package io.sparkloss.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.browser.Browser.Look;
import io.sparkloss.report.TestEvaluations;
import io.sparkloss.report.page.ComparisonPage;
import io.sparkloss.report.page.EvaluationPage;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.RunComparison;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports in a real browser. */
class ReportsIT {

  private static @Nullable Browser started;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeAll
  static void start() throws Exception {
    started = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null) {
      started.close();
    }
  }

  private BrowserPage open(String html, Look look) throws Exception {
    Path file = Files.writeString(directory.resolve("report.html"), html);
    Browser browser = started;
    if (browser == null) {
      throw new IllegalStateException("the browser was not started");
    }
    return browser.open(file, look);
  }

  private BrowserPage open(Evaluation evaluation, Look look) throws Exception {
    return open(EvaluationPage.of(evaluation), look);
  }

  private static void assertQuiet(BrowserPage page) {
    assertThat(page.errors()).isEmpty();
    assertThat(page.requests()).isEmpty();
  }

  @Test
  void theHarnessSeesWhatWouldBeWrong() throws Exception {
    String bad =
        "<!DOCTYPE html><html><title>x</title><p style='color:#aaa;background:#fff'>pale</p>"
            + "<img src='http://127.0.0.1:9/x.png'><script>console.error('no'); missing();</script>";
    try (BrowserPage page = open(bad, Look.DESK)) {
      assertThat(page.errors())
          .anyMatch(error -> error.contains("missing is not defined"))
          .anyMatch(error -> error.contains("\"no\""));
      assertThat(page.requests()).containsExactly("http://127.0.0.1:9/x.png");
      assertThat(page.barriers()).anyMatch(line -> line.startsWith("color-contrast"));
    }
  }

  @Test
  void chartsAreDrawnAtTheDeskAndOnATelephoneInLightAndDark() throws Exception {
    for (Look look :
        List.of(Look.DESK, Look.PHONE, Look.DESK.inTheDark(), Look.PHONE.inTheDark())) {
      String name = "evaluation-" + look.width() + (look.dark() ? "-dark" : "-light");
      try (BrowserPage page = open(TestEvaluations.of(50), look)) {
        assertQuiet(page);
        JsonNode boxes =
            page.evaluate(
                "[...document.querySelectorAll('figure svg')].map(svg => svg.getBoundingClientRect())"
                    + ".map(box => [box.x, box.y + scrollY, box.width, box.height].map(Math.round))");
        BufferedImage picture = page.picture(name);
        assertThat(boxes).hasSize(8);
        for (JsonNode box : boxes) {
          assertThat(drawn(picture, box)).as("%s %s", name, box).isGreaterThan(0.005);
        }
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
            .as("nothing is wider than the window")
            .isLessThanOrEqualTo(look.width());
      }
    }
  }

  /** Returns the share of a box's pixels that differ from its corner's. */
  private static double drawn(BufferedImage picture, JsonNode box) {
    int left = box.get(0).asInt();
    int top = box.get(1).asInt();
    int width = box.get(2).asInt();
    int height = box.get(3).asInt();
    int ground = picture.getRGB(left + 1, top + 1);
    int drawn = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        drawn += picture.getRGB(x, y) == ground ? 0 : 1;
      }
    }
    return drawn / (double) (width * height);
  }

  private static final String SHOWN =
      "[...document.querySelectorAll('table.slices tbody tr')].filter(row => !row.hidden)"
          + ".map(row => row.cells[0].textContent)";

  private static List<String> texts(JsonNode array) {
    List<String> texts = new java.util.ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @Test
  void tablesOfSlicesSortAndFilter() throws Exception {
    try (BrowserPage page = open(TestEvaluations.of(250), Look.DESK)) {
      assertThat(texts(page.evaluate(SHOWN))).hasSize(100);
      page.evaluate("document.querySelector('.more').click()");
      assertThat(texts(page.evaluate(SHOWN))).hasSize(250);
      page.evaluate("document.querySelectorAll('table.slices th button')[2].click()");
      assertThat(texts(page.evaluate(SHOWN))).startsWith("S249", "S248", "S247");
      page.evaluate("document.querySelectorAll('table.slices th button')[2].click()");
      assertThat(texts(page.evaluate(SHOWN))).startsWith("S0", "S1", "S2");
      page.evaluate(
          "(() => { const filter = document.getElementById('filter'); filter.value = 's24';"
              + " filter.dispatchEvent(new Event('input')); })()");
      assertThat(texts(page.evaluate(SHOWN)))
          .containsExactly(
              "S24", "S240", "S241", "S242", "S243", "S244", "S245", "S246", "S247", "S248",
              "S249");
      assertThat(page.evaluate("document.getElementById('matches').textContent").asText())
          .isEqualTo("11 rows match");
      page.evaluate(
          "(() => { const filter = document.getElementById('filter'); filter.value = '';"
              + " filter.dispatchEvent(new Event('input'));"
              + " document.getElementById('worse-only').click(); })()");
      // The difference is i − 4 ± 1, so it is above 0 from i = 6 on.
      assertThat(texts(page.evaluate(SHOWN))).hasSize(244).doesNotContain("S5").contains("S6");
      assertQuiet(page);
    }
  }

  @Test
  void withoutScriptEveryRowIsThere() throws Exception {
    try (BrowserPage page = open(TestEvaluations.of(250), Look.DESK.withoutScript())) {
      assertThat(texts(page.evaluate(SHOWN))).hasSize(250);
      assertThat(
              page.evaluate("getComputedStyle(document.querySelector('.tools')).display").asText())
          .isEqualTo("none");
    }
  }

  @Test
  void hostileNamesAreTextAndRunNothing() throws Exception {
    String hostile =
        "</script><script>window.owned=1;alert(1)</script><img src=x onerror=alert(2)>"
            + "<svg onload=alert(3)>\"'><a href=javascript:alert(4)>";
    try (BrowserPage page = open(TestEvaluations.named(hostile), Look.DESK)) {
      assertQuiet(page);
      assertThat(page.evaluate("typeof window.owned").asText()).isEqualTo("undefined");
      assertThat(page.evaluate("document.querySelector('h1').textContent").asText())
          .isEqualTo("Evaluation of " + hostile);
      assertThat(page.evaluate("document.querySelectorAll('img, a[href^=java]').length").asInt())
          .isZero();
      page.picture("hostile");
    }
  }

  @Test
  void tenThousandSlicesAreUsableWithinTwoSeconds() throws Exception {
    try (BrowserPage page = open(TestEvaluations.of(10_000), Look.DESK)) {
      double loaded =
          page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive").asDouble();
      double sorted = page.millis("document.querySelectorAll('table.slices th button')[2].click()");
      double filtered =
          page.millis(
              "const f = document.getElementById('filter'); f.value = 's99';"
                  + " f.dispatchEvent(new Event('input'))");
      String figures = "interactive %.0f ms, sorted %.0f ms, filtered %.0f ms";
      Files.createDirectories(Path.of("target", "screenshots"));
      Files.writeString(
          Path.of("target", "screenshots", "ten-thousand-slices.txt"),
          figures.formatted(loaded, sorted, filtered));
      assertThat(texts(page.evaluate(SHOWN))).hasSize(100).startsWith("S9999");
      assertQuiet(page);
    }
  }

  @Test
  void itIsForEveryone() throws Exception {
    for (Look look : List.of(Look.DESK, Look.DESK.inTheDark(), Look.PHONE)) {
      try (BrowserPage page = open(TestEvaluations.of(20), look)) {
        assertThat(page.barriers()).as("%s", look).isEmpty();
      }
    }
    RunComparison comparison = RunComparison.of(TestEvaluations.of(0), TestEvaluations.of(0));
    try (BrowserPage page = open(ComparisonPage.of(comparison), Look.DESK)) {
      assertQuiet(page);
      assertThat(page.barriers()).isEmpty();
      page.picture("comparison");
    }
  }

  @Test
  void onPaperItHasWholePages() throws Exception {
    try (BrowserPage page = open(TestEvaluations.of(60), Look.DESK)) {
      byte[] pdf = page.printed("evaluation");
      String text = new String(pdf, StandardCharsets.ISO_8859_1);
      assertThat(text).startsWith("%PDF");
      assertThat(Pattern.compile("/Type /Page\\b").matcher(text).results().count())
          .isBetween(3L, 20L);
    }
  }
}
