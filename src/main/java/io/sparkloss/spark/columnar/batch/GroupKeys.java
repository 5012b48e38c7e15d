package io.sparkloss.spark.columnar.batch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.jspecify.annotations.Nullable;

/**
 * By what rows are grouped: one set of keys, or several, as GROUPING SETS ask for.
 *
 * <p>Immutable.
 *
 * @param sets the keys of each set, all of the same number
 * @since 0.1.0
 */
public record GroupKeys(List<List<Key>> sets) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Keeps its own copies. */
  public GroupKeys {
    sets = new ArrayList<>(sets);
  }

  /**
   * A key: a column of the batches, or a value that is the same for all rows of the set.
   *
   * @param ordinal the column, or −1
   * @param value the value where there is no column, as Spark holds it in rows
   */
  public record Key(int ordinal, @Nullable Serializable value) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The ordinal of a key that is no column. */
    public static final int CONSTANT = -1;
  }

  /**
   * Returns the keys, or empty when one is neither a column that can be grouped by nor a constant.
   *
   * @param sets the expressions of each set
   * @param columns the columns of the batches
   */
  public static Optional<GroupKeys> of(List<List<Expression>> sets, List<Attribute> columns) {
    List<List<Key>> found = new ArrayList<>();
    for (List<Expression> set : sets) {
      List<Key> keys = new ArrayList<>();
      for (Expression expression : set) {
        Key key = key(expression, columns);
        if (key == null) {
          return Optional.empty();
        }
        keys.add(key);
      }
      found.add(keys);
    }
    return Optional.of(new GroupKeys(found));
  }

  private static @Nullable Key key(Expression expression, List<Attribute> columns) {
    if (expression instanceof Literal literal) {
      Object value = literal.value();
      return value == null || value instanceof Serializable
          ? new Key(Key.CONSTANT, (Serializable) value)
          : null;
    }
    int ordinal = ColumnReader.ordinal(expression, columns);
    return ordinal >= 0 && KeyColumn.supports(expression.dataType())
        ? new Key(ordinal, null)
        : null;
  }

  /** Returns the columns among the keys of a set, in order and each once. */
  public List<Integer> columns(int set) {
    TreeSet<Integer> ordinals = new TreeSet<>();
    sets.get(set).stream().map(Key::ordinal).filter(i -> i != Key.CONSTANT).forEach(ordinals::add);
    return List.copyOf(ordinals);
  }
}
