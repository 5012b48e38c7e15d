package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.report.chart.svg.Drawing;
import io.sparkloss.report.chart.svg.TextSize;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** What holds for every chart, those that are hard to draw included. */
class ChartTest {

  private static final Pattern LONG_NUMBER = Pattern.compile("[\"MHV, ]-?\\d+\\.\\d{3,}");

  /** What stands before the declarations of a rule. */
  private static final Pattern SELECTOR = Pattern.compile("([^{}]+)\\{[^{}]*\\}");

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "title",
          "desc",
          "style",
          "rect",
          "text",
          "line",
          "path",
          "g",
          "polyline",
          "polygon",
          "circle",
          "clipPath");

  static Stream<Chart> charts() {
    return Stream.concat(ChartGallery.all().stream(), HardCharts.all().stream());
  }

  @Test
  void hardChartsAreOfEveryKindScaleNumbersAndText() {
    assertThat(HardCharts.all()).hasSize(6 * 3 * (8 + 5));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void pictureHasTitleAndSummaryForThoseWhoDoNotSeeIt(Chart chart) {
    Element root = new SvgDocument(chart.svg()).root();
    String ids = chart.id() + "-title " + chart.id() + "-desc";

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo(ids);
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 480 " + root.getAttribute("height"));
    Element title = (Element) root.getElementsByTagName("title").item(0);
    Element summary = (Element) root.getElementsByTagName("desc").item(0);
    assertThat(title.getAttribute("id") + " " + summary.getAttribute("id")).isEqualTo(ids);
    assertThat(title.getTextContent()).isEqualTo(readable(chart.title()));
    assertThat(summary.getTextContent()).isEqualTo(readable(chart.summary()));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void pictureHasItsOwnIdsAndClassesAndNothingFromOutside(Chart chart) {
    SvgDocument document = new SvgDocument(chart.svg());
    for (Element element : document.all("*")) {
      assertThat(element.getLocalName()).isIn(ELEMENTS);
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Node attribute = attributes.item(i);
        String value = attribute.getNodeValue();
        switch (attribute.getNodeName()) {
          case "id" -> assertThat(value).startsWith(chart.id() + "-");
          case "class" -> assertThat(value).startsWith("slc-");
          case "clip-path" -> assertThat(value).isEqualTo("url(#" + chart.id() + "-plot)");
          case "xmlns" -> assertThat(value).isEqualTo("http://www.w3.org/2000/svg");
          default -> assertThat(value).doesNotContain(":", "url");
        }
        assertThat(attribute.getNodeName()).isNotIn("href", "style").doesNotStartWith("on");
      }
    }
    String style = document.all("style").get(0).getTextContent();
    assertThat(style).doesNotContain("@import", "url(", "@font-face");
    assertThat(SELECTOR.matcher(style).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allMatch(selector -> selector.startsWith(".slc-"));
    assertThat(style).contains("@media (prefers-color-scheme:dark)");
  }

  @ParameterizedTest
  @MethodSource("charts")
  void textStaysWithinThePicture(Chart chart) {
    SvgDocument document = new SvgDocument(chart.svg());
    double height = SvgDocument.number(document.root(), "height");

    for (Element text : document.all("text")) {
      double size = SvgDocument.number(text, "font-size");
      double width = TextSize.width(SvgDocument.shown(text), size);
      double x = SvgDocument.number(text, "x");
      double start =
          switch (text.getAttribute("text-anchor")) {
            case "end" -> x - width;
            case "middle" -> x - width / 2;
            default -> x;
          };
      String seen = SvgDocument.shown(text) + " in " + chart;
      assertThat(size).isBetween(12.0, 13.0);
      assertThat(start).as(seen).isGreaterThanOrEqualTo(-0.01);
      assertThat(start + width).as(seen).isLessThanOrEqualTo(Drawing.WIDTH + 0.01);
      assertThat(SvgDocument.number(text, "y")).as(seen).isBetween(size, height - 3);
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void coordinatesHaveAtMostTwoDecimals(Chart chart) {
    String body = chart.svg().replaceAll("<(title|desc|text)[^>]*>[^<]*</", "</");

    assertThat(LONG_NUMBER.matcher(body).results().map(found -> found.group())).isEmpty();
    assertThat(body).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @ParameterizedTest
  @MethodSource("charts")
  void pictureDependsOnNothingElse(Chart chart) {
    String svg = chart.svg();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(chart.svg()).isEqualTo(svg);
      assertThat(chart.numbers().rows()).isEqualTo(chart.numbers().rows());
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void specificationIsCompleteAndReadBackTheSame(Chart chart) throws Exception {
    JsonNode spec = chart.vegaLite();

    assertThat(spec.path("$schema").asText())
        .isEqualTo("https://vega.github.io/schema/vega-lite/v5.json");
    assertThat(spec.path("title").asText()).isEqualTo(chart.title());
    assertThat(spec.path("description").asText()).isEqualTo(chart.summary());
    assertThat(spec.path("data").path("values").isArray()).isTrue();
    assertThat(spec.path("layer")).isNotEmpty();
    for (JsonNode layer : spec.path("layer")) {
      assertThat(layer.path("mark").path("type").asText()).isNotEmpty();
      assertThat(layer.path("encoding")).isNotEmpty();
    }
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(mapper.writeValueAsString(spec)).toString())
        .isEqualTo(spec.toString());
  }

  @ParameterizedTest
  @MethodSource("charts")
  void numbersHaveTheTitleAndACellForEachHeader(Chart chart) {
    NumbersTable table = chart.numbers();

    assertThat(table.caption()).isEqualTo(chart.title());
    assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.headers()));
  }

  /** Returns what a parser reads where XML cannot hold all of a text. */
  private static String readable(String text) {
    return text.replace('\u0000', '\ufffd').replace('\ud83d', '\ufffd');
  }
}
