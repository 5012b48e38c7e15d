package io.sparkloss.job.history;

import io.sparkloss.cost.state.StateFormatException;
import io.sparkloss.evaluate.history.LastPassedRun;
import io.sparkloss.evaluate.history.StoredCost;
import io.sparkloss.evaluate.history.StoredRun;
import io.sparkloss.job.parquet.MemoryInput;
import io.sparkloss.job.parquet.ParquetBytes;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.ComparedRun;
import io.sparkloss.result.compare.RunCosts;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.json.EvaluationJson;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
            costs.add(StoredRow.cost(row, statesAreSure));
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
    read(RunColumns.REPORTED, row -> costs.add(StoredRow.reported(row)));
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
          costs.add(StoredRow.entry(row, run));
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
