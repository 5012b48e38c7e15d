package io.sparkloss.loss;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name with arguments as people write it: {@code squared_error}, {@code huber_loss(delta=15)},
 * {@code log_loss(epsilon=1e-15, classes='early,late')}.
 *
 * <p>An argument is {@code key=value}; a value with a comma, a parenthesis, white space or a quote
 * stands in single quotes, in which a quote is doubled.
 *
 * @param name the name
 * @param arguments the arguments as text, in the order in which they stand
 * @since 0.1.0
 */
public record LossCall(String name, Map<String, String> arguments) {

  private static final Pattern CALL =
      Pattern.compile("\\s*([a-z][a-z0-9_]*)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

  // The quoted value gives nothing back (*+): there is one way to read it, and a long one must not
  // fill the stack.
  private static final Pattern ARGUMENT =
      Pattern.compile("\\s*([a-z][a-z0-9_]*)\\s*=\\s*(?:'((?:[^']|'')*+)'|([^\\s,()']+))\\s*(,|$)");

  /** Keeps its own copy of the arguments, in order. */
  public LossCall {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /**
   * Reads a call.
   *
   * @throws IllegalArgumentException when the text is none; the message shows it and what is right
   */
  public static LossCall parse(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw malformed(text);
    }
    String inside = call.group(2);
    return new LossCall(
        call.group(1), inside == null || inside.isBlank() ? Map.of() : arguments(text, inside));
  }

  private static Map<String, String> arguments(String text, String inside) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Matcher argument = ARGUMENT.matcher(inside);
    int end = 0;
    boolean more = true;
    while (more && argument.find(end) && argument.start() == end) {
      String quoted = argument.group(2);
      String value = quoted != null ? quoted.replace("''", "'") : argument.group(3);
      if (arguments.put(argument.group(1), value) != null) {
        throw new IllegalArgumentException(
            "'" + text + "' gives " + argument.group(1) + " twice; give it once");
      }
      end = argument.end();
      more = argument.group(4).equals(",");
    }
    if (more || end != inside.length()) {
      throw malformed(text);
    }
    return arguments;
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is not a loss; write a name such as squared_error, or a name with arguments"
            + " such as huber_loss(delta=15)");
  }
}
