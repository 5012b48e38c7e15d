package io.sparkloss.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's Chromium without a window, spoken to by the DevTools Protocol over the JDK's own web
 * sockets: that is a page of code, where a driver would be another program to install and a dozen
 * jars.
 */
public final class Browser implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--remote-debugging-port=0");

  private final Path profile;
  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  private Browser() throws IOException, InterruptedException {
    profile = Files.createTempDirectory("chromium");
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + profile);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    port = port();
  }

  /**
   * Starts a browser. Where there is none, the test is skipped, but never where the environment
   * says that all tests must run.
   */
  public static Browser start() throws IOException, InterruptedException {
    boolean there = Files.isExecutable(PROGRAM);
    if (System.getenv("SPARK_LOSS_CI") != null) {
      assertThat(there).as("%s is there; install Debian's chromium", PROGRAM).isTrue();
    }
    assumeTrue(there, "no " + PROGRAM + "; install Debian's package chromium");
    return new Browser();
  }

  private int port() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < 600; i++) {
      if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
        return Integer.parseInt(Files.readAllLines(file).get(0));
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("chromium did not start within 30 s");
  }

  /** Opens a file. */
  public BrowserPage open(Path html, Look look) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String answer = client.send(request, BodyHandlers.ofString()).body();
    URI socket =
        URI.create(new ObjectMapper().readTree(answer).get("webSocketDebuggerUrl").asText());
    return BrowserPage.open(new DevTools(client, socket), html.toUri(), look);
  }

  /**
   * How a page is looked at.
   *
   * @param width of the window, in CSS pixels
   * @param height of the window, in CSS pixels
   * @param dark whether the reader prefers dark
   * @param script whether scripts run
   */
  public record Look(int width, int height, boolean dark, boolean script) {

    /** A window on a desk. */
    public static final Look DESK = new Look(1280, 900, false, true);

    /** A telephone. */
    public static final Look PHONE = new Look(390, 844, false, true);

    /** The same for a reader who prefers dark. */
    public Look inTheDark() {
      return new Look(width, height, true, script);
    }

    /** The same without scripts. */
    public Look withoutScript() {
      return new Look(width, height, dark, false);
    }
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
