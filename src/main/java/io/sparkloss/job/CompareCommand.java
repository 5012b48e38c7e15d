package io.sparkloss.job;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@link CompareJob}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = JobVersion.class,
    sortOptions = false,
    description = "Tells what changed from one run to another, overall and by slice.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  unexpected failure",
      "  2  wrong command line, or a Spark that is not supported",
      "  3  a file is no evaluation, or the two cannot be compared",
      "  4  the history cannot answer: no such run, or one of several periods; a damaged file"
    })
final class CompareCommand {

  @Parameters(
      index = "0",
      paramLabel = "RUN_A",
      description =
          "the first run: its evaluation.json, or the directory that holds it; with --history its"
              + " name, or NAME@PERIOD, as in flights@2001-06-01, where it is in several periods")
  @SuppressWarnings("NullAway.Init") // required: picocli refuses to go on without it
  String before;

  @Parameters(index = "1", paramLabel = "RUN_B", description = "the second run, likewise")
  @SuppressWarnings("NullAway.Init") // required: picocli refuses to go on without it
  String after;

  @Option(
      names = "--history",
      paramLabel = "PATH",
      description = "takes the runs from the history in this directory")
  @Nullable String history;

  @Option(
      names = "--output",
      paramLabel = "DIRECTORY",
      description = "writes compare.json and compare.parquet there, too")
  @Nullable String output;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "writes all of it, every slice included, to a file, as JSON; - for standard output in"
              + " place of the tables")
  @Nullable String json;

  @Option(names = "--stacktrace", description = "logs the stack trace of every error")
  boolean stacktrace;
}
