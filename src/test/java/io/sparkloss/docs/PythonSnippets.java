package io.sparkloss.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.TestSpark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import py4j.GatewayServer;

/**
 * Runs Python as PySpark does: a process of its own that talks over py4j to this virtual machine.
 * PySpark itself is not where the build can get it; {@code src/test/python} has a stand-in for the
 * few of its calls that pages show. The process starts with the first snippet.
 */
final class PythonSnippets implements AutoCloseable {

  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path SCRIPTS = Path.of("src", "test", "python");
  private static final Path PY4J = Path.of("target", "py4j.zip");
  private static final ObjectMapper JSON = new ObjectMapper();

  private @Nullable GatewayServer gateway;
  private @Nullable Process process;

  /** Runs a snippet and returns what it printed. */
  String run(Snippet snippet) throws IOException {
    Process python = process == null ? start() : process;
    PrintWriter to = new PrintWriter(python.outputWriter(StandardCharsets.UTF_8), true);
    to.println(JSON.writeValueAsString(snippet.text()));
    BufferedReader from = python.inputReader(StandardCharsets.UTF_8);
    String line = from.readLine();
    assertThat(line).as("%s: Python ended, see the standard error", snippet).isNotNull();
    JsonNode answer = JSON.readTree(line);
    assertThat(answer.path("error").asText()).as(snippet.toString()).isEmpty();
    return answer.get("out").asText();
  }

  private Process start() throws IOException {
    boolean there = Files.isExecutable(PYTHON);
    if (System.getenv("SPARK_LOSS_CI") != null) {
      assertThat(there).as("%s is there; install Debian's python3", PYTHON).isTrue();
    }
    assumeTrue(there, "no " + PYTHON + "; install Debian's package python3");
    try (InputStream zip =
        PythonSnippets.class.getResourceAsStream("/python/py4j-src-0.10.7.zip")) {
      Files.copy(Objects.requireNonNull(zip, "py4j"), PY4J, StandardCopyOption.REPLACE_EXISTING);
    }
    String token = UUID.randomUUID().toString();
    GatewayServer server =
        new GatewayServer.GatewayServerBuilder(TestSpark.session())
            .javaPort(0)
            .javaAddress(InetAddress.getLoopbackAddress())
            .authToken(token)
            .build();
    server.start();
    gateway = server;
    ProcessBuilder builder =
        new ProcessBuilder(
            PYTHON.toString(),
            SCRIPTS.resolve("snippets.py").toString(),
            PY4J.toString(),
            String.valueOf(server.getListeningPort()));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process python = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process = python;
    new PrintWriter(python.outputWriter(StandardCharsets.UTF_8), true).println(token);
    return python;
  }

  @Override
  public void close() throws IOException {
    Process python = process;
    if (python != null) {
      python.outputWriter(StandardCharsets.UTF_8).close();
      boolean ended = false;
      try {
        ended = python.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!ended) {
        python.destroyForcibly();
      }
    }
    if (gateway != null) {
      gateway.shutdown();
    }
  }
}
