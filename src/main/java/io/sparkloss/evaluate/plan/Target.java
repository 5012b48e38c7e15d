package io.sparkloss.evaluate.plan;

import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarLoss;
import io.sparkloss.loss.ScaledLoss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is predicted: a label column, the models that predict it, and the losses to evaluate.
 *
 * <p>A plain column of a model takes the role that all losses agree on: the first role of each loss
 * that knows only one. In long form there is one model, whose columns serve all of them.
 *
 * @param name the target's name in results
 * @param label the label column
 * @param kind what the label is
 * @param models the models, none twice; every one has the roles that every loss needs
 * @param losses the losses, none twice
 * @since 0.1.0
 */
public record Target(
    String name, String label, TargetKind kind, List<Model> models, List<PlannedLoss> losses) {

  /**
   * Checks what needs no data.
   *
   * @throws PlanException when there is no model or loss, one stands twice, or a model lacks a role
   */
  public Target {
    String path = "targets." + name;
    requireSome(path + ".models", models);
    requireSome(path + ".losses", losses);
    requireDistinct(path + ".models", models.stream().map(Model::name).toList());
    requireDistinct(path + ".losses", losses.stream().map(PlannedLoss::call).toList());
    for (int i = 0; i < losses.size(); i++) {
      requireFit(path + ".losses[" + i + "]", kind, losses.get(i));
    }
    if (models.stream().anyMatch(model -> model.plainColumn() != null)) {
      Role role = plainRole(path, kind, losses);
      models = models.stream().map(model -> model.withPlainAs(role)).toList();
    }
    models = List.copyOf(models);
    losses = List.copyOf(losses);
    requireRoles(path, models, losses);
  }

  /**
   * Returns a builder of a target that has the name of its label column.
   *
   * @param label the label column
   * @param kind what the label is
   */
  public static Builder builder(String label, TargetKind kind) {
    return new Builder(label, kind);
  }

  /** Returns the planned loss that a text means, if the target has it. */
  public Optional<PlannedLoss> findLoss(String text) {
    String call;
    try {
      call = PlannedLoss.parse(text, kind).call();
    } catch (IllegalArgumentException e) {
      // The text is no loss of its own, but it may be how one of a user's making is reported.
      call = text;
    }
    String wanted = call;
    return losses.stream().filter(loss -> loss.call().equals(wanted)).findFirst();
  }

  /** Returns the model of that name, if the target has it. */
  public Optional<Model> findModel(String model) {
    return models.stream().filter(candidate -> candidate.name().equals(model)).findFirst();
  }

  private static Role plainRole(String path, TargetKind kind, List<PlannedLoss> losses) {
    Set<Role> asked = new HashSet<>();
    for (PlannedLoss planned : losses) {
      List<Role> roles = planned.loss().roles();
      if (roles.size() == 1) {
        asked.add(roles.get(0));
      }
    }
    if (asked.size() > 1) {
      throw new PlanException(
          path + ".models",
          "the losses ask for different columns, so a plain column name will not do; name the"
              + " roles, for example {probability: COLUMN, logit: COLUMN}");
    }
    if (asked.isEmpty()) {
      return kind instanceof TargetKind.Regression
          ? Role.PREDICTION
          : losses.get(0).loss().roles().get(0);
    }
    return asked.iterator().next();
  }

  private static void requireFit(String path, TargetKind kind, PlannedLoss planned) {
    Loss loss = planned.loss();
    if (kind instanceof TargetKind.Multiclass && !(loss instanceof ClassLoss)) {
      throw new PlanException(
          path,
          planned.call()
              + " is for one number but the target is multiclass; use a loss for one number per"
              + " class, such as cross_entropy or brier_loss");
    }
    if (!(kind instanceof TargetKind.Multiclass)
        && !(loss instanceof ScalarLoss || loss instanceof ScaledLoss)) {
      throw new PlanException(
          path,
          planned.call()
              + " is for one number per class but the target is "
              + kind.key()
              + "; give the target's classes or num_classes, or use a loss for one number, such as"
              + " binary_cross_entropy");
    }
  }

  private static void requireRoles(String path, List<Model> models, List<PlannedLoss> losses) {
    for (Model model : models) {
      for (PlannedLoss planned : losses) {
        Loss loss = planned.loss();
        boolean some = loss.roles().stream().anyMatch(model.columns()::containsKey);
        if (!some || (needsScale(loss) && !model.columns().containsKey(Role.SCALE))) {
          throw new PlanException(
              path + ".models." + model.name(),
              planned.call()
                  + " needs "
                  + needed(loss)
                  + " but the model has "
                  + text(model.columns().keySet())
                  + "; name the column by its role, for example {"
                  + example(loss)
                  + "}");
        }
      }
    }
  }

  private static void requireSome(String path, List<?> list) {
    if (list.isEmpty()) {
      throw new PlanException(path, "is empty; name at least one");
    }
  }

  static void requireDistinct(String path, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new PlanException(path, "'" + name + "' stands twice; name each once");
      }
    }
  }

  private static boolean needsScale(Loss loss) {
    return loss instanceof ScaledLoss;
  }

  /** Returns the roles of which the loss needs one, and the scale where it needs that as well. */
  private static String needed(Loss loss) {
    String some = loss.roles().stream().map(Role::key).collect(Collectors.joining(" or "));
    return needsScale(loss) ? some + " and scale" : some;
  }

  private static String example(Loss loss) {
    String first = loss.roles().get(0).key() + ": COLUMN";
    return needsScale(loss) ? first + ", scale: COLUMN" : first;
  }

  private static String text(Collection<Role> roles) {
    return roles.isEmpty()
        ? "none"
        : roles.stream().map(Role::key).collect(Collectors.joining(", "));
  }

  /** Collects the parts of a target. Not safe for use by many threads. */
  public static final class Builder {

    private final String label;
    private final TargetKind kind;
    private final List<Model> models = new ArrayList<>();
    private final List<PlannedLoss> losses = new ArrayList<>();
    private String name;

    private Builder(String label, TargetKind kind) {
      this.label = label;
      this.kind = kind;
      this.name = label;
    }

    /** Sets the name in results; that of the label column unless set. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** Adds a model whose one column takes the role that the losses ask for. */
    public Builder model(String model, String column) {
      models.add(Model.plain(model, column));
      return this;
    }

    /** Adds a model whose columns have these roles. */
    public Builder model(String model, Map<Role, String> columns) {
      models.add(Model.of(model, columns));
      return this;
    }

    /**
     * Adds a loss as an evaluation file names it, such as {@code huber_loss(delta=15)}.
     *
     * @throws IllegalArgumentException when it is no loss, or one that does not fit the target
     */
    public Builder loss(String text) {
      losses.add(PlannedLoss.parse(text, kind));
      return this;
    }

    /**
     * Returns the target.
     *
     * @throws PlanException when there is no model or loss, one stands twice, or a model lacks a
     *     role
     */
    public Target build() {
      return new Target(name, label, kind, models, losses);
    }
  }
}
