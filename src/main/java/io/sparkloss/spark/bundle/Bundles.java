package io.sparkloss.spark.bundle;

import io.sparkloss.spark.catalyst.Catalyst;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GroupingID;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.ExpressionUtils$;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * The bundle as a {@link Column}, over columns that are known by their position and not by name, so
 * that any name is safe.
 *
 * @since 0.1.0
 */
public final class Bundles {

  private Bundles() {}

  /** Returns the columns of a data set by position. */
  public static List<Column> columns(org.apache.spark.sql.Dataset<?> data) {
    return attributes(data).stream()
        .map(attribute -> ExpressionUtils$.MODULE$.column(attribute))
        .toList();
  }

  /**
   * Returns the same data in a session of its own, a copy of the data's session but for some
   * settings.
   */
  public static org.apache.spark.sql.Dataset<Row> inOwnSession(
      org.apache.spark.sql.Dataset<Row> data, Map<String, String> settings) {
    Dataset<Row> classic = (Dataset<Row>) data;
    SparkSession session = ownSession(classic.sparkSession(), settings);
    return Dataset.ofRows(session, classic.queryExecution().analyzed());
  }

  /** Returns the rows of a data set, with values of the classes that its session asks for. */
  public static JavaRDD<Row> rows(org.apache.spark.sql.Dataset<Row> data) {
    SparkSession session = ((Dataset<Row>) data).sparkSession();
    return session.withActive(data::toJavaRDD);
  }

  /** Returns a copy of a session but for some settings. */
  public static SparkSession ownSession(
      org.apache.spark.sql.SparkSession of, Map<String, String> settings) {
    SparkSession session = ((SparkSession) of).cloneSession();
    settings.forEach(session.conf()::set);
    return session;
  }

  /**
   * Returns the aggregate over the first columns of a data set, as many as the layout has, and the
   * grouping id where it asks for that.
   */
  public static Column aggregate(org.apache.spark.sql.Dataset<?> data, BundleLayout layout) {
    CostBundle bundle = bundle(data, layout);
    return ExpressionUtils$.MODULE$.column(bundle.toAggregateExpression());
  }

  /** Returns the same aggregate over the rows where a column, known by its position, is true. */
  public static Column aggregateWhere(
      org.apache.spark.sql.Dataset<?> data, int condition, BundleLayout layout) {
    CostBundle bundle = bundle(data, layout);
    Option<Expression> filter = Option.apply(attributes(data).get(condition));
    return ExpressionUtils$.MODULE$.column(bundle.toAggregateExpression(false, filter));
  }

  /**
   * Returns the refusal of each row, NULL when there is none.
   *
   * @param row the position of a column that is a struct of the layout's columns
   * @param names what each cost is called
   */
  public static Column refusal(
      org.apache.spark.sql.Dataset<?> data, int row, BundleLayout layout, List<String> names) {
    return ExpressionUtils$.MODULE$.column(
        Catalyst.invoke(
            new RowRefusal(layout, names),
            "text",
            DataTypes.StringType,
            attributes(data).get(row)));
  }

  /**
   * Returns the reasons for which costs refuse a row, NULL when there are none.
   *
   * @param row the position of a column that is a struct of the layout's columns
   * @param model the position of the column that names the model of a row, or −1
   */
  public static Column reasons(
      org.apache.spark.sql.Dataset<?> data, int row, int model, RowReasons reasons) {
    List<Attribute> all = attributes(data);
    Expression call =
        model < 0
            ? Catalyst.invoke(reasons, "reasons", RowReasons.TYPE, all.get(row))
            : Catalyst.invoke(reasons, "reasonsOf", RowReasons.TYPE, all.get(row), all.get(model));
    return ExpressionUtils$.MODULE$.column(call);
  }

  /**
   * Returns the aggregate that takes the costs of one cluster a row, as {@link #aggregate} gives
   * them, to those of all clusters.
   *
   * @param costs the position of the column that holds them
   */
  public static Column clusters(
      org.apache.spark.sql.Dataset<?> data, int costs, BundleLayout layout) {
    List<Expression> bytes = List.of(attributes(data).get(costs));
    ClusterBundle bundle = new ClusterBundle(layout, Catalyst.seq(bytes));
    return ExpressionUtils$.MODULE$.column(bundle.toAggregateExpression());
  }

  /** Returns the bundle over the first columns, and the grouping id where it asks for that. */
  private static CostBundle bundle(org.apache.spark.sql.Dataset<?> data, BundleLayout layout) {
    int columns = layout.forms().size() + layout.keys().size();
    List<Expression> inputs = new ArrayList<>(attributes(data).subList(0, columns));
    if (layout.allRows() != null) {
      inputs.add(new GroupingID(Catalyst.seq(List.of())));
    }
    return new CostBundle(layout, Catalyst.seq(inputs));
  }

  private static List<Attribute> attributes(org.apache.spark.sql.Dataset<?> data) {
    return Catalyst.list(((Dataset<?>) data).queryExecution().analyzed().output());
  }
}
