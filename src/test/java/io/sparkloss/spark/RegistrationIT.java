package io.sparkloss.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.spark.catalyst.SqlFunction;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** The ways in which a session gets the functions, and does not. */
class RegistrationIT {

  private static final UDF2<Integer, Integer, Integer> FORTY_TWO = (y, p) -> 42;

  @Test
  void noConfigurationIsNeeded() {
    assertThat(ServiceLoader.load(SparkSessionExtensionsProvider.class))
        .hasAtLeastOneElementOfType(LossExtensions.class);
    assertThat(exists(TestSpark.session())).isTrue();
    assertThat(exists(TestSpark.session().newSession())).isTrue();
  }

  @Test
  void aConfigurationKeyKeepsThemOut() {
    assertThat(registered()).contains("squared_error");
    SparkEnv.get().conf().set(LossExtensions.FUNCTIONS_KEY, "false");
    try {
      assertThat(registered()).isNotEmpty().doesNotContain("squared_error");
      SparkSession session = freshSession();
      assertThat(exists(session)).isFalse();

      SparkLoss.register(session);
      SparkLoss.register(session);

      assertThat(exists(session)).isTrue();
      assertThat(session.sql("SELECT squared_error(1, 3)").first().getDouble(0)).isEqualTo(4);
      assertThat(exists(session.newSession())).isFalse();
    } finally {
      SparkEnv.get().conf().remove(LossExtensions.FUNCTIONS_KEY);
    }
  }

  @Test
  void theExtensionMayBeNamedAsWell() {
    SparkEnv.get().conf().set("spark.sql.extensions", LossExtensions.class.getName());
    try {
      assertThat(exists(freshSession())).isTrue();
    } finally {
      SparkEnv.get().conf().remove("spark.sql.extensions");
    }
  }

  @Test
  void aFunctionOfTheUserWins() {
    SparkSession session = TestSpark.session().newSession();
    // Spark 4.2 looks for functions of extensions first, as for its own, unless this is set.
    session.conf().set("spark.sql.functionResolution.sessionOrder", "first");
    session.udf().register("squared_error", FORTY_TWO, DataTypes.IntegerType);

    SparkLoss.register(session);

    assertThat(session.sql("SELECT squared_error(1, 3)").first().get(0)).isEqualTo(42);
    assertThat(TestSpark.session().sql("SELECT squared_error(1, 3)").first().get(0)).isEqualTo(4.0);
  }

  @Test
  void functionsOfSparkStay() {
    for (SqlFunction function : SqlFunctions.all()) {
      assertThat(FunctionRegistry.builtin().functionExists(new FunctionIdentifier(function.name())))
          .as(function.name())
          .isFalse();
    }
  }

  /** Returns a session made as the first one of an application is, extensions and all. */
  private static SparkSession freshSession() {
    SparkSession shared = TestSpark.session();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    try {
      return SparkSession.builder().getOrCreate();
    } finally {
      SparkSession.setDefaultSession(shared);
      SparkSession.setActiveSession(shared);
    }
  }

  private static Set<String> registered() {
    SparkSessionExtensions extensions = new SparkSessionExtensions();
    new LossExtensions().apply(extensions);
    return new SessionFunctions(
            extensions.registerFunctions(FunctionRegistry$.MODULE$.builtin().clone()))
        .names();
  }

  private static boolean exists(SparkSession session) {
    return session.catalog().functionExists("squared_error");
  }
}
