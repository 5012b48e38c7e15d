package io.sparkloss.job.history;

import io.sparkloss.evaluate.history.StoredRun;
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
    return each(
        files,
        from -> {
          try (RunFile file = RunFile.open(history.bytes(from.path()), from.period())) {
            return reading.of(from, file);
          }
        });
  }

  /**
   * Returns the run of each file, in the order of the files; only the ends of files are read.
   *
   * @throws IOException when files cannot be read; the message names the first of them
   */
  List<StoredRun> runs(List<CostHistory.PeriodFile> files) throws IOException {
    return each(files, from -> RunFile.run(history.input(from.path()), from.period()));
  }

  /** What is done with each file; called by several threads at once. */
  private interface Step<T> {
    T of(CostHistory.PeriodFile from) throws IOException;
  }

  private static <T> List<T> each(List<CostHistory.PeriodFile> files, Step<T> step)
      throws IOException {
    int threads = Math.max(LEAST, Math.min(MOST, 2 * Runtime.getRuntime().availableProcessors()));
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, files.size() + 1));
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      files.forEach(file -> tasks.add(() -> one(file, step)));
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

  private static <T> T one(CostHistory.PeriodFile from, Step<T> step) throws IOException {
    try {
      return step.of(from);
    } catch (DamagedFileException e) {
      throw new IOException(
          from.path()
              + " cannot be read: "
              + e.getMessage()
              + "; remove it, and evaluate its run again",
          e);
    } catch (IOException e) {
      throw new IOException(from.path() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
