package io.sparkloss.job.flights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.000001", "1", "50000", "5e4", "2147483647"})
  void numbersAndFractionsAreTaken(String size) {
    assertThat(new Sample(new BigDecimal(size)).size()).isEqualByComparingTo(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-0.5", "1.5", "2147483648"})
  void anythingElseIsRefusedWithItsValueAndTheRemedy(String size) {
    assertThatThrownBy(() -> new Sample(new BigDecimal(size)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the sample is %s; give a number of flights like 50000, or a fraction like 0.1", size);
  }
}
