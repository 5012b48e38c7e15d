package io.sparkloss.ml;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.sparkloss.spark.bundle.DataColumns;
import io.sparkloss.spark.direct.DirectCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes the costs of several losses in one query, and in it those of the slices. */
final class CostQuery {

  private static final String COST = "_cost";
  private static final String USED = "_used";
  private static final String UNPREDICTED = "_unpredicted";
  private static final String SLICES = "_slices";

  private final CostParams params;
  private final Dataset<?> data;
  private final DataColumns columns;

  CostQuery(CostParams params, Dataset<?> data) {
    this.params = params;
    this.data = data;
    columns = new DataColumns("the dataset", data);
  }

  /** Returns what the data gave for each loss, in their order. */
  Map<String, FoundCost> run(List<String> losses) {
    int numClasses = (Integer) params.getOrDefault(params.numClasses());
    List<Column> perSlice = new ArrayList<>();
    List<Column> overall = new ArrayList<>();
    for (int i = 0; i < losses.size(); i++) {
      LossColumns of =
          new LossColumns(params, columns, EvaluatedLoss.of(losses.get(i), numClasses));
      perSlice.add(of.cost().as(COST + i));
      perSlice.add(count_if(of.isUsed()).as(USED + i));
      perSlice.add(count_if(of.isUnpredicted()).as(UNPREDICTED + i));
      overall.addAll(ofSlices(i));
    }
    Dataset<Row> slices = data.groupBy(slices()).agg(perSlice.get(0), rest(perSlice));
    Row row = slices.agg(overall.get(0), rest(overall)).head();
    Map<String, FoundCost> found = new LinkedHashMap<>();
    for (int i = 0; i < losses.size(); i++) {
      found.put(losses.get(i), found(row, i));
    }
    return found;
  }

  private Column[] slices() {
    List<Column> slices = new ArrayList<>();
    for (String name : params.getOrDefault(params.sliceCols())) {
      int position = columns.position(name, "sliceCols");
      slices.add(columns.column(position).as("_slice" + slices.size()));
    }
    return slices.toArray(new Column[0]);
  }

  /** Returns one cost of those of the slices: of the only one, where there are no slice columns. */
  private List<Column> ofSlices(int i) {
    int least = (Integer) params.getOrDefault(params.minSliceRows());
    boolean sliced = params.getOrDefault(params.sliceCols()).length > 0;
    Column counts = sliced ? col(USED + i).geq(least) : lit(true);
    Column cost = when(counts, col(COST + i));
    boolean mean = params.getOrDefault(params.sliceCost()).equals(CostParams.MEAN);
    Column one = mean ? DirectCalls.call("cost", List.of(cost), Map.of()) : max(cost);
    return List.of(
        one.as(COST + i),
        coalesce(sum(col(USED + i)), lit(0L)).as(USED + i),
        coalesce(sum(col(UNPREDICTED + i)), lit(0L)).as(UNPREDICTED + i),
        count_if(counts).as(SLICES + i));
  }

  private static FoundCost found(Row row, int i) {
    int cost = row.fieldIndex(COST + i);
    return new FoundCost(
        row.isNullAt(cost) ? Double.NaN : row.getDouble(cost),
        row.getLong(row.fieldIndex(USED + i)),
        row.getLong(row.fieldIndex(UNPREDICTED + i)),
        row.getLong(row.fieldIndex(SLICES + i)));
  }

  private static Column[] rest(List<Column> all) {
    return all.subList(1, all.size()).toArray(new Column[0]);
  }
}
