package io.sparkloss.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceCasesTest {

  static Stream<String> losses() {
    return Losses.all().stream().map(LossDefinition::name);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossHasCases(String loss) {
    assertThat(ReferenceCases.losses(loss)).hasSizeGreaterThan(40);
  }

  @Test
  void aLossWithoutCasesIsAnError() {
    assertThatThrownBy(() -> ReferenceCases.losses("huber"))
        .hasMessage("losses.json has no row for huber");
  }

  @Test
  void decimalAndHexadecimalFieldsAreTheSameDoubles() {
    List<JsonNode> rows = ReferenceCases.rows("losses.json").toList();
    List<LossCase> cases = ReferenceCases.losses();
    assertThat(cases).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      LossCase row = cases.get(i);
      assertThat(row.value()).as("%s", row).isEqualTo(value(rows.get(i), "value").number());
      ReferenceValue decimal = value(rows.get(i), "gradient");
      row.gradient().ifPresent(gradient -> assertSameDoubles(row, gradient, decimal));
    }
  }

  @Test
  void handDerivedRowsAreThere() {
    assertThat(find("squared_error", "", "3.0", "1.0").value()).isEqualTo(4);
    assertThat(find("squared_error", "", "3.0", "1.0").gradient().orElseThrow().number())
        .isEqualTo(-4);
    assertThat(find("huber_loss", "(delta=1.0)", "40.0", "0.0").value()).isEqualTo(39.5);
    // -ln 2^-52 = 52 ln 2 = 36.0436533891171560896960703158...
    assertThat(find("binary_cross_entropy", "", "1.0", "0.0").value()).isEqualTo(36.04365338911715);
    assertThat(find("binary_cross_entropy", "", "1.0", "1.0").value()).isZero();
    assertThat(find("binary_cross_entropy", "(epsilon=0.0)", "1.0", "0.0").value())
        .isEqualTo(Double.POSITIVE_INFINITY);
    // ln(1 + e^-50) = e^-50 - e^-100/2 + ... = 1.92874984796391778...e-22
    assertThat(find("cross_entropy_with_logits", "", "0", "[50.0,0.0]").value())
        .isEqualTo(1.9287498479639178e-22);
    LossCase masked = find("cross_entropy_with_logits", "", "1", "[\"-Infinity\",0.0]");
    assertThat(masked.value()).isZero();
    assertThat(masked.prediction().numbers()).containsExactly(Double.NEGATIVE_INFINITY, 0);
  }

  @ParameterizedTest
  @MethodSource("io.sparkloss.reference.ReferenceCases#costs")
  void sumsAndMeansAreThoseOfBigDecimal(CostCase row) {
    double[] losses = row.losses().numbers();
    double[] weights = row.weights();
    assertThat(weights).hasSameSizeAs(losses);
    assertThat(row.expected().number("count")).isEqualTo(losses.length);
    int[] used = IntStream.range(0, losses.length).filter(i -> weights[i] > 0).toArray();
    assertThat(row.expected().number("n")).isEqualTo(used.length);
    if (used.length == 0) {
      assertThat(row.expected().get("mean")).isEmpty();
      return;
    }
    if (row.expected().number("sum") == Double.POSITIVE_INFINITY) {
      return;
    }
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    for (int i : used) {
      weight = weight.add(new BigDecimal(weights[i]));
      sum = sum.add(new BigDecimal(weights[i]).multiply(new BigDecimal(losses[i])));
    }
    BigDecimal mean = sum.divide(weight, new MathContext(100));
    assertThat(row.expected().number("weight")).isEqualTo(weight.doubleValue());
    assertThat(row.expected().number("sum")).isEqualTo(sum.doubleValue());
    assertThat(row.expected().number("mean")).isEqualTo(mean.doubleValue());
  }

  @Test
  void varianceAroundOneBillionIsAQuarterOfTheSquaredGap() {
    CostCase row =
        ReferenceCases.costs().stream()
            .filter(c -> c.name().equals("variance_at_1e9"))
            .findFirst()
            .orElseThrow();
    double gap = (1e9 + 1e-3) - 1e9;
    assertThat(row.expected().number("population_variance")).isEqualTo(gap * gap / 4);
  }

  @Test
  void shortCostsAgreeWithTheirRoundedRows() {
    for (ShortCostCase row : ReferenceCases.shortCosts()) {
      assertThat(row.weights()).as("%s", row).hasSize(row.label().size());
      for (String name : row.fromRoundedRows().names()) {
        double exact = row.expected().number(name);
        assertThat(row.fromRoundedRows().number(name))
            .as("%s of %s", name, row)
            .isCloseTo(exact, within(1e-6 * Math.abs(exact)));
      }
    }
  }

  @Test
  void outsideToolsAreNamedAndEveryDifferenceHasAReason() {
    List<OutsideCase> sklearn = ReferenceCases.scikitLearn();
    List<OutsideCase> torch = ReferenceCases.pyTorch();
    assertThat(tools(sklearn)).isEqualTo("scikit-learn 1.2.1");
    assertThat(tools(torch)).isEqualTo("PyTorch 1.13.0a0");
    for (OutsideCase row : torch) {
      assertThat(row.ours().isPresent()).as("%s", row).isEqualTo(row.differs().isPresent());
      assertThat(row.isLoss()).as("%s", row).isEqualTo(row.gradient().isPresent());
    }
    OutsideCase clamped =
        torch.stream()
            .filter(row -> row.function().equals("binary_cross_entropy") && row.value() == 100)
            .findFirst()
            .orElseThrow();
    assertThat(clamped.expected()).isEqualTo(52 * Math.log(2));
  }

  @Test
  void quantilesWithClosedFormsAreRight() {
    for (QuantileCase row : ReferenceCases.quantiles()) {
      assertThat(Double.parseDouble(row.digits())).isEqualTo(row.value());
      double a = new BigDecimal(row.probability()).multiply(new BigDecimal(2)).doubleValue() - 1;
      if (row.degreesOfFreedom() == 1) {
        // tan of the angle: half a turn is divided in proportion to the probability.
        assertThat(row.value()).isCloseTo(Math.tan(Math.PI / 2 * a), within(1e-12 * row.value()));
      } else if (row.degreesOfFreedom() == 2) {
        // The distribution function 1/2 + t / (2 sqrt(2 + t^2)), solved for t.
        double t = a * Math.sqrt(2 / (1 - a * a));
        assertThat(row.value()).isCloseTo(t, within(1e-12 * t));
      } else if (row.degreesOfFreedom() == Double.POSITIVE_INFINITY
          && row.probability().equals("0.975")) {
        // 1.95996398454005423552459443...
        assertThat(row.value()).isEqualTo(1.9599639845400543);
      }
    }
  }

  private static LossCase find(String loss, String parameters, String label, String prediction) {
    return ReferenceCases.losses(loss).stream()
        .filter(row -> row.parameters().toString().equals(parameters))
        .filter(row -> row.label().toString().equals(label))
        .filter(row -> row.prediction().toString().equals(prediction))
        .findFirst()
        .orElseThrow();
  }

  private static String tools(List<OutsideCase> rows) {
    return rows.stream()
        .map(row -> row.tool() + " " + row.version())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static ReferenceValue value(JsonNode row, String field) {
    return new ReferenceValue(row.get(field));
  }

  private static void assertSameDoubles(LossCase row, ReferenceValue one, ReferenceValue other) {
    if (one.isArray()) {
      assertThat(one.numbers()).as("%s", row).isEqualTo(other.numbers());
    } else {
      assertThat(one.number()).as("%s", row).isEqualTo(other.number());
    }
  }
}
