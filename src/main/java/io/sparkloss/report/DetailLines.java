package io.sparkloss.report;

import io.sparkloss.cost.calibration.Calibration;
import io.sparkloss.cost.calibration.Decomposition;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.result.CalibrationEntry;
import io.sparkloss.result.ConcentrationEntry;
import io.sparkloss.result.Details;
import io.sparkloss.result.EntryKey;
import io.sparkloss.result.ResidualEntry;
import io.sparkloss.result.WorstRowsEntry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was found beside costs of all rows, with a blank line before each kind of finding. */
final class DetailLines {

  /** The worst rows that a terminal shows; the results hold all. */
  private static final int SHOWN = 3;

  private static final int NAME_WIDTH = 50;
  private static final int SHARE_WIDTH = 10;

  private static final MathContext ROUNDED = new MathContext(3);

  private DetailLines() {}

  /** Returns the lines; none where nothing was asked for. */
  static List<String> of(Details details) {
    List<String> lines = new ArrayList<>();
    paragraphs(
        details.residuals().stream().filter(entry -> entry.slice().isOverall()),
        DetailLines::text,
        lines);
    paragraphs(
        details.calibrations().stream().filter(entry -> entry.slice().isOverall()),
        DetailLines::text,
        lines);
    concentration(details, lines);
    worstRows(details, lines);
    return lines;
  }

  private static <T> void paragraphs(
      Stream<T> entries, Function<T, String> text, List<String> lines) {
    List<String> found = entries.map(text).toList();
    if (!found.isEmpty()) {
      lines.add("");
    }
    found.forEach(paragraph -> lines.addAll(Wrap.lines(paragraph, "  ")));
  }

  private static void concentration(Details details, List<String> lines) {
    List<ConcentrationEntry> overall =
        details.concentrations().stream().filter(entry -> entry.slice().isOverall()).toList();
    if (overall.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        share(
            "share of the cost in the worst",
            overall.get(0).worst().stream().map(of -> Digits.percent(of.weight())).toList()));
    for (ConcentrationEntry entry : overall) {
      lines.add(
          share(
              name(entry.key()),
              entry.worst().stream().map(of -> Digits.percent(round(of.share()))).toList()));
    }
  }

  private static String share(String name, List<String> shares) {
    return String.format(
        Locale.ROOT,
        "%-" + NAME_WIDTH + "s%s",
        Wrap.cut(name, NAME_WIDTH),
        shares.stream()
            .map(text -> String.format(Locale.ROOT, "%" + SHARE_WIDTH + "s", text))
            .collect(Collectors.joining()));
  }

  private static void worstRows(Details details, List<String> lines) {
    details.worstRows().stream()
        .filter(entry -> entry.slice().isOverall() && !entry.rows().isEmpty())
        .findFirst()
        .ifPresent(
            entry -> {
              lines.add("");
              lines.addAll(Wrap.lines(text(entry), "  "));
            });
  }

  private static String text(ResidualEntry entry) {
    NoiseFit noise = entry.noise();
    String verdict =
        switch (noise.verdict()) {
          case GAUSSIAN -> "Gaussian noise fits better than Laplace noise, by " + nats(noise);
          case LAPLACE -> "Laplace noise fits better than Gaussian noise, by " + nats(noise);
          case ALIKE -> "Gaussian and Laplace noise fit alike";
          case UNDEFINED -> "no noise can be fitted";
        };
    OutlierShare outliers = entry.outliers();
    String beyond =
        Double.isNaN(outliers.share())
            ? ""
            : "; "
                + Digits.percent(outliers.rows())
                + " of rows miss by more than "
                + number(outliers.threshold())
                + " and hold "
                + Digits.percent(round(outliers.share()))
                + " of the squared error";
    return entry.target() + ", " + entry.model() + ": " + verdict + beyond;
  }

  private static String nats(NoiseFit noise) {
    return number(Math.abs(noise.advantage()))
        + " nats a row (MAE/RMSE is "
        + number(noise.ratio())
        + ")";
  }

  private static String text(CalibrationEntry entry) {
    Calibration calibration = entry.calibration();
    return entry.target()
        + ", "
        + entry.model()
        + ": calibration error "
        + number(calibration.error().expected())
        + ", without chance "
        + number(calibration.error().debiased())
        + interval(entry.errorInterval())
        + "; predicted/actual "
        + number(calibration.predictedActualRatio())
        + interval(entry.predictedActual())
        + "; log loss "
        + parts(calibration.logLoss())
        + "; normalised entropy "
        + number(calibration.normalizedEntropy())
        + interval(entry.normalizedEntropy());
  }

  private static String interval(@Nullable RatioEstimate ratio) {
    return ratio == null || Double.isNaN(ratio.standardError())
        ? ""
        : " [" + number(ratio.lower()) + ", " + number(ratio.upper()) + "]";
  }

  private static String interval(@Nullable BootstrapInterval interval) {
    return interval == null
        ? ""
        : " [" + number(interval.lower()) + ", " + number(interval.upper()) + "]";
  }

  private static String parts(Decomposition of) {
    return number(of.loss())
        + " = uncertainty "
        + number(of.uncertainty())
        + " - discrimination "
        + number(of.discrimination())
        + " + miscalibration "
        + number(of.miscalibration())
        + (of.withinBin() < 0 ? " - " : " + ")
        + "within bins "
        + number(Math.abs(of.withinBin()));
  }

  private static String text(WorstRowsEntry entry) {
    return "the worst rows by "
        + String.join(", ", entry.columns())
        + " are in the results; "
        + name(entry.key())
        + ": "
        + entry.rows().stream().limit(SHOWN).map(DetailLines::row).collect(Collectors.joining(", "))
        + (entry.rows().size() > SHOWN ? ", ..." : "");
  }

  private static String row(WorstRow row) {
    return row.key().stream().map(String::valueOf).collect(Collectors.joining("/"))
        + " ("
        + number(row.loss())
        + ")";
  }

  private static String name(EntryKey key) {
    return key.target() + ", " + key.loss() + ", " + key.model();
  }

  private static double round(double value) {
    return Double.isNaN(value) ? value : new BigDecimal(value).round(ROUNDED).doubleValue();
  }

  /** Returns a number to three digits; {@code -} where it is not defined. */
  private static String number(double value) {
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      return Double.isNaN(value) ? "-" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(ROUNDED);
    return Math.abs(value) >= 1e7 || (value != 0 && Math.abs(value) < 1e-5)
        ? rounded.toString()
        : rounded.toPlainString();
  }
}
