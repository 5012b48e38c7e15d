package io.sparkloss.spark.row;

import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.spark.catalyst.Catalyst;
import io.sparkloss.spark.catalyst.SqlFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.immutable.Seq;

/**
 * The functions of one row, made from the table of losses, those of users included: for each loss
 * its value and, where it has one, its gradient; and of each a {@code try_} twin.
 *
 * @since 0.1.0
 */
public final class RowFunctions {

  private static final Logger LOG = LoggerFactory.getLogger(RowFunctions.class);

  private static final String SINCE = "0.1.0";

  private final LossDefinition definition;
  private final Sample sample;
  private final Description description;

  private RowFunctions(LossDefinition definition) {
    this.definition = definition;
    this.sample = Sample.of(definition);
    this.description = new Description(definition, sample);
  }

  /** Returns them all, in the order of the documentation. */
  public static List<SqlFunction> all() {
    return Losses.all().stream().flatMap(loss -> of(loss).stream()).toList();
  }

  /** Returns how many data arguments the functions of a loss take: 3 with a scale, else 2. */
  public static int inputs(LossDefinition definition) {
    return Sample.of(definition).inputs();
  }

  /** Returns the functions of one loss; none, with a warning, when it has no usable example. */
  static List<SqlFunction> of(LossDefinition definition) {
    try {
      return new RowFunctions(definition).functions();
    } catch (IllegalArgumentException e) {
      // A loss that a user added must not take the others away.
      LOG.warn("The loss {} has no SQL functions: {}", definition.name(), e.getMessage());
      return List.of();
    }
  }

  private List<SqlFunction> functions() {
    List<SqlFunction> functions = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      functions.add(value(mode));
    }
    if (!sample.gradient().isEmpty()) {
      for (Mode mode : Mode.values()) {
        functions.add(gradient(mode));
      }
    }
    return functions;
  }

  private SqlFunction value(Mode mode) {
    String name = definition.name();
    return new SqlFunction(
        mode.named(name),
        SqlFunction.PER_ROW,
        description.value(mode),
        description.arguments(),
        description.examples(mode, sample.value()),
        SINCE,
        given -> new LossValue(loss(name, mode, given), kept(mode.named(name), given)));
  }

  private SqlFunction gradient(Mode mode) {
    String name = definition.name() + "_gradient";
    return new SqlFunction(
        mode.named(name),
        SqlFunction.PER_ROW,
        description.gradient(mode),
        description.arguments(),
        description.examples(mode, sample.gradient()),
        SINCE,
        given -> {
          RowLoss loss = loss(name, mode, given);
          loss.gradient(given.subList(0, loss.inputs()));
          return new LossGradient(loss, kept(mode.named(name), given));
        });
  }

  private RowLoss loss(String name, Mode mode, List<Expression> given) {
    Arguments arguments = Arguments.ofRow(mode.named(name), definition, sample.inputs(), given);
    return LossChoice.of(definition).forRow(name, arguments, mode);
  }

  private static Seq<Expression> kept(String function, List<Expression> given) {
    return Catalyst.seq(Arguments.kept(function, given));
  }
}
