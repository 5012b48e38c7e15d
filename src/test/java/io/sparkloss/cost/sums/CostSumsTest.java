package io.sparkloss.cost.sums;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.CostAccumulator;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostSumsTest {

  private static CostSums sums(boolean weighted) {
    CostAccumulator rows = weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted();
    rows.add(3, 1, true);
    rows.add(5);
    return rows.sums();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAccumulatorGoesOnFromItsSums(boolean weighted) {
    CostAccumulator again = CostAccumulator.of(sums(weighted));
    assertThat(again.sums()).isEqualTo(sums(weighted));
    again.add(7);
    assertThat(again.sums().count()).isEqualTo(3);
    assertThat(again.sums().sum(MomentSum.SUM_WL3)).isEqualTo(new SumParts(495, 0, 0));
    assertThat(again.sums().sum(MomentSum.SUM_CLIPPED_WL)).isEqualTo(new SumParts(3, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 0", "2, -1, 0", "2, 2, 3", "2, 2, -1"})
  void countsThatContradictEachOtherAreRefused(long count, long rows, long clipped) {
    assertThatThrownBy(() -> new CostSums(false, count, rows, 1, 1, clipped, sums(false).sums()))
        .hasMessageContaining(
            "count is " + count + ", rows " + rows + " and clipped_count " + clipped);
  }

  @Test
  void everySumThatIsKeptIsNeededAndNoOther() {
    Map<MomentSum, SumParts> fewer = new EnumMap<>(sums(true).sums());
    fewer.remove(MomentSum.SUM_W2);
    assertThatThrownBy(() -> new CostSums(true, 2, 2, 3, 5, 1, fewer))
        .hasMessageContaining("SUM_W2L2");
    assertThatThrownBy(() -> new CostSums(false, 2, 2, 3, 5, 1, sums(true).sums()))
        .hasMessageContaining("are needed");
    assertThatThrownBy(() -> sums(false).sum(MomentSum.SUM_W))
        .hasMessageContaining("SUM_W is not kept");
  }
}
