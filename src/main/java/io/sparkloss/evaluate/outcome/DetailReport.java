package io.sparkloss.evaluate.outcome;

import io.sparkloss.cost.calibration.Calibration;
import io.sparkloss.cost.group.tally.CalibrationTally;
import io.sparkloss.cost.group.tally.DensityTally;
import io.sparkloss.cost.group.tally.ResidualTally;
import io.sparkloss.cost.group.tally.TailTally;
import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.cost.group.tally.WorstTally;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.tail.Concentration;
import io.sparkloss.evaluate.group.Group;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.CalibrationEntry.Event;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.DensityEntry;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.detail.ResidualEntry;
import io.sparkloss.result.detail.WorstRowsEntry;
import io.sparkloss.result.entry.EntryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** From the tallies of groups to what is reported of them. */
public final class DetailReport {

  private static final double[] OF_LOSSES = {0.5, 0.9, 0.99, 0.999};
  private static final double[] OF_RESIDUALS = {
    0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999
  };

  /** The most points of a concentration curve that are reported. */
  private static final int POINTS = 100;

  private final EvaluationPlan plan;
  private final Function<Integer, EntryKey> keys;
  private final Group group;
  private final List<ConcentrationEntry> concentrations = new ArrayList<>();
  private final List<ResidualEntry> residuals = new ArrayList<>();
  private final List<DensityEntry> densities = new ArrayList<>();
  private final List<CalibrationEntry> calibrations = new ArrayList<>();
  private final List<WorstRowsEntry> worst = new ArrayList<>();

  private DetailReport(EvaluationPlan plan, Group group, Function<Integer, EntryKey> keys) {
    this.plan = plan;
    this.group = group;
    this.keys = keys;
  }

  /**
   * Returns what is reported of a group.
   *
   * @param tallies the plans of its tallies
   * @param keys what a term is called
   */
  public static Details of(
      EvaluationPlan plan,
      Group group,
      List<Tally.Plan> tallies,
      Function<Integer, EntryKey> keys) {
    DetailReport report = new DetailReport(plan, group, keys);
    for (int i = 0; i < tallies.size(); i++) {
      if (group.set() == 0 || tallies.get(i).everyGroup()) {
        report.add(tallies.get(i), group.costs().tallies().tally(i));
      }
    }
    return new Details(
        report.concentrations,
        report.residuals,
        report.densities,
        report.calibrations,
        report.worst);
  }

  private void add(Tally.Plan of, Tally tally) {
    if (of instanceof TailTally.Of tail) {
      concentrations.add(concentration(keys.apply(tail.term()), (TailTally) tally));
    } else if (of instanceof ResidualTally.Of residual) {
      residuals.add(residuals(residual.term(), (ResidualTally) tally));
    } else if (of instanceof DensityTally.Of density) {
      EntryKey key = keys.apply(density.term());
      densities.add(
          new DensityEntry(key.target(), key.model(), ((DensityTally) tally).pairs().density()));
    } else if (of instanceof CalibrationTally.Of bins) {
      calibrations.add(calibration(bins.term(), (CalibrationTally) tally));
    } else {
      EntryKey key = keys.apply(((WorstTally.Of) of).term());
      worst.add(
          new WorstRowsEntry(key, group.slice(), plan.rows().key(), ((WorstTally) tally).rows()));
    }
  }

  private ConcentrationEntry concentration(EntryKey key, TailTally tally) {
    return new ConcentrationEntry(
        key,
        group.slice(),
        Concentration.worst(tally.losses()),
        Concentration.curve(tally.losses(), POINTS),
        DoubleStream.of(OF_LOSSES).mapToObj(tally.losses()::quantile).toList());
  }

  private ResidualEntry residuals(int term, ResidualTally tally) {
    EntryKey key = keys.apply(term);
    double rows = group.costs().effectiveRows(term, plan.rows().weightKind());
    return new ResidualEntry(
        key.target(),
        key.model(),
        group.slice(),
        NoiseFit.of(tally.meanSquaredError(), tally.meanAbsoluteError(), rows),
        OutlierShare.of(tally.squares()),
        DoubleStream.of(OF_RESIDUALS).mapToObj(tally.residuals()::quantile).toList(),
        tally.residuals().bins());
  }

  private CalibrationEntry calibration(int term, CalibrationTally tally) {
    EntryKey key = keys.apply(term);
    Calibration calibration = tally.calibration(plan.confidence());
    return new CalibrationEntry(
        key.target(),
        key.model(),
        group.slice(),
        event(key.target()),
        calibration,
        tally.errorInterval(calibration, plan.confidence()).orElse(null),
        tally.ratios().map(of -> of.predictedActual(calibration, plan.confidence())).orElse(null),
        tally
            .ratios()
            .map(of -> of.normalizedEntropy(calibration, plan.confidence()))
            .orElse(null));
  }

  private Event event(String target) {
    boolean many =
        plan.targets().stream()
            .anyMatch(
                each -> each.name().equals(target) && each.kind() instanceof TargetKind.Multiclass);
    return many ? Event.PREDICTED_CLASS_IS_RIGHT : Event.LABEL_IS_ONE;
  }
}
