package io.sparkloss.cost.change;

import io.sparkloss.numeric.Expansion;
import io.sparkloss.numeric.ThreePartSum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the terms of a {@link CostChange}, and adds them up before they are rounded. */
final class Decomposition<K> {

  private final Run<K> before;
  private final Run<K> after;
  private final boolean finite;
  private final int exponent;
  private final Expansion middle;
  private final List<ChangeTerm<K>> terms = new ArrayList<>();
  private final Total mixes = new Total();
  private final Total rates = new Total();
  private final Total entries = new Total();
  private final Total exits = new Total();
  private final ThreePartSum rounded = new ThreePartSum();
  private final ThreePartSum rateVariance = new ThreePartSum();

  Decomposition(Run<K> before, Run<K> after) {
    this.before = before;
    this.after = after;
    this.finite = before.finite() && after.finite();
    this.exponent = before.exponent(after);
    this.middle = finite ? half(before.mean(exponent).plus(after.mean(exponent))) : Expansion.of();
  }

  CostChange<K> result() {
    before.slices().forEach((key, slice) -> addOf(slice, after.slices().get(key)));
    after.slices().values().stream()
        .filter(slice -> !before.slices().containsKey(slice.key()))
        .forEach(this::addEntered);
    double change = change();
    return new CostChange<>(
        before.cost(),
        after.cost(),
        change,
        total(mixes),
        total(rates),
        total(entries),
        total(exits),
        finite ? new ThreePartSum(change, 0, 0).minus(rounded).value() : Double.NaN,
        rateStandardError(),
        terms);
  }

  private double rateStandardError() {
    boolean stayed = terms.stream().anyMatch(term -> term.kind() == ChangeKind.STAYED);
    return stayed && finite ? Math.sqrt(rateVariance.value()) : Double.NaN;
  }

  /** A sum of terms before they are rounded. */
  private static final class Total {
    private Expansion value = Expansion.of();

    /** Adds to about 150 bits, so that a sum of many terms stays short. */
    void add(Expansion term) {
      value = value.plus(term).over(Expansion.of(1));
    }
  }

  private double change() {
    return finite
        ? unscaled(after.mean(exponent).minus(before.mean(exponent)))
        : after.cost() - before.cost();
  }

  private double total(Total total) {
    return finite ? unscaled(total.value) : Double.NaN;
  }

  private void addOf(SliceCost<K> first, @Nullable SliceCost<K> second) {
    if (second == null) {
      addLeft(first);
    } else {
      addStayed(first, second);
    }
  }

  private void addStayed(SliceCost<K> first, SliceCost<K> second) {
    double error = rateError(first, second);
    rateVariance.addProduct(error, error);
    terms.add(
        new ChangeTerm<>(
            first.key(),
            ChangeKind.STAYED,
            before.roundedShare(first),
            after.roundedShare(second),
            first.mean(),
            second.mean(),
            mix(first, second),
            rate(first, second),
            0,
            error));
  }

  private double mix(SliceCost<K> first, SliceCost<K> second) {
    if (!finite) {
      return Double.NaN;
    }
    Expansion growth = after.share(second).minus(before.share(first));
    Expansion mean = half(Run.mean(first, exponent).plus(Run.mean(second, exponent)));
    return note(mixes, growth.times(mean.minus(middle)));
  }

  private double rate(SliceCost<K> first, SliceCost<K> second) {
    if (!finite) {
      return Double.NaN;
    }
    Expansion rise = Run.mean(second, exponent).minus(Run.mean(first, exponent));
    return note(rates, meanShare(first, second).times(rise));
  }

  private double rateError(SliceCost<K> first, SliceCost<K> second) {
    double a = first.standardError();
    double b = second.standardError();
    return finite ? meanShare(first, second).value() * Math.sqrt(a * a + b * b) : Double.NaN;
  }

  private Expansion meanShare(SliceCost<K> first, SliceCost<K> second) {
    return half(before.share(first).plus(after.share(second)));
  }

  private void addEntered(SliceCost<K> slice) {
    terms.add(
        new ChangeTerm<>(
            slice.key(),
            ChangeKind.ENTERED,
            0,
            after.roundedShare(slice),
            Double.NaN,
            slice.mean(),
            0,
            0,
            finite ? note(entries, turnover(after, slice)) : Double.NaN,
            Double.NaN));
  }

  private void addLeft(SliceCost<K> slice) {
    terms.add(
        new ChangeTerm<>(
            slice.key(),
            ChangeKind.LEFT,
            before.roundedShare(slice),
            0,
            slice.mean(),
            Double.NaN,
            0,
            0,
            finite ? note(exits, turnover(before, slice).times(-1)) : Double.NaN,
            Double.NaN));
  }

  /** Returns π(ℓ − J̄). */
  private Expansion turnover(Run<K> run, SliceCost<K> slice) {
    return run.share(slice).times(Run.mean(slice, exponent).minus(middle));
  }

  /** Adds a term to its total, and returns it rounded. */
  private double note(Total total, Expansion term) {
    total.add(term);
    double value = unscaled(term);
    rounded.add(value);
    return value;
  }

  private double unscaled(Expansion scaled) {
    return Math.scalb(scaled.value(), -exponent);
  }

  private static Expansion half(Expansion sum) {
    return sum.times(0.5);
  }
}
