package io.sparkloss.evaluate.engine;

import io.sparkloss.evaluate.plan.MaxInvalid;
import io.sparkloss.evaluate.refusal.CoverageException;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.spark.bundle.RowRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refuses an evaluation of which more rows are refused than the plan allows. */
final class InvalidShares {

  private final MaxInvalid most;
  private final List<String> above = new ArrayList<>();

  private InvalidShares(MaxInvalid most) {
    this.most = most;
  }

  /** Refuses costs with more refused rows than allowed, overall. */
  static void require(MaxInvalid most, DataQuality quality) {
    InvalidShares shares = new InvalidShares(most);
    quality.usages().forEach(shares::check);
    if (!shares.above.isEmpty()) {
      throw new CoverageException(
          shares.above.get(0) + "; repair the rows, or raise it", shares.above);
    }
  }

  private void check(DataQuality.EntryUsage entry) {
    Usage usage = entry.usage();
    if (most.any().isPresent()) {
      check(entry, "max_invalid", "rows refused", usage.refused(), most.any().getAsDouble());
    }
    for (Map.Entry<String, Double> bound : most.byReason().entrySet()) {
      String reason = bound.getKey();
      check(entry, "max_invalid." + reason, reason, count(usage, reason), bound.getValue());
    }
  }

  private static long count(Usage usage, String reason) {
    return reason.equals(RowRefusal.UNNORMALIZED)
        ? usage.unnormalized()
        : usage.invalid().getOrDefault(Reason.valueOf(reason.toUpperCase(Locale.ROOT)), 0L);
  }

  private void check(
      DataQuality.EntryUsage entry, String key, String what, long count, double share) {
    long judged = entry.usage().rows() - entry.usage().ignored();
    if (count > share * judged) {
      above.add(
          "%s, model %s, %s: %s %d of %d (%s) is above %s, %s"
              .formatted(
                  entry.target(),
                  entry.model(),
                  entry.loss(),
                  what,
                  count,
                  judged,
                  percent((double) count / (double) judged),
                  key,
                  percent(share)));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4g%%", 100 * share);
  }
}
