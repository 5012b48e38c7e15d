package io.sparkloss.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.browser.Browser;
import io.sparkloss.browser.Browser.Look;
import io.sparkloss.browser.BrowserPage;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The notebook of the guide, run by Jupyter from a clean start, and exported to a page. */
class NotebookIT {

  private static final Path NOTEBOOK =
      Path.of("src", "site", "markdown", "notebook", "flights.ipynb");
  private static final Path OUTPUT = Path.of("target", "notebook");

  private static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

  private static Jupyter jupyter;
  private static Path executed;

  @BeforeAll
  static void runOnce() throws Exception {
    Jupyter.require();
    jupyter = new Jupyter(Path.of("target", "jupyter"));
    executed = jupyter.execute(NOTEBOOK, OUTPUT);
  }

  private static JsonNode read(Path notebook) throws Exception {
    return new ObjectMapper().readTree(notebook.toFile());
  }

  /** Returns the cells of code by their names. */
  private static JsonNode cell(String id) throws Exception {
    for (JsonNode cell : read(executed).get("cells")) {
      if (cell.path("id").asText().equals(id)) {
        return cell;
      }
    }
    throw new IllegalArgumentException("the notebook has no cell " + id);
  }

  private static String text(JsonNode lines) {
    StringBuilder text = new StringBuilder(lines.isTextual() ? lines.asText() : "");
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  /** Returns what a cell printed. */
  private static String printed(String id) throws Exception {
    StringBuilder printed = new StringBuilder();
    for (JsonNode output : cell(id).get("outputs")) {
      if (output.path("name").asText().equals("stdout")) {
        printed.append(text(output.get("text")));
      }
    }
    return printed.toString();
  }

  /** Returns the forms, by MIME type, of what a cell ends with. */
  private static JsonNode result(String id) throws Exception {
    for (JsonNode output : cell(id).get("outputs")) {
      if (output.path("output_type").asText().equals("execute_result")) {
        return output.get("data");
      }
    }
    throw new IllegalArgumentException("cell " + id + " ends with nothing");
  }

  @Test
  void theCommittedNotebookHasNoOutputs() throws Exception {
    JsonNode notebook = read(NOTEBOOK);
    assertThat(notebook.at("/metadata/kernelspec/name").asText()).isEqualTo("java");
    Set<String> ids = new HashSet<>();
    for (JsonNode cell : notebook.get("cells")) {
      assertThat(ids.add(cell.get("id").asText())).as(cell.get("id").asText()).isTrue();
      assertThat(cell.path("outputs")).isEmpty();
      assertThat(
              cell.path("execution_count").isMissingNode() || cell.get("execution_count").isNull())
          .isTrue();
    }
  }

  @Test
  void everyCellRunsAndNothingIsSaidOnStandardError() throws Exception {
    int cells = 0;
    for (JsonNode cell : read(executed).get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        cells++;
        assertThat(cell.get("execution_count").asInt()).isEqualTo(cells);
        for (JsonNode output : cell.get("outputs")) {
          assertThat(output.get("output_type").asText())
              .as(output.toString())
              .isNotEqualTo("error");
          assertThat(output.path("name").asText()).as(output.toString()).isNotEqualTo("stderr");
        }
      }
    }
    assertThat(cells).isGreaterThan(8);
  }

  @Test
  void theDataAreReadAndSqlAnswers() throws Exception {
    assertThat(text(result("start").get("text/plain"))).isEqualTo("50000");
    // What jobs/data/README.md says of the sample: 1324.35, 1423.60 and 19.063, 18.202.
    assertThat(printed("sql")).contains("1324.", "1423.6", "1168.9", "19.06", "18.2", "17.96");
  }

  @Test
  void theReportShowsItselfAsHtmlMarkdownAndText() throws Exception {
    JsonNode report = result("report");
    String html = text(report.get("text/html"));
    assertThat(html)
        .contains("class=\"verdict pass\"", "<svg ", "trees is better than mean")
        .doesNotContain("<script", "http://127");
    assertThat(text(report.get("text/markdown"))).startsWith("## Evaluation of flights-2001-06");
    assertThat(text(report.get("text/plain")))
        .startsWith("run flights-2001-06")
        .contains("gate PASS: delay, squared_error, trees not above mean by more than 1%")
        .contains("50,000 rows read");
  }

  @Test
  void eachChartIsAPictureASpecificationAndNumbers() throws Exception {
    for (String id : List.of("difference", "slices", "noise", "calibration")) {
      JsonNode chart = result(id);
      assertThat(text(chart.get("image/svg+xml"))).as(id).startsWith("<svg ");
      assertThat(text(chart.get("text/html"))).as(id).contains("<figure>", "<svg ", "<table>");
      assertThat(chart.get(VEGA_LITE).get("$schema").asText())
          .as(id)
          .isEqualTo("https://vega.github.io/schema/vega-lite/v5.json");
      assertThat(text(chart.get("text/plain")).lines().count()).as(id).isGreaterThan(3);
    }
    assertThat(text(result("noise").get("text/plain"))).contains("Laplace noise fits better");
  }

  @Test
  void theVerdictIsThatOfTheGates() throws Exception {
    assertThat(printed("noise-sentences"))
        .contains("delay, trees: Laplace noise fits better than Gaussian noise");
    assertThat(printed("gates").lines()).hasSize(2).allMatch(line -> line.startsWith("PASS: "));
    assertThat(text(result("verdict").get("text/plain"))).isEqualTo("PASS");
  }

  @Test
  void chartsAreDrawnWhereTheNotebookIsExported() throws Exception {
    Path html = jupyter.html(executed, OUTPUT);
    try (Browser browser = Browser.start();
        BrowserPage page = browser.open(html, Look.DESK)) {
      JsonNode boxes =
          page.evaluate(
              "[...document.querySelectorAll('.spark-loss figure svg')]"
                  + ".filter(svg => svg.checkVisibility())"
                  + ".map(svg => svg.getBoundingClientRect())"
                  + ".map(box => [box.x, box.y + scrollY, box.width, box.height].map(Math.round))");
      BufferedImage picture = page.picture("notebook");
      assertThat(boxes.size())
          .as("charts of the open group, and four of their own")
          .isGreaterThan(7);
      for (JsonNode box : boxes) {
        assertThat(colours(picture, box)).as("%s", box).hasSizeGreaterThan(4);
      }
      assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(Look.DESK.width());
    }
  }

  /** Returns the colours in a box of a picture. */
  private static Set<Integer> colours(BufferedImage picture, JsonNode box) {
    List<Integer> found = new ArrayList<>();
    int right = Math.min(picture.getWidth(), box.get(0).asInt() + box.get(2).asInt());
    int bottom = Math.min(picture.getHeight(), box.get(1).asInt() + box.get(3).asInt());
    for (int x = Math.max(0, box.get(0).asInt()); x < right; x++) {
      for (int y = Math.max(0, box.get(1).asInt()); y < bottom; y++) {
        found.add(picture.getRGB(x, y));
      }
    }
    return new HashSet<>(found);
  }
}
