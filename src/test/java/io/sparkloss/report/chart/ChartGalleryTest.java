package io.sparkloss.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.chart.svg.Box;
import io.sparkloss.report.chart.svg.TextSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ChartGalleryTest {

  /** How much of a text's size is above its foot; below it are only tails of letters. */
  private static final double ABOVE = 0.75;

  static Stream<Chart> charts() {
    return ChartGallery.all().stream();
  }

  @Test
  void idsAreUniqueInThePage() {
    assertThat(charts().map(Chart::id)).doesNotHaveDuplicates();
  }

  @Test
  void everyChartIsAFileOfItsOwnAndInThePage(@TempDir Path directory) throws Exception {
    ChartGallery.main(directory.toString());

    String page = Files.readString(directory.resolve("index.html"));
    for (Chart chart : ChartGallery.all()) {
      assertThat(directory.resolve(chart.id() + ".svg")).hasContent(chart.svg());
      assertThat(page).contains(chart.svg());
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void textsDoNotOverlap(Chart chart) {
    List<Box> boxes = new ArrayList<>();
    for (Element text : new SvgDocument(chart.svg()).all("text")) {
      Box box = box(text);
      assertThat(boxes)
          .as("behind " + SvgDocument.shown(text))
          .noneMatch(
              other ->
                  other.left() < box.right()
                      && box.left() < other.right()
                      && other.top() < box.bottom()
                      && box.top() < other.bottom());
      boxes.add(box);
    }
  }

  private static Box box(Element text) {
    double size = SvgDocument.number(text, "font-size");
    double width = TextSize.width(SvgDocument.shown(text), size);
    double x = SvgDocument.number(text, "x");
    double y = SvgDocument.number(text, "y");
    double left =
        switch (text.getAttribute("text-anchor")) {
          case "end" -> x - width;
          case "middle" -> x - width / 2;
          default -> x;
        };
    return new Box(left, y - ABOVE * size, left + width, y);
  }
}
