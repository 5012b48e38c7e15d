package io.sparkloss.spark;

import io.sparkloss.spark.aggregate.fused.FuseCosts;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.SqlFunction;
import io.sparkloss.spark.columnar.ColumnarCosts;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple3;
import scala.runtime.BoxedUnit;

/**
 * Adds the functions to every session. Spark finds this class by its service file as soon as the
 * jar is on the class path; {@code spark.sql.extensions=io.sparkloss.spark.LossExtensions} does the
 * same.
 *
 * <p>{@code spark.sql.loss.functions=false} in Spark's configuration keeps the functions out. A
 * function of Spark's own is never replaced, and a temporary function that a user creates replaces
 * the one of the same name here; since Spark 4.2 only where {@code
 * spark.sql.functionResolution.sessionOrder} is {@code first}, as for Spark's own functions. Never
 * throws, because it is loaded into sessions that may not need it.
 *
 * @since 0.1.0
 */
public final class LossExtensions implements SparkSessionExtensionsProvider {

  /** The configuration key that keeps the functions out when it is {@code false}. */
  public static final String FUNCTIONS_KEY = "spark.sql.loss.functions";

  private static final Logger LOG = LoggerFactory.getLogger(LossExtensions.class);

  /** Creates the provider; Spark needs it. */
  public LossExtensions() {}

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    try {
      if (isEnabled()) {
        freeOfSpark().forEach(function -> inject(extensions, function));
        extensions.injectOptimizerRule(session -> new FuseCosts());
        extensions.injectColumnar(session -> new ColumnarCosts());
      }
    } catch (Exception | LinkageError e) {
      // One line and no stack trace: a session that never asked for losses must not be disturbed.
      LOG.warn("The functions of spark-loss are not available in this session: {}", e.toString());
    }
    return BoxedUnit.UNIT;
  }

  /** Returns the functions whose names Spark does not use itself. */
  static List<SqlFunction> freeOfSpark() {
    return SqlFunctions.all().stream().filter(LossExtensions::isFree).toList();
  }

  private static boolean isFree(SqlFunction function) {
    boolean free =
        !FunctionRegistry.builtin().functionExists(new FunctionIdentifier(function.name()));
    if (!free) {
      LOG.warn("Spark has a function named {}; the one of spark-loss is left out", function.name());
    }
    return free;
  }

  private static boolean isEnabled() {
    SparkEnv environment = SparkEnv.get();
    SparkConf conf = environment == null ? new SparkConf() : environment.conf();
    return !conf.get(FUNCTIONS_KEY, "true").strip().equalsIgnoreCase("false");
  }

  private static void inject(SparkSessionExtensions extensions, SqlFunction function) {
    extensions.injectFunction(
        new Tuple3<>(
            new FunctionIdentifier(function.name()),
            function.info(),
            given -> function.build(Catalyst.list(given))));
  }
}
