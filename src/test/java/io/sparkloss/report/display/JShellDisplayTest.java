package io.sparkloss.report.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.ConsoleTable;
import io.sparkloss.report.TestEvaluations;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What JShell prints, of an expression alone, of the objects that show themselves. */
class JShellDisplayTest {

  private static JShell shell;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine("local").build();
    String tests = System.getProperty("surefire.test.class.path");
    shell.addToClasspath(tests == null ? System.getProperty("java.class.path") : tests);
    value("import io.sparkloss.report.TestEvaluations;");
    value("import io.sparkloss.report.display.*;");
    value("var evaluation = TestEvaluations.of(3);");
    value("var report = EvaluationReport.of(evaluation);");
  }

  @AfterAll
  static void stop() {
    shell.close();
  }

  private static String value(String source) {
    List<SnippetEvent> events = shell.eval(source);
    assertThat(events)
        .as(source)
        .allMatch(event -> event.status() == Status.VALID && event.exception() == null);
    return events.get(0).value();
  }

  @Test
  void aReportIsItsTable() {
    assertThat(value("report") + "\n").isEqualTo(ConsoleTable.render(TestEvaluations.of(3)));
  }

  @Test
  void aChartIsItsNumbers() {
    assertThat(value("report.chart(\"costs-delay-absolute-error\")"))
        .startsWith("Cost of each model, delay: absolute_error\n")
        .contains("\nmean ", "\ntrees ");
  }

  @Test
  void chartsAreTheirNamesAndTheVerdictIsAWord() {
    assertThat(value("report.charts()")).contains("residuals-delay-trees: Residuals");
    assertThat(value("report.verdict()")).isEqualTo("PASS");
  }

  @Test
  void anEvaluationIsOneLine() {
    assertThat(value("evaluation")).startsWith("Evaluation[run=june, verdict=PASS").hasLineCount(1);
  }
}
