package io.sparkloss.job.restriction;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Which file systems are read: those that the operator has named, for a path can be a server. */
final class Reads {

  private Reads() {}

  /** Returns why a path may not be read, completing "is"; empty when it may. */
  static Optional<String> problem(List<Area> areas, Path file, Path read) {
    boolean known =
        isOfSameSystem(file.toUri(), read.toUri())
            || areas.stream().anyMatch(area -> area.isOfSameSystem(read));
    return known
        ? Optional.empty()
        : Optional.of(
            "on a file system that the operator has not named; name a path where the evaluation"
                + " file lies, or below "
                + areas.get(0)
                + ", or a table");
  }

  private static boolean isOfSameSystem(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && Objects.equals(one.getAuthority(), other.getAuthority());
  }
}
