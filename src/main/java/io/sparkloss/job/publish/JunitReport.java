package io.sparkloss.job.publish;

import io.sparkloss.report.chart.svg.XmlText;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The gates of a run as JUnit's XML, which every system for continuous integration reads: a test
 * case for each gate.
 *
 * <p>A gate that failed is a failure of the type {@code fail}, and one that is inconclusive a
 * failure of the type {@code inconclusive}: it has not passed, and nothing went wrong in deciding,
 * which is what an error would say. A run that was refused is one case, with an error.
 */
final class JunitReport {

  /** Enough to see what is wrong; all of them are in the results. */
  private static final int MOST_DECISIONS = 20;

  private final RunOutcome outcome;
  private final StringBuilder xml = new StringBuilder();

  private JunitReport(RunOutcome outcome) {
    this.outcome = outcome;
  }

  /** Returns the document. */
  static String of(RunOutcome outcome) {
    JunitReport report = new JunitReport(outcome);
    report.write();
    return report.xml.toString();
  }

  private void write() {
    List<GateResult> gates = outcome.evaluation().map(Evaluation::gates).orElse(List.of());
    long failures = gates.stream().filter(gate -> gate.verdict() != Verdict.PASS).count();
    int errors = outcome.evaluation().isPresent() ? 0 : 1;
    String at =
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            outcome.endedAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    String counts =
        attribute("tests", gates.size() + errors)
            + attribute("failures", failures)
            + attribute("errors", errors)
            + attribute("skipped", 0)
            + attribute("time", 0);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites").append(attribute("name", "spark-loss")).append(counts).append(">\n");
    xml.append("  <testsuite").append(attribute("name", outcome.run())).append(counts);
    xml.append(attribute("timestamp", at)).append(">\n");
    gates.forEach(this::gate);
    if (errors > 0) {
      problem(outcome.run(), "error", outcome.meaning(), outcome.reason(), Optional.empty());
    }
    xml.append("  </testsuite>\n</testsuites>\n");
  }

  private void gate(GateResult gate) {
    String name = gate.gate().text();
    if (gate.verdict() == Verdict.PASS) {
      xml.append(testCase(name)).append("/>\n");
    } else {
      problem(
          name, "failure", gate.verdict().key(), gate.explanation(), Optional.of(decisions(gate)));
    }
  }

  private void problem(
      String name, String element, String type, String message, Optional<String> body) {
    xml.append(testCase(name)).append(">\n      <").append(element);
    xml.append(attribute("type", type)).append(attribute("message", message)).append('>');
    body.ifPresent(text -> xml.append(XmlText.escape(text)));
    xml.append("</").append(element).append(">\n    </testcase>\n");
  }

  private String testCase(String name) {
    return "    <testcase"
        + attribute("classname", outcome.series())
        + attribute("name", name)
        + attribute("time", 0);
  }

  private static String decisions(GateResult gate) {
    StringBuilder text = new StringBuilder();
    List<GateDecision> open =
        gate.decisions().stream().filter(each -> each.verdict() != Verdict.PASS).toList();
    for (GateDecision decision : open.subList(0, Math.min(open.size(), MOST_DECISIONS))) {
      text.append(decision.slice())
          .append(": ")
          .append(decision.verdict().key())
          .append(": excess ");
      text.append(decision.difference().cost()).append(" [");
      text.append(decision.difference().lower()).append(", ");
      text.append(decision.difference().upper()).append("], ");
      text.append(decision.explanation()).append('\n');
    }
    if (open.size() > MOST_DECISIONS) {
      text.append("and ").append(open.size() - MOST_DECISIONS).append(" more slices\n");
    }
    return text.toString();
  }

  private static String attribute(String name, Object value) {
    return " " + name + "=\"" + XmlText.escape(value.toString()) + '"';
  }
}
