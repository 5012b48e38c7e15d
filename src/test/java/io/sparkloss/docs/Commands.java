package io.sparkloss.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the commands of a page as a person would, from the project's root. */
final class Commands {

  private static final int MINUTES = 10;

  /** What runs these tests, and what takes minutes and is tested by a test of its own. */
  private static final Set<String> ELSEWHERE = Set.of("mvn verify");

  private Commands() {}

  /** Runs each line; returns the standard output of the last one, or null when it is not run. */
  static @Nullable String run(Snippet snippet) throws IOException, InterruptedException {
    String shown = null;
    for (String command : snippet.text().lines().toList()) {
      shown = isElsewhere(command) ? null : shell(snippet, command);
    }
    return shown;
  }

  private static boolean isElsewhere(String command) {
    return ELSEWHERE.contains(command)
        || command.startsWith("mvn verify -P")
        || command.startsWith("jobs/predict-flights ");
  }

  private static String shell(Snippet snippet, String command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("command", ".out");
    Path err = Files.createTempFile("command", ".err");
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.environment().remove("SPARK_HOME");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(snippet.toString()).isTrue();
    assertThat(process.exitValue())
        .as("%s: %s", snippet, Files.readString(err, StandardCharsets.UTF_8))
        .isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
