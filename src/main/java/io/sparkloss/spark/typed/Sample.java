package io.sparkloss.spark.typed;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;

/**
 * A label and what a model predicted for it; null where one is missing. A bean, because Spark's
 * encoders need one.
 *
 * <p>Mutable and not safe for use by many threads.
 *
 * @since 0.1.0
 */
public class Sample implements Serializable {

  private static final long serialVersionUID = 1L;

  private @Nullable Double label;
  private @Nullable Double prediction;

  /** Creates an empty sample; Spark needs it. */
  public Sample() {}

  /** Creates a sample. */
  public Sample(@Nullable Double label, @Nullable Double prediction) {
    this.label = label;
    this.prediction = prediction;
  }

  /** Returns the encoder: columns {@code label} and {@code prediction}. */
  public static Encoder<Sample> encoder() {
    return Encoders.bean(Sample.class);
  }

  /** Returns the label. */
  public @Nullable Double getLabel() {
    return label;
  }

  /** Sets the label. */
  public void setLabel(@Nullable Double label) {
    this.label = label;
  }

  /** Returns the prediction. */
  public @Nullable Double getPrediction() {
    return prediction;
  }

  /** Sets the prediction. */
  public void setPrediction(@Nullable Double prediction) {
    this.prediction = prediction;
  }
}
