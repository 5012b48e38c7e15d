package io.sparkloss.spark;

import io.sparkloss.spark.catalog.CatalogFunctions;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The functions as a catalog: with {@code spark.sql.catalog.loss=io.sparkloss.spark.LossCatalog},
 * {@code loss.mse(label, prediction)}.
 *
 * <p>For platforms that allow public interfaces only, and for views that last. The results are
 * those of the plain functions, to the bit; those are faster. {@code cost_stats} does not know of
 * which loss its argument is, so it neither cuts intervals at 0 nor counts clipped rows; states are
 * of the loss that they are given by name, and of no rows unnamed. A name comes with each row.
 *
 * <p>Immutable after {@link #initialize} and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LossCatalog implements FunctionCatalog {

  private static final Map<String, UnboundFunction> FUNCTIONS =
      CatalogFunctions.of(SqlFunctions.all());

  private String name = "loss";

  /** Creates the catalog; Spark needs it. */
  public LossCatalog() {}

  @Override
  public void initialize(String catalogName, CaseInsensitiveStringMap options) {
    this.name = catalogName;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Identifier[] listFunctions(String[] namespace) throws NoSuchNamespaceException {
    if (namespace.length > 0) {
      throw new NoSuchNamespaceException(namespace);
    }
    return FUNCTIONS.keySet().stream()
        .map(function -> Identifier.of(new String[0], function))
        .toArray(Identifier[]::new);
  }

  @Override
  public UnboundFunction loadFunction(Identifier identifier) throws NoSuchFunctionException {
    UnboundFunction function = FUNCTIONS.get(identifier.name().toLowerCase(Locale.ROOT));
    if (function == null || identifier.namespace().length > 0) {
      throw new NoSuchFunctionException(identifier);
    }
    return function;
  }
}
