package io.sparkloss.spark.typed;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Sample} with a weight; null where it is missing.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public class WeightedSample extends Sample {

  private static final long serialVersionUID = 1L;

  private @Nullable Double weight;

  /** Creates an empty sample; Spark needs it. */
  public WeightedSample() {}

  /** Creates a sample. */
  public WeightedSample(
      @Nullable Double label, @Nullable Double prediction, @Nullable Double weight) {
    super(label, prediction);
    this.weight = weight;
  }

  /** Returns the encoder: columns {@code label}, {@code prediction} and {@code weight}. */
  public static Encoder<WeightedSample> weightedEncoder() {
    return Encoders.bean(WeightedSample.class);
  }

  /** Returns the weight. */
  public @Nullable Double getWeight() {
    return weight;
  }

  /** Sets the weight. */
  public void setWeight(@Nullable Double weight) {
    this.weight = weight;
  }
}
