package io.sparkloss.job.history;

import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.StateFormatException;
import io.sparkloss.evaluate.history.LastPassedRun;
import io.sparkloss.evaluate.history.StoredComparison;
import io.sparkloss.evaluate.history.StoredCost;
import io.sparkloss.evaluate.history.StoredCost.Reported;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.job.parquet.MemoryInput;
import io.sparkloss.job.parquet.ParquetBytes;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.ComparedRun;
import io.sparkloss.result.compare.RunCosts;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * The file of one run and period: a row for each target, model, loss and slice.
 *
 * <p>Not safe for use by many threads.
 */
final class RunFile implements AutoCloseable {

  private final ParquetFileReader reader;
  private final StoredRun run;
  private final Set<Set<String>> groupings;
  private final boolean statesAreSure;

  private RunFile(ParquetFileReader reader, LocalDate period) throws IOException {
    RunFooter footer = new RunFooter(reader.getFileMetaData().getKeyValueMetaData());
    this.reader = reader;
    this.run = footer.run(period);
    this.groupings = footer.groupings();
    this.statesAreSure = footer.statesAreSure();
  }

  /** Returns the bytes of the file of an evaluation. */
  static byte[] of(StoredRun run, Evaluation evaluation) throws IOException {
    return ParquetBytes.of(
        RunColumns.ALL, RunRow.of(run, evaluation), RunFooter.of(run, evaluation));
  }

  /**
   * Opens a file.
   *
   * @throws IOException when it is no such file, or damaged
   */
  static RunFile open(byte[] bytes, LocalDate period) throws IOException {
    return open(new MemoryInput(bytes), period);
  }

  /**
   * Returns the run of a file, of which nothing but its end is read.
   *
   * @throws IOException when it cannot be read, or is no such file, or damaged
   */
  static StoredRun run(InputFile file, LocalDate period) throws IOException {
    try (RunFile opened = open(file, period)) {
      return opened.run();
    }
  }

  private static RunFile open(InputFile file, LocalDate period) throws IOException {
    return attempt(
        () ->
            new RunFile(
                ParquetFileReader.open(
                    file, ParquetReadOptions.builder(new PlainParquetConfiguration()).build()),
                period));
  }

  /** Returns the run. */
  StoredRun run() {
    return run;
  }

  /** Returns the sets of columns by which it has slices; the empty one is the overall. */
  Set<Set<String>> groupings() {
    return groupings;
  }

  /**
   * Returns the costs of some groupings, once.
   *
   * @throws IOException when the file is damaged
   */
  List<StoredCost> costs(Set<Set<String>> wanted) throws IOException {
    List<String> texts = wanted.stream().map(EvaluationJson::writeColumns).toList();
    List<StoredCost> costs = new ArrayList<>();
    read(
        statesAreSure ? RunColumns.STATES : RunColumns.STATES_AND_REPORTED,
        row -> {
          if (texts.contains(row.getString("grouping", 0))) {
            costs.add(cost(row));
          }
        });
    return costs;
  }

  /**
   * Returns what was reported, once.
   *
   * @throws IOException when the file is damaged
   */
  List<LastPassedRun.Reported> reported() throws IOException {
    List<LastPassedRun.Reported> costs = new ArrayList<>();
    read(
        RunColumns.REPORTED,
        row ->
            costs.add(
                new LastPassedRun.Reported(name(row), slice(row), estimate(row), basis(row))));
    return costs;
  }

  /**
   * Returns all costs as they were reported, with what they follow from, once.
   *
   * @throws IOException when the file is damaged, or has no costs
   */
  RunCosts all() throws IOException {
    List<CostEntry> costs = new ArrayList<>();
    Set<SliceColumn> columns = new LinkedHashSet<>();
    double[] confidence = {Double.NaN};
    read(
        RunColumns.ALL,
        row -> {
          costs.add(entry(row));
          columns.addAll(EvaluationJson.readTypes(row.getString("slice_types", 0)));
          confidence[0] = row.getDouble("confidence", 0);
        });
    if (costs.isEmpty()) {
      throw new DamagedFileException("it is damaged: it has no costs", null);
    }
    return new RunCosts(
        new ComparedRun(run.run(), run.evaluatedAt(), confidence[0], run.period()),
        List.copyOf(columns),
        costs);
  }

