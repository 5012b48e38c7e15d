package io.sparkloss.report.chart.svg;

import java.util.List;
import java.util.Locale;

/**
 * A colour that a page can set by a custom property of CSS; without one it depends on whether the
 * reader prefers a dark ground. The colours of series can be told apart by people who do not see
 * all colours, and have a contrast of at least 3 to 1 with the background in both forms.
 *
 * @param name ends the names of the property, {@code --chart-name}, and of the classes
 * @param light a colour as {@code #rrggbb} for a light ground
 * @param dark a colour as {@code #rrggbb} for a dark ground
 */
public record Paint(String name, String light, String dark) {

  /** Behind all. */
  public static final Paint BACKGROUND = new Paint("background", "#ffffff", "#14181d");

  /** Text. */
  public static final Paint INK = new Paint("ink", "#1b2127", "#e8ecf0");

  /** Text of less weight, and lines to compare to. */
  public static final Paint MUTED = new Paint("muted", "#5c6670", "#a3adb8");

  /** The lines of the grid. */
  public static final Paint GRID = new Paint("grid", "#dfe3e8", "#2c343c");

  /** Shaded bands. */
  public static final Paint BAND = new Paint("band", "#d5dee7", "#343f4a");

  /** What asks for attention. */
  public static final Paint ALERT = new Paint("alert", "#b00020", "#ff6b6b");

  private static final List<Paint> SERIES =
      List.of(
          new Paint("1", "#0072b2", "#56b4e9"),
          new Paint("2", "#d55e00", "#e69f00"),
          new Paint("3", "#008f68", "#00b88a"),
          new Paint("4", "#8a1fe0", "#a866ff"),
          new Paint("5", "#5c2e0a", "#d6f5a8"),
          new Paint("6", "#8a8a8a", "#8f7a4a"));

  private static final List<Paint> HEAT =
      List.of(
          new Paint("heat-1", "#d3e6f3", "#16384f"),
          new Paint("heat-2", "#a8cfe6", "#14507a"),
          new Paint("heat-3", "#73b3d8", "#1a6da3"),
          new Paint("heat-4", "#3b8fc2", "#3b8fc2"),
          new Paint("heat-5", "#1a6da3", "#73b3d8"),
          new Paint("heat-6", "#0f4a77", "#a8cfe6"),
          new Paint("heat-7", "#0a2a47", "#e3f1fa"));

  /** How many colours {@link #series} has. */
  public static final int SERIES_COLOURS = SERIES.size();

  /** How many steps {@link #heat} has. */
  public static final int HEAT_STEPS = HEAT.size();

  /** Returns the colour of a series; after the last the first comes again. */
  public static Paint series(int number) {
    return SERIES.get(number % SERIES.size());
  }

  /** Returns a step from little, 0, to much. */
  public static Paint heat(int step) {
    return HEAT.get(step);
  }

  /**
   * Returns attributes that fill with this colour. The colour itself is for programs that know no
   * custom properties; others prefer what the class says.
   */
  String fill() {
    return String.format(Locale.ROOT, " class=\"slc-f-%s\" fill=\"%s\"", name, light);
  }

  /** Returns attributes that draw outlines in this colour. */
  String stroke() {
    return String.format(Locale.ROOT, " class=\"slc-s-%s\" stroke=\"%s\"", name, light);
  }

  /** Returns the rules of the classes for a light ground. */
  String lightRules() {
    return rules(light);
  }

  /** Returns the rules of the classes for a dark ground. */
  String darkRules() {
    return rules(dark);
  }

  private String rules(String colour) {
    return String.format(
        Locale.ROOT,
        ".slc-f-%1$s{fill:var(--chart-%1$s,%2$s)}.slc-s-%1$s{stroke:var(--chart-%1$s,%2$s)}",
        name,
        colour);
  }
}
