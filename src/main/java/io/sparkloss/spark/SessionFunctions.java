package io.sparkloss.spark;

import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.SqlFunction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import scala.Option;

/**
 * The functions of one session. Since Spark 4.2 the session's own are named {@code
 * system.session.NAME} and Spark's {@code system.builtin.NAME}; before, both are just {@code NAME}.
 */
final class SessionFunctions {

  private static final Option<String> CATALOG = Option.apply("system");
  private static final Option<String> OWN = Option.apply("session");

  private final FunctionRegistry registry;
  private final boolean qualified;

  SessionFunctions(FunctionRegistry registry) {
    this.registry = registry;
    this.qualified = known().stream().allMatch(name -> name.database().isDefined());
  }

  /** Adds those whose names neither Spark nor the session uses. */
  void addMissing(List<SqlFunction> functions) {
    Set<String> taken = names();
    for (SqlFunction function : functions) {
      if (!taken.contains(function.name())) {
        registry.registerFunction(
            own(function.name()), function.info(), given -> function.build(Catalyst.list(given)));
      }
    }
  }

  /** Returns the names that stand for a function without a qualifier. */
  Set<String> names() {
    return known().stream()
        .filter(name -> name.database().isEmpty() || name.catalog().equals(CATALOG))
        .map(FunctionIdentifier::funcName)
        .collect(Collectors.toUnmodifiableSet());
  }

  private FunctionIdentifier own(String name) {
    return qualified ? new FunctionIdentifier(name, OWN, CATALOG) : new FunctionIdentifier(name);
  }

  private List<FunctionIdentifier> known() {
    return Catalyst.list(registry.listFunction());
  }
}
