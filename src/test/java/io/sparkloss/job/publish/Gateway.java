package io.sparkloss.job.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's Pushgateway, running on a port of its own. */
public final class Gateway implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-pushgateway");
  private static final int SECONDS = 30;

  private final Process process;
  private final String address;

  /**
   * Starts a gateway that forgets everything when it ends.
   *
   * @param directory gets its log
   */
  public Gateway(Path directory) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    address = "http://127.0.0.1:" + port;
    Path log = directory.resolve("pushgateway.log");
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--web.listen-address=127.0.0.1:" + port,
                "--persistence.file=") // Debian's keeps what it got, unless told otherwise
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!isReady()) {
      assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
      assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /**
   * Requires the program. Where it is missing, the test is skipped, but never where the environment
   * says that all tests must run.
   */
  public static void require() {
    boolean there = Files.isExecutable(PROGRAM);
    if (System.getenv("SPARK_LOSS_CI") != null) {
      assertThat(there)
          .as("%s is there; install Debian's prometheus-pushgateway", PROGRAM)
          .isTrue();
    }
    assumeTrue(there, "no " + PROGRAM + "; install Debian's package prometheus-pushgateway");
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false; // it is not listening yet
    }
  }

  /** Returns the address, without a slash at the end. */
  public String address() {
    return address;
  }

  /** Returns the samples of this project that a Prometheus would scrape. */
  public List<String> samples() throws IOException, InterruptedException {
    return get("/metrics").body().lines().filter(line -> line.startsWith("spark_loss_")).toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }
}
