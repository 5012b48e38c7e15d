package io.sparkloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the Debian package {@code postgresql}, with data of its own that go when
 * it is closed. It listens on this machine only, and asks for a password.
 */
public final class Postgres implements AutoCloseable {

  /** Who may do everything. */
  public static final String USER = "loss";

  /** The password of that one. */
  public static final String PASSWORD = "correct horse";

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final int SECONDS = 60;

  private final Path programs;
  private final Path folder;
  private final int port;

  private Postgres(Path programs) throws IOException {
    this.programs = programs;
    this.folder = Files.createTempDirectory("postgres");
    this.port = freePort();
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    giveAway(folder);
    giveAway(password);
    run("initdb", "-D", data(), "-U", USER, "-A", "scram-sha-256", "--pwfile=" + password);
    run("pg_ctl", "-D", data(), "-l", folder + "/log", "-w", "-o", settings(), "start");
  }

  /**
   * Starts a server. Where there is none to start, the test is skipped, but never where the
   * environment says that all tests must run.
   */
  public static Postgres start() throws IOException {
    Optional<Path> programs = programs();
    if (System.getenv("SPARK_LOSS_CI") != null) {
      assertThat(programs).as("a server below %s; install postgresql", VERSIONS).isPresent();
    }
    assumeTrue(
        programs.isPresent(), "no server below " + VERSIONS + "; install Debian's postgresql");
    return new Postgres(programs.orElseThrow());
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  /** Returns what a reader or writer has to be told. */
  public Map<String, String> options() {
    return Map.of("url", url(), "user", USER, "password", PASSWORD);
  }

  /** Returns the URL for JDBC. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private String settings() {
    return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** The server refuses to run as root. */
  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void giveAway(Path path) throws IOException {
    if (isRoot()) {
      Files.setOwner(
          path,
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    }
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile("postgres", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(ended(process) && process.exitValue() == 0)
        .as("%s: %s", command, Files.readString(log))
        .isTrue();
    Files.delete(log);
  }

  private static boolean ended(Process process) throws IOException {
    try {
      return process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + process, e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
