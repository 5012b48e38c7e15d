package io.sparkloss.job.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code --set key=value}: replaces or adds a value of a document. The key is a path with dots,
 * as errors show it: {@code targets.delay.label}, {@code gates[0].margin}, {@code
 * targets."a.b".label}; the value is YAML.
 *
 * @since 0.1.0
 */
public final class Setting {

  private static final String OPTION = "--set";
  private static final String POSITION = "[0-9]{1,6}";

  private static final Pattern SEGMENT =
      Pattern.compile("(?:\"([^\"]+)\"|\\[([0-9]+)\\]|([^.\"=\\[]+))(\\.|=|(?=\\[))");

  private final List<String> keys;
  private final YamlValue value;

  private Setting(List<String> keys, YamlValue value) {
    this.keys = List.copyOf(keys);
    this.value = value;
  }

  /** Returns whether the text is a key, an equals sign, and anything. */
  public static boolean hasForm(String text) {
    return written(text).isPresent();
  }

  /** Reads an option's text; empty, with a problem, when it is malformed. */
  public static Optional<Setting> parse(String text, Problems problems) {
    Optional<Written> written = written(text);
    if (written.isEmpty()) {
      problems.add(
          new Place(OPTION, 0, ""),
          "'" + text + "' must be key=value, as in targets.delay.label=arrival_delay");
      return Optional.empty();
    }
    List<String> keys = written.get().keys();
    Place place = place(keys);
    if (written.get().value().isBlank()) {
      return Optional.of(
          new Setting(keys, new YamlValue.Scalar(place, YamlValue.Type.NOTHING, "")));
    }
    return new YamlReader(problems)
        .read(written.get().value(), place)
        .map(value -> new Setting(keys, value));
  }

  /** The keys of a path and the YAML text after the equals sign. */
  private record Written(List<String> keys, String value) {}

  private static Optional<Written> written(String text) {
    List<String> keys = new ArrayList<>();
    Matcher segment = SEGMENT.matcher(text);
    int end = 0;
    while (segment.find(end) && segment.start() == end) {
      keys.add(key(segment));
      end = segment.end();
      if (segment.group(4).equals("=")) {
        return Optional.of(new Written(keys, text.substring(end)));
      }
    }
    return Optional.empty();
  }

  private static String key(Matcher segment) {
    String quoted = segment.group(1);
    String position = segment.group(2);
    return quoted != null ? quoted : position != null ? position : segment.group(3).strip();
  }

  /** Returns the first key. */
  public String firstKey() {
    return keys.get(0);
  }

  /** Returns the document with the value in it; what is not there yet is made. */
  public YamlValue.Fields apply(YamlValue.Fields document, Problems problems) {
    YamlValue changed = apply(document, 0, problems);
    return changed instanceof YamlValue.Fields fields ? fields : document;
  }

  private YamlValue apply(YamlValue target, int depth, Problems problems) {
    if (depth == keys.size()) {
      return value;
    }
    String key = keys.get(depth);
    if (target instanceof YamlValue.Fields fields) {
      YamlValue child = fields.fields().get(key);
      YamlValue inner = child == null ? missing(depth + 1) : child;
      return fields.with(key, apply(inner, depth + 1, problems));
    }
    if (target instanceof YamlValue.Items items) {
      return applyToItem(items, depth, problems);
    }
    return apply(missing(depth), depth, problems);
  }

  private YamlValue applyToItem(YamlValue.Items items, int depth, Problems problems) {
    int size = items.items().size();
    Optional<Integer> index = index(keys.get(depth), size);
    if (index.isEmpty()) {
      problems.add(
          value.place(),
          "'" + keys.get(depth) + "' must be a position from 0 to " + size + " in the list");
      return items;
    }
    YamlValue child = index.get() == size ? missing(depth + 1) : items.items().get(index.get());
    return items.with(index.get(), apply(child, depth + 1, problems));
  }

  private static Optional<Integer> index(String key, int size) {
    if (!key.matches(POSITION)) {
      return Optional.empty();
    }
    int index = Integer.parseInt(key);
    return index <= size ? Optional.of(index) : Optional.empty();
  }

  /** Returns an empty mapping at the place of the first {@code depth} keys. */
  private YamlValue missing(int depth) {
    return new YamlValue.Fields(place(keys.subList(0, depth)), new LinkedHashMap<>());
  }

  private static Place place(List<String> keys) {
    Place place = new Place(OPTION, 0, "");
    for (String key : keys) {
      place = key.matches(POSITION) ? place.item(Integer.parseInt(key), 0) : place.key(key, 0);
    }
    return place;
  }
}
