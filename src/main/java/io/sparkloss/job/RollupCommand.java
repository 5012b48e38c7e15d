package io.sparkloss.job;

import io.sparkloss.evaluate.rollup.Calendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@link RollupJob}. */
@Command(
    name = "rollup",
    mixinStandardHelpOptions = true,
    versionProvider = JobVersion.class,
    sortOptions = false,
    description = "Puts the costs of many runs together, from the history that a file names.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  unexpected failure",
      "  2  wrong command line, or a Spark that is not supported",
      "  3  evaluation file refused",
      "  4  the history cannot answer: no such runs, slices or values; a damaged file"
    })
final class RollupCommand {

  @Parameters(paramLabel = "FILE", description = "the evaluation file, in YAML")
  @SuppressWarnings("NullAway.Init") // required: picocli refuses to go on without it
  String file;

  @Option(
      names = "--by",
      paramLabel = "SPAN",
      converter = Spans.class,
      description = "day, week, month or all periods together (default)")
  Calendar by = Calendar.ALL;

  @Option(
      names = "--slices",
      paramLabel = "COLUMN",
      split = ",",
      description = "the columns by which costs are sliced; all other slices are put together")
  List<String> slices = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      converter = Limit.class,
      description =
          "only slices with this value, NULL for none; repeated, with any of the values of a column")
  List<String> where = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      converter = EvaluateCommand.Day.class,
      description = "the first period")
  @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      converter = EvaluateCommand.Day.class,
      description = "the last period")
  @Nullable LocalDate to;

  @Option(
      names = "--output",
      paramLabel = "DIRECTORY",
      description = "writes rollup.json and rollup.parquet there, too")
  @Nullable String output;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      converter = EvaluateCommand.Assignment.class,
      description = "replaces a value of the file; may be repeated")
  List<String> settings = new ArrayList<>();

  @Option(
      names = RestrictedMode.OPTION,
      paramLabel = "DIRECTORY",
      description =
          "refuses what runs code, calls servers or reads the environment in the file, and all that"
              + " it would write outside of this directory; so do SPARK_LOSS_RESTRICTED and"
              + " spark.loss.restricted")
  @Nullable String restricted;

  @Option(names = "--stacktrace", description = "logs the stack trace of every error")
  boolean stacktrace;

  /** Reads how periods are put together. */
  static final class Spans implements ITypeConverter<Calendar> {
    @Override
    public Calendar convert(String text) {
      for (Calendar calendar : Calendar.values()) {
        if (calendar.key().equals(text.toLowerCase(Locale.ROOT))) {
          return calendar;
        }
      }
      throw new TypeConversionException("'" + text + "' must be day, week, month or all");
    }
  }

  /** Lets texts through that have the form of a limit. */
  static final class Limit implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.indexOf('=') < 1) {
        throw new TypeConversionException("'" + text + "' must be COLUMN=VALUE, as in origin=ATL");
      }
      return text;
    }
  }
}
