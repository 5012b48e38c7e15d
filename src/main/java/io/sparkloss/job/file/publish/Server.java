package io.sparkloss.job.file.publish;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A server that is told of runs over HTTP.
 *
 * <p>Immutable and safe for use by many threads. Its text never holds the user and the password.
 *
 * @param uri where it is, without user and password, and without a slash at the end
 * @param user who asks, as {@code user:password}; empty when the address names nobody
 * @since 0.1.0
 */
public record Server(URI uri, Optional<String> user) {

  /**
   * Returns the server of an address, in which {@code user:password@} may stand.
   *
   * @throws IllegalArgumentException when the address is none of HTTP; the message completes "is no
   *     address:", and does not show it
   */
  public static Server of(String address) {
    URI given;
    try {
      given = new URI(address);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e.getReason(), e);
    }
    String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || given.getHost() == null) {
      throw new IllegalArgumentException("it must begin with http:// or https:// and name a host");
    }
    if (given.getQuery() != null || given.getFragment() != null) {
      throw new IllegalArgumentException("it must end with the path, without ? and #");
    }
    try {
      URI bare =
          new URI(
              scheme,
              null,
              given.getHost(),
              given.getPort(),
              given.getPath().replaceFirst("/+$", ""),
              null,
              null);
      return new Server(bare, Optional.ofNullable(given.getUserInfo()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e.getReason(), e);
    }
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