  private void read(MessageType columns, Consumer<Group> rows) throws IOException {
    attempt(
        () -> {
          reader.setRequestedSchema(columns);
          MessageColumnIO from =
              new ColumnIOFactory().getColumnIO(columns, reader.getFileMetaData().getSchema());
          for (PageReadStore pages = reader.readNextRowGroup();
              pages != null;
              pages = reader.readNextRowGroup()) {
            RecordReader<Group> records =
                from.getRecordReader(pages, new GroupRecordConverter(columns));
            for (long i = 0; i < pages.getRowCount(); i++) {
              rows.accept(records.read());
            }
          }
          return rows;
        });
  }

  private CostEntry entry(Group row) {
    StoredCost.Name name = name(row);
    StoredCost.Rows rows = rows(row);
    Usage usage =
        new Usage(
            rows.seen(),
            rows.used(),
            rows.invalid(),
            optional(row, "coverage"),
            optional(row, "weight_coverage"),
            rows.unnormalized());
    return new CostEntry(
        new EntryKey(run.run(), run.evaluatedAt(), name.target(), name.model(), name.loss()),
        slice(row),
        estimate(row),
        usage,
        basis(row),
        null);
  }

  private StoredCost cost(Group row) {
    return new StoredCost(
        name(row),
        slice(row),
        rows(row),
        basis(row),
        statesAreSure ? null : new Reported(estimate(row), row.getDouble("confidence", 0)),
        comparisons(row));
  }

  /** Returns the comparisons; a file of before has none. */
  private List<StoredComparison> comparisons(Group row) {
    List<StoredComparison> comparisons = new ArrayList<>();
    if (row.getFieldRepetitionCount("comparisons") == 0) {
      return comparisons;
    }
    Group list = row.getGroup("comparisons", 0);
    for (int i = 0; i < list.getFieldRepetitionCount("list"); i++) {
      Group element = list.getGroup("list", i).getGroup("element", 0);
      comparisons.add(
          new StoredComparison(
              element.getString("baseline", 0),
              CostState.fromBytes(element.getBinary("state", 0).getBytes()),
              statesAreSure
                  ? null
                  : new Reported(difference(element), row.getDouble("confidence", 0))));
    }
    return comparisons;
  }

  private static Estimate difference(Group element) {
    return new Estimate(
        element.getLong("count", 0),
        element.getDouble("weight", 0),
        optional(element, "difference"),
        optional(element, "std_error"),
        optional(element, "ci_low"),
        optional(element, "ci_high"),
        element.getBoolean("doubtful", 0),
        0,
        0);
  }

  private static CostBasis basis(Group row) {
    return new CostBasis(
        CostState.fromBytes(row.getBinary("state", 0).getBytes()),
        Transform.valueOf(constant(row, "transform")),
        WeightKind.valueOf(constant(row, "weight_kind")),
        row.getLong("clusters", 0));
  }

  private static StoredCost.Name name(Group row) {
    return new StoredCost.Name(
        row.getString("target", 0), row.getString("model", 0), row.getString("loss", 0));
  }

  private static Slice slice(Group row) {
    return EvaluationJson.readSlice(row.getString("slice", 0), row.getString("slice_types", 0));
  }

  private static Estimate estimate(Group row) {
    return new Estimate(
        row.getLong("count", 0),
        row.getDouble("weight", 0),
        optional(row, "cost"),
        optional(row, "std_error"),
        optional(row, "ci_low"),
        optional(row, "ci_high"),
        row.getBoolean("doubtful", 0),
        row.getLong("clipped_count", 0),
        optional(row, "clipped_share"));
  }

  private static String constant(Group row, String column) {
    return row.getString(column, 0).toUpperCase(Locale.ROOT);
  }

  private static StoredCost.Rows rows(Group row) {
    Map<Reason, Long> invalid = new EnumMap<>(Reason.class);
    Group entries = row.getGroup("invalid", 0);
    for (int i = 0; i < entries.getFieldRepetitionCount("key_value"); i++) {
      Group entry = entries.getGroup("key_value", i);
      invalid.put(Reason.valueOf(constant(entry, "key")), entry.getLong("value", 0));
    }
    return new StoredCost.Rows(
        row.getLong("rows", 0), row.getLong("count", 0), invalid, row.getLong("unnormalized", 0));
  }

  private static double optional(Group row, String column) {
    return row.getFieldRepetitionCount(column) == 0 ? Double.NaN : row.getDouble(column, 0);
  }

  /** Reading, which fails in as many ways as there are wrong bytes. */
  private interface Attempt<T> {
    T run() throws IOException;
  }

  private static <T> T attempt(Attempt<T> attempt) throws IOException {
    try {
      return attempt.run();
    } catch (StateFormatException e) {
      throw new IOException(e.getMessage(), e); // says itself whether it is damaged
    } catch (RuntimeException e) {
      throw new DamagedFileException("it is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
