package io.sparkloss.job.history;

import io.sparkloss.evaluate.rollup.RollupException;
import io.sparkloss.job.history.CostHistory.PeriodFile;
import io.sparkloss.loss.Names;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the file of a run by its name, or by {@code NAME@PERIOD}. A run whose own name ends so is
 * found by it, too, unless there is a run NAME of that period; {@code NAME@PERIOD@PERIOD} always
 * finds it.
 */
final class RunFinder {

  /** So many periods are listed. */
  private static final int MOST_LISTED = 40;

  private final CostHistory history;

  RunFinder(CostHistory history) {
    this.history = history;
  }

  /** A run's name, and the period where one is given. */
  private record Asked(String name, Optional<LocalDate> period) {

    static Asked of(String text) {
      int at = text.lastIndexOf('@');
      try {
        return new Asked(
            text.substring(0, Math.max(0, at)),
            Optional.of(LocalDate.parse(text.substring(at + 1))));
      } catch (DateTimeException e) {
        return new Asked(text, Optional.empty());
      }
    }

    boolean isOf(PeriodFile file) {
      return file.path().getName().equals(RunFileName.of(name));
    }
  }

  /**
   * Returns the file.
   *
   * @throws IOException when the history cannot be listed
   * @throws RollupException when there is none, or there are several
   */
  PeriodFile find(String text) throws IOException {
    Asked asked = Asked.of(text);
    if (asked.period().isPresent()) {
      for (PeriodFile file : history.files(asked.period().get())) {
        if (asked.isOf(file)) {
          return file;
        }
      }
    }
    List<PeriodFile> all = history.files(period -> true);
    List<PeriodFile> found = all.stream().filter(new Asked(text, Optional.empty())::isOf).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new RollupException(found.isEmpty() ? absent(asked, all) : ambiguous(text, found));
  }

  private String ambiguous(String name, List<PeriodFile> found) {
    return "%s has the run '%s' in %d periods, %s; name one, as in %s@%s"
        .formatted(history, name, found.size(), periods(found), name, last(found).period());
  }

  private String absent(Asked asked, List<PeriodFile> all) {
    if (all.isEmpty()) {
      return history + " holds no run; name the directory of output.history.path";
    }
    List<PeriodFile> others = all.stream().filter(asked::isOf).toList();
    if (!others.isEmpty()) {
      return "%s has no run '%s' of %s, but of %s; name one of these, as in %s@%s"
          .formatted(
              history,
              asked.name(),
              asked.period().map(LocalDate::toString).orElse("that name"),
              periods(others),
              asked.name(),
              last(others).period());
    }
    TreeSet<String> names = new TreeSet<>();
    all.forEach(file -> RunFileName.run(file.path().getName()).ifPresent(names::add));
    return "%s has no run '%s'%s"
        .formatted(history, asked.name(), Names.quotedHint(asked.name(), names));
  }

  private static PeriodFile last(List<PeriodFile> files) {
    return files.get(files.size() - 1);
  }

  /** Returns the periods, the latest where there are too many to list. */
  private static String periods(List<PeriodFile> files) {
    int more = files.size() - MOST_LISTED;
    return files.stream()
            .skip(Math.max(0, more))
            .map(file -> file.period().toString())
            .collect(Collectors.joining(", "))
        + (more > 0 ? ", and " + more + " earlier" : "");
  }
}
