package io.sparkloss.notebook;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Debian's nbconvert, which runs notebooks and exports them, with a kernel of this project's own.
 */
final class Jupyter {

  private static final Path PROGRAM = Path.of("/usr/bin/jupyter-nbconvert");
  private static final int MINUTES = 5;

  private static final List<String> KERNEL =
      List.of(
          "test-classes",
          "jjava-jupyter",
          "jeromq",
          "jnacl",
          "gson",
          "jspecify",
          "slf4j-api",
          "log4j-");

  private final Path home;

  /** Keeps its files, and the kernel that notebooks call {@code java}, below a directory. */
  Jupyter(Path home) throws IOException {
    this.home = home.toAbsolutePath();
    Path kernel = Files.createDirectories(this.home.resolve("kernels/java"));
    new ObjectMapper().writeValue(kernel.resolve("kernel.json").toFile(), kernel());
  }

  /**
   * Requires nbconvert. Where there is none, the test is skipped, but never where the environment
   * says that all tests must run.
   */
  static void require() {
    boolean there = Files.isExecutable(PROGRAM);
    if (System.getenv("SPARK_LOSS_CI") != null) {
      assertThat(there)
          .as("%s is there; install Debian's jupyter-nbconvert and jupyter-client", PROGRAM)
          .isTrue();
    }
    assumeTrue(
        there, "no " + PROGRAM + "; install Debian's packages jupyter-nbconvert jupyter-client");
  }

  /** Runs all cells of a notebook; the notebook with its outputs goes to a directory. */
  Path execute(Path notebook, Path directory) throws Exception {
    run(notebook, directory, "--to", "notebook", "--execute", "--allow-errors");
    return directory.resolve(notebook.getFileName());
  }

  /** Exports a notebook, as it stands, to a page that loads no scripts from elsewhere. */
  Path html(Path notebook, Path directory) throws Exception {
    run(
        notebook,
        directory,
        "--to",
        "html",
        "--HTMLExporter.require_js_url=",
        "--HTMLExporter.mathjax_url=");
    return directory.resolve(notebook.getFileName().toString().replace(".ipynb", ".html"));
  }

  private void run(Path notebook, Path directory, String... options) throws Exception {
    Files.createDirectories(directory);
    Path log = Files.createTempFile(home, "nbconvert", ".log");
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(options));
    command.add("--ExecutePreprocessor.timeout=240");
    command.add("--output-dir=" + directory.toAbsolutePath());
    command.add(notebook.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JUPYTER_PATH", home.toString());
    builder.environment().put("JUPYTER_CONFIG_DIR", home.resolve("config").toString());
    builder.environment().put("JUPYTER_DATA_DIR", home.resolve("data").toString());
    builder.environment().put("JUPYTER_RUNTIME_DIR", home.resolve("runtime").toString());
    builder.environment().put("IPYTHONDIR", home.resolve("ipython").toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s: %s", command, Files.readString(log, StandardCharsets.UTF_8))
        .isTrue();
  }

  /** Returns how Jupyter starts the kernel: with the module options and the log of a job. */
  private static ObjectNode kernel() {
    ObjectNode kernel = new ObjectMapper().createObjectNode();
    kernel.put("display_name", "Java").put("language", "java");
    ArrayNode command = kernel.putArray("argv");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List.of(JavaModuleOptions.defaultModuleOptions().split(" ")).forEach(command::add);
    command.add("-Xmx1g").add("-Duser.timezone=UTC");
    command.add("-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toAbsolutePath());
    command.add(ShellKernel.class.getName()).add("{connection_file}");
    String tests = System.getProperty("surefire.test.class.path");
    String all = tests == null ? System.getProperty("java.class.path") : tests;
    Map<Boolean, String> parts =
        Stream.of(all.split(File.pathSeparator))
            .collect(partitioningBy(Jupyter::isOfKernel, joining(File.pathSeparator)));
    ObjectNode environment = kernel.putObject("env");
    environment.put("CLASSPATH", parts.get(true));
    environment.put("JJAVA_CLASSPATH", parts.get(false));
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    return kernel;
  }

  /** Returns whether the kernel itself brings this; all else users give to it. */
  private static boolean isOfKernel(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return KERNEL.stream().anyMatch(name::startsWith);
  }
}
