package io.sparkloss.job.restriction;

import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.job.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/** Inspects the values of one run. */
final class Inspection {

  /** What a message shows of a value. */
  private static final int SHOWN = 80;

  private static final String MODE = ", but this job runs restricted: ";

  /** Quotes would let any text be part of a name, as the class of a data source and a path. */
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  private final List<Area> areas;
  private final UnaryOperator<String> resolve;
  private final Reading reading;
  private boolean readable = true;

  Inspection(List<Area> areas, UnaryOperator<String> resolve, Reading reading) {
    this.areas = areas;
    this.resolve = resolve;
    this.reading = reading;
  }

  /** Returns whether the run can be read at all: whether its paths are some. */
  boolean inspect(YamlValue.Fields run) {
    inspect(run, "");
    return readable;
  }

  private void inspect(YamlValue value, String path) {
    Optional<Rule> rule = Rules.of(path);
    if (rule.isPresent()) {
      apply(rule.get(), value);
    }
    if (value instanceof YamlValue.Fields fields) {
      fields.fields().forEach((key, child) -> inspect(child, Rules.child(path, key)));
    } else if (value instanceof YamlValue.Items items) {
      items.items().forEach(item -> inspect(item, path));
    } else if (value instanceof YamlValue.Scalar scalar && isRestricted()) {
      environment(scalar);
    }
  }

  private boolean isRestricted() {
    return !areas.isEmpty();
  }

  private void environment(YamlValue.Scalar scalar) {
    if (Substitutions.namesEnvironment(scalar.text())) {
      refuse(
          scalar, "the environment is the operator's; let the operator give the value, with --set");
    }
  }

  private void apply(Rule rule, YamlValue value) {
    if (rule instanceof Rule.Read) {
      location(value).ifPresent(path -> read(value, path));
    } else if (rule instanceof Rule.Written written) {
      location(value).ifPresent(path -> written(value, path, written));
    } else if (isRestricted()) {
      restrict(rule, value);
    }
  }

  private void restrict(Rule rule, YamlValue value) {
    if (rule instanceof Rule.Refused refused) {
      refuse(value, "it " + refused.reason());
    } else if (rule instanceof Rule.RefusedValue refused) {
      if (value instanceof YamlValue.Scalar scalar && scalar.text().equals(refused.refused())) {
        refuse(value, "it " + refused.reason());
      }
    } else if (rule instanceof Rule.Table) {
      table(value);
    } else if (rule instanceof Rule.Options && value instanceof YamlValue.Fields fields) {
      fields.fields().forEach(this::option);
    }
  }

  private void table(YamlValue value) {
    boolean plain =
        value instanceof YamlValue.Scalar scalar && TABLE.matcher(scalar.text()).matches();
    if (!plain) {
      refuse(
          value,
          "a table is named by letters, digits, _ and - between dots, because quotes can name a"
              + " class; let the operator make a view with a plain name");
    }
  }

  private void option(String name, YamlValue value) {
    if (!ReaderOptions.isPlain(name)) {
      refuse(
          value,
          "options are those that say how CSV, JSON, Parquet and ORC are read, because others can"
              + " name classes, paths and credentials; let the operator set it for the session");
    }
  }

  private void read(YamlValue value, Path path) {
    if (isRestricted()) {
      Reads.problem(areas, new Path(resolve.apply("file")), path)
          .ifPresent(problem -> refuse(value, "it is " + problem));
    }
  }

  private void written(YamlValue value, Path path, Rule.Written written) {
    List<Path> all = new ArrayList<>(List.of(path));
    written.parts().forEach(part -> all.add(new Path(path, filled(part))));
    areas.stream()
        .flatMap(area -> all.stream().flatMap(each -> area.problem(each).stream()))
        .findFirst()
        .ifPresent(problem -> refuse(value, "it is " + problem + "; name a place in it"));
  }

  private String filled(String text) {
    return reading.substitutions().fill(text, false);
  }

  /** Returns the place that a path names; empty, with a problem, where it names none. */
  private Optional<Path> location(YamlValue value) {
    Optional<String> text = text(value);
    try {
      if (text.isPresent() && text.get().indexOf('\0') < 0) {
        return Optional.of(new Path(resolve.apply(text.get())));
      }
    } catch (IllegalArgumentException e) {
      // neither a path nor an address, as ftp:
    }
    if (text.isPresent()) {
      readable = false;
      reading.mustBe(value, "a path, or an address as hdfs://host/path");
    }
    return Optional.empty();
  }

  /**
   * Returns the text of a path; empty where it is none, which is told where its section is read.
   */
  private Optional<String> text(YamlValue value) {
    if (!(value instanceof YamlValue.Scalar scalar) || scalar.text().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.substitutions().fill(scalar.text(), true))
          .filter(text -> !text.isBlank());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void refuse(YamlValue value, String reason) {
    refuse(value, reason, reading);
  }

  /** Adds the problem of a value that may not stand there. */
  static void refuse(YamlValue value, String reason, Reading reading) {
    String shown = value.shown().replaceAll("\\s+", " ");
    String cut = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
    reading.problem(value, "is " + cut + MODE + reason);
  }
}
