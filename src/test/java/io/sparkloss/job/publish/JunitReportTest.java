package io.sparkloss.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates as JUnit's XML, read by Surefire's reader. */
class JunitReportTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void eachGateIsATestCaseAndOnlyOneThatPassedIsSuccessful() throws Exception {
    String xml = JunitReport.of(Outcomes.gated());
    ReportTestSuite suite = read(xml);

    assertThat(xml).contains("<testsuite name=\"june\" tests=\"3\" failures=\"2\" errors=\"0\"");
    assertThat(suite.getName()).as("the class of its cases").isEqualTo("flights");
    assertThat(suite.getNumberOfTests()).isEqualTo(3);
    assertThat(suite.getNumberOfFailures()).isEqualTo(2);
    assertThat(suite.getNumberOfErrors()).isZero();
    assertThat(suite.getTestCases())
        .extracting(
            ReportTestCase::getName,
            ReportTestCase::isSuccessful,
            ReportTestCase::getFailureType,
            ReportTestCase::getFailureMessage)
        .containsExactly(
            tuple("delay, absolute_error, trees not above mean by more than 2", true, null, null),
            tuple("delay, absolute_error, trees not fail", false, "fail", "above by far"),
            tuple(
                "delay, absolute_error, trees not inconclusive",
                false,
                "inconclusive",
                "too close"));
    assertThat(suite.getTestCases().get(1).getFailureDetail())
        .contains("overall: fail: excess -6.0 [-7.0, -5.0], above by far");
  }

  @Test
  void aRunThatWasRefusedIsOneError() throws Exception {
    ReportTestSuite suite = read(JunitReport.of(Outcomes.refused("no column <y>")));

    assertThat(suite.getNumberOfErrors()).isEqualTo(1);
    ReportTestCase refused = suite.getTestCases().get(0);
    assertThat(refused.hasError()).isTrue();
    assertThat(refused.getFailureType()).isEqualTo("data refused");
    assertThat(refused.getFailureMessage()).isEqualTo("no column <y>");
  }

  @Test
  void oddNamesAreCarriedOver() throws Exception {
    for (String odd : List.of("<a & \"b\">", "]]>", "line\nbreak", "ä ✓", "bell \u0007")) {
      ReportTestSuite suite = read(JunitReport.of(Outcomes.named(odd)));

      assertThat(suite.getName()).isEqualTo(odd.replace('\u0007', '\uFFFD'));
      assertThat(suite.getTestCases()).hasSize(1);
    }
  }

  private ReportTestSuite read(String xml) throws Exception {
    Path file = Files.writeString(directory.resolve("gates.xml"), xml);
    TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());
    List<ReportTestSuite> suites = parser.parse(file.toString());
    assertThat(parser.isValid()).isTrue();
    return suites.get(suites.size() - 1);
  }
}
