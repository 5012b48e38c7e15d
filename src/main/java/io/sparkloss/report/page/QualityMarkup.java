package io.sparkloss.report.page;

import io.sparkloss.loss.Reason;
import io.sparkloss.report.Digits;
import io.sparkloss.report.Findings;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.WorstRowsEntry;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was read, what of it could be used, and where it came from, in a page. */
final class QualityMarkup {

  private QualityMarkup() {}

  static void add(Evaluation evaluation, Markup to) {
    DataQuality quality = evaluation.dataQuality();
    to.element("p", Findings.rows(quality));
    for (LabelCoverage coverage : quality.labelCoverage()) {
      if (coverage.slice().isOverall()) {
        to.element(
            "p",
            (coverage.model() == null ? "" : "Model " + coverage.model() + ": ")
                + Digits.count(coverage.labelled())
                + " of "
                + Digits.count(coverage.predictions())
                + " predictions ("
                + Digits.percent(coverage.share())
                + ") have a label.");
      }
    }
    to.raw("<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">target and loss")
        .raw("<th scope=\"col\">model<th scope=\"col\">rows<th scope=\"col\">used")
        .raw("<th scope=\"col\">coverage<th scope=\"col\" class=\"text\">refused, by reason")
        .raw("<th scope=\"col\">sums not 1<th scope=\"col\">clipped rows")
        .raw("<th scope=\"col\">their share of the cost</tr></thead><tbody>\n");
    for (CostEntry entry : evaluation.costs()) {
      if (entry.slice().isOverall()) {
        row(entry, to);
      }
    }
    to.raw("</tbody></table></div>\n");
  }

  private static void row(CostEntry entry, Markup to) {
    Usage usage = entry.usage();
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<Reason, Long> each : usage.invalid().entrySet()) {
      reasons.add(each.getKey().key() + " " + Digits.count(each.getValue()));
    }
    to.raw("<tr>").cell(entry.key().target() + ": " + entry.key().loss());
    to.cell(entry.key().model()).cell(Digits.count(usage.rows()));
    to.cell(Digits.count(usage.used())).cell(Digits.percent(usage.coverage()));
    to.raw("<td class=\"text\">").text(reasons.isEmpty() ? "none" : String.join(", ", reasons));
    to.cell(Digits.count(usage.unnormalized()));
    to.cell(Digits.count(entry.estimate().clippedCount()));
    to.cell(Digits.percent(entry.estimate().clippedShare())).raw("\n");
  }

  static void worst(List<WorstRowsEntry> entries, Markup to) {
    for (WorstRowsEntry entry : entries) {
      to.raw("<details>")
          .element(
              "summary",
              entry.key().target() + ": " + entry.key().loss() + ", " + entry.key().model())
          .raw("<div class=\"wide\"><table><thead><tr>");
      entry.columns().forEach(column -> to.element("th scope=\"col\"", column));
      to.raw("<th scope=\"col\">loss<th scope=\"col\">weight</tr></thead><tbody>\n");
      entry
          .rows()
          .forEach(
              row -> {
                to.raw("<tr>");
                row.key().forEach(part -> to.cell(String.valueOf(part)));
                Digits digits = Digits.ofError(Double.NaN);
                to.cell(digits.text(row.loss())).cell(digits.text(row.weight())).raw("\n");
              });
      to.raw("</tbody></table></div></details>\n");
    }
  }

  static void provenance(Evaluation evaluation, Markup to) {
    Provenance provenance = evaluation.provenance();
    to.raw("<dl>").element("dt", "run").element("dd", evaluation.run());
    to.element("dt", "evaluated").element("dd", evaluation.evaluatedAt().toString());
    provenance.source().forEach((name, text) -> to.element("dt", name).element("dd", text));
    to.element("dt", "Spark").element("dd", provenance.spark());
    to.element("dt", "Java").element("dd", provenance.java());
    to.element("dt", "spark-loss").element("dd", provenance.project()).raw("</dl>\n");
  }
}
