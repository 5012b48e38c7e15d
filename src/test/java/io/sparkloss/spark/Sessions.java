package io.sparkloss.spark;

import io.sparkloss.TestSpark;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The ways in which Spark may run an expression, each as a session. */
public final class Sessions {

  private Sessions() {}

  /** Returns whole-stage code, code for projections only, and interpretation. */
  public static Map<String, SparkSession> all() {
    SparkSession projections = TestSpark.session().newSession();
    projections.conf().set("spark.sql.codegen.wholeStage", "false");
    SparkSession interpreted = TestSpark.session().newSession();
    interpreted.conf().set("spark.sql.codegen.wholeStage", "false");
    interpreted.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    Map<String, SparkSession> sessions = new LinkedHashMap<>();
    sessions.put("whole stage", TestSpark.session().newSession());
    sessions.put("projections", projections);
    sessions.put("interpreted", interpreted);
    sessions.values().forEach(Sessions::keepExpressions);
    return sessions;
  }

  /** Keeps the optimiser from evaluating constants: the test is about the code. */
  private static void keepExpressions(SparkSession session) {
    session
        .conf()
        .set(
            "spark.sql.optimizer.excludedRules",
            "org.apache.spark.sql.catalyst.optimizer.ConstantFolding,"
                + "org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation");
  }
}
