package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Place;
import io.sparkloss.job.yaml.Problems;
import io.sparkloss.job.yaml.RefusedException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The evaluation files that a command line names: one, or all {@code *.yaml} and {@code *.yml} of a
 * folder in the order of their names. In a folder, a file that is refused does not stop the others;
 * two files that would write over each other stop all, because neither is known to be right.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param runs the runs of the files that are right, in order
 * @param refused what is wrong with the others, by file
 * @since 0.1.0
 */
public record EvaluationFiles(List<EvaluationRun> runs, Map<String, List<String>> refused) {

  /** Keeps its own copies. */
  public EvaluationFiles {
    runs = List.copyOf(runs);
    refused = new LinkedHashMap<>(refused);
  }

  /**
   * Reads the files for each of some days.
   *
   * @param name a file or a folder, local or with a scheme that Hadoop knows
   * @param terms how each file is read
   * @param days the days, in the order of the runs
   * @throws RefusedException when the one file is wrong, the folder has none, or runs clash
   */
  public static EvaluationFiles read(String name, ReadingTerms terms, List<LocalDate> days)
      throws RefusedException {
    List<String> files;
    try {
      files = Locations.folder(name);
    } catch (IOException e) {
      throw new RefusedException(List.of(name + ": cannot be read: " + e.getMessage()));
    }
    if (files.isEmpty()) {
      throw new RefusedException(
          List.of(name + ": is a folder without a *.yaml or *.yml file; name another"));
    }
    EvaluationFiles read = all(files, terms, days);
    if (files.equals(List.of(name)) && !read.refused.isEmpty()) {
      throw new RefusedException(read.refused.values().iterator().next());
    }
    return read;
  }

  private static EvaluationFiles all(List<String> files, ReadingTerms terms, List<LocalDate> days)
      throws RefusedException {
    List<EvaluationRun> runs = new ArrayList<>();
    Map<String, List<String>> refused = new LinkedHashMap<>();
    Problems clashes = new Problems();
    Map<String, Place> seen = new LinkedHashMap<>();
    for (LocalDate day : days) {
      for (String file : files) {
        try {
          EvaluationFile.load(file, terms.on(day))
              .forEach(
                  (place, run) -> {
                    EvaluationFile.requireDistinct(run, place, seen, clashes);
                    runs.add(run);
                  });
        } catch (RefusedException e) {
          refused.putIfAbsent(file, e.lines());
        }
      }
    }
    clashes.throwIfAny();
    return new EvaluationFiles(runs, refused);
  }
}
