package io.sparkloss.report.figure;

import io.sparkloss.report.CostPanel;
import io.sparkloss.report.chart.Chart;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.DensityEntry;
import io.sparkloss.result.detail.ResidualEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The charts of an evaluation: for each loss of each target the costs, the differences to the
 * baseline, the slices and the concentration; for each model the residuals and predicted against
 * actual, or the calibration. Of all rows: the number of charts does not grow with that of slices.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class EvaluationFigures {

  private EvaluationFigures() {}

  /** Returns the charts, those of a target together. */
  public static List<Figure> of(Evaluation evaluation) {
    Models models = new Models(evaluation);
    Ids ids = new Ids();
    DetailFigures details = new DetailFigures(models, ids);
    Map<String, List<ConcentrationEntry>> concentrations = concentrations(evaluation);
    List<Figure> figures = new ArrayList<>();
    String target = "";
    for (CostPanel panel : CostPanel.of(evaluation)) {
      if (!target.isEmpty() && !panel.target().equals(target)) {
        figures.addAll(models(evaluation, details, target));
      }
      target = panel.target();
      new CostFigures(panel, models, ids, evaluation.gates())
          .charts()
          .forEach(chart -> figures.add(new Figure(panel.title(), chart)));
      if (concentrations.containsKey(panel.title())) {
        figures.add(
            new Figure(panel.title(), details.concentration(concentrations.get(panel.title()))));
      }
    }
    figures.addAll(models(evaluation, details, target));
    return figures;
  }

  private static Map<String, List<ConcentrationEntry>> concentrations(Evaluation evaluation) {
    Map<String, List<ConcentrationEntry>> all = new LinkedHashMap<>();
    for (ConcentrationEntry entry : evaluation.details().concentrations()) {
      if (entry.slice().isOverall() && !entry.curve().isEmpty()) {
        String title = entry.key().target() + ": " + entry.key().loss();
        all.computeIfAbsent(title, absent -> new ArrayList<>()).add(entry);
      }
    }
    return all;
  }

  private static List<Figure> models(Evaluation evaluation, DetailFigures details, String target) {
    List<Chart> charts = new ArrayList<>();
    for (ResidualEntry entry : evaluation.details().residuals()) {
      if (entry.slice().isOverall() && entry.target().equals(target)) {
        details.residuals(entry).ifPresent(charts::add);
      }
    }
    for (DensityEntry entry : evaluation.details().densities()) {
      if (entry.target().equals(target)) {
        charts.add(details.density(entry));
      }
    }
    for (CalibrationEntry entry : evaluation.details().calibrations()) {
      if (entry.slice().isOverall() && entry.target().equals(target)) {
        charts.add(details.calibration(entry));
      }
    }
    return charts.stream().map(chart -> new Figure(target + ": its models", chart)).toList();
  }
}
