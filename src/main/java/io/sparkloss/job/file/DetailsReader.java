package io.sparkloss.job.file;

import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.job.yaml.Keys;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.YamlValue;
import java.util.Optional;

/** Reads what is reported beside costs. */
final class DetailsReader {

  /** The keys of details. */
  static final Keys KEYS =
      Keys.of(
          "details",
          "concentration",
          "residuals",
          "density",
          "calibration",
          "replicates",
          "worst_rows",
          "every_slice");

  /** The keys of bins of equal width on the logit scale. */
  static final Keys BINS_KEYS = Keys.of("bins", "bins", "lowest_logit", "highest_logit");

  private static final int MOST = 100_000;

  private final Reading reading;

  DetailsReader(Reading reading) {
    this.reading = reading;
  }

  /** Reads details; empty, with problems, when anything is wrong. */
  Optional<Details> read(YamlValue value) {
    return Section.open(value, KEYS, reading).flatMap(this::read);
  }

  private Optional<Details> read(Section details) {
    int before = reading.problems().count();
    boolean concentration = details.flag("concentration");
    boolean residuals = details.flag("residuals");
    boolean density = details.flag("density");
    Optional<Binning> calibration = details.get("calibration").flatMap(this::binning);
    int replicates = count(details, "replicates");
    int worstRows = count(details, "worst_rows");
    boolean everySlice = details.flag("every_slice");
    return reading.problems().count() > before
        ? Optional.empty()
        : Optional.of(
            new Details(
                concentration, residuals, density, calibration, replicates, worstRows, everySlice));
  }

  private int count(Section section, String key) {
    return section
        .number(key, x -> isCount(x), "a whole number from 0 to " + MOST)
        .map(Double::intValue)
        .orElse(0);
  }

  private static boolean isCount(double x) {
    return x >= 0 && x <= MOST && x == Math.rint(x);
  }

  private Optional<Binning> binning(YamlValue value) {
    try {
      if (value instanceof YamlValue.Fields) {
        return Section.open(value, BINS_KEYS, reading).flatMap(this::logits);
      }
      return reading
          .number(value, DetailsReader::isCount, "a number of bins, as 15")
          .map(bins -> Binning.equalWidth(bins.intValue()));
    } catch (IllegalArgumentException e) {
      reading.problem(value, "cannot be: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Binning> logits(Section section) {
    section.required("bins", "say how many, as in {bins: 16, lowest_logit: -12, highest_logit: 2}");
    int bins = count(section, "bins");
    Optional<Double> lowest = logit(section, "lowest_logit");
    Optional<Double> highest = logit(section, "highest_logit");
    return lowest.isEmpty() || highest.isEmpty()
        ? Optional.empty()
        : Optional.of(Binning.equalLogits(bins, lowest.get(), highest.get()));
  }

  private static Optional<Double> logit(Section section, String key) {
    section.required(key, "say where the inner bins begin and end, as -12 and 2");
    return section.number(key, x -> Math.abs(x) <= Double.MAX_VALUE, "a finite number, as -12");
  }
}
