package io.sparkloss.job.flights;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A sample of flights that is the same in every run, because a hash of {@code flight_id} decides
 * and no generator. A whole number asks for that many flights, those of least hash; a fraction
 * below 1 for the flights whose hash, modulo a million, is below that many millionths.
 *
 * @param size the whole number or the fraction
 * @since 0.1.0
 */
record Sample(BigDecimal size) {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  /**
   * Refuses what is neither a number of flights nor a fraction of them.
   *
   * @throws IllegalArgumentException if the size is not positive, or above 1 and not whole
   */
  Sample {
    boolean whole = size.stripTrailingZeros().scale() <= 0 && size.compareTo(LARGEST) <= 0;
    if (size.signum() <= 0 || !(whole || isFraction(size))) {
      throw new IllegalArgumentException(
          "the sample is %s; give a number of flights like 50000, or a fraction like 0.1"
              .formatted(size.toPlainString()));
    }
  }

  /** The sampled flights, in no particular order. */
  Dataset<Row> of(Dataset<Row> flights) {
    return isFraction(size)
        ? flights.where("pmod(xxhash64(flight_id), 1000000) < " + size.movePointRight(6))
        : flights
            .orderBy(expr("xxhash64(flight_id)"), col("flight_id"))
            .limit(size.intValueExact());
  }

  private static boolean isFraction(BigDecimal size) {
    return size.compareTo(BigDecimal.ONE) < 0;
  }
}
