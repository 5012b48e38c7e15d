package io.sparkloss.result.detail;

import java.util.List;

/**
 * Everything beside costs that one evaluation found, as far as it was asked for.
 *
 * @param concentrations where in their rows costs come from
 * @param residuals what noise the residuals of regressions look like
 * @param densities how often predictions and labels of regressions occur together
 * @param calibrations whether probabilities mean what they say
 * @param worstRows the rows of the greatest losses
 * @since 0.1.0
 */
public record Details(
    List<ConcentrationEntry> concentrations,
    List<ResidualEntry> residuals,
    List<DensityEntry> densities,
    List<CalibrationEntry> calibrations,
    List<WorstRowsEntry> worstRows) {

  /** Nothing, because nothing was asked for. */
  public static final Details NONE =
      new Details(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Returns all of many, in order. */
  public static Details concat(List<Details> many) {
    return new Details(
        many.stream().flatMap(each -> each.concentrations.stream()).toList(),
        many.stream().flatMap(each -> each.residuals.stream()).toList(),
        many.stream().flatMap(each -> each.densities.stream()).toList(),
        many.stream().flatMap(each -> each.calibrations.stream()).toList(),
        many.stream().flatMap(each -> each.worstRows.stream()).toList());
  }

  /** Keeps its own copies. */
  public Details {
    concentrations = List.copyOf(concentrations);
    residuals = List.copyOf(residuals);
    densities = List.copyOf(densities);
    calibrations = List.copyOf(calibrations);
    worstRows = List.copyOf(worstRows);
  }
}
