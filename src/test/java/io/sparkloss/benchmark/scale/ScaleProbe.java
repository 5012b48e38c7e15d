package io.sparkloss.benchmark.scale;

import io.sparkloss.job.EvaluateJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the job in its own process, and tells at the end how much memory that took at most. */
public final class ScaleProbe {

  /** Begins the line that tells the most memory of the process, in KiB; -1 where unknown. */
  static final String MARK = "#peak;";

  private ScaleProbe() {}

  /** Takes the arguments of the job. */
  public static void main(String[] args) {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> System.err.println(MARK + residentKibibytes())));
    EvaluateJob.main(args);
  }

  private static long residentKibibytes() {
    Path status = Path.of("/proc/self/status"); // Linux only
    if (!Files.exists(status)) {
      return -1;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
