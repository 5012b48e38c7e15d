package io.sparkloss.spark.catalog;

import io.sparkloss.cost.CostOptions;
import io.sparkloss.spark.state.CostStates;
import io.sparkloss.spark.state.StateValues;
import io.sparkloss.spark.state.function.StateReader;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** A function of one state or two; NULL where one is. */
final class ReaderFunction extends CatalogFunction implements ScalarFunction<@Nullable Object> {

  private static final long serialVersionUID = 1L;

  private final StateReader reader;

  ReaderFunction(StateReader reader, Signature signature) {
    super(reader.functionName(), signature.states(reader.states()), reader.type());
    this.reader = reader;
    if (reader == StateReader.COST_INTERVAL) {
      signature.requireNumber(1, "confidence");
    }
  }

  @Override
  public @Nullable Object produceResult(InternalRow row) {
    int given = signature().kinds().size();
    for (int i = 0; i < given; i++) {
      if (row.isNullAt(i)) {
        return null;
      }
    }
    InternalRow state = state(row, 0);
    return switch (reader) {
      case COST_MERGE -> StateValues.merge(state, state(row, 1));
      case COST_INTERVAL ->
          StateValues.interval(
              state, given == 1 ? CostOptions.DEFAULT_CONFIDENCE : row.getDouble(1));
      case COST_VALUE -> StateValues.value(state);
      case COST_STD_ERROR -> StateValues.stdError(state);
      case COST_DOUBTFUL -> StateValues.doubtful(state);
      case COST_COUNT -> StateValues.count(state);
      case COST_WEIGHT -> StateValues.weight(state);
      case COST_MIN -> StateValues.min(state);
      case COST_MAX -> StateValues.max(state);
      case COST_CLIPPED_COUNT -> StateValues.clippedCount(state);
      case COST_CLIPPED_SHARE -> StateValues.clippedShare(state);
      case COST_LOSS -> StateValues.loss(state);
    };
  }

  private static InternalRow state(InternalRow row, int at) {
    return row.getStruct(at, CostStates.schema().length());
  }
}
