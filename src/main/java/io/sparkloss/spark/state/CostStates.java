package io.sparkloss.spark.state;

import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.cost.state.PairSums;
import io.sparkloss.cost.state.StateFormatException;
import io.sparkloss.cost.sums.CostSums;
import io.sparkloss.cost.sums.SumParts;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CostState} as a struct, as SQL has it and tables store it. Every field is a plain
 * number, text or truth value, and with S = high + middle + low of a sum the cost is {@code sum_wl
 * / sum_w}; {@code functions.md} tells all formulas.
 *
 * <p>Fields: {@code version, kind} ({@code cost} or {@code difference}), {@code loss, non_negative,
 * zero_or_one, weighted, moments}, and for a difference {@code pair}. {@code moments} has {@code
 * count, rows, min, max, clipped_count} and the sums. Where rows have no weights {@code sum_w} is
 * their number and the sums of w² are NULL.
 *
 * <p>Not a state: NULL where a field is needed, another version, or counts that contradict each
 * other; a {@link StateFormatException}.
 *
 * <p>All methods are pure functions.
 *
 * @since 0.1.0
 */
public final class CostStates {

  private static final StructType TYPE =
      new StructType()
          .add("version", DataTypes.IntegerType, false)
          .add("kind", DataTypes.StringType, false)
          .add("loss", DataTypes.StringType, false)
          .add("non_negative", DataTypes.BooleanType, false)
          .add("zero_or_one", DataTypes.BooleanType, false)
          .add("weighted", DataTypes.BooleanType, false)
          .add("moments", MomentFields.TYPE, false)
          .add("pair", PairFields.TYPE, true);

  private CostStates() {}

  /** Returns the type of a state. */
  public static StructType schema() {
    return TYPE;
  }

  /** Returns whether a type is that of a state, with whatever fields nullable. */
  public static boolean isState(DataType type) {
    return sameFields(type, TYPE);
  }

  private static boolean sameFields(DataType type, DataType expected) {
    if (!(expected instanceof StructType wanted)) {
      return type.equals(expected);
    }
    if (!(type instanceof StructType struct) || struct.length() != wanted.length()) {
      return false;
    }
    StructField[] fields = struct.fields();
    for (int i = 0; i < fields.length; i++) {
      StructField field = wanted.fields()[i];
      if (!fields[i].name().toLowerCase(Locale.ROOT).equals(field.name())
          || !sameFields(fields[i].dataType(), field.dataType())) {
        return false;
      }
    }
    return true;
  }

  /** Returns a state as a row of {@link #schema}. */
  public static Row toRow(CostState state) {
    return StructForm.external(values(state));
  }

  /** Returns a state as a row of Spark's internal form. */
  public static InternalRow toInternal(CostState state) {
    return StructForm.internal(values(state));
  }

  /**
   * Returns the state that a row of {@link #schema} holds.
   *
   * @throws StateFormatException when it holds none, or one of another version
   */
  public static CostState fromRow(Row row) {
    return state(StructForm.values(row));
  }

  /**
   * Returns the state that a row of Spark's internal form holds.
   *
   * @throws StateFormatException when it holds none, or one of another version
   */
  public static CostState fromInternal(InternalRow row) {
    return state(StructForm.values(TYPE, row));
  }

  private static @Nullable Object[] values(CostState state) {
    PairSums pair = state.pair();
    return new @Nullable Object[] {
      CostState.VERSION,
      kind(state.kind()),
      state.loss().name(),
      state.loss().nonNegative(),
      state.loss().zeroOrOne(),
      state.isWeighted(),
      MomentFields.values(state.losses()),
      pair == null ? null : PairFields.values(pair)
    };
  }

  private static String kind(CostState.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static CostState state(@Nullable Object[] values) {
    StructReader fields = new StructReader(TYPE, values);
    int version = fields.get(0, Integer.class);
    if (version != CostState.VERSION) {
      throw new StateFormatException(
          "the state of a cost has version %d, but this library reads version %d; update it"
              .formatted(version, CostState.VERSION));
    }
    boolean weighted = fields.get(5, Boolean.class);
    try {
      LossIdentity loss =
          new LossIdentity(
              fields.get(2, String.class),
              fields.get(3, Boolean.class),
              fields.get(4, Boolean.class));
      CostSums losses = MomentFields.sums(fields.struct(6), weighted);
      @Nullable Object[] pair = fields.structOrNull(7);
      CostState state =
          new CostState(loss, losses, pair == null ? null : PairFields.pair(pair, weighted));
      requireKind(fields.get(1, String.class), kind(state.kind()));
      return state;
    } catch (StateFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new StateFormatException("the state of a cost is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireKind(String given, String found) {
    if (!given.equals(found)) {
      throw new StateFormatException(
          "the state of a cost is damaged: its kind is '%s' but its fields are those of a %s"
              .formatted(given, found));
    }
  }

  /** Returns the parts of a sum. */
  static @Nullable Object[] values(SumParts sum) {
    return new @Nullable Object[] {sum.high(), sum.middle(), sum.low()};
  }
}
