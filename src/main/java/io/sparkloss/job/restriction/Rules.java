package io.sparkloss.job.restriction;

import io.sparkloss.job.restriction.Rule.Options;
import io.sparkloss.job.restriction.Rule.Read;
import io.sparkloss.job.restriction.Rule.Refused;
import io.sparkloss.job.restriction.Rule.RefusedValue;
import io.sparkloss.job.restriction.Rule.Table;
import io.sparkloss.job.restriction.Rule.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of restricted mode, by the keys that lead to a value; other keys are free. */
final class Rules {

  /** Stands for a name that the user chose. */
  static final String ANY = "*";

  /** The mappings whose keys are names that the user chose. */
  private static final Set<String> NAMED = Set.of("targets", "targets.*.models");

  private static final String VIEW = "let the operator make a view of it, and name that with table";

  private static final Rule SQL = new Refused("is SQL, which is code; " + VIEW);

  private static final Rule DATABASE =
      new RefusedValue(
          "jdbc",
          "would have a driver loaded and a server called; let the operator make a table of the"
              + " session of it");

  private static final Rule SERVER =
      new Refused("is a server to be called; let the operator publish the results");

  private static final Map<String, Rule> RULES = rules();

  private Rules() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (String section : List.of("input", "labels")) {
      rules.put(section + ".sql", SQL);
      rules.put(section + ".where", SQL);
      rules.put(section + ".format", DATABASE);
      rules.put(section + ".path", new Read());
      rules.put(section + ".table", new Table());
      rules.put(section + ".options", new Options());
    }
    rules.put("targets.*.models.*.penalty.coefficients_of", new Read());
    rules.put("output.directory", new Written(List.of()));
    rules.put("output.quarantine.directory", new Written(List.of()));
    rules.put("output.history.path", new Written(List.of("period=${date}", "_writing")));
    rules.put("output.table.format", DATABASE);
    rules.put("output.table.path", new Written(List.of("_delta_log")));
    rules.put(
        "output.table.name",
        new Refused(
            "is a table that others may use; keep the costs in output.history, or in a Delta"
                + " table with path"));
    rules.put("publish.junit", new Written(List.of()));
    rules.put("publish.prometheus.file", new Written(List.of()));
    rules.put("publish.prometheus.pushgateway", SERVER);
    rules.put("publish.mlflow", SERVER);
    return rules;
  }

  /** Returns the rule of a value. */
  static Optional<Rule> of(String path) {
    return Optional.ofNullable(RULES.get(path));
  }

  /** Returns the path of the value of a key. */
  static String child(String path, String key) {
    String name = NAMED.contains(path) ? ANY : key;
    return path.isEmpty() ? name : path + "." + name;
  }
}
