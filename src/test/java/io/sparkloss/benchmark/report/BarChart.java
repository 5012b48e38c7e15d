package io.sparkloss.benchmark.report;

import io.sparkloss.benchmark.report.Svg.Point;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars of ratios, in groups, on a logarithmic axis that has 1 as its base: bars to the
 * left are faster, and twice as fast is as long as twice as slow.
 */
public final class BarChart {

  /** A bar: what it stands for, its colour, its ratio, and what else to write beside it. */
  public record Bar(String label, String colour, double ratio, String note) {}

  /** Bars that belong together, and the ratio that the first is to reach, NaN for none. */
  public record Group(String title, List<Bar> bars, double goal) {}

  private static final double WIDTH = 960;
  private static final double LEFT = 200;
  private static final double RIGHT = 830;
  private static final double TOP = 112;
  private static final double BAR = 17;
  private static final double GAP = 40;

  private final String title;
  private final String axis;
  private final String note;

  /** Makes a chart with a title, what its axis shows, and a line in small letters. */
  public BarChart(String title, String axis, String note) {
    this.title = title;
    this.axis = axis;
    this.note = note;
  }

  /** Returns the picture. */
  public String svg(List<Group> groups) {
    Svg svg = new Svg(WIDTH);
    Scale scale = scale(groups);
    double height = TOP + groups.stream().mapToDouble(BarChart::height).sum() + 20;
    heading(svg);
    grid(svg, scale, height - 20);
    double top = TOP;
    for (Group group : groups) {
      draw(svg, scale, group, top);
      top += height(group);
    }
    return svg.picture(height, title);
  }

  private static double height(Group group) {
    return GAP + BAR * group.bars().size();
  }

  private static Scale scale(List<Group> groups) {
    double[] ratios =
        groups.stream().flatMap(group -> group.bars().stream()).mapToDouble(Bar::ratio).toArray();
    double least = 1;
    double most = 1;
    for (double ratio : ratios) {
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
    }
    return new Scale(least, most, LEFT, RIGHT);
  }

  private void heading(Svg svg) {
    svg.text(new Point(20, 28), "title", title);
    svg.note(new Point(20, 47), note);
    svg.text(new Point((LEFT + RIGHT) / 2, 82), "middle", axis);
    svg.line(new Point(20, 73), new Point(20, 85), "goal");
    svg.text(new Point(27, 83), "note", "goal");
  }

  private static void grid(Svg svg, Scale scale, double bottom) {
    for (int power = -10; power <= 10; power++) {
      double ratio = Math.scalb(1.0, power);
      if (scale.contains(ratio)) {
        double x = scale.at(ratio);
        svg.line(new Point(x, TOP - 8), new Point(x, bottom), power == 0 ? "axis" : "grid");
        String tick = power < 0 ? "1/" + (1 << -power) : String.valueOf(1 << power);
        svg.text(new Point(x, TOP - 13), "middle", tick + "×");
      }
    }
  }

  private static void draw(Svg svg, Scale scale, Group group, double top) {
    svg.text(new Point(20, top + 24), "head", group.title());
    double y = top + 32;
    boolean goal = !Double.isNaN(group.goal());
    double clear = goal ? scale.at(group.goal()) : 0;
    for (Bar bar : group.bars()) {
      double end = scale.at(bar.ratio());
      svg.text(new Point(LEFT - 10, y + 11.5), "end", bar.label());
      svg.rectangle(new Point(scale.at(1) - 1, y + 1), new Point(end + 1, y + 14), bar.colour());
      String value = String.format(Locale.ROOT, "%.2f× · %s", bar.ratio(), bar.note());
      double right = Math.max(clear, Math.max(end, scale.at(1)));
      svg.text(new Point(right + 7, y + 11.5), "value", value);
      clear = 0;
      y += BAR;
    }
    if (goal) {
      double x = scale.at(group.goal());
      svg.line(new Point(x, top + 31), new Point(x, top + 49), "goal");
    }
  }
}
