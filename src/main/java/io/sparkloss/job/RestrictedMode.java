package io.sparkloss.job;

import io.sparkloss.job.file.Locations;
import io.sparkloss.job.restriction.Restriction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/**
 * Finds whether a job runs restricted: by its option, by the environment, or by Spark's settings.
 * Each names a directory, and what is written must lie in all of them, so none can undo another.
 */
final class RestrictedMode {

  /** The option of the command line. */
  static final String OPTION = "--restricted";

  private static final String VARIABLE = "SPARK_LOSS_RESTRICTED";
  private static final String SETTING = "spark.loss.restricted";

  private RestrictedMode() {}

  /**
   * Returns what files may ask for.
   *
   * @param option the directory that the command line names
   * @param variables the environment
   * @throws IllegalArgumentException when a directory is blank or none; the message says which
   */
  static Restriction of(@Nullable String option, Map<String, String> variables) {
    Map<String, String> given = new LinkedHashMap<>();
    if (option != null) {
      given.put(OPTION, option);
    }
    if (variables.containsKey(VARIABLE)) {
      given.put(VARIABLE, variables.getOrDefault(VARIABLE, ""));
    }
    SparkConf spark = SparkEnv.get() == null ? new SparkConf() : SparkEnv.get().conf();
    if (spark.contains(SETTING)) {
      given.put(SETTING, spark.get(SETTING));
    }
    List<Path> directories = new ArrayList<>();
    given.forEach((name, directory) -> directories.add(path(name, directory)));
    return Restriction.below(directories, Locations.configuration());
  }

  private static Path path(String name, String directory) {
    try {
      if (!directory.isBlank()) {
        return Locations.ofCommandLine(directory);
      }
    } catch (IllegalArgumentException e) {
      // a name that no file system can have
    }
    throw new IllegalArgumentException(
        "%s is '%s', but must be the directory below which restricted files may write"
            .formatted(name, directory));
  }
}
