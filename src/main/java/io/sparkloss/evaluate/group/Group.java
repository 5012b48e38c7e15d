package io.sparkloss.evaluate.group;

import io.sparkloss.cost.group.CostGroup;
import io.sparkloss.evaluate.binding.SliceValues;
import io.sparkloss.result.entry.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The costs of one slice, and in long form of one model.
 *
 * @param set the position of the slice's columns in the grouping; 0 is the overall
 * @param slice the slice
 * @param model the model in long form, or null
 * @param costs the costs
 * @param matches the rows by the labels that they found
 */
public record Group(
    int set, Slice slice, @Nullable String model, CostGroup costs, Matches matches) {

  /**
   * Rows by the labels that they found; where rows hold their labels, each has found one.
   *
   * @param rows all rows
   * @param ambiguous those with more than one label
   */
  public record Matches(long rows, long ambiguous) {}

  /** The overall first, then slices in the order of the plan, by value, by model. */
  public static final Comparator<Group> ORDER =
      Comparator.comparingInt(Group::set)
          .thenComparing(Group::slice, Group::compare)
          .thenComparing(Group::modelText);

  private static int compare(Slice a, Slice b) {
    List<@Nullable Object> left = new ArrayList<>(a.values().values());
    List<@Nullable Object> right = new ArrayList<>(b.values().values());
    for (int i = 0; i < left.size(); i++) {
      int order = SliceValues.ORDER.compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Returns how many rows the group has, those without a label included. */
  public long rows() {
    return matches.rows();
  }

  private String modelText() {
    return model == null ? "" : model;
  }
}
