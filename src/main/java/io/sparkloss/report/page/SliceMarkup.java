package io.sparkloss.report.page;

import io.sparkloss.report.CostPanel;
import io.sparkloss.report.Digits;
import io.sparkloss.report.markup.Markup;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The costs of slices in a page: a table for each loss of each target and each list of columns,
 * with a row for each slice. Ends of cells and rows are left out, as HTML allows, for there may be
 * very many.
 */
final class SliceMarkup {

  /** How many slices the script shows until asked for all of them. */
  private static final int SHOWN = 100;

  private final CostPanel panel;
  private final List<String> models;
  private final Markup to;

  private SliceMarkup(CostPanel panel, Markup to) {
    this.panel = panel;
    this.models = panel.models();
    this.to = to;
  }

  static void add(List<CostPanel> panels, Markup to) {
    if (panels.stream().allMatch(panel -> panel.slicings().isEmpty())) {
      to.raw("<p>The results hold no slices.</p>\n");
      return;
    }
    tools(to, "Slices with");
    to.raw("<p class=\"soft scripted\">The columns sort by their heads.</p>\n");
    boolean open = true;
    for (CostPanel panel : panels) {
      for (List<String> columns : panel.slicings()) {
        new SliceMarkup(panel, to).table(columns, open);
        open = false;
      }
    }
  }

  /** Adds what the script filters tables by. */
  static void tools(Markup to, String label) {
    to.raw("<div class=\"tools scripted\"><label>" + label + " <input id=\"filter\"")
        .raw(" type=\"search\" placeholder=\"any text\"></label> <label>")
        .raw("<input id=\"worse-only\" type=\"checkbox\"> only the marked ▼</label> ")
        .raw("<span id=\"matches\" role=\"status\" class=\"soft\"></span></div>\n");
  }

  private void table(List<String> columns, boolean open) {
    Map<Slice, Map<String, CostEntry>> slices = panel.bySlice(columns);
    Map<Slice, Map<String, Comparison>> compared = panel.comparedBySlice(columns);
    String by = String.join(" × ", columns);
    to.raw(open ? "<details class=\"group\" open>" : "<details class=\"group\">");
    to.element(
        "summary", panel.title() + " by " + by + ", " + Digits.count(slices.size()) + " slices");
    legend(compared, slices.size() > SHOWN);
    to.raw("<div class=\"wide\" tabindex=\"0\"><table class=\"slices\"><thead><tr>");
    head(by, compared);
    to.raw("</tr></thead><tbody>\n");
    List<Slice> order = new ArrayList<>(slices.keySet());
    if (order.size() > SHOWN) {
      order.sort(Comparator.comparing(slice -> mark(slices, compared, slice) != Mark.WORSE));
    }
    for (Slice slice : order) {
      to.raw(mark(slices, compared, slice).row);
      row(slice, slices.getOrDefault(slice, Map.of()), compared.getOrDefault(slice, Map.of()));
    }
    to.raw("</tbody></table></div></details>\n");
  }

  /** Says what the marks of a table mean: two models beside each other, or places of the loss. */
  private void legend(Map<Slice, Map<String, Comparison>> compared, boolean many) {
    to.raw("<p class=\"soft\">");
    Set<String> baselines = new LinkedHashSet<>();
    compared.values().forEach(each -> each.values().forEach(of -> baselines.add(of.baseline())));
    if (baselines.isEmpty()) {
      to.raw("▼ marks slices that, each judged by itself, cost a model more than all rows do;")
          .raw(" ▲ those that cost less, and no model more. They tell where the loss comes from,")
          .raw(" not which model is better.");
    } else {
      to.raw("▼ marks slices where, each judged by itself, a model is worse than ")
          .text(String.join(" or ", baselines))
          .raw("; ▲ where one is better and none worse.");
    }
    to.raw(many ? " Those marked ▼ come first.</p>\n" : "</p>\n");
  }

  private void head(String by, Map<Slice, Map<String, Comparison>> compared) {
    to.element("th scope=\"col\"", by).raw("<th scope=\"col\">rows");
    for (String model : models) {
      to.element("th scope=\"col\"", model).raw("<th scope=\"col\">interval");
    }
    Set<String> differences = new LinkedHashSet<>();
    compared
        .values()
        .forEach(
            each ->
                each.values()
                    .forEach(of -> differences.add(of.key().model() + " less " + of.baseline())));
    differences.forEach(
        text -> to.element("th scope=\"col\"", text).raw("<th scope=\"col\">interval"));
  }

  private void row(Slice slice, Map<String, CostEntry> costs, Map<String, Comparison> compared) {
    to.cell(String.join(" / ", slice.values().values().stream().map(String::valueOf).toList()));
    to.cell(
        Digits.count(costs.values().stream().mapToLong(of -> of.usage().rows()).max().orElse(0)));
    for (String model : models) {
      CostEntry entry = costs.get(model);
      to.cell(entry == null ? "" : Numbers.cost(entry.estimate()));
      to.cell(entry == null ? "" : Numbers.interval(entry.estimate()));
    }
    for (String model : models) {
      Comparison comparison = compared.get(model);
      if (comparison != null) {
        to.cell(Numbers.cost(comparison.difference()));
        to.cell(Numbers.interval(comparison.difference()));
      }
    }
    to.raw("\n");
  }

  private Mark mark(
      Map<Slice, Map<String, CostEntry>> slices,
      Map<Slice, Map<String, Comparison>> compared,
      Slice slice) {
    Map<String, Comparison> differences = compared.getOrDefault(slice, Map.of());
    return differences.isEmpty()
        ? placed(slices.getOrDefault(slice, Map.of()))
        : judged(differences.values());
  }

  /** Returns whether a slice costs more or less than all rows. */
  private Mark placed(Map<String, CostEntry> costs) {
    boolean more = false;
    boolean less = false;
    for (CostEntry overall : panel.overall()) {
      CostEntry entry = costs.get(overall.key().model());
      double all = overall.estimate().cost();
      more |= entry != null && entry.estimate().lower() > all;
      less |= entry != null && entry.estimate().upper() < all;
    }
    return Mark.of(more, less);
  }

  /** Returns whether models are worse or better than their baselines. */
  private static Mark judged(Collection<Comparison> comparisons) {
    boolean worse = false;
    boolean better = false;
    for (Comparison comparison : comparisons) {
      Estimate difference = comparison.difference();
      worse |= difference.lower() > 0;
      better |= difference.upper() < 0;
    }
    return Mark.of(worse, better);
  }

  /** What stands before a slice. */
  private enum Mark {
    WORSE("<tr class=\"worse\">"),
    BETTER("<tr class=\"better\">"),
    NONE("<tr>");

    private final String row;

    Mark(String row) {
      this.row = row;
    }

    static Mark of(boolean worse, boolean better) {
      return worse ? WORSE : better ? BETTER : NONE;
    }
  }
}
