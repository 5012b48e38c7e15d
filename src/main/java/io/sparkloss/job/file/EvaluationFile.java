package io.sparkloss.job.file;

import io.sparkloss.job.yaml.Place;
import io.sparkloss.job.yaml.Problems;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Setting;
import io.sparkloss.job.yaml.Substitutions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an evaluation file. Touches no data, and needs no Spark session.
 *
 * <p>The contract of the file is in the guide {@code evaluation-file.md} and, for editors, in the
 * JSON Schema {@code io/sparkloss/evaluation.schema.json} of the jar.
 *
 * @since 0.1.0
 */
public final class EvaluationFile {

  private EvaluationFile() {}

  /**
   * Returns the runs of a file, in the order in which they stand, those of included files last.
   *
   * @param name the file, local or with a scheme that Hadoop knows
   * @param settings the texts of {@code --set}, the later ones over the earlier
   * @param substitutions fills references in, and knows afterwards what is secret
   * @throws RefusedException when anything is wrong; holds one line for every problem
   */
  public static List<EvaluationRun> read(
      String name, List<String> settings, Substitutions substitutions) throws RefusedException {
    Problems problems = new Problems();
    List<Setting> parsed = new ArrayList<>();
    settings.forEach(text -> Setting.parse(text, problems).ifPresent(parsed::add));
    problems.throwIfAny();
    Reading reading = new Reading(problems, substitutions);
    List<EvaluationRun> runs = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (Documents.Document document : new Documents(reading, parsed).find(name)) {
      new RunReader(document, reading)
          .read()
          .ifPresent(
              run -> {
                requireDistinct(run, document, seen, problems);
                runs.add(run);
              });
    }
    problems.throwIfAny();
    return runs;
  }

  private static void requireDistinct(
      EvaluationRun run, Documents.Document document, Map<String, Place> seen, Problems problems) {
    Place place = document.fields().place();
    Place named = seen.putIfAbsent("run " + run.plan().run(), place);
    if (named != null) {
      problems.add(
          place, "is named '" + run.plan().run() + "', as is the run at " + named + "; rename one");
    }
    run.directory()
        .map(directory -> seen.putIfAbsent("directory " + directory, place))
        .ifPresent(
            other ->
                problems.add(place, "writes to the same output.directory as the run at " + other));
    run.quarantine()
        .map(quarantine -> seen.putIfAbsent("directory " + quarantine.directory(), place))
        .ifPresent(
            other ->
                problems.add(place, "writes its quarantine to a directory of the run at " + other));
  }
}
