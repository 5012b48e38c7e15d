package io.sparkloss.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.chart.SvgDocument;
import io.sparkloss.report.chart.data.Heading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LegendTest {

  private final Drawing drawing = new Drawing(new Heading("one", "One", "A legend."));
  private final Legend legend = new Legend();

  @Test
  void namesThatDoNotFitGoToTheNextLine() {
    IntStream.range(0, 5).forEach(i -> legend.markers("a name of 20 letters", i));
    double end = legend.draw(drawing);

    List<Double> feet =
        new SvgDocument(drawing.picture(200))
            .all("text").stream().map(text -> SvgDocument.number(text, "y")).toList();
    // 20 letters of 0.6 times 13 and a sample of 32 are 188: two are in a line of 460.
    assertThat(feet.get(1)).isEqualTo(feet.get(0));
    assertThat(feet.get(2)).isGreaterThan(feet.get(1));
    assertThat(feet.get(4)).isGreaterThan(feet.get(3));
    assertThat(end).isGreaterThan(feet.get(4));
  }

  @Test
  void nameWiderThanThePictureIsCut() {
    legend.markers("x".repeat(200), 0);
    legend.draw(drawing);

    SvgDocument picture = new SvgDocument(drawing.picture(100));
    assertThat(picture.texts()).singleElement().asString().contains("…");
    assertThat(picture.all("title")).extracting(Element::getTextContent).contains("x".repeat(200));
  }

  @Test
  void legendWithoutNamesTakesHardlyAnyRoom() {
    assertThat(legend.draw(drawing)).isLessThan(10);
  }
}
