package io.sparkloss.report.markup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text that lies in the jar.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class Resource {

  private Resource() {}

  /** Returns the text of a file beside a class. */
  public static String text(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the jar's " + name + " cannot be read", e);
    }
  }
}
