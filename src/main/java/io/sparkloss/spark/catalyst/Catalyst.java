package io.sparkloss.spark.catalyst;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.CreateArray;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.Multiply;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.ObjectType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.PartialFunction;
import scala.collection.Iterator;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * The constructors of Catalyst that this project uses: only those that are the same in every
 * supported version of Spark. The one place where they are called.
 */
public final class Catalyst {

  private Catalyst() {}

  /** Returns an immutable Scala sequence. */
  @SafeVarargs
  public static <T> Seq<T> seq(T... elements) {
    List<T> list = new ArrayList<>(elements.length);
    for (T element : elements) {
      list.add(element);
    }
    return seq(list);
  }

  /** Returns an immutable Scala sequence. */
  public static <T> Seq<T> seq(List<T> elements) {
    return CollectionConverters.asScala(elements).toSeq();
  }

  /** Returns a Java list. */
  public static <T> List<T> list(scala.collection.Seq<T> elements) {
    return List.copyOf(CollectionConverters.asJava(elements));
  }

  /** Returns an immutable Scala map. */
  public static <K, V> scala.collection.immutable.Map<K, V> map(Map<K, V> entries) {
    return Map$.MODULE$.from(CollectionConverters.asScala(entries));
  }

  /** Returns a literal of Catalyst's internal form of the type; null is the NULL of the type. */
  public static Literal literal(@Nullable Object value, DataType type) {
    return Literal$.MODULE$.create(value, type);
  }

  /** Returns a literal that holds an object for generated code to call. */
  public static Literal object(Object target) {
    return Literal$.MODULE$.fromObject(target, new ObjectType(target.getClass()));
  }

  /** Returns the expression cast to the type, or itself when it has that type. */
  public static Expression cast(Expression expression, DataType type) {
    return expression.dataType().equals(type)
        ? expression
        : new Cast(expression, type, Option.empty());
  }

  /**
   * Returns the call of a method on an object; NULL when an argument is. The method may return a
   * boxed value, whose null is NULL.
   */
  public static Expression invoke(
      Object target, String method, DataType type, Expression... arguments) {
    return new Invoke(
        object(target), method, type, seq(arguments), seq(List.of()), true, true, true);
  }

  /** Returns the same call by Spark's own expression, whose interpreted form is used. */
  static Expression interpretedCall(
      Serializable target, String method, DataType type, Seq<Expression> arguments) {
    return target instanceof Class<?> owner
        ? new StaticInvoke(
            owner, type, method, arguments, seq(List.of()), true, false, true, Option.empty())
        : new Invoke(object(target), method, type, arguments, seq(List.of()), true, false, true);
  }

  /** Returns one of two expressions; the other one is not evaluated. */
  public static Expression ifElse(Expression condition, Expression yes, Expression no) {
    return new If(condition, yes, no);
  }

  /**
   * Throws the error of a wrong call, as Spark's analyser does.
   *
   * @param condition the error condition, in upper case
   * @param sqlState the SQLSTATE
   * @param message what is wrong and what would be right
   * @param parameters the message parameters
   */
  public static RuntimeException analysisError(
      String condition, String sqlState, String message, Map<String, String> parameters) {
    return unchecked(
        new AnalysisException(
            "[" + condition + "] " + message + " SQLSTATE: " + sqlState,
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.apply(condition),
            Map$.MODULE$.from(CollectionConverters.asScala(parameters)),
            new QueryContext[0]));
  }

  /** Throws a checked exception where Scala, which has none, expects it. */
  @SuppressWarnings("unchecked") // erased: nothing is cast at run time
  private static <T extends Throwable> RuntimeException unchecked(Throwable throwable) throws T {
    throw (T) throwable;
  }

  /**
   * Returns the call of a static method; NULL when an argument is. The method may return a boxed
   * value, whose null is NULL.
   */
  public static Expression staticInvokeOrNull(
      Class<?> owner, String method, DataType type, Expression... arguments) {
    return new StaticInvoke(
        owner, type, method, seq(arguments), seq(List.of()), true, true, true, Option.empty());
  }

  /** Returns {@code left = right}. */
  public static Expression equal(Expression left, Expression right) {
    return new EqualTo(left, right);
  }

  /** Returns whether one of the conditions holds. */
  public static Expression or(Expression left, Expression right) {
    return new Or(left, right);
  }

  /** Returns whether a value is NULL, by whether what it is made of is, where that is known. */
  public static Expression isNull(Expression value) {
    return value instanceof NullRule rule ? rule.isNullTest() : new IsNull(value);
  }

  /** Returns whether one of the values is NULL. */
  static Expression anyNull(List<Expression> values) {
    Expression any = literal(false, DataTypes.BooleanType);
    boolean first = true;
    for (Expression value : values) {
      if (value.nullable()) {
        any = first ? isNull(value) : or(any, isNull(value));
        first = false;
      }
    }
    return any;
  }

  /** Returns {@code left + right}. */
  public static Expression add(Expression left, Expression right) {
    return new Add(left, right);
  }

  /** Returns {@code left * right}. */
  public static Expression multiply(Expression left, Expression right) {
    return new Multiply(left, right);
  }

  /** Returns an array of the values. */
  public static Expression array(List<? extends Expression> values) {
    return new CreateArray(seq(List.<Expression>copyOf(values)), false);
  }

  /** Returns a field of an aggregation buffer, never NULL. */
  public static AttributeReference field(String name, DataType type) {
    return new AttributeReference(
        name,
        type,
        false,
        Metadata.empty(),
        NamedExpression$.MODULE$.newExprId(),
        seq(List.<String>of()));
  }

  /** Returns the arguments of a function as Spark prints them. */
  public static <T> Iterator<Object> iterator(Seq<T> arguments) {
    return seq(List.<Object>copyOf(list(arguments))).iterator();
  }

  /** Returns a field of a struct. */
  public static Expression structField(Expression struct, int index) {
    return new GetStructField(struct, index, Option.empty());
  }

  /** Returns the function that is defined for the nodes of a class. */
  public static <N, C extends N> PartialFunction<N, N> partial(
      Class<C> type, Function<C, ? extends N> function) {
    return new AbstractPartialFunction<N, N>() {
      @Override
      public boolean isDefinedAt(N node) {
        return type.isInstance(node);
      }

      @Override
      public N apply(N node) {
        return function.apply(type.cast(node));
      }
    };
  }
}
