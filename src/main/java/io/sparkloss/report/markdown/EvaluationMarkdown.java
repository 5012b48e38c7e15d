package io.sparkloss.report.markdown;

import io.sparkloss.report.CostPanel;
import io.sparkloss.report.Digits;
import io.sparkloss.report.Findings;
import io.sparkloss.report.GateAdvice;
import io.sparkloss.report.chart.svg.XmlText;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An evaluation as Markdown for a comment on a pull request: the verdict, the gates, the costs of
 * all rows, and what they say. At most {@value #MOST} lines of each kind; the page and the results
 * hold all.
 *
 * <p>Whatever comes from data is shown as text: it makes no markup, no link and no mention.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class EvaluationMarkdown {

  private static final int MOST = 40;
  private static final String ACTIVE = "\\`*_[]|~#";

  /** What begins a list, a rule or code where a text begins its line. */
  private static final Pattern BEGINNING = Pattern.compile("^(?:[-+=]|\\d{1,9}[.)]| )");

  private EvaluationMarkdown() {}

  /** Returns the text; its last line is ended. */
  public static String of(Evaluation evaluation) {
    List<String> lines = new ArrayList<>();
    String verdict =
        evaluation.gates().isEmpty() ? "" : ": " + word(evaluation.verdict(), evaluation);
    lines.add("## Evaluation of " + escaped(evaluation.run()) + verdict);
    if (!evaluation.gates().isEmpty()) {
      lines.add("");
      limited(evaluation.gates().stream().map(EvaluationMarkdown::gate).toList(), lines);
    }
    costs(evaluation, lines);
    List<String> findings =
        Findings.of(evaluation).stream().map(text -> "- " + escaped(text)).toList();
    if (!findings.isEmpty()) {
      lines.add("");
      limited(findings, lines);
    }
    lines.add("");
    lines.add(escaped(Findings.rows(evaluation.dataQuality())));
    return String.join("\n", lines) + "\n";
  }

  private static String word(Verdict verdict, Evaluation evaluation) {
    return sign(verdict)
        + " "
        + verdict.name().toLowerCase(Locale.ROOT)
        + (evaluation.gates().size() > 1 ? ", " + evaluation.gates().size() + " gates" : "");
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✅";
      case FAIL -> "❌";
      case INCONCLUSIVE -> "❔";
    };
  }

  private static String gate(GateResult gate) {
    return "- "
        + sign(gate.verdict())
        + " **"
        + gate.verdict().name().toLowerCase(Locale.ROOT)
        + "** "
        + escaped(gate.gate().text() + ": " + gate.explanation())
        + GateAdvice.of(gate).map(next -> escaped("; next: " + next)).orElse("");
  }

  private static void costs(Evaluation evaluation, List<String> lines) {
    String percent = Digits.percent(evaluation.confidence()).replace("%", " %");
    lines.add("");
    lines.add(
        "| target: loss | model | cost | " + percent + " | less the baseline | " + percent + " |");
    lines.add("|---|---|--:|---|--:|---|");
    List<String> rows = new ArrayList<>();
    for (CostPanel panel : CostPanel.of(evaluation)) {
      for (CostEntry entry : panel.overall()) {
        rows.add(row(panel, entry));
      }
    }
    limited(rows, lines);
  }

  private static String row(CostPanel panel, CostEntry entry) {
    String difference =
        panel.overallComparisons().stream()
            .filter(each -> each.key().model().equals(entry.key().model()))
            .map(Comparison::difference)
            .map(of -> number(of) + " | " + interval(of))
            .findFirst()
            .orElse(" | ");
    boolean best = panel.models().size() > 1 && panel.best().filter(entry::equals).isPresent();
    String model = escaped(entry.key().model());
    return "| "
        + escaped(panel.title())
        + " | "
        + (best ? "**" + model + "**" : model)
        + " | "
        + number(entry.estimate())
        + " | "
        + interval(entry.estimate())
        + " | "
        + difference
        + " |";
  }

  private static String number(Estimate estimate) {
    return estimate.isEmpty() ? "NULL" : Digits.of(estimate).text(estimate.cost());
  }

  private static String interval(Estimate estimate) {
    if (Double.isNaN(estimate.lower()) || Double.isNaN(estimate.upper())) {
      return "";
    }
    Digits digits = Digits.of(estimate);
    return digits.text(estimate.lower())
        + " to "
        + digits.text(estimate.upper())
        + (estimate.doubtful() ? " ?" : "");
  }

  private static void limited(List<String> texts, List<String> lines) {
    lines.addAll(texts.subList(0, Math.min(MOST, texts.size())));
    if (texts.size() > MOST) {
      lines.add("");
      lines.add(texts.size() - MOST + " more are in the report.");
      lines.add("");
    }
  }

  /** Returns a text that Markdown and HTML show as it is, in one line, also where it begins it. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(point -> append(escaped, point));
    return BEGINNING.matcher(escaped).replaceFirst(EvaluationMarkdown::asText);
  }

  private static void append(StringBuilder escaped, int point) {
    if (ACTIVE.indexOf(point) >= 0) {
      escaped.append('\\').appendCodePoint(point);
    } else if (point == '@') {
      escaped.append("&#64;");
    } else if (point == '"' || point == '\'') {
      escaped.append((char) point);
    } else if (Character.isISOControl(point)) {
      escaped.append(' ');
    } else {
      escaped.append(XmlText.escape(Character.toString(point)));
    }
  }

  /** Returns the same with its last character written as a reference, which begins nothing. */
  private static String asText(MatchResult beginning) {
    String text = beginning.group();
    int last = text.length() - 1;
    return text.substring(0, last) + "&#" + (int) text.charAt(last) + ";";
  }
}
