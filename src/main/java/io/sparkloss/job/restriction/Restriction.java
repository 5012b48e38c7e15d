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

  private Restriction(List<Area> areas) {
    this.areas = List.copyOf(areas);
  }

  /** Returns the one that leaves files free. */
  public static Restriction none() {
    return new Restriction(List.of());
  }

  /**
   * Returns the one under which all that is written lies below each of some directories.
   *
   * @param directories the directories; without any, files are free
   * @param configuration names the default file system
   */
  public static Restriction below(List<Path> directories, Configuration configuration) {
    return new Restriction(
        directories.stream().map(directory -> new Area(directory, configuration)).toList());
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
   * Returns why a file may not be included, completing "is"; empty when it may.
   *
   * @param file the file that includes it
   * @param included the file to be read
   */
  public Optional<String> ofInclude(Path file, Path included) {
    return areas.isEmpty() ? Optional.empty() : Reads.problem(areas, file, included);
  }
}
