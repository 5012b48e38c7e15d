package io.sparkloss.report.figure;

import io.sparkloss.cost.calibration.ReliabilityBin;
import io.sparkloss.cost.density.DensityCell;
import io.sparkloss.cost.density.PairDensity;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.tail.CurvePoint;
import io.sparkloss.cost.tail.DensityBin;
import io.sparkloss.cost.tail.Quantile;
import io.sparkloss.report.Digits;
import io.sparkloss.report.Sentences;
import io.sparkloss.report.chart.Chart;
import io.sparkloss.report.chart.CurveChart;
import io.sparkloss.report.chart.DensityChart;
import io.sparkloss.report.chart.HistogramChart;
import io.sparkloss.report.chart.ReliabilityChart;
import io.sparkloss.report.chart.data.Axes;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Curve;
import io.sparkloss.report.chart.data.Heading;
import io.sparkloss.report.chart.data.Interval;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.data.Span;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.DensityEntry;
import io.sparkloss.result.detail.ResidualEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The charts of what was found beside costs. */
final class DetailFigures {

  private static final int CURVE_POINTS = 160;
  private static final double LOWEST_SHOWN = 0.01;
  private static final double HIGHEST_SHOWN = 0.99;

  private final Models models;
  private final Ids ids;

  DetailFigures(Models models, Ids ids) {
    this.models = models;
    this.ids = ids;
  }

  /** Returns the histogram of residuals with both noises; none in results without one. */
  Optional<Chart> residuals(ResidualEntry entry) {
    if (entry.histogram().isEmpty()) {
      return Optional.empty();
    }
    double low = quantile(entry, LOWEST_SHOWN);
    double high = quantile(entry, HIGHEST_SHOWN);
    List<HistogramChart.Bin> bins = new ArrayList<>();
    for (DensityBin bin : entry.histogram()) {
      if (bin.upper() >= low && bin.lower() <= high && bin.upper() > bin.lower()) {
        bins.add(
            new HistogramChart.Bin(
                new Span(bin.lower(), bin.upper()), bin.share() / (bin.upper() - bin.lower())));
      }
    }
    Heading heading =
        new Heading(
            ids.of("residuals", entry.target(), entry.model()),
            "Residuals, " + entry.target() + ", " + entry.model(),
            Sentences.of(entry)
                + ". The middle 98 % of the rows are shown; above 0 the prediction was too low.");
    return Optional.of(
        new HistogramChart(
            heading,
            new Axes(
                Axis.linear("residual, label − prediction (unit of " + entry.target() + ")"),
                Axis.linear("density")),
            bins,
            noises(entry.noise(), low, high)));
  }

  private static double quantile(ResidualEntry entry, double p) {
    return entry.quantiles().stream()
        .filter(quantile -> quantile.p() == p)
        .mapToDouble(Quantile::value)
        .findFirst()
        .orElse(p < 0.5 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
  }

  private static List<Curve> noises(NoiseFit noise, double low, double high) {
    boolean fitted = noise.mse() > 0 && noise.mae() > 0 && high > low;
    if (!fitted || !(Math.abs(high) <= Double.MAX_VALUE && Math.abs(low) <= Double.MAX_VALUE)) {
      return List.of();
    }
    List<Curve.Point> gaussian = new ArrayList<>();
    List<Curve.Point> laplace = new ArrayList<>();
    double sigma = Math.sqrt(noise.mse());
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double r = low + (high - low) * i / CURVE_POINTS;
      double z = r / sigma;
      gaussian.add(new Curve.Point(r, Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI))));
      laplace.add(new Curve.Point(r, Math.exp(-Math.abs(r) / noise.mae()) / (2 * noise.mae())));
    }
    return List.of(
        Curve.line(new Series("Gaussian, σ = RMSE", 1), gaussian),
        Curve.line(new Series("Laplace, b = MAE", 2), laplace));
  }

  /** Returns predicted against actual. */
  Chart density(DensityEntry entry) {
    PairDensity density = entry.density();
    double size = density.cellSize();
    List<DensityChart.Bin> bins = new ArrayList<>();
    for (DensityCell cell : density.cells()) {
      double x = density.left(cell);
      double y = density.bottom(cell);
      bins.add(new DensityChart.Bin(new Span(x, x + size), new Span(y, y + size), cell.count()));
    }
    Heading heading =
        new Heading(
            ids.of("density", entry.target(), entry.model()),
            "Predicted against actual, " + entry.target() + ", " + entry.model(),
            Sentences.of(entry));
    String unit = " (unit of " + entry.target() + ")";
    return new DensityChart(
        heading, new Axes(Axis.linear("prediction" + unit), Axis.linear("label" + unit)), bins);
  }

  /** Returns the reliability diagram. */
  Chart calibration(CalibrationEntry entry) {
    List<ReliabilityChart.Point> points = new ArrayList<>();
    for (ReliabilityBin bin : entry.calibration().bins()) {
      boolean ordered = bin.labelLower() <= bin.labelUpper();
      points.add(
          new ReliabilityChart.Point(
              bin.meanPrediction(),
              ordered
                  ? new Interval(bin.meanLabel(), bin.labelLower(), bin.labelUpper())
                  : Interval.exactly(bin.meanLabel()),
              bin.rows()));
    }
    Heading heading =
        new Heading(
            ids.of("calibration", entry.target(), entry.model()),
            "Calibration, " + entry.target() + ", " + entry.model(),
            Sentences.of(entry) + ".");
    return new ReliabilityChart(
        heading,
        new Axes(
            Axis.linear(
                entry.event() == CalibrationEntry.Event.LABEL_IS_ONE
                    ? "mean predicted probability"
                    : "mean probability of the predicted class"),
            Axis.linear("share that came true")),
        points);
  }

  /** Returns the concentration curves of the models of one loss. */
  Chart concentration(List<ConcentrationEntry> entries) {
    ConcentrationEntry first = entries.get(0);
    List<Curve> curves = new ArrayList<>();
    for (ConcentrationEntry entry : entries) {
      List<Curve.Point> points = new ArrayList<>();
      for (CurvePoint point : entry.curve()) {
        points.add(new Curve.Point(100 * point.weight(), 100 * point.cost()));
      }
      curves.add(Curve.line(models.series(entry.key().target(), entry.key().model()), points));
    }
    String title = first.key().target() + ": " + first.key().loss();
    Heading heading =
        new Heading(
            ids.of("concentration", first.key().target(), first.key().loss()),
            "Concentration, " + title,
            shares(entries));
    return new CurveChart(
        heading,
        new Axes(
            Axis.linear("share of rows, the worst first (%)"),
            Axis.linear("share of the cost (%)")),
        curves,
        Optional.of("all rows alike"));
  }

  private static String shares(List<ConcentrationEntry> entries) {
    List<String> texts = new ArrayList<>();
    for (ConcentrationEntry entry : entries) {
      entry
          .worst()
          .forEach(
              share ->
                  texts.add(
                      "the worst "
                          + Digits.percent(share.weight())
                          + " of rows hold "
                          + Digits.percent(Sentences.round(share.share()))
                          + " of the cost of "
                          + entry.key().model()));
    }
    String text = String.join("; ", texts);
    return text.isEmpty()
        ? "The share of the cost that the worst rows hold."
        : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
