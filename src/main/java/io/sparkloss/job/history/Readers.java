package io.sparkloss.job.history;

import io.sparkloss.evaluate.rollup.RollupException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads many small files of a history at once, for each of them takes longer to be fetched than to
 * be read.
 */
final class Readers {

  private static final int LEAST = 4;
  private static final int MOST = 32;

  private final CostHistory history;

  Readers(CostHistory history) {
    this.history = history;
  }

  /** What is done with each file; called by several threads at once. */
  interface Reading<T> {
    T of(CostHistory.PeriodFile from, RunFile file) throws IOException;
  }

  /**
   * Returns what reading gives for each file, in the order of the files.
   *
   * @throws IOException when files cannot be read; the message names the first of them
   * @throws RollupException when reading does
   */
  <T> List<T> read(List<CostHistory.PeriodFile> files, Reading<T> reading) throws IOException {
    int threads = Math.max(LEAST, Math.min(MOST, 2 * Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, files.size() + 1));
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      files.forEach(file -> tasks.add(() -> read(file, reading)));
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("reading the history was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RollupException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("a file of the history could not be read", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private <T> T read(CostHistory.PeriodFile from, Reading<T> reading) throws IOException {
    try (RunFile file = RunFile.open(history.bytes(from.path()), from.period())) {
      return reading.of(from, file);
    } catch (IOException e) {
      throw new IOException(
          from.path()
              + " cannot be read: "
              + e.getMessage()
              + "; remove it, and evaluate its run again",
          e);
    }
  }
}
