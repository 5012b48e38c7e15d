package io.sparkloss.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.result.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

  @Test
  void theyAnswerWhichIsBetterByHowMuchHowSureAndForWhomNot() {
    // Of slices 0 to 9 the differences are i − 4 ± 1: below 0 up to i = 2, above from i = 6 on.
    assertThat(Findings.of(TestEvaluations.of(10)))
        .containsExactly(
            "delay: absolute_error: trees is better than mean by 4.00 (20%), with a 95 % interval"
                + " of 3.00 to 5.00; it has the lower loss in 60% of rows. By origin it is better"
                + " in 3 and worse in 4 of 10 slices, each judged by itself; worst: S9, S8, S7,"
                + " S6.");
  }

  @Test
  void rowsThatWereRefusedAreTold() {
    assertThat(Findings.rows(TestEvaluations.of(0).dataQuality()))
        .isEqualTo("1,100 rows were read; up to 100 of them could not be used for a cost.");
  }

  @Test
  void withoutABaselineTheLeastCostIsNamed() {
    Evaluation all = TestEvaluations.of(2);
    Evaluation plain =
        new Evaluation(
            all.run(),
            all.evaluatedAt(),
            all.confidence(),
            all.provenance(),
            all.sliceColumns(),
            all.costs(),
            List.of(),
            all.gates(),
            all.dataQuality(),
            all.details());
    assertThat(Findings.of(plain))
        .containsExactly(
            "delay: absolute_error: trees has the least cost, 16.00; name a baseline of the target to"
                + " learn how sure the difference is.");
  }
}
