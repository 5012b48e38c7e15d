package io.sparkloss.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StudentTTest {

  @TestFactory
  Stream<DynamicTest> quantilesEqualThoseOfMpmathWithFortyDigits() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : cases()) {
      double p = Double.parseDouble(entry.get("p").asText());
      double expected = Double.parseDouble(entry.get("value_hex").asText());
      JsonNode degrees = entry.get("df");
      String name = "p " + p + ", degrees " + degrees;
      tests.add(
          DynamicTest.dynamicTest(
              name,
              () -> {
                boolean normal = degrees == null || degrees.isNull() || degrees.isTextual();
                double actual =
                    normal ? Normal.quantile(p) : StudentT.quantile(p, degrees.asDouble());
                // In percent: a relative error of 10⁻¹² as the class promises. For the normal
                // one of 2·10⁻¹⁴: the cases hold decimal p, whose rounding shifts z by up to 10⁻¹⁴.
                assertThat(actual).isCloseTo(expected, withPercentage(normal ? 2e-12 : 1e-10));
              }));
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  @Test
  void isSymmetric() {
    assertThat(StudentT.quantile(0.025, 7)).isEqualTo(-StudentT.quantile(0.975, 7));
    assertThat(StudentT.quantile(0.5, 7)).isZero();
  }

  @Test
  void fractionalDegreesAreRoundedDown() {
    assertThat(StudentT.quantile(0.975, 7.9)).isEqualTo(StudentT.quantile(0.975, 7));
  }

  @Test
  void refusesDegreesBelowOne() {
    assertThatThrownBy(() -> StudentT.quantile(0.975, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("degrees is 0.0 but must be at least 1");
  }

  @Test
  void normalQuantileAtTheEnds() {
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Normal.quantile(-0.1)).isNaN();
    assertThat(Normal.quantile(Double.NaN)).isNaN();
  }

  private static JsonNode cases() throws IOException {
    try (InputStream in = StudentTTest.class.getResourceAsStream("/reference/tdistribution.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
