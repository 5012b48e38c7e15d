package io.sparkloss.spark.row;

import io.sparkloss.loss.Names;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.FunctionErrors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.CreateMap;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Reads the options map of a call: constant keys and values, the values strings or numbers. */
final class Options {

  private static final String ACCEPTED =
      "a constant map of strings, such as map('epsilon', '1e-15')";

  private Options() {}

  /** Returns whether the expression is an options map. */
  static boolean isMap(Expression expression) {
    return expression.dataType() instanceof MapType;
  }

  /** Returns the options in the order in which they are written. */
  static Map<String, String> read(String function, Expression map) {
    List<String> texts = new ArrayList<>();
    if (map instanceof CreateMap created) {
      for (Expression entry : CollectionConverters.asJava(created.children())) {
        texts.add(text(function, map, uncast(entry)));
      }
    } else {
      texts.addAll(evaluated(function, map));
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i += 2) {
      if (options.put(texts.get(i), texts.get(i + 1)) != null) {
        throw FunctionErrors.invalid(
            function, "the options give " + texts.get(i) + " twice; give it once");
      }
    }
    return options;
  }

  /**
   * Returns the map with text in it. Where values differ in type, Spark casts them to one, which
   * fails for {@code map('epsilon', 1e-15, 'classes', 'a,b')} as soon as the map is evaluated.
   */
  static Expression asText(String function, Expression map) {
    if (!(map instanceof CreateMap created)) {
      return map;
    }
    List<Expression> entries = new ArrayList<>();
    for (Expression entry : CollectionConverters.asJava(created.children())) {
      UTF8String text = UTF8String.fromString(text(function, map, uncast(entry)));
      entries.add(Catalyst.literal(text, DataTypes.StringType));
    }
    return created.withNewChildren(Catalyst.seq(entries));
  }

  /** Throws unless every key is legal. */
  static void requireKnown(String function, Collection<String> keys, Collection<String> legal) {
    for (String key : keys) {
      if (!legal.contains(key)) {
        throw FunctionErrors.invalid(function, unknown(key, legal));
      }
    }
  }

  /** Returns the value of a constant, or null when it is none or NULL. */
  static @Nullable Object constant(Expression expression) {
    Expression evaluable = evaluable(expression);
    return evaluable.foldable() ? evaluable.eval(InternalRow.empty()) : null;
  }

  /** Returns the expression with those in it replaced that only the optimiser can evaluate. */
  private static Expression evaluable(Expression expression) {
    if (expression instanceof RuntimeReplaceable replaceable) {
      return evaluable(replaceable.replacement());
    }
    List<Expression> children = new ArrayList<>();
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      children.add(evaluable(child));
    }
    return expression.withNewChildren(Catalyst.seq(children));
  }

  private static String unknown(String key, Collection<String> legal) {
    return legal.isEmpty()
        ? "there is no option '" + key + "'; it takes none"
        : "there is no option '%s'; %s: %s"
            .formatted(
                key,
                Names.nearest(key, legal)
                    .map(meant -> "did you mean " + meant + "? Known")
                    .orElse("known"),
                String.join(", ", legal));
  }

  /** Returns what stands below the casts that give the values of a map one type. */
  private static Expression uncast(Expression expression) {
    return expression instanceof Cast cast ? uncast(cast.child()) : expression;
  }

  private static String text(String function, Expression map, Expression entry) {
    Object value = constant(entry);
    if (value == null) {
      throw FunctionErrors.notConstant(function, "options map", map, ACCEPTED);
    }
    return value.toString();
  }

  private static List<String> evaluated(String function, Expression map) {
    MapType type = (MapType) map.dataType();
    if (!(constant(map) instanceof MapData data)) {
      throw FunctionErrors.notConstant(function, "options map", map, ACCEPTED);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < data.numElements(); i++) {
      texts.add(data.keyArray().get(i, type.keyType()).toString());
      if (data.valueArray().isNullAt(i)) {
        throw FunctionErrors.notConstant(function, "options map", map, ACCEPTED);
      }
      texts.add(data.valueArray().get(i, type.valueType()).toString());
    }
    return texts;
  }
}
