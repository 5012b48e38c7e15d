package io.sparkloss.job.file;

import io.sparkloss.job.restriction.Restriction;
import io.sparkloss.job.yaml.Place;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.Setting;
import io.sparkloss.job.yaml.YamlReader;
import io.sparkloss.job.yaml.YamlValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/**
 * Finds the runs of an evaluation file: the file itself, those in its {@code runs}, and those of
 * the files that it includes.
 */
final class Documents {

  private static final Set<String> MANY = Set.of("runs", "include");

  /** Files can include files many times over; no team has as many. */
  private static final int MOST_FILES = 1000;

  private final Reading reading;
  private final YamlReader reader;
  private final List<Setting> settings;
  private final Restriction restriction;
  private final List<Document> found = new ArrayList<>();
  private final List<Path> open = new ArrayList<>();
  private int files;

  /**
   * One run as it is written, with the settings of the command line in it.
   *
   * @param file the file in which it stands
   * @param name the file as the user names it
   * @param fields its keys
   */
  record Document(Path file, String name, YamlValue.Fields fields) {}

  /**
   * Creates the finder.
   *
   * @param reading what the files are read with
   * @param settings the settings of the command line; each applies to every run, but those of the
   *     keys {@code runs} and {@code include} apply to the first file
   * @param restriction which files may be included
   */
  Documents(Reading reading, List<Setting> settings, Restriction restriction) {
    this.reading = reading;
    this.reader = new YamlReader(reading.problems());
    this.settings = List.copyOf(settings);
    this.restriction = restriction;
  }

  /** Returns the runs of a file. */
  List<Document> find(String name) {
    Place place = new Place(name, 0, "");
    load(Locations.ofCommandLine(name), name, place);
    return List.copyOf(found);
  }

  private void load(Path file, String name, Place from) {
    if (open.contains(file)) {
      reading
          .problems()
          .add(
              from,
              "'"
                  + name
                  + "' is being read already; a file may not include"
                  + " itself, not even through others");
      return;
    }
    if (++files > MOST_FILES) {
      tooMany(from);
      return;
    }
    Optional<String> text = text(file, name, from);
    if (text.isEmpty()) {
      return;
    }
    boolean first = open.isEmpty();
    open.add(file);
    reader
        .read(text.get(), new Place(name, 1, ""))
        .flatMap(value -> Section.open(first ? withMany(value) : value, FileKeys.FILE, reading))
        .ifPresent(section -> addAll(file, name, section));
    open.remove(file);
  }

  /** Tells it once; the files that follow are not looked at. */
  private void tooMany(Place from) {
    if (files == MOST_FILES + 1) {
      reading
          .problems()
          .add(
              from,
              "is one more than the "
                  + MOST_FILES
                  + " files that a command reads through include; evaluate a folder of them");
    }
  }

  private Optional<String> text(Path file, String name, Place from) {
    try {
      return Optional.of(Locations.read(file));
    } catch (IOException e) {
      String subject = from.path().isEmpty() ? "" : "'" + name + "' ";
      reading.problems().add(from, subject + "cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the first file with those settings in it that are about its list of runs. */
  private YamlValue withMany(YamlValue value) {
    YamlValue changed = value;
    for (Setting setting : settings) {
      if (changed instanceof YamlValue.Fields fields && MANY.contains(setting.firstKey())) {
        changed = setting.apply(fields, reading.problems());
      }
    }
    return changed;
  }

  private void addAll(Path file, String name, Section section) {
    boolean own = section.present().stream().anyMatch(key -> !MANY.contains(key));
    if (own && section.get("runs").isPresent()) {
      section.problem(
          "runs", "stands beside the keys of a single run; move those keys into an entry of runs");
    } else if (own) {
      add(file, name, ofRun(section));
    }
    int before = found.size() + reading.problems().count();
    section
        .get("runs")
        .map(reading::items)
        .orElse(List.of())
        .forEach(run -> addEntry(file, name, run));
    section
        .get("include")
        .map(reading::items)
        .orElse(List.of())
        .forEach(included -> include(file, name, included));
    if (!own && found.size() + reading.problems().count() == before) {
      section.problem("holds no run; write its keys, or name files with include");
    }
  }

  /** Returns the keys of a run; of any other key, the file as a whole has told the problem. */
  private static YamlValue.Fields ofRun(Section section) {
    var fields = new java.util.LinkedHashMap<String, YamlValue>();
    section.present().stream()
        .filter(FileKeys.RUN.known()::contains)
        .forEach(key -> section.get(key).ifPresent(value -> fields.put(key, value)));
    return new YamlValue.Fields(section.place(), fields);
  }

  private void addEntry(Path file, String name, YamlValue run) {
    if (run instanceof YamlValue.Fields fields) {
      add(file, name, fields);
    } else {
      reading.mustBe(run, "a run with the keys " + String.join(", ", FileKeys.RUN.known()));
    }
  }

  private void add(Path file, String name, YamlValue.Fields fields) {
    YamlValue.Fields changed = fields;
    for (Setting setting : settings) {
      if (!MANY.contains(setting.firstKey())) {
        changed = setting.apply(changed, reading.problems());
      }
    }
    found.add(new Document(file, name, changed));
  }

  private void include(Path file, String name, YamlValue included) {
    reading.text(included).ifPresent(path -> include(file, beside(name, path), path, included));
  }

  private void include(Path file, String name, String path, YamlValue included) {
    Path found;
    try {
      found = Locations.resolve(file, path);
    } catch (IllegalArgumentException e) {
      reading.mustBe(included, "the path of a file");
      return;
    }
    if (restriction.checkInclude(included, file, found, reading)) {
      load(found, name, included.place());
    }
  }

  /** Returns the included file's name as seen from where the command runs. */
  private static String beside(String name, String path) {
    int slash = name.lastIndexOf('/');
    return slash < 0 || path.startsWith("/") || path.contains(":")
        ? path
        : name.substring(0, slash + 1) + path;
  }
}
