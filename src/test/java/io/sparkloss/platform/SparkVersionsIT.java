package io.sparkloss.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sparkloss.Program;
import io.sparkloss.spark.bits.Jdk25;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The jobs' jar, as it was built, gives the same results on every Spark that is supported. */
@EnabledIfSystemProperty(named = OtherSpark.PROFILE, matches = "true")
class SparkVersionsIT {

  private static final Path JAR = Path.of("target/spark-loss-jobs.jar").toAbsolutePath();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  private static PlatformFlights flights;

  @BeforeAll
  static void evaluateEmbedded() throws IOException {
    flights = PlatformFlights.in(folder);
  }

  @Test
  void theOldestSparkGivesTheSameBits() throws Exception {
    assertThat(evaluate(OtherSpark.JAVA, OtherSpark.OLDEST)).contains("Spark 4.0.");
  }

  @Test
  void theSparkOfTheBuildGivesTheSameBits() throws Exception {
    assertThat(evaluate(OtherSpark.JAVA, OtherSpark.BUILT_WITH)).contains("Spark 4.1.");
  }

  @Test
  void theNewestSparkGivesTheSameBits() throws Exception {
    assertThat(evaluate(OtherSpark.JAVA, OtherSpark.NEXT)).contains("Spark 4.2.");
  }

  @Test
  void theNewestSparkOnJdk25GivesTheSameBits() throws Exception {
    Optional<Path> java = Jdk25.home();
    assumeTrue(java.isPresent(), "no JDK 25: set JAVA25_HOME");

    assertThat(evaluate(java.orElseThrow(), OtherSpark.NEXT)).contains("Spark 4.2.", "Java 25");
  }

  /** Evaluates the flights; returns what the job says its versions are. */
  private static String evaluate(Path java, Path classPath) throws Exception {
    String jars = JAR + ":" + Files.readString(classPath).strip();
    String out = classPath.getFileName() + "-" + java.getFileName();
    List<String> command = java(java, jars);
    command.add("-Dspark.master=local[2]");
    command.add("io.sparkloss.job.EvaluateJob");
    command.addAll(flights.arguments(out));

    Program run = Program.run(folder, Map.of(), command);

    assertThat(run.code()).as(run.err()).isZero();
    flights.requireSame(out);
    List<String> version = java(java, jars);
    version.addAll(List.of("io.sparkloss.job.EvaluateJob", "--version"));
    return Program.run(folder, Map.of(), version).out();
  }

  /** Returns the command, without a class, with the options that this very Spark asks for. */
  private static List<String> java(Path java, String jars) throws Exception {
    String program = java.resolve("bin/java").toString();
    Program options =
        Program.run(
            folder, Map.of(), List.of(program, "-cp", jars, "io.sparkloss.job.ModuleOptions"));
    List<String> command = new ArrayList<>(List.of(program, "-cp", jars));
    command.addAll(List.of(options.out().strip().split(" +", -1)));
    return command;
  }
}
