package io.sparkloss.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.cost.Coverage.Distribution;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mvn verify -Pexhaustive} prints the table of coverage that numerics.md shows. */
class CoverageExhaustive {

  private static final int SAMPLES = 20_000;
  private static final long SEED = 4L;

  private static final List<Distribution> DISTRIBUTIONS =
      List.of(
          Distribution.normal(),
          Distribution.laplace(),
          Distribution.exponential(),
          Distribution.chiSquared(),
          Distribution.squaredLaplace(),
          Distribution.logNormalOfKurtosis(100),
          Distribution.logNormal(1.5),
          Distribution.event(0.01));

  @ParameterizedTest
  @ValueSource(ints = {20, 100, 1000, 10_000})
  void missesAreRareOrFlagged(int n) {
    for (Distribution distribution : DISTRIBUTIONS) {
      Coverage coverage = Coverage.of(distribution, n, SAMPLES, SEED);
      System.out.printf(
          "| %s | %.0f | %d | %.1f %% | %.1f %% | %.1f %% |%n",
          distribution.name(),
          distribution.kurtosis(),
          n,
          100 * coverage.covered(),
          100 * coverage.doubtful(),
          100 * coverage.missedUnflagged());
      assertThat(coverage.missedUnflagged())
          .as("%s, n = %s, seed %s", distribution.name(), n, SEED)
          .isLessThan(0.07);
    }
  }
}
