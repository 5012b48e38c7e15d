package io.sparkloss.job;

import io.sparkloss.job.yaml.Setting;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@link EvaluateJob}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = JobVersion.class,
    sortOptions = false,
    description = "Computes the costs of predictions as evaluation files say.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done, and all gates passed",
      "  1  unexpected failure",
      "  2  wrong command line, or a Spark that is not supported",
      "  3  evaluation file refused",
      "  4  data refused: a column, a type, rows that cannot be used, coverage",
      "  5  a gate failed",
      "  6  a gate is inconclusive"
    })
final class EvaluateCommand {

  /** Ten years: more is a mistake in a date. */
  private static final int MOST_DAYS = 3660;

  @Parameters(
      paramLabel = "FILE",
      description =
          "the evaluation file, in YAML; or a folder, of which every *.yaml and *.yml is evaluated"
              + " in the order of their names, and none stops the others")
  @SuppressWarnings("NullAway.Init") // required: picocli refuses to go on without it
  String file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      converter = Assignment.class,
      description = "replaces a value of the file, as in gates[0].margin=2%%; may be repeated")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      converter = Day.class,
      description = "fills $${date} in the file; by default yesterday, UTC")
  @Nullable LocalDate date;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      converter = Day.class,
      description =
          "with --to, in place of --date: evaluates every day of a range in turn, and none stops"
              + " the others")
  @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      converter = Day.class,
      description = "the last day of the range")
  @Nullable LocalDate to;

  @Option(
      names = "--plan",
      description =
          "says what would be read, how often and why, what would be computed and how much comes"
              + " out, and does not start Spark")
  boolean plan;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "writes what came of every run to a file, as JSON")
  @Nullable String summary;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark's master; by default that of spark-submit, else local[*]")
  @Nullable String master;

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

  /** Returns why the options do not go together; empty when they do. */
  Optional<String> problem() {
    if (from == null && to == null) {
      return Optional.empty();
    }
    if (from == null || to == null) {
      return Optional.of("--from and --to are the ends of a range; give both, or --date");
    }
    if (date != null) {
      return Optional.of("--date is one day, but --from and --to are a range; leave one out");
    }
    if (to.isBefore(from)) {
      return Optional.of("--to " + to + " is before --from " + from + "; exchange them");
    }
    return from.plusDays(MOST_DAYS).isAfter(to)
        ? Optional.empty()
        : Optional.of(
            "%s to %s are more than %d days; evaluate them in parts"
                .formatted(from, to, MOST_DAYS));
  }

  /** Returns the days to evaluate, in order. */
  List<LocalDate> days(LocalDate otherwise) {
    if (from != null && to != null) {
      return from.datesUntil(to.plusDays(1)).toList();
    }
    return List.of(date == null ? otherwise : date);
  }

  /** Lets texts through that have the form of a setting; the file's reader takes them apart. */
  static final class Assignment implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!Setting.hasForm(text)) {
        throw new TypeConversionException(
            "'" + text + "' must be key=value, as in targets.delay.label=arrival_delay");
      }
      return text;
    }
  }

  /** Reads a day. */
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + text + "' must be a day, as in 2001-06-30");
      }
    }
  }
}
