package io.sparkloss.job.file;

import io.sparkloss.job.file.publish.PublishSettings;
import io.sparkloss.job.restriction.Restriction;
import io.sparkloss.job.yaml.Place;
import io.sparkloss.job.yaml.Problems;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Setting;
import io.sparkloss.job.yaml.Substitutions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    return read(name, new ReadingTerms(settings, substitutions, Restriction.none()));
  }

  /**
   * Returns the runs of a file, in the order in which they stand, those of included files last.
   *
   * @param name the file, local or with a scheme that Hadoop knows
   * @param terms how it is read
   * @throws RefusedException when anything is wrong; holds one line for every problem
   */
  public static List<EvaluationRun> read(String name, ReadingTerms terms) throws RefusedException {
    return List.copyOf(load(name, terms).values());
  }

  /** Returns the runs of a file with the places where they stand. */
  static Map<Place, EvaluationRun> load(String name, ReadingTerms terms) throws RefusedException {
    Problems problems = new Problems();
    List<Setting> parsed = new ArrayList<>();
    terms.settings().forEach(text -> Setting.parse(text, problems).ifPresent(parsed::add));
    problems.throwIfAny();
    Reading reading = new Reading(problems, terms.substitutions());
    Map<Place, EvaluationRun> runs = new LinkedHashMap<>();
    Map<String, Place> seen = new HashMap<>();
    for (Documents.Document document : documents(name, parsed, terms, reading)) {
      new RunReader(document, reading)
          .read()
          .ifPresent(
              run -> {
                Place place = document.fields().place();
                requireDistinct(run, place, seen, problems);
                runs.put(place, run);
              });
    }
    problems.throwIfAny();
    return runs;
  }

  /** Returns the runs as they are written, without those that cannot be read on. */
  private static List<Documents.Document> documents(
      String name, List<Setting> settings, ReadingTerms terms, Reading reading) {
    return new Documents(reading, settings, terms.restriction())
        .find(name).stream()
            .filter(
                document ->
                    terms
                        .restriction()
                        .check(
                            document.fields(),
                            path -> Locations.resolve(document.file(), path).toString(),
                            reading))
            .toList();
  }

  /** Adds a problem when another run has the name or writes to the directories of this one. */
  static void requireDistinct(
      EvaluationRun run, Place place, Map<String, Place> seen, Problems problems) {
    Map<String, Claim> claims = new LinkedHashMap<>();
    claims.put(
        "run " + run.plan().run(),
        new Claim("is named '" + run.plan().run() + "'", ", as is the run at ", "; rename one"));
    run.directory()
        .ifPresent(
            path ->
                claims.put(
                    "directory " + path,
                    new Claim("writes to the same output.directory", " as the run at ", "")));
    run.quarantine()
        .ifPresent(
            settings ->
                claims.put(
                    "directory " + settings.directory(),
                    new Claim("writes its quarantine to a directory", " of the run at ", "")));
    for (String told : run.publish().map(PublishSettings::places).orElse(List.of())) {
      claims.put(
          told, new Claim("publishes to the " + told, ", as does the run at ", "; name another"));
    }
    claims.forEach(
        (what, claim) -> {
          Place other = seen.putIfAbsent(what, place);
          if (other != null) {
            problems.add(place, claim.clash(other, place));
          }
        });
  }

  /** Something that only one run may have, and what is said when another has it. */
  private record Claim(String says, String as, String remedy) {

    String clash(Place other, Place place) {
      return other.equals(place)
          ? says + " on more than one day; put ${date} into it"
          : says + as + other + remedy;
    }
  }
}
