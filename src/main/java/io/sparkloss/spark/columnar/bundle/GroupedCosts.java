package io.sparkloss.spark.columnar.bundle;

import io.sparkloss.cost.SlotAccumulators;
import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.cost.group.GroupLayout;
import io.sparkloss.cost.group.RowLosses;
import io.sparkloss.cost.group.batch.BatchLosses;
import io.sparkloss.cost.group.batch.SlotGroups;
import io.sparkloss.cost.group.batch.Winners;
import io.sparkloss.cost.group.tally.Tallies;
import io.sparkloss.cost.group.tally.Tally;
import io.sparkloss.cost.group.tally.TallyRows;
import io.sparkloss.spark.columnar.batch.Arrangement;
import io.sparkloss.spark.columnar.batch.BatchGroups;
import io.sparkloss.spark.columnar.batch.GroupKeys;
import io.sparkloss.spark.columnar.batch.GroupSlots;
import io.sparkloss.spark.columnar.batch.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * The costs of all groups of one grouping set, and of the sets whose keys are among its own: their
 * groups are unions of its groups, so they are merged at the end and cost nothing for each row.
 *
 * <p>Mutable and not safe for use by many threads.
 */
final class GroupedCosts {

  private final GroupLayout layout;
  private final List<Integer> columns;
  private final List<KeySet> sets;
  private final @Nullable GroupSlots slots;
  private final BatchGroups groups = new BatchGroups();
  private final Arrangement order = new Arrangement();
  private final Arrangement single = new Arrangement();
  private final boolean keepsWhole;
  private final boolean keepsEach;
  private final TallyBatch tallyBatch = new TallyBatch();
  private SlotGroups costs;

  /** What only the group of all rows keeps. */
  private Tallies whole;

  private boolean empty = true;
  private double[] arranged = new double[0];
  private double[] arrangedWeights = new double[0];
  private double[] differences = new double[0];
  private int[] scratch = new int[0];

  /**
   * Creates empty costs.
   *
   * @param columns the columns by which rows are grouped
   * @param sets the sets that are given, whose columns are among them
   */
  GroupedCosts(GroupLayout layout, List<Integer> columns, List<KeySet> sets, DataType[] types) {
    this.layout = layout;
    this.columns = columns;
    this.sets = sets;
    int[] ordinals = columns.stream().mapToInt(Integer::intValue).toArray();
    slots = ordinals.length == 0 ? null : new GroupSlots(ordinals, types);
    costs = new SlotGroups(layout);
    keepsWhole = sets.stream().anyMatch(KeySet::ofAllRows);
    keepsEach = Tallies.any(layout.tallies(), Tallies.Kept.BY_EVERY_GROUP);
    whole = new Tallies(layout.tallies());
  }

  /**
   * A set of keys.
   *
   * @param keys the keys
   * @param ofAllRows whether its group is that of all rows
   */
  record KeySet(List<GroupKeys.Key> keys, boolean ofAllRows) {}

  /** Finds the groups of a batch's rows. */
  void begin(ColumnarBatch batch, boolean @Nullable [] mask) {
    int rows = batch.numRows();
    if (slots == null) {
      groups.single(rows);
    } else {
      groups.of(slots.of(batch, mask), rows, slots.size(), false);
    }
    costs.ensure(groups.count());
    if (arranged.length < rows) {
      arranged = new double[rows];
      arrangedWeights = new double[rows];
      differences = new double[rows];
      scratch = new int[rows];
    }
  }

  /** Adds a row that was evaluated by itself. */
  void add(int row, RowLosses losses) {
    empty = false;
    int slot = groups.slot(row);
    costs.other(slot).add(losses);
    if (keepsEach) {
      costs.tallies(slot).add(losses, Tallies.Kept.BY_EVERY_GROUP);
    }
    if (keepsWhole) {
      whole.add(losses, Tallies.Kept.BY_ALL_ROWS_ALONE);
    }
  }

  /** Adds rows that were evaluated together. */
  void add(Selection rows, BatchLosses losses) {
    empty &= rows.count() == 0;
    groups.arrange(rows, scratch, order);
    double[] own = losses.ownWeights();
    double[] weights = own == null ? null : order.arranged(own, arrangedWeights);
    order.forEach((slot, from, to) -> costs.addRows(slot, weights, from, to));
    for (int term = 0; term < layout.terms().size(); term++) {
      addLosses(term, losses);
    }
    for (int pair = 0; pair < layout.pairs().size(); pair++) {
      losses.differences(pair, differences);
      double[] weight = losses.weights(layout.pairs().get(pair).candidate());
      addTo(costs.differences(pair), differences, weight, null);
      addWinners(pair, rows, losses);
    }
    single.single(rows.count());
    for (int i = 0; i < layout.tallies().size(); i++) {
      tally(i, layout.tallies().get(i), losses);
    }
  }

