package io.sparkloss.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.density.PairDensity;
import io.sparkloss.result.detail.DensityEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void aDensityWithoutRowsSaysSo() {
    PairDensity none = new PairDensity(Double.NaN, Double.NaN, Double.NaN, List.of(), 1200);
    assertThat(Sentences.of(new DensityEntry("delay", "mean", none)))
        .isEqualTo("There are no rows in squares. Rows outside, not shown: 1,200.");
  }
}
