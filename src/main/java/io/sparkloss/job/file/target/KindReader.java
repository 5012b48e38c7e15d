package io.sparkloss.job.file.target;

import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.ClassLoss;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossCall;
import io.sparkloss.loss.Role;
import io.sparkloss.loss.ScalarLoss;
import java.util.List;
import java.util.Optional;

/**
 * Says what kind of target one is, from its classes and its losses.
 *
 * <p>Multiclass with {@code num_classes}, with three or more {@code classes}, or with two and a
 * loss that takes only arrays; binary with two {@code classes} otherwise, or without classes when a
 * loss takes a probability, a logit or a class; else regression.
 */
final class KindReader {

  private static final int MAX_CLASSES = 1_000_000;

  private final Section target;
  private final List<Loss> losses;

  KindReader(Section target, List<LossCall> calls) {
    this.target = target;
    this.losses = calls.stream().flatMap(call -> LossCalls.lossOf(call).stream()).toList();
  }

  /** Returns the kind; empty, with problems, when classes and losses do not fit. */
  Optional<TargetKind> read() {
    int before = target.reading().problems().count();
    List<String> classes = target.texts("classes", target.reading()::written);
    Optional<Integer> size =
        target
            .number("num_classes", KindReader::isSize, "an integer from 2 to " + MAX_CLASSES)
            .map(Double::intValue);
    check(classes, size);
    return target.reading().problems().count() > before
        ? Optional.empty()
        : Optional.of(kind(classes, size));
  }

  private static boolean isSize(double number) {
    return number >= 2 && number <= MAX_CLASSES && number == Math.rint(number);
  }

  private void check(List<String> classes, Optional<Integer> size) {
    if (target.get("classes").isPresent() && classes.size() < 2) {
      target.problem("classes", "must name at least two classes, in the order of the columns");
    } else if (size.isPresent() && !classes.isEmpty() && classes.size() != size.get()) {
      target.problem(
          "num_classes", "is " + size.get() + " but classes names " + classes.size() + "; drop it");
    }
    if (takesArrays() && target.get("classes").isEmpty() && target.get("num_classes").isEmpty()) {
      target.problem(
          "has neither classes nor num_classes, but a multiclass loss; name the classes in the"
              + " order of the columns");
    }
  }

  private boolean takesArrays() {
    return losses.stream()
        .anyMatch(loss -> loss instanceof ClassLoss && !(loss instanceof ScalarLoss));
  }

  private TargetKind kind(List<String> classes, Optional<Integer> size) {
    if (!classes.isEmpty()) {
      ClassList list = new ClassList(classes);
      return size.isPresent() || takesArrays() || classes.size() > 2
          ? TargetKind.multiclass(list)
          : TargetKind.binary(list);
    }
    if (size.isPresent()) {
      return TargetKind.multiclass(size.get());
    }
    return losses.stream().anyMatch(loss -> loss.roles().get(0) != Role.PREDICTION)
        ? TargetKind.binary()
        : TargetKind.regression();
  }
}
