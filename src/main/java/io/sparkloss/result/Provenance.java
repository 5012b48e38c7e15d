package io.sparkloss.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a result comes from.
 *
 * @param source what the caller knows of the input, by name: the evaluation file, the path, its
 *     version
 * @param spark the version of Spark
 * @param java the version of Java
 * @param project the version of this project
 * @since 0.1.0
 */
public record Provenance(Map<String, String> source, String spark, String java, String project) {

  /** Keeps its own copy of the source, in order. */
  public Provenance {
    source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
  }
}
