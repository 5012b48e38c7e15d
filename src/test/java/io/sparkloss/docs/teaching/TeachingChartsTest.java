package io.sparkloss.docs.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.likelihood.GammaDeviance;
import io.sparkloss.loss.likelihood.PoissonDeviance;
import io.sparkloss.loss.likelihood.TweedieDeviance;
import io.sparkloss.loss.regression.AbsoluteError;
import io.sparkloss.loss.regression.SquaredError;
import io.sparkloss.report.chart.data.Heading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TeachingChartsTest {

  private static final Path PAGES = Path.of("src", "site", "markdown");
  private static final Path DRAWN = Path.of("target", "teaching");

  /** Leaves the files to look at, and to take over. */
  @BeforeAll
  static void draw() throws IOException {
    TeachingCharts.write(DRAWN);
  }

  @Test
  void thePagesHaveThePicturesAndNumbersThatTheCodeDraws() {
    for (Map.Entry<String, String> file : TeachingCharts.files().entrySet()) {
      assertThat(PAGES.resolve(file.getKey()))
          .as("stale; take over what was drawn: cp -r %s/. %s", DRAWN, PAGES)
          .exists()
          .hasContent(file.getValue());
    }
  }

  @Test
  void everyPictureIsShownWithItsSummaryAndItsNumbers() throws IOException {
    String losses = Files.readString(PAGES.resolve("losses.md")).replaceAll("\\s+", " ");
    String numbers = Files.readString(PAGES.resolve("loss-numbers.md"));

    for (Lesson lesson : TeachingCharts.all()) {
      Heading heading = lesson.heading();
      assertThat(losses).contains("![" + heading.summary() + "](losses/" + heading.id() + ".svg)");
      assertThat(numbers).contains("## " + lesson.heading().title() + "\n");
    }
  }

  @Test
  void everyLossOfTheCatalogueIsDrawn() {
    String names =
        TeachingCharts.all().stream()
            .flatMap(lesson -> lesson.lines().stream())
            .map(line -> line.series().name())
            .toList()
            .toString();

    assertThat(Losses.all().stream().map(LossDefinition::name))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(names).contains(name));
  }

  @Test
  void theConstantWithTheLeastSquaredErrorIsTheMean() {
    assertThat(OutlierLessons.best(new SquaredError(), 560))
        .as("(12 + 560) / 11")
        .isEqualTo(52, within(Math.ulp(52.0) * 64));
  }

  @Test
  void theConstantWithTheLeastAbsoluteErrorIsTheMedianHoweverLarge() {
    assertThat(OutlierLessons.best(new AbsoluteError(), 20)).isEqualTo(2);
    assertThat(OutlierLessons.best(new AbsoluteError(), 600)).isEqualTo(2);
    assertThat(OutlierLessons.best(new AbsoluteError(), 0)).isEqualTo(1);
  }

  @Test
  void anOutlierGrowsTheSquaredErrorBySquares() {
    // Residuals from 1 are -7 -5 -3 -2 0 1 2 4 5 7: squares 182, absolutes 36.
    assertThat(OutlierLessons.growth(new SquaredError(), 101))
        .isEqualTo((182 + 10_000) / 11.0 / 18.2, within(1e-12 * 51));
    assertThat(OutlierLessons.growth(new AbsoluteError(), 101))
        .isEqualTo(136 / 11.0 / 3.6, within(1e-12 * 4));
  }

  /** To predict a fifth and to predict five times the label: who is punished harder. */
  @Test
  void deviancesTreatRatiosDifferently() {
    // Poisson: 2 (y ln 5 - 0.8 y) and 2 (4 y - y ln 5); gamma: 2 (4 - ln 5) and 2 (ln 5 - 0.8).
    double ln5 = 1.6094379124341003;
    assertThat(ratio(new PoissonDeviance()))
        .isEqualTo((ln5 - 0.8) / (4 - ln5), within(1e-13))
        .isBetween(0.3, 0.37);
    assertThat(ratio(new TweedieDeviance(1.5))).isEqualTo(1, within(1e-13));
    assertThat(ratio(new GammaDeviance()))
        .isEqualTo((4 - ln5) / (ln5 - 0.8), within(1e-13))
        .isBetween(2.9, 3.1);
  }

  private static double ratio(ScalarLoss loss) {
    return loss.value(2, 0.4) / loss.value(2, 10);
  }
}
