package io.sparkloss.spark;

import io.sparkloss.spark.column.StateColumns;

/**
 * The SQL functions as columns: {@code LossFunctions.mse(col("label"), col("prediction"))}. The
 * name of a method is that of the function in camel case: {@code tryMse}, {@code
 * squaredErrorGradient}. Every function can also be called by its SQL name with a list of columns
 * and a map of options:
 *
 * <pre>{@code
 * LossFunctions.call(
 *     "log_loss", List.of(col("label"), col("prediction")), Map.of("epsilon", "1e-15"))
 * }</pre>
 *
 * <p>Arities are fixed, so that Python reaches the methods too. Only names reach Spark: the
 * functions must be known to the session, or with Spark Connect to the server.
 *
 * @since 0.1.0
 */
public final class LossFunctions extends StateColumns {

  private LossFunctions() {}
}
