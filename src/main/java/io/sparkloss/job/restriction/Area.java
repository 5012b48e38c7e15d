package io.sparkloss.job.restriction;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A directory and all that lies in it. On local disks links are followed, as far as they are there;
 * of other file systems only names are looked at.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class Area {

  private static final String LOCAL = "file";

  private final URI root;
  private final Configuration configuration;

  Area(Path directory, Configuration configuration) {
    this.configuration = configuration;
    this.root = qualified(directory);
  }

  /** Returns why a path does not lie in the area, completing "is"; empty when it does. */
  Optional<String> problem(Path path) {
    URI uri = qualified(path);
    if (!isOfSameSystem(uri) || hasUpward(uri) || !holds(root, uri)) {
      return Optional.of("outside of " + this);
    }
    try {
      return LOCAL.equals(uri.getScheme()) && !real(uri).startsWith(real(root))
          ? Optional.of("outside of " + this + ", where a link on the way leads")
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("no place that can be found in " + this);
    }
  }

  /** Returns whether a path is of the file system, and the host or bucket, of the area. */
  boolean isOfSameSystem(Path path) {
    return isOfSameSystem(qualified(path));
  }

  private boolean isOfSameSystem(URI uri) {
    return Objects.equals(root.getScheme(), uri.getScheme())
        && Objects.equals(authority(root), authority(uri));
  }

  private static String authority(URI uri) {
    return uri.getAuthority() == null ? "" : uri.getAuthority();
  }

  /** Names of the default file system get its scheme; nothing is opened for that. */
  private URI qualified(Path path) {
    return path.makeQualified(FileSystem.getDefaultUri(configuration), new Path("/"))
        .toUri()
        .normalize();
  }

  /** What is left of {@code ..} in a normal path leads above its root. */
  private static boolean hasUpward(URI uri) {
    return Arrays.asList(uri.getPath().split("/", -1)).contains("..");
  }

  private static boolean holds(URI outer, URI inner) {
    String root = outer.getPath().replaceFirst("/+$", "") + "/";
    return (inner.getPath() + "/").startsWith(root);
  }

  /** Returns where a path leads: its longest part that is there without links, and the rest. */
  private static java.nio.file.Path real(URI uri) throws IOException {
    java.nio.file.Path path = java.nio.file.Path.of(uri.getPath());
    java.nio.file.Path there = path;
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(path)).normalize();
  }

  @Override
  public String toString() {
    return new Path(root).toString().replaceFirst("(?<=[^/])/+$", "");
  }
}
