package io.sparkloss.job.yaml;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the references <code>${date}</code> and <code>${env:NAME}</code> into text; a doubled
 * dollar sign before a brace stands for a literal one. Remembers what came from the environment, to
 * keep it out of everything printed.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Substitutions {

  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)(\\})?");
  private static final String ENVIRONMENT = "env:";

  private final LocalDate date;
  private final Map<String, String> environment;

  /** What is secret, in each of its forms, and the reference that it came from. */
  private final Map<String, String> secrets;

  /**
   * Creates the substitutions.
   *
   * @param date what <code>${date}</code> stands for
   * @param environment what <code>${env:NAME}</code> stands for, by name
   */
  public Substitutions(LocalDate date, Map<String, String> environment) {
    this(date, Map.copyOf(environment), new LinkedHashMap<>());
  }

  private Substitutions(
      LocalDate date, Map<String, String> environment, Map<String, String> secrets) {
    this.date = date;
    this.environment = environment;
    this.secrets = secrets;
  }

  /** Returns the same for another day; a secret of one is a secret of both. */
  public Substitutions on(LocalDate day) {
    return new Substitutions(day, environment, secrets);
  }

  /** Returns an environment variable, which is a secret from then on; empty where it is not set. */
  public Optional<String> secret(String name) {
    Optional<String> value =
        Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    value.ifPresent(text -> remember(text, "${" + ENVIRONMENT + name + "}"));
    return value;
  }

  /** Returns what <code>${date}</code> stands for. */
  public LocalDate date() {
    return date;
  }

  /**
   * Returns the text with everything filled in.
   *
   * @param secretsAllowed whether <code>${env:NAME}</code> may stand in it
   * @throws IllegalArgumentException when the text refers to what is not there; the message
   *     completes "the value"
   */
  public String fill(String text, boolean secretsAllowed) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(replacement(matcher, secretsAllowed)));
    }
    return matcher.appendTail(filled).toString();
  }

  /** Returns whether an environment variable stands in the text. */
  public static boolean namesEnvironment(String text) {
    return REFERENCE
        .matcher(text)
        .results()
        .anyMatch(found -> found.group().startsWith("${" + ENVIRONMENT));
  }

  private String replacement(Matcher matcher, boolean secretsAllowed) {
    String whole = matcher.group();
    if (whole.startsWith("$$")) {
      return whole.substring(1);
    }
    if (matcher.group(2) == null) {
      throw new IllegalArgumentException(
          "has a ${ without its }; write $${ where a plain ${ is meant");
    }
    String name = matcher.group(1);
    if (name.equals("date")) {
      return date.toString();
    }
    if (!name.startsWith(ENVIRONMENT)) {
      throw new IllegalArgumentException(
          "refers to " + whole + "; only ${date} and ${env:NAME} are filled in");
    }
    if (!secretsAllowed) {
      throw new IllegalArgumentException(
          "refers to "
              + whole
              + ", but the environment may stand in input, labels, output and publish only,"
              + " because all else is written into results; use --set");
    }
    return secret(whole, name.substring(ENVIRONMENT.length()));
  }

  private String secret(String whole, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "refers to " + whole + ", but the environment variable " + name + " is not set");
    }
    if (!value.isEmpty()) {
      remember(value, whole);
    }
    return value;
  }

  /**
   * Returns the text with every value that came from the environment replaced by its reference,
   * also where it is encoded as in addresses, JSON, XML or HTTP headers.
   */
  public String redact(String text) {
    List<String> longestFirst =
        secrets.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    String redacted = text;
    for (String secret : longestFirst) {
      redacted = redacted.replace(secret, secrets.getOrDefault(secret, ""));
    }
    return redacted;
  }

  private void remember(String secret, String reference) {
    SecretForms.of(secret).forEach(form -> secrets.putIfAbsent(form, reference));
    secrets.put(secret, reference);
  }
}
