package io.sparkloss.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.SparkAppHandle;
import org.apache.spark.launcher.SparkLauncher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs on a cluster of a master and two workers, started by {@code jobs/cluster}, give the results
 * of the embedded job to the bit, however they are submitted.
 */
class StandaloneClusterIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String JAR = PROJECT + "/target/spark-loss-jobs.jar";
  private static final String JOB = "io.sparkloss.job.EvaluateJob";

  /** All cores before the first task: otherwise one executor may do all of so little work. */
  private static final Map<String, String> ALL_EXECUTORS =
      Map.of(
          "spark.scheduler.minRegisteredResourcesRatio", "1.0",
          "spark.scheduler.maxRegisteredResourcesWaitingTime", "120s",
          "spark.cores.max", "2",
          "spark.executor.cores", "1",
          "spark.executor.memory", "512m",
          "spark.driver.memory", "1g");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  private static InstalledSpark spark;
  private static PlatformFlights flights;
  private static String master;

  @BeforeAll
  static void startCluster() throws Exception {
    spark = InstalledSpark.in(folder.resolve("spark home"));
    flights = PlatformFlights.in(folder);
    Program started = cluster("start");
    assertThat(started.code()).as(started.err()).isZero();
    master = started.out().strip();
  }

  @AfterAll
  static void stopCluster() throws Exception {
    Program stopped = cluster("stop");

    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(cluster("status").code()).isEqualTo(1);
  }

  private static Program cluster(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROJECT + "/jobs/cluster"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--directory", "a cluster"));
    return Program.run(folder, Map.of(), command);
  }

  @Test
  void theScriptTellsTheMasterAndNothingElse() throws Exception {
    Program again = cluster("start");
    Program status = cluster("status");

    assertThat(master).matches("spark://127\\.0\\.0\\.1:[1-9][0-9]+");
    assertThat(again.code()).isZero();
    assertThat(again.out()).isEqualTo(master + "\n");
    assertThat(again.err()).contains("runs in", "already");
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .startsWith(master + "\n")
        .containsPattern("master runs as process [0-9]+\n")
        .containsPattern("worker-1 runs as process [0-9]+\n")
        .containsPattern("worker-2 runs as process [0-9]+\n");
  }

  @Test
  void theEmbeddedDriverGivesTheBitsOfTheEmbeddedJob() throws Exception {
    Set<Path> before = executors();
    StringBuilder options = new StringBuilder();
    ALL_EXECUTORS.forEach((key, value) -> options.append(" -D" + key + "=" + value));

    Program run =
        Program.run(
            folder,
            Map.of("JAVA_TOOL_OPTIONS", options.toString()),
            evaluate("embedded on the cluster", "--master", master));

    assertThat(run.code()).as(run.err()).isZero();
    flights.requireSame("embedded on the cluster");
    requireBothWorkers(before);
  }

  @Test
  void clientModeGivesTheBitsOfTheEmbeddedJob() throws Exception {
    Set<Path> before = executors();

    Program run = submit("client", flights.arguments("client"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("run flights-cluster\n").contains("gate PASS");
    flights.requireSame("client");
    requireBothWorkers(before);
  }

  @Test
  void clientModeKeepsTheExitCode() throws Exception {
    Map<String, String> installed = Map.of("SPARK_HOME", spark.home());

    Program gate =
        Program.run(
            folder,
            installed,
            evaluate("gate", "--master=" + master, "--set", "gates[0].margin=-50%"));
    Program refused =
        Program.run(folder, installed, evaluate("none", "--master=" + master, "--set", "key=1"));

    assertThat(gate.code()).as(gate.err()).isEqualTo(5);
    assertThat(gate.out()).contains("gate FAIL");
    assertThat(refused.code()).as(refused.err()).isEqualTo(3);
    assertThat(spark.calls()).anyMatch(call -> call.startsWith("--master " + master + " --class"));
  }

  @Test
  void clusterModeGivesTheBitsOfTheEmbeddedJob() throws Exception {
    Set<Path> before = executors();

    Program run = submit("cluster", flights.arguments("cluster"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("is FINISHED");
    flights.requireSame("cluster");
    requireBothWorkers(before);
  }

  /** Spark's, not ours: of a driver on a standalone cluster the code is not handed on. */
  @Test
  void clusterModeSaysFailedAndEndsWithZero() throws Exception {
    Program run = submit("cluster", refused());

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("is FAILED");
  }

  @Test
  void theLauncherGivesTheBitsOfTheEmbeddedJob() throws Exception {
    Set<Path> before = executors();

    assertThat(launch(flights.arguments("launcher"))).isEqualTo(SparkAppHandle.State.FINISHED);

    flights.requireSame("launcher");
    requireBothWorkers(before);
  }

  @Test
  void theLauncherTellsThatAJobFailed() throws Exception {
    assertThat(launch(refused())).isEqualTo(SparkAppHandle.State.FAILED);
  }

  /** Starts the job by Spark's launcher; returns the state in which it ended. */
  private static SparkAppHandle.State launch(List<String> arguments) throws Exception {
    SparkLauncher launcher =
        new SparkLauncher(Map.of("JAVA_HOME", System.getProperty("java.home")))
            .setSparkHome(spark.home())
            .setMaster(master)
            .setMainClass(JOB)
            .setAppResource(JAR)
            .addAppArgs(arguments.toArray(String[]::new))
            .redirectError(folder.resolve("launcher.err").toFile())
            .redirectOutput(folder.resolve("launcher.out").toFile());
    ALL_EXECUTORS.forEach(launcher::setConf);
    CountDownLatch ended = new CountDownLatch(1);
    SparkAppHandle handle = launcher.startApplication(whenFinal(ended));
    assertThat(ended.await(10, TimeUnit.MINUTES)).isTrue();
    return handle.getState();
  }

  private static SparkAppHandle.Listener whenFinal(CountDownLatch ended) {
    return new SparkAppHandle.Listener() {
      @Override
      public void stateChanged(SparkAppHandle handle) {
        if (handle.getState().isFinal()) {
          ended.countDown();
        }
      }

      @Override
      public void infoChanged(SparkAppHandle handle) {
        // only the state is of interest
      }
    };
  }

  /** Returns the arguments of a job whose evaluation file is refused. */
  private static List<String> refused() {
    List<String> arguments = new ArrayList<>(flights.arguments("none"));
    arguments.addAll(List.of("--set", "key=1"));
    return arguments;
  }

  private static List<String> evaluate(String out, String... more) {
    List<String> command = new ArrayList<>(List.of(PROJECT + "/jobs/evaluate"));
    command.addAll(flights.arguments(out));
    command.addAll(List.of(more));
    return command;
  }

  private static Program submit(String mode, List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(spark.submit(), "--master", master, "--deploy-mode", mode, "--class", JOB));
    ALL_EXECUTORS.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    command.addAll(List.of("--conf", "spark.standalone.submit.waitAppCompletion=true", JAR));
    command.addAll(arguments);
    return Program.run(folder, Map.of(), command);
  }

  private static void requireBothWorkers(Set<Path> before) throws IOException {
    assertThat(newExecutors(before).stream().map(log -> log.getName(0).toString()))
        .contains("worker-1", "worker-2");
  }

  private static Set<Path> newExecutors(Set<Path> before) throws IOException {
    Set<Path> now = executors();
    now.removeAll(before);
    return now;
  }

  /** Returns the logs of executors that have done tasks: WORKER/APPLICATION/EXECUTOR/stderr. */
  private static Set<Path> executors() throws IOException {
    Path work = folder.resolve("a cluster/work");
    Set<Path> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(work, 4)) {
      for (Path log : files.filter(StandaloneClusterIT::isOfExecutor).toList()) {
        if (Files.readString(log).contains("Finished task")) {
          found.add(work.relativize(log));
        }
      }
    }
    return found;
  }

  private static boolean isOfExecutor(Path file) {
    return file.endsWith("stderr")
        && file.getParent().getParent().getFileName().toString().startsWith("app-");
  }
}
