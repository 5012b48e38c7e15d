package io.sparkloss.job.history;

import io.sparkloss.evaluate.decision.PassedRun;
import io.sparkloss.evaluate.history.LastPassedRun;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.evaluate.rollup.CostMerger;
import io.sparkloss.evaluate.rollup.GroupingChoice;
import io.sparkloss.evaluate.rollup.RollupException;
import io.sparkloss.evaluate.rollup.RollupQuery;
import io.sparkloss.job.parquet.WholeFile;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.RunCosts;
import io.sparkloss.result.rollup.Rollup;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/**
 * The history of costs: a Parquet table partitioned by {@code period}, with exactly one file for
 * each run and period, on any file system that Hadoop knows.
 *
 * <pre>
 * PATH/period=2001-06-01/run-flights-2001-06-01.parquet
 * PATH/_writing/…                                        unfinished files, which no reader looks at
 * </pre>
 *
 * <p>To write a run again replaces its file in one step, and touches no other one: neither a crash
 * at any point nor another writer at the same time can lose or mix rows. Of two writers of the same
 * run, the one that ends last is there, whole. What a broken write has left is removed by the next
 * write of the same run. To write takes as long for the ten-thousandth run as for the first; it is
 * done by the driver alone, as reading is, without a job of Spark's.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CostHistory {

  private static final String PERIOD = "period=";
  private static final String WRITING = "_writing";

  /** How often a file that is replaced while it is read is read again. */
  private static final int ATTEMPTS = 3;

  private final Path root;
  private final Configuration configuration;
  private final FileSystem system;

  /**
   * Opens a history, which need not exist.
   *
   * @throws IOException when its file system cannot be reached
   */
  public CostHistory(String path, Configuration configuration) throws IOException {
    this.root = new Path(path);
    this.configuration = configuration;
    this.system = root.getFileSystem(configuration);
  }

  /**
   * Checks that a history can be there, as far as that can be known before. Only local paths are
   * looked at: others may need what Spark brings when it runs.
   *
   * @throws IOException when not; the message names the path and the remedy
   */
  public void check() throws IOException {
    if (!"file".equals(system.getUri().getScheme())) {
      return;
    }
    Path path = root;
    while (path != null && !system.exists(path)) {
      path = path.getParent();
    }
    if (path != null && system.getFileStatus(path).isFile()) {
      throw new IOException(path + " is a file, so no history can be there; name another");
    }
  }

  /** Keeps the costs of a run, in place of those that it has for the same period. */
  public void put(StoredRun run, Evaluation evaluation) throws IOException {
    Path scratch = new Path(root, WRITING + "/" + RunFileName.stem(run.run()));
    new WholeFile(configuration, scratch).put(file(run), RunFile.of(run, evaluation));
  }

  private Path file(StoredRun run) {
    return new Path(root, PERIOD + run.period() + "/" + RunFileName.of(run.run()));
  }

  /**
   * Returns the last run of a series that passed: of those of earlier periods whose gates all
   * passed, one of the latest period; of several of that period, the one evaluated last.
   *
   * @throws IOException when files cannot be read; the message names the first of them
   */
  public Optional<PassedRun> lastPassed(String series, LocalDate before) throws IOException {
    List<LocalDate> periods = new ArrayList<>(periods(period -> period.isBefore(before)));
    periods.sort(Comparator.reverseOrder());
    for (LocalDate period : periods) {
      List<PeriodFile> files = files(period);
      List<StoredRun> runs = new Readers(this).runs(files);
      Optional<StoredRun> last =
          runs.stream()
              .filter(run -> run.series().equals(series) && run.hasPassed())
              .max(StoredRun.OLDEST_FIRST);
      if (last.isPresent()) {
        return Optional.of(costs(files.get(runs.indexOf(last.get()))));
      }
    }
    return Optional.empty();
  }

  /**
   * Answers a query from the states of all runs of the periods asked for. Reads each of their files
   * once, and a second time only where runs differ in the slices that they have.
   *
   * @throws IOException when files cannot be read; the message names the first of them
   * @throws io.sparkloss.evaluate.rollup.RollupException when the history cannot answer
   */
  public Rollup rollUp(RollupQuery query, Predicate<LocalDate> periods) throws IOException {
    List<PeriodFile> files = files(periods);
    GroupingChoice choice = new GroupingChoice(query.columns());
    CostMerger merger;
    long runs;
    do {
      choice.again();
      merger = new CostMerger(query);
      runs = merge(files, query, choice, merger);
    } while (!choice.isSettled());
    if (runs == 0) {
      throw new RollupException(
          "the history has no run of %s in the periods asked for; evaluate one, or ask for others"
              .formatted(String.join(", ", new TreeSet<>(query.confidence().keySet()))));
    }
    return merger.result(root.toString());
  }

  /** Returns how many runs there are. */
  private long merge(
      List<PeriodFile> files, RollupQuery query, GroupingChoice choice, CostMerger to)
      throws IOException {
    List<Boolean> wanted =
        new Readers(this)
            .read(
                files,
                (from, file) -> {
                  if (!query.confidence().containsKey(file.run().series())) {
                    return false;
                  }
                  Set<String> grouping = choice.of(file.run(), file.groupings());
                  file.costs(Set.of(grouping)).forEach(cost -> to.add(file.run(), cost));
                  return true;
                });
    return wanted.stream().filter(each -> each).count();
  }

  /**
   * Returns the costs of one run.
   *
   * @param name the run's name, or the name, {@code @} and the period where it is in several
   * @throws IOException when files cannot be read; the message names the file
   * @throws RollupException when there is no such run, or it is in several periods
   */
  public RunCosts run(String name) throws IOException {
    PeriodFile found = new RunFinder(this).find(name);
    return new Readers(this).read(List.of(found), (from, file) -> file.all()).get(0);
  }

  private PassedRun costs(PeriodFile passed) throws IOException {
    return new Readers(this)
        .read(List.of(passed), (from, file) -> new LastPassedRun(file.run(), file.reported()))
        .get(0);
  }

  /** A file, and the period of its directory. */
  record PeriodFile(Path path, LocalDate period) {}

  /** Returns the files of the periods that are asked for, the earliest first. */
  List<PeriodFile> files(Predicate<LocalDate> asked) throws IOException {
    List<PeriodFile> files = new ArrayList<>();
    for (LocalDate period : periods(asked)) {
      files.addAll(files(period));
    }
    return files;
  }

  private List<LocalDate> periods(Predicate<LocalDate> asked) throws IOException {
    List<LocalDate> periods = new ArrayList<>();
    for (FileStatus status : list(root)) {
      period(status.getPath().getName()).filter(asked).ifPresent(periods::add);
    }
    periods.sort(Comparator.naturalOrder());
    return periods;
  }

  private static Optional<LocalDate> period(String directory) {
    if (!directory.startsWith(PERIOD)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(directory.substring(PERIOD.length())));
    } catch (DateTimeException e) {
      return Optional.empty(); // a directory of another's, which holds no period
    }
  }

  /** Returns the files of a period. */
  List<PeriodFile> files(LocalDate period) throws IOException {
    List<PeriodFile> files = new ArrayList<>();
    for (FileStatus status : list(new Path(root, PERIOD + period))) {
      if (RunFileName.isOne(status.getPath().getName())) {
        files.add(new PeriodFile(status.getPath(), period));
      }
    }
    files.sort(Comparator.comparing(file -> file.path().getName()));
    return files;
  }

  private FileStatus[] list(Path directory) throws IOException {
    try {
      return system.listStatus(directory);
    } catch (FileNotFoundException e) {
      return new FileStatus[0]; // nothing has been written yet
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }

  /** Returns a file to read parts of. */
  InputFile input(Path file) throws IOException {
    return HadoopInputFile.fromPath(file, configuration);
  }

  /**
   * Returns the bytes of a file.
   *
   * @throws IOException when it cannot be read
   */
  byte[] bytes(Path file) throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (InputStream stream = system.open(file)) {
        return stream.readAllBytes();
      } catch (IOException e) {
        last = e;
      }
    }
    throw Objects.requireNonNull(last);
  }
}
