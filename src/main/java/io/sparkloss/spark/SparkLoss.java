package io.sparkloss.spark;

import io.sparkloss.spark.aggregate.fused.FuseCosts;
import io.sparkloss.spark.catalyst.Catalyst;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.ExperimentalMethods;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/**
 * Adds the functions to a session that already runs.
 *
 * <p>Not needed where the jar is on the class path from the start: {@link LossExtensions} does it
 * then, for every session.
 *
 * @since 0.1.0
 */
public final class SparkLoss {

  private SparkLoss() {}

  /**
   * Adds the functions to this session only. Functions that exist already, of Spark, of the user or
   * of an earlier call, stay as they are.
   *
   * @throws IllegalArgumentException when the session is one of Spark Connect: its functions live
   *     on the server, which needs the jar
   */
  public static void register(SparkSession spark) {
    if (!(spark instanceof org.apache.spark.sql.classic.SparkSession session)) {
      throw new IllegalArgumentException(
          "the session is of Spark Connect, whose functions live on the server; start the server"
              + " with the jar of spark-loss");
    }
    new SessionFunctions(session.sessionState().functionRegistry()).addMissing(SqlFunctions.all());
    addRule(session);
  }

  private static void addRule(org.apache.spark.sql.classic.SparkSession session) {
    ExperimentalMethods experimental = session.experimental();
    List<Rule<LogicalPlan>> rules =
        new ArrayList<>(Catalyst.list(experimental.extraOptimizations()));
    if (rules.stream().noneMatch(FuseCosts.class::isInstance)) {
      rules.add(new FuseCosts());
      experimental.extraOptimizations_$eq(Catalyst.seq(rules));
    }
  }
}
