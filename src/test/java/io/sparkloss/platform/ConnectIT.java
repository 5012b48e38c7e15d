package io.sparkloss.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Program;
import io.sparkloss.TestSpark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server of Spark Connect that got the library by {@code --jars} and nothing else, and a client
 * that has Spark's client only: the bits are those of a session without Connect.
 */
@EnabledIfSystemProperty(named = OtherSpark.PROFILE, matches = "true")
class ConnectIT {

  private static final String HOST = "127.0.0.1";
  private static final int START_SECONDS = 120;
  private static final String DATA =
      Path.of("jobs/data/flights-predictions.parquet").toAbsolutePath().toString();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  private static Process server;
  private static int port;

  @BeforeAll
  static void startServer() throws Exception {
    port = freePort();
    List<String> command = java(OtherSpark.CONNECT_SERVER, "org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local[2]"));
    command.addAll(List.of("--jars", Path.of("target/spark-loss.jar").toAbsolutePath().toString()));
    command.addAll(List.of("--conf", "spark.connect.grpc.binding.address=" + HOST));
    command.addAll(List.of("--conf", "spark.connect.grpc.binding.port=" + port));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--class", "org.apache.spark.sql.connect.service.SparkConnectServer"));
    command.add("spark-internal");
    server =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    awaitServer();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.destroy();
    if (!server.waitFor(30, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
  }

  @Test
  void theClientGetsTheBitsOfASessionWithoutConnect() throws Exception {
    Path answers = folder.resolve("answers");
    List<String> command = java(OtherSpark.CONNECT_CLIENT, ConnectClient.class.getName());
    command.addAll(List.of("sc://" + HOST + ":" + port, DATA, answers.toString()));

    Program client = Program.run(folder, Map.of(), command);

    assertThat(client.code()).as(client.err()).isZero();
    assertThat(Files.readAllLines(answers))
        .hasSizeGreaterThan(200)
        .isEqualTo(ConnectCalls.answers(TestSpark.session().newSession(), DATA));
  }

  /** Returns the command that runs a class, with the tests' own classes but not the library. */
  private static List<String> java(Path classPath, String main) throws IOException {
    Path tests = Path.of("target/test-classes").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of(OtherSpark.JAVA.resolve("bin/java").toString()));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    String path = Files.readString(classPath).strip();
    command.addAll(List.of("-cp", main.startsWith("io.") ? tests + ":" + path : path, main));
    return command;
  }

  private static void awaitServer() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers()) {
      assertThat(server.isAlive()).as(Files.readString(log())).isTrue();
      assertThat(System.nanoTime()).as(Files.readString(log())).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static Path log() {
    return folder.resolve("server.log");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
