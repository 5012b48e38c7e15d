package io.sparkloss.job.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Postgres;
import io.sparkloss.TableSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writers are killed at random points, again and again. Readers, meanwhile and afterwards, find one
 * generation of the run, whole, never an older one than the writer said it had written, and the
 * rows of another run untouched. {@code -Dkills=50} kills so many of each, {@code -Dkills.seed} at
 * other points.
 */
class KilledWritersIT {

  private static final String OTHER = "other";
  private static final long OTHERS = 7;

  private static final int QUICK_KILLS = 4;
  private static final int SLOW_KILLS = 2;

  private final long seed = Long.getLong("kills.seed", 20010601);
  private final Random random = new Random(seed);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void aHistoryIsNeverHalfWritten() throws Exception {
    String path = directory.resolve("history").toString();

    survive(Map.of("history", Place.history(path)), List.of("history", path), QUICK_KILLS, 400);
  }

  @Test
  void aTableOfAnH2ServerIsNeverHalfWritten() throws Exception {
    Server server =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString())
            .start();
    try {
      survive("jdbc:h2:tcp://localhost:" + server.getPort() + "/./costs", "sa", "secret");
    } finally {
      server.stop();
    }
  }

  @Test
  void aTableOfPostgresIsNeverHalfWritten() throws Exception {
    try (Postgres server = Postgres.start()) {
      survive(server.url(), Postgres.USER, Postgres.PASSWORD);
      Place place = Place.database(server.options());
      writeAtOnce(place, "left", "right");
      writeAtOnce(place, "same", "same");
    }
  }

  private void survive(String url, String user, String password) throws Exception {
    Map<String, String> options = Map.of("url", url, "user", user, "password", password);
    survive(
        Map.of("database", Place.database(options)),
        List.of("database", url, user, password),
        QUICK_KILLS,
        600);
  }

  /** One process writes to both, because to start it takes longest. */
  @Test
  void deltaAndIcebergTablesAreNeverHalfWritten() throws Exception {
    SparkSession spark = TableSession.of(directory);
    Map<String, Place> places = new LinkedHashMap<>();
    places.put("delta", Place.delta(spark, directory + "/delta"));
    places.put("iceberg", Place.iceberg(spark));

    survive(places, List.of("tables", directory.toString()), SLOW_KILLS, 3000);
    for (Place place : places.values()) {
      writeAtOnce(place, "left", "right");
    }
  }

  /** Two writers at the same time end with the rows of each run once, of one generation. */
  private static void writeAtOnce(Place place, String one, String other) throws Exception {
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (String run : List.of(one, other)) {
      long first = 1 + 10L * writers.size();
      writers.add(CompletableFuture.runAsync(() -> writeSome(place, run, first)));
    }
    for (CompletableFuture<Void> writer : writers) {
      writer.get();
    }
    for (String run : List.of(one, other)) {
      List<Double> costs = place.costs(run);
      assertThat(costs).as(run).hasSize(Generations.COSTS);
      assertThat(new HashSet<>(costs)).as(run).hasSize(1);
    }
  }

  private static void writeSome(Place place, String run, long first) {
    try {
      for (long generation = first; generation < first + 3; generation++) {
        place.write(run, generation);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void survive(
      Map<String, Place> places, List<String> arguments, int kills, int milliseconds)
      throws Exception {
    for (Place place : places.values()) {
      place.write(OTHER, OTHERS);
    }
    long reads = 0;
    int rounds = Integer.getInteger("kills", kills);
    for (int round = 1; round <= rounds; round++) {
      List<String> all = new ArrayList<>(List.of(Long.toString(100_000L + 1_000L * round)));
      all.addAll(arguments);
      WriterProcess writer = WriterProcess.start(all);
      writer.awaitWriting(places.size());
      CompletableFuture<Map<String, Long>> killed = killLater(writer, random.nextInt(milliseconds));
      while (writer.isAlive()) {
        assertWhole(places, Map.of());
        reads++;
      }
      assertWhole(places, killed.get());
    }
    System.out.printf(
        "%s: %d kills, %d reads meanwhile, seed %d%n", places.keySet(), rounds, reads, seed);
    for (Place place : places.values()) {
      place.write(EndlessWriter.RUN, 999_999);
    }
    assertWhole(places, written(places, 999_999));
  }

  private static CompletableFuture<Map<String, Long>> killLater(WriterProcess writer, int delay) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return writer.kill();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS));
  }

  private static Map<String, Long> written(Map<String, Place> places, long generation) {
    Map<String, Long> written = new LinkedHashMap<>();
    places.keySet().forEach(name -> written.put(name, generation));
    return written;
  }

  private void assertWhole(Map<String, Place> places, Map<String, Long> least) throws Exception {
    for (Map.Entry<String, Place> place : places.entrySet()) {
      String name = place.getKey() + ", seed " + seed;
      List<Double> costs = place.getValue().costs(EndlessWriter.RUN);
      assertThat(costs).as(name).hasSize(Generations.COSTS);
      assertThat(new HashSet<>(costs)).as(name).hasSize(1);
      assertThat(costs.get(0).longValue())
          .as(name)
          .isGreaterThanOrEqualTo(least.getOrDefault(place.getKey(), 0L));
      assertThat(place.getValue().costs(OTHER))
          .as(name)
          .hasSize(Generations.COSTS)
          .containsOnly((double) OTHERS);
    }
  }
}
