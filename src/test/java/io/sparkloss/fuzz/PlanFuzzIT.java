package io.sparkloss.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.TestSpark;
import io.sparkloss.evaluate.Evaluator;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random plans over random rows, beside sorted loops in decimal numbers. */
class PlanFuzzIT {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void everyCostOfARandomPlanIsThatOfTheDefinitions() {
    Fuzzing.run(
        12,
        random -> {
          SlowPlan slow = new SlowPlan(random);
          List<Row> rows = RandomRows.of(random, 1 + random.nextInt(120));
          Evaluation found = evaluate(slow, rows, random);
          Map<Slice, List<Row>> slices = slices(slow, rows);
          requireAll(slow, slices, found);
        });
  }

  private Evaluation evaluate(SlowPlan slow, List<Row> rows, Random random) throws Exception {
    Path file = Files.writeString(directory.resolve("evaluation.yaml"), slow.text());
    EvaluationPlan plan =
        EvaluationFile.read(
                file.toString(), List.of(), new Substitutions(LocalDate.of(2001, 6, 30), Map.of()))
            .get(0)
            .plan();
    int partitions = 1 + random.nextInt(4);
    return Evaluator.evaluate(
        TestSpark.session().createDataFrame(rows, RandomRows.SCHEMA).repartition(partitions), plan);
  }

  private static Map<Slice, List<Row>> slices(SlowPlan slow, List<Row> rows) {
    Map<Slice, List<Row>> slices = new LinkedHashMap<>();
    for (List<String> columns : slow.groupings()) {
      for (Row row : rows) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column, value(row, column)));
        slices.computeIfAbsent(Slice.of(values), absent -> new ArrayList<>()).add(row);
      }
    }
    return slices;
  }

  private static @Nullable Object value(Row row, String column) {
    Object value = row.get(row.fieldIndex(column));
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  private static void requireAll(SlowPlan slow, Map<Slice, List<Row>> slices, Evaluation found) {
    int losses = slow.targets().stream().mapToInt(each -> each.losses().size()).sum();
    assertThat(found.costs()).hasSize(slices.size() * losses * 2);
    assertThat(found.comparisons()).hasSize(slices.size() * losses);
    for (CostEntry entry : found.costs()) {
      SlowPlan.Target target = target(slow, entry.key().target());
      requireCost(slow, target, entry, slices.getOrDefault(entry.slice(), List.of()));
    }
    for (Comparison entry : found.comparisons()) {
      SlowPlan.Target target = target(slow, entry.key().target());
      requireComparison(slow, target, entry, slices.getOrDefault(entry.slice(), List.of()));
    }
  }

  private static SlowPlan.Target target(SlowPlan slow, String name) {
    return slow.targets().stream().filter(each -> each.name().equals(name)).findFirst().get();
  }

  private static void requireCost(
      SlowPlan slow, SlowPlan.Target target, CostEntry entry, List<Row> rows) {
    String what = entry.key() + " " + entry.slice() + "\n" + slow.text();
    String model = entry.key().model();
    String loss = entry.key().loss();
    Map<Reason, Long> invalid = new EnumMap<>(Reason.class);
    SlowCost cost = new SlowCost(slow.isFrequency());
    long clipped = 0;
    for (Row row : rows) {
      Optional<Reason> reason = slow.reason(target, model, loss, row);
      if (reason.isPresent()) {
        invalid.merge(reason.get(), 1L, Long::sum);
      } else {
        cost.add(slow.loss(target, model, loss, row), slow.weight(row));
        clipped += slow.weight(row) > 0 && slow.isClipped(target, model, loss, row) ? 1 : 0;
      }
    }
    assertThat(entry.usage().invalid()).as(what).isEqualTo(invalid);
    assertThat(entry.usage().rows()).as(what).isEqualTo(rows.size());
    assertThat(entry.usage().used()).as(what).isEqualTo(cost.count());
    assertThat(entry.usage().coverage()).as(what).isEqualTo((double) cost.count() / rows.size());
    assertThat(entry.estimate().clippedCount()).as(what).isEqualTo(clipped);
    boolean share = loss.equals("zero_one_loss") && !slow.text().contains("weight:");
    requireEstimate(what, entry.estimate(), cost, cost.isEmpty() ? 0 : cost.scale(), !share);
  }

  private static void requireComparison(
      SlowPlan slow, SlowPlan.Target target, Comparison entry, List<Row> rows) {
    String what = "comparison " + entry.key() + " " + entry.slice() + "\n" + slow.text();
    String loss = entry.key().loss();
    SlowCost cost = new SlowCost(slow.isFrequency());
    SlowCost baseline = new SlowCost(slow.isFrequency());
    SlowCost difference = new SlowCost(slow.isFrequency());
    for (Row row : rows) {
      if (slow.reason(target, entry.key().model(), loss, row).isEmpty()
          && slow.reason(target, entry.baseline(), loss, row).isEmpty()) {
        BigDecimal one = slow.loss(target, entry.key().model(), loss, row);
        BigDecimal other = slow.loss(target, entry.baseline(), loss, row);
        cost.add(one, slow.weight(row));
        baseline.add(other, slow.weight(row));
        difference.add(one.subtract(other), slow.weight(row));
      }
    }
    double scale = cost.isEmpty() ? 0 : Math.max(cost.scale(), baseline.scale());
    requireEstimate(what, entry.difference(), difference, scale, false);
    requireEstimate(what, entry.cost(), cost, scale, false);
    requireEstimate(what, entry.baselineCost(), baseline, scale, false);
  }

  /** Losses are rounded to doubles before they are summed, so errors are those of the greatest. */
  private static void requireEstimate(
      String what, Estimate found, SlowCost cost, double scale, boolean interval) {
    assertThat(found.count()).as(what).isEqualTo(cost.count());
    assertThat(found.weight()).as(what).isEqualTo(cost.weight().doubleValue());
    if (cost.isEmpty()) {
      assertThat(found.cost()).as(what).isNaN();
      assertThat(found.standardError()).as(what).isNaN();
      return;
    }
    requireNear("cost of " + what, found.cost(), cost.mean(), 1e-14 * scale);
    double error = cost.standardError();
    requireNear("error of " + what, found.standardError(), error, 1e-12 * error + 1e-14 * scale);
    if (interval) {
      double half = cost.half();
      double tolerance = 1e-8 * half + 1e-13 * scale;
      requireNear("lower of " + what, found.lower(), Math.max(0, cost.mean() - half), tolerance);
      requireNear("upper of " + what, found.upper(), cost.mean() + half, tolerance);
    }
  }

  private static void requireNear(String what, double found, double expected, double tolerance) {
    if (Double.isNaN(expected)) {
      assertThat(found).as(what).isNaN();
    } else {
      assertThat(found).as(what).isCloseTo(expected, within(tolerance));
    }
  }
}
