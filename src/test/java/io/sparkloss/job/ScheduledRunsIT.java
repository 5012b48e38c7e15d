package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The crontab's line and the tasks of the DAG, run for real. Airflow itself is in no repository of
 * Maven or Debian: decorators that do nothing stand in for it.
 */
class ScheduledRunsIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path DAG = PROJECT.resolve("jobs/schedule/airflow_flights.py");

  private static final String DECORATORS =
      """
      class Told:
          def __rshift__(self, others):
              return self

      def plain(function=None, **options):
          assert set(options) <= {"retries", "retry_delay"}, options
          return function if function else lambda given: given

      class Task:
          branch = staticmethod(plain)
          def __call__(self, *given, **options):
              return plain(*given, **options)

      task = Task()

      def dag(dag_id, schedule, start_date, catchup, max_active_runs):
          assert schedule.text == "15 3 * * *" and schedule.timezone == "UTC"
          return lambda function: lambda: None
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void requirePython() {
    boolean there = Files.isExecutable(PYTHON);
    if (System.getenv("SPARK_LOSS_CI") != null) {
      assertThat(there).as("%s is there; install Debian's python3", PYTHON).isTrue();
    }
    assumeTrue(there, "no " + PYTHON + "; install Debian's package python3");
  }

  @BeforeEach
  void standIn() throws Exception {
    Path airflow = Files.createDirectories(directory.resolve("stand-in/airflow"));
    Files.createDirectories(airflow.resolve("timetables"));
    Files.writeString(airflow.resolve("__init__.py"), "");
    Files.writeString(airflow.resolve("timetables/__init__.py"), "");
    Files.writeString(airflow.resolve("decorators.py"), DECORATORS);
    Files.writeString(
        airflow.resolve("exceptions.py"),
        """
        class AirflowException(Exception):
            pass

        class AirflowFailException(AirflowException):
            pass
        """);
    Files.writeString(
        airflow.resolve("timetables/interval.py"),
        """
        class CronDataIntervalTimetable:
            def __init__(self, text, timezone):
                self.text = text
                self.timezone = timezone
        """);
  }

  @Test
  void theDagCompiles() throws Exception {
    Ended ended =
        start(
            PYTHON.toString(),
            "-c",
            "compile(open('" + DAG + "').read(), 'airflow_flights.py', 'exec')");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
  }

  @Test
  void theDagsCommandIsTakenByTheJob() throws Exception {
    Ended ended = dag("print('\\n'.join(command('2001-06-03')))");

    assertThat(ended.out().lines())
        .containsExactly(
            PROJECT + "/jobs/evaluate",
            PROJECT + "/conf/flights-daily.yaml",
            "--date",
            "2001-06-03");
    EvaluateCommand command = new EvaluateCommand();
    new CommandLine(command).parseArgs(ended.out().lines().skip(1).toArray(String[]::new));
    assertThat(command.problem()).isEmpty();
  }

  @Test
  void eachExitCodeLeadsWhereTheOperationsPageSays() throws Exception {
    Ended ended =
        dag(
            """
            for code in range(7):
                try:
                    print(code, decide(verdict(code)))
                except AirflowException as problem:
                    print(code, type(problem).__name__)
            """);

    assertThat(ended.out())
        .isEqualTo(
            """
            0 release
            1 AirflowException
            2 AirflowFailException
            3 AirflowFailException
            4 AirflowFailException
            5 hold
            6 ask
            """);
  }

  @Test
  void aDayIsEvaluatedByTheDag() throws Exception {
    Ended ended =
        dag(
            """
            given = command
            command = lambda day: given(day) + ["--set", "output.history.path=%s"]
            print("->", decide(evaluate("2001-06-03")))
            """
                .formatted(directory.resolve("history")));

    assertThat(ended.out())
        .as(ended.err())
        .startsWith("run flights-2001-06-03\n")
        .endsWith("-> release\n");
  }

  @Test
  void theCrontabsLineRuns() throws Exception {
    String line =
        Files.readAllLines(PROJECT.resolve("jobs/schedule/crontab")).stream()
            .filter(text -> text.startsWith("15 3 * * * "))
            .findFirst()
            .orElseThrow()
            .substring("15 3 * * * ".length())
            .replace("/opt/spark-loss/", PROJECT + "/")
            .replace("/var/log/spark-loss/", directory + "/")
            .replace("/tmp/spark-loss-flights.lock", directory + "/lock");

    Ended ended = start("/bin/bash", "-c", line);

    assertThat(ended.code())
        .as("yesterday's flights are not in the data: refused, and told")
        .isEqualTo(ExitCode.DATA_REFUSED.code());
    assertThat(directory.resolve("flights.log")).content().contains("error: run flights-");
  }

  /** Runs statements in the DAG's module. */
  private Ended dag(String statements) throws Exception {
    return start(
        PYTHON.toString(),
        "-c",
        "exec(compile(open('" + DAG + "').read(), 'airflow_flights.py', 'exec'))\n" + statements);
  }

  private Ended start(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("SPARK_HOME");
    builder
        .environment()
        .putAll(
            Map.of(
                "PYTHONPATH", directory.resolve("stand-in").toString(),
                "PYTHONDONTWRITEBYTECODE", "1",
                "SPARK_LOSS_HOME", PROJECT.toString(),
                "JAVA_HOME", System.getProperty("java.home")));
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end; it said " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
