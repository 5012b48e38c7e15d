package io.sparkloss.cost;

import io.sparkloss.loss.Losses;
import io.sparkloss.loss.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A short name for a cost: {@code mse} is the mean of {@code squared_error}.
 *
 * @param name the name
 * @param scalarLoss the loss when the prediction is a number
 * @param classLoss the loss when the prediction is an array; empty when there is none
 * @param transform what is done to the mean
 * @since 0.1.0
 */
public record ShortName(
    String name, String scalarLoss, Optional<String> classLoss, Transform transform) {

  private static final List<ShortName> ALL =
      List.of(
          regression("mse", "squared_error", Transform.IDENTITY),
          regression("rmse", "squared_error", Transform.SQUARE_ROOT),
          regression("mae", "absolute_error", Transform.IDENTITY),
          regression("msle", "squared_log_error", Transform.IDENTITY),
          regression("mape", "absolute_percentage_error", Transform.IDENTITY),
          either("log_loss", "binary_cross_entropy", "cross_entropy", Transform.IDENTITY),
          either(
              "log_loss_with_logits",
              "binary_cross_entropy_with_logits",
              "cross_entropy_with_logits",
              Transform.IDENTITY),
          either("perplexity", "binary_cross_entropy", "cross_entropy", Transform.EXPONENTIAL),
          either("brier", "brier_loss", "brier_loss", Transform.IDENTITY),
          either("error_rate", "zero_one_loss", "zero_one_loss", Transform.IDENTITY));

  /** Returns every short name, in the order of the documentation. */
  public static List<ShortName> all() {
    return ALL;
  }

  /** Returns the short name, if it is one. */
  public static Optional<ShortName> find(String name) {
    return ALL.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
  }

  /**
   * Returns the error for a name that is neither short nor that of a loss; the message names the
   * nearest of both.
   */
  public static IllegalArgumentException unknown(String name) {
    List<String> known = new ArrayList<>();
    Losses.all().forEach(definition -> known.add(definition.name()));
    ALL.forEach(shortName -> known.add(shortName.name()));
    return new IllegalArgumentException(
        "no loss is named '" + name + "'" + Names.hint(name, known));
  }

  private static ShortName regression(String name, String loss, Transform transform) {
    return new ShortName(name, loss, Optional.empty(), transform);
  }

  private static ShortName either(String name, String loss, String many, Transform transform) {
    return new ShortName(name, loss, Optional.of(many), transform);
  }
}
