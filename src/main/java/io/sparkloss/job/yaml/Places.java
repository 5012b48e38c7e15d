package io.sparkloss.job.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a path stands in a document.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Places {

  private final List<Place> places = new ArrayList<>();

  /** Creates the index of a document, or of the part of one to which paths are relative. */
  public Places(YamlValue document) {
    collect(document);
  }

  private void collect(YamlValue value) {
    places.add(value.place());
    if (value instanceof YamlValue.Fields fields) {
      fields.fields().values().forEach(this::collect);
    } else if (value instanceof YamlValue.Items items) {
      items.items().forEach(this::collect);
    }
  }

  /** Returns the place of the path, or of the longest part of it that the file has. */
  public Place nearest(String path, Place otherwise) {
    Place best = otherwise;
    int longest = 0;
    for (Place place : places) {
      String candidate = place.path().substring(base().length()).replaceFirst("^\\.", "");
      candidate = candidate.replace("\"", "");
      if (candidate.length() > longest && leadsTo(path, candidate)) {
        longest = candidate.length();
        best = place;
      }
    }
    return best;
  }

  /** Returns the path of the document itself, which is an entry of runs or nothing. */
  private String base() {
    return places.get(0).path();
  }

  private static boolean leadsTo(String path, String candidate) {
    if (!path.startsWith(candidate)) {
      return false;
    }
    String rest = path.substring(candidate.length());
    return rest.isEmpty() || rest.startsWith(".") || rest.startsWith("[");
  }
}
