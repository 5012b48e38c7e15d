package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenLineage's own listener tells what a job read and wrote, without a word of this project. Run
 * by {@code mvn verify -Popenlineage}, which brings the listener.
 */
class OpenLineageProof {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void theListenerTellsWhatWasReadAndWritten() throws Exception {
    Path events = directory.resolve("events.ndjson");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.add("-Dlog4j2.configurationFile=" + PROJECT.resolve("conf/log4j2.properties"));
    command.add("-Dspark.extraListeners=io.openlineage.spark.agent.OpenLineageSparkListener");
    command.add("-Dspark.openlineage.transport.type=file");
    command.add("-Dspark.openlineage.transport.location=" + events);
    command.add("-Dspark.openlineage.namespace=flights");
    command.add("-cp");
    command.add(classPath());
    command.add(EvaluateJob.class.getName());
    command.add(PROJECT.resolve("conf/flights.yaml").toString());
    command.add("--set");
    command.add("slices=[]");
    command.add("--set");
    command.add("output.directory=" + directory.resolve("out"));

    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (String line : Files.readAllLines(events)) {
      JsonNode event = new ObjectMapper().readTree(line);
      event.path("inputs").forEach(input -> inputs.add(input.path("name").asText()));
      event.path("outputs").forEach(output -> outputs.add(output.path("name").asText()));
    }
    assertThat(inputs).anyMatch(name -> name.endsWith("/jobs/data"));
    assertThat(outputs).anyMatch(name -> name.contains("/out/_costs-"));
  }

  private static String classPath() {
    String tests = System.getProperty("surefire.test.class.path");
    String all = tests == null ? System.getProperty("java.class.path") : tests;
    return Stream.of(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .reduce((first, second) -> first + File.pathSeparator + second)
        .orElseThrow();
  }
}
