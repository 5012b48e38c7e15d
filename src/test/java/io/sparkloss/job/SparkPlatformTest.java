package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparkPlatformTest {

  @Test
  void theSparkOfTheTestsWillDo() {
    assertThat(SparkPlatform.problem()).isEmpty();
  }

  @Test
  void anOlderSparkAndAnotherScalaAreRefusedInOneLine() {
    String remedy =
        ", but Spark 4.0 or later with Scala 2.13 is needed; set SPARK_HOME to one, or unset it and"
            + " take spark-submit off the PATH to run without";

    assertThat(SparkPlatform.problem("3.5.6", "2.13.8"))
        .hasValue("this is Spark 3.5.6 with Scala 2.13.8" + remedy);
    assertThat(SparkPlatform.problem("4.1.0", "2.12.18"))
        .hasValue("this is Spark 4.1.0 with Scala 2.12.18" + remedy);
    assertThat(SparkPlatform.problem("unknown", "2.13.17")).isPresent();
    assertThat(SparkPlatform.problem("10.0.0", "2.13.17")).isEmpty();
  }
}
