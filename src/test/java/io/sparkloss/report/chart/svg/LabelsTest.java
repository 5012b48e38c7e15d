package io.sparkloss.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.chart.SvgDocument;
import io.sparkloss.report.chart.data.Heading;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private static SvgDocument drawn(Labels labels) {
    Drawing drawing = new Drawing(new Heading("one", "One", "Labels."));
    labels.draw(drawing, 20);
    return new SvgDocument(drawing.picture(40));
  }

  /** Five letters are 36 wide and want 8 between them: at 30 every second one has room. */
  @Test
  void everySecondLabelIsLeftOutWhereAllWouldTouch() {
    Labels labels =
        new Labels(
            List.of("aaaaa", "bbbbb", "ccccc", "ddddd"), List.of(100.0, 130.0, 160.0, 190.0));

    assertThat(drawn(labels).texts()).containsExactly("aaaaa", "ccccc");
  }

  @Test
  void labelsAtTheEdgesMoveInwards() {
    SvgDocument picture = drawn(new Labels(List.of("aaaaa", "bbbbb"), List.of(0.0, 480.0)));

    assertThat(picture.text("aaaaa").x()).isEqualTo(21);
    assertThat(picture.text("bbbbb").x()).isEqualTo(459);
  }
}
