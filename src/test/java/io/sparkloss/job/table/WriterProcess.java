package io.sparkloss.job.table;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** {@link EndlessWriter} in a JVM of its own. */
final class WriterProcess {

  private static final int SECONDS = 120;

  private final Process process;
  private final Path log;
  private final Thread listener;
  private final Map<String, Long> written = new ConcurrentHashMap<>();

  private WriterProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.listener = new Thread(this::listen);
    listener.start();
  }

  /** Starts a writer. */
  static WriterProcess start(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx1g", "-Duser.timezone=UTC"));
    command.add("-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toAbsolutePath());
    String tests = System.getProperty("surefire.test.class.path");
    command.addAll(List.of("-cp", tests == null ? System.getProperty("java.class.path") : tests));
    command.add(EndlessWriter.class.getName());
    command.addAll(arguments);
    Path log = Files.createTempFile("writer", ".log");
    return new WriterProcess(
        new ProcessBuilder(command).redirectError(new File(log.toString())).start(), log);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().map(line -> line.split(" ", -1)).forEach(this::hear);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A line that the kill has cut off counts for nothing. */
  private void hear(String[] words) {
    if (words.length == 3 && words[0].equals("written") && words[2].length() == 6) {
      written.put(words[1], Long.parseLong(words[2]));
    }
  }

  /** Waits until something was written to each of so many places. */
  void awaitWriting(int places) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (written.size() < places) {
      if (!process.isAlive() || System.nanoTime() > end) {
        kill();
        throw new IllegalStateException("nothing is written: " + Files.readString(log));
      }
      Thread.sleep(20);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Kills it with SIGKILL, and returns the last generation that it said it had written, by place.
   */
  Map<String, Long> kill() throws Exception {
    process.destroyForcibly().waitFor();
    listener.join();
    Files.deleteIfExists(log);
    return Map.copyOf(written);
  }
}
