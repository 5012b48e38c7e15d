package io.sparkloss.benchmark.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How time and memory grow with one size, in one line for each query. */
record GrowthCurve(String title, String axis, Map<String, List<GrowthPoint>> lines) {

  GrowthCurve(String title, String axis) {
    this(title, axis, new LinkedHashMap<>());
  }

  void add(String line, GrowthPoint point) {
    lines.computeIfAbsent(line, name -> new ArrayList<>()).add(point);
  }
}