  private void tally(int index, Tally.Plan plan, BatchLosses losses) {
    if (Tallies.Kept.BY_EVERY_GROUP.holds(plan)) {
      TallyRows ordered = tallyBatch.rows(plan, losses, order);
      order.forEach((slot, from, to) -> costs.tallies(slot).tally(index).addAll(ordered, from, to));
    } else if (keepsWhole) {
      TallyRows ofAll = tallyBatch.rows(plan, losses, single);
      whole.tally(index).addAll(ofAll, 0, losses.count());
    }
  }

  private void addWinners(int pair, Selection rows, BatchLosses losses) {
    GroupLayout.Pair of = layout.pairs().get(pair);
    double[] candidate = losses.losses(of.candidate());
    double[] baseline = losses.losses(of.baseline());
    double[] weight = losses.weights(of.candidate());
    Winners winners = costs.winners(pair);
    for (int i = 0; i < rows.count(); i++) {
      double weighs = weight == null ? 1 : weight[i];
      winners.add(groups.slot(rows.row(i)), candidate[i], baseline[i], weighs);
    }
  }

  private void addLosses(int term, BatchLosses losses) {
    boolean[] marks = losses.clipped(term);
    addTo(
        costs.term(term),
        losses.losses(term),
        losses.weights(term),
        marks == null ? null : order.arranged(marks));
    boolean[] unnormalized = losses.unnormalized(term);
    if (unnormalized != null) {
      boolean[] inOrder = order.arranged(unnormalized);
      order.forEach((slot, from, to) -> costs.addUnnormalized(term, slot, inOrder, from, to));
    }
  }

  private void addTo(
      SlotAccumulators target,
      double[] losses,
      double @Nullable [] weights,
      boolean @Nullable [] clipped) {
    SlotAccumulators.Losses all =
        new SlotAccumulators.Losses(
            order.arranged(losses, arranged),
            weights == null ? null : order.arranged(weights, arrangedWeights),
            clipped,
            order.count());
    if (order.isScattered()) {
      order.forEach((slot, from, to) -> target.addOne(slot, all, from));
    } else {
      order.forEach((slot, from, to) -> target.add(slot, all, from, to));
    }
  }

  /** Returns how many groups there are of the set that is told apart finest. */
  int groups() {
    return slots == null ? 1 : slots.size();
  }

  /** Returns about how many bytes tallies take in memory. */
  long tallyMemory() {
    return keepsEach ? costs.tallyMemory() : 0;
  }

  /**
   * A group of one of the sets.
   *
   * @param keys the values of its keys, as Spark holds them in rows
   * @param slots the groups of the finest set that it is the union of
   * @param ofAllRows whether it is the group of all rows
   */
  record Group(List<@Nullable Object> keys, List<Integer> slots, boolean ofAllRows) {}

  /** Returns the groups of all sets; only without any key is there a group of no rows. */
  List<Group> results() {
    if (empty && !sets.get(0).keys().isEmpty()) {
      return List.of();
    }
    List<Group> results = new ArrayList<>();
    for (KeySet set : sets) {
      Map<List<@Nullable Object>, Group> found = new LinkedHashMap<>();
      for (int slot = 0; slot < groups(); slot++) {
        List<@Nullable Object> keys = keys(set.keys(), slot);
        found
            .computeIfAbsent(keys, absent -> new Group(keys, new ArrayList<>(), set.ofAllRows()))
            .slots()
            .add(slot);
      }
      results.addAll(found.values());
    }
    return results;
  }

  /** Returns the costs of a group, made anew: all of them at once would take much memory. */
  CostGroup costs(Group group) {
    CostGroup merged = costs.group(group.slots().get(0));
    for (int slot : group.slots().subList(1, group.slots().size())) {
      merged.merge(costs.group(slot));
    }
    if (group.ofAllRows()) {
      merged.tallies().merge(whole);
    }
    return merged;
  }

  private List<@Nullable Object> keys(List<GroupKeys.Key> set, int slot) {
    List<@Nullable Object> keys = new ArrayList<>();
    for (GroupKeys.Key key : set) {
      keys.add(
          slots == null || key.ordinal() == GroupKeys.Key.CONSTANT
              ? key.value()
              : slots.value(slot, columns.indexOf(key.ordinal())));
    }
    return keys;
  }

  /** Forgets all groups. */
  void clear() {
    if (slots != null) {
      slots.clear();
    }
    costs = new SlotGroups(layout);
    whole = new Tallies(layout.tallies());
    empty = true;
  }
}
