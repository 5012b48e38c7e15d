package io.sparkloss.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every statistic of a cost against exact arithmetic, whose values a script made with mpmath. */
class CostReferenceTest {

  /** Quantiles of t have a relative error of up to 10⁻¹², which the half width inherits. */
  private static final double INTERVAL_TOLERANCE = 1e-12;

  @TestFactory
  Stream<DynamicTest> statisticsEqualExactArithmeticToTheLastBit() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode testCase : cases()) {
      if (testCase.get("kind").asText().equals("statistics")) {
        String name = testCase.get("name").asText() + " " + testCase.get("loss").asText();
        tests.add(DynamicTest.dynamicTest(name, () -> check(testCase)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(50);
    return tests.stream();
  }

  private static void check(JsonNode testCase) {
    JsonNode expected = testCase.get("expected");
    Cost cost = accumulate(testCase).cost(options(testCase));

    assertThat(cost.count()).isEqualTo(expected.get("count").asLong());
    assertSame("weight", cost.weight(), exact(testCase, "weight"));
    assertSame("sum", cost.sum(), exact(testCase, "sum"));
    assertSame("mean", cost.mean(), exact(testCase, "mean"));
    assertSame("min", cost.min(), exact(testCase, "min"));
    assertSame("max", cost.max(), exact(testCase, "max"));
    if (expected.has("population_variance")) {
      double variance = exact(testCase, "population_variance");
      assertSame("population variance", cost.populationVariance(), variance);
    }
    if (expected.has("std_error")) {
      // A square root of a rounded quotient: two roundings.
      within(cost.standardError(), exact(testCase, "std_error"), 1);
    }
    if (expected.has("ci_low")) {
      boolean wilson = expected.has("wilson_low") && testCase.get("weight").isNull();
      interval("lower", cost.lower(), exact(testCase, wilson ? "wilson_low" : "ci_low"), cost);
      interval("upper", cost.upper(), exact(testCase, wilson ? "wilson_high" : "ci_high"), cost);
    }
    if (expected.has("std_error_frequency")) {
      Cost frequency =
          accumulate(testCase).cost(options(testCase).withWeightKind(WeightKind.FREQUENCY));
      within(frequency.standardError(), exact(testCase, "std_error_frequency"), 2);
    }
  }

  private static CostAccumulator accumulate(JsonNode testCase) {
    boolean weighted = !testCase.get("weight").isNull();
    CostAccumulator accumulator =
        weighted ? CostAccumulator.weighted() : CostAccumulator.unweighted();
    Iterator<JsonNode> weights = testCase.get("weight").iterator();
    for (JsonNode loss : testCase.get("losses")) {
      accumulator.add(number(loss), weighted ? number(weights.next()) : 1);
    }
    return accumulator;
  }

  private static CostOptions options(JsonNode testCase) {
    return new CostOptions(
        CostOptions.DEFAULT_CONFIDENCE,
        WeightKind.SAMPLING,
        testCase.get("non_negative").asBoolean(),
        testCase.get("loss").asText().equals("zero_one_loss"));
  }

  private static void assertSame(String what, double actual, double expected) {
    assertThat(Double.valueOf(actual + 0.0)).as(what).isEqualTo(Double.valueOf(expected + 0.0));
  }

  private static void within(double actual, double expected, int ulps) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(ulps * Math.ulp(expected));
    }
  }

  private static void interval(String what, double actual, double expected, Cost cost) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(what).isNaN();
    } else {
      double size = Math.abs(cost.mean()) + Math.abs(cost.upper() - cost.mean());
      assertThat(Math.abs(actual - expected))
          .as(what)
          .isLessThanOrEqualTo(INTERVAL_TOLERANCE * size);
    }
  }

  /** Returns the value from its hexadecimal form; NaN where it is undefined. */
  private static double exact(JsonNode testCase, String field) {
    JsonNode hex = testCase.get("hex").get(field);
    JsonNode value = hex == null ? testCase.get("expected").get(field) : hex;
    return value == null || value.isNull() ? Double.NaN : number(value);
  }

  private static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
  }

  private static JsonNode cases() throws IOException {
    try (InputStream in = CostReferenceTest.class.getResourceAsStream("/reference/costs.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
