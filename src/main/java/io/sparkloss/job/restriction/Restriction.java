package io.sparkloss.job.restriction;

import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What an evaluation file may ask for: everything, or, restricted, only what cannot run code, call
 * servers, read the environment, or write outside of the directories of the operator's.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Restriction {

  private final List<Area> areas;
  private final Configuration configuration;

  private Restriction(List<Area> areas, Configuration configuration) {
    this.areas = List.copyOf(areas);
    this.configuration = configuration;
  }

  /** Returns the one that leaves files free. */
  public static Restriction none() {
    return new Restriction(List.of(), new Configuration(false));
  }

  /**
   * Returns the one under which all that is written lies below each of some directories.
   *
   * @param directories the directories; without any, files are free
   * @param configuration names the default file system
   */
  public static Restriction below(List<Path> directories, Configuration configuration) {
    return new Restriction(
        directories.stream().map(directory -> new Area(directory, configuration)).toList(),
        configuration);
  }

  /**
   * Checks a run as it is written, the settings of the command line included. What may not stand
   * there becomes a problem; so does a path that is none, restricted or not.
   *
   * @param run the keys of the run
   * @param resolve returns the location of a path that stands in the file
   * @param reading gets the problems
   * @return whether the run can be read on: whether its paths are some
   */
  public boolean check(YamlValue.Fields run, UnaryOperator<String> resolve, Reading reading) {
    return new Inspection(areas, resolve, reading).inspect(run);
  }

  /**
   * Checks a file before it is included, and so read: it must lie in the folder of the file that
   * includes it, or below, because messages show what is wrong in it.
   *
   * @param value the value that names the file
   * @param from the file that includes it
   * @param file the file
   * @param reading gets the problem
   * @return whether it may be read
   */
  public boolean checkInclude(YamlValue value, Path from, Path file, Reading reading) {
    if (areas.isEmpty()) {
      return true;
    }
    Optional<String> problem = new Area(from.getParent(), configuration).problem(file);
    problem.ifPresent(
        text ->
            Inspection.refuse(
                value, "it is " + text + "; include files beside this one, or below", reading));
    return problem.isEmpty();
  }
}
