package io.sparkloss.spark.catalog;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The arguments of a call: their kinds, and where each stands.
 *
 * @param function the function's name
 * @param kinds the kinds of the arguments, without the options
 * @param types the types to which Spark casts the arguments
 * @param options whether options stand at the end
 */
record Signature(String function, List<Kind> kinds, List<DataType> types, boolean options)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  Signature {
    kinds = List.copyOf(kinds);
    types = List.copyOf(types);
  }

  /**
   * Returns the signature of a call.
   *
   * @param shape how the function is called, for the error
   * @throws UnsupportedOperationException as the interface asks for, when number or types are wrong
   */
  static Signature of(String function, String shape, int least, int most, StructType input) {
    List<Kind> kinds = new ArrayList<>();
    List<DataType> types = new ArrayList<>();
    boolean options = false;
    StructField[] fields = input.fields();
    for (int i = 0; i < fields.length; i++) {
      Kind kind = Kind.of(fields[i].dataType());
      if (kind == null || (kind == Kind.OPTIONS && (i < least || i < fields.length - 1))) {
        throw new UnsupportedOperationException(
            "%s: argument %d is %s; the function is called as %s%s"
                .formatted(function, i + 1, fields[i].dataType().sql(), function, shape));
      }
      types.add(kind.accepted(fields[i].dataType()));
      options = kind == Kind.OPTIONS;
      if (!options) {
        kinds.add(kind);
      }
    }
    if (kinds.size() < least || kinds.size() > most) {
      throw wrongCount(function, shape, fields.length);
    }
    return new Signature(function, kinds, types, options);
  }

  /** Throws where fewer arguments than these are given and no options, which might name them. */
  void requireOptionsOr(int least, String shape) {
    if (!options && kinds.size() < least) {
      throw wrongCount(function, shape, kinds.size());
    }
  }

  /** Throws unless the argument is a number. */
  void requireNumber(int index, String argument) {
    if (index < kinds.size() && kinds.get(index) != Kind.NUMBER) {
      throw new UnsupportedOperationException(
          "%s: the %s is %s but must be a number"
              .formatted(function, argument, types.get(index).sql()));
    }
  }

  /** Returns the same, or throws where one of the first arguments is no state of a cost. */
  Signature states(int count) {
    for (int i = 0; i < count; i++) {
      if (kinds.get(i) != Kind.STATE) {
        throw new UnsupportedOperationException(
            "%s: the state is %s but must be a state, as cost_state_agg returns it"
                .formatted(function, types.get(i).sql()));
      }
    }
    return this;
  }

  /** Returns the same, or throws where an argument is no number. */
  Signature numbers() {
    requireNumber(0, "loss");
    requireNumber(1, "weight");
    if (options) {
      throw new UnsupportedOperationException(function + " takes no options");
    }
    return this;
  }

  private static UnsupportedOperationException wrongCount(
      String function, String shape, int given) {
    return new UnsupportedOperationException(
        "%s takes %s but was called with %d arguments".formatted(function, shape, given));
  }

  DataType[] inputTypes() {
    return types.toArray(new DataType[0]);
  }

  /** Returns the options of a row. */
  Map<String, String> options(InternalRow row) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (options && !row.isNullAt(kinds.size())) {
      MapData map = row.getMap(kinds.size());
      ArrayData keys = map.keyArray();
      ArrayData values = map.valueArray();
      for (int i = 0; i < map.numElements(); i++) {
        texts.put(keys.getUTF8String(i).toString(), values.getUTF8String(i).toString());
      }
    }
    return texts;
  }
}
