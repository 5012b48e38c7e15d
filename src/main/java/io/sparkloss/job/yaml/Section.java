package io.sparkloss.job.yaml;

import io.sparkloss.loss.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * A mapping whose keys are known. Keys that are not become problems as soon as it is opened.
 *
 * <p>Not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Section {

  private final YamlValue.Fields fields;
  private final Reading reading;

  private Section(YamlValue.Fields fields, Reading reading) {
    this.fields = fields;
    this.reading = reading;
  }

  /** Opens a mapping; empty, with a problem, when the value is none. */
  public static Optional<Section> open(YamlValue value, Keys keys, Reading reading) {
    if (!(value instanceof YamlValue.Fields fields)) {
      reading.mustBe(value, "a mapping with the keys " + String.join(", ", keys.known()));
      return Optional.empty();
    }
    fields.fields().forEach((key, child) -> check(key, child, keys, reading));
    return Optional.of(new Section(fields, reading));
  }

  private static void check(String key, YamlValue child, Keys keys, Reading reading) {
    String remedy = keys.refused().get(key);
    if (remedy != null) {
      reading.problem(child, "is not yet supported; " + remedy);
    } else if (!keys.known().contains(key)) {
      reading.problem(child, "is no key here" + Names.hint(key, keys.known()));
    }
  }

  /** Returns the place of the mapping. */
  public Place place() {
    return fields.place();
  }

  /** Returns the place of a key, or of the mapping when the key is not there. */
  public Place placeOf(String key) {
    return get(key).orElse(fields).place();
  }

  /** Adds a problem of the mapping as a whole. */
  public void problem(String message) {
    reading.problem(fields, message);
  }

  /** Adds a problem of a key, or of the mapping when the key is not there. */
  public void problem(String key, String message) {
    reading.problem(get(key).orElse(fields), message);
  }

  /** Returns the keys that stand in it, in order. */
  public Set<String> present() {
    return fields.fields().keySet();
  }

  /** Returns the value of a key, if the key stands there. */
  public Optional<YamlValue> get(String key) {
    return Optional.ofNullable(fields.fields().get(key));
  }

  /** Returns the value of a key, with a problem when the key does not stand there. */
  public Optional<YamlValue> required(String key, String remedy) {
    Optional<YamlValue> value = get(key);
    if (value.isEmpty()) {
      problem("has no " + key + "; " + remedy);
    }
    return value;
  }

  /** Returns the text of a key. */
  public Optional<String> text(String key) {
    return get(key).flatMap(reading::text);
  }

  /** Returns the text of a key, in which the environment may stand. */
  public Optional<String> secret(String key) {
    return get(key).flatMap(reading::secret);
  }

  /** Returns the text of a key, with a problem when it does not stand there. */
  public Optional<String> requiredText(String key, String remedy) {
    return required(key, remedy).flatMap(reading::text);
  }

  /** Returns the number of a key. */
  public Optional<Double> number(String key, DoublePredicate legal, String what) {
    return get(key).flatMap(value -> reading.number(value, legal, what));
  }

  /** Returns the choice of a key. */
  public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return get(key).flatMap(value -> reading.choice(value, type));
  }

  /** Returns whether a key says true; false where it does not stand there. */
  public boolean flag(String key) {
    Optional<YamlValue> value = get(key);
    if (value.isPresent()
        && !(value.get() instanceof YamlValue.Scalar scalar
            && scalar.type() == YamlValue.Type.FLAG)) {
      reading.mustBe(value.get(), "true or false");
      return false;
    }
    return value.isPresent() && ((YamlValue.Scalar) value.get()).text().startsWith("t");
  }

  /** Returns the section of a key. */
  public Optional<Section> section(String key, Keys keys) {
    return get(key).flatMap(value -> open(value, keys, reading));
  }

  /** Returns the entries of a key as text without repetitions; a problem where one repeats. */
  public List<String> texts(String key, Function<YamlValue, Optional<String>> as) {
    Set<String> texts = new LinkedHashSet<>();
    for (YamlValue item : get(key).map(reading::items).orElse(List.of())) {
      as.apply(item)
          .filter(text -> !texts.add(text))
          .ifPresent(text -> reading.problem(item, "stands twice in the list; name it once"));
    }
    return new ArrayList<>(texts);
  }

  /** Returns the entries of a key whose keys are names chosen by the user. */
  public <T> Map<String, T> named(
      String key, String what, Function<Map.Entry<String, YamlValue>, Optional<T>> as) {
    Map<String, T> named = new LinkedHashMap<>();
    get(key)
        .flatMap(value -> reading.fields(value, what))
        .ifPresent(
            values ->
                values
                    .fields()
                    .entrySet()
                    .forEach(
                        entry ->
                            as.apply(entry).ifPresent(made -> named.put(entry.getKey(), made))));
    return named;
  }

  /** Returns what the values are read with. */
  public Reading reading() {
    return reading;
  }
}
