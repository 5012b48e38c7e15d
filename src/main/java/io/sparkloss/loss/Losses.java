package io.sparkloss.loss;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The table of all losses: the built-in ones and those of every {@link LossProvider} on the class
 * path. SQL functions, evaluation files and documentation are made from it.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Losses {

  /** The provider of the built-in losses, by name: this package must not know its losses. */
  private static final String BUILT_IN = "io.sparkloss.loss.builtin.BuiltInLosses";

  private static final Map<String, LossDefinition> TABLE = load();

  private Losses() {}

  /** Returns every definition, the built-in ones first, in the order of the documentation. */
  public static Collection<LossDefinition> all() {
    return TABLE.values();
  }

  /** Returns whether a loss of that name exists. */
  public static boolean contains(String name) {
    return TABLE.containsKey(name);
  }

  /**
   * Returns the definition of that name.
   *
   * @throws IllegalArgumentException when there is none; the message names the nearest one, or all
   */
  public static LossDefinition get(String name) {
    LossDefinition definition = TABLE.get(name);
    if (definition == null) {
      throw new IllegalArgumentException(
          "no loss is named '" + name + "'" + Names.hint(name, TABLE.keySet()));
    }
    return definition;
  }

  /**
   * Makes a loss from its call, for example {@code huber_loss(delta=15)}.
   *
   * @throws IllegalArgumentException when the text is no call, or names no loss or no parameter
   */
  public static Loss parse(String call) {
    LossCall parsed = LossCall.parse(call);
    return get(parsed.name()).create(parsed.arguments());
  }

  private static Map<String, LossDefinition> load() {
    List<LossDefinition> builtIn = new ArrayList<>();
    List<LossDefinition> added = new ArrayList<>();
    for (LossProvider provider :
        ServiceLoader.load(LossProvider.class, Losses.class.getClassLoader())) {
      (provider.getClass().getName().equals(BUILT_IN) ? builtIn : added).addAll(provider.losses());
    }
    if (builtIn.isEmpty()) {
      throw new IllegalStateException(
          "META-INF/services/"
              + LossProvider.class.getName()
              + " does not name "
              + BUILT_IN
              + "; merge the service files when jars are packed into one");
    }
    return table(builtIn, added);
  }

  private static Map<String, LossDefinition> table(
      List<LossDefinition> builtIn, List<LossDefinition> added) {
    List<LossDefinition> definitions = new ArrayList<>(builtIn);
    definitions.addAll(added);
    Map<String, LossDefinition> table = new LinkedHashMap<>();
    for (LossDefinition definition : definitions) {
      if (table.putIfAbsent(definition.name(), definition) != null) {
        throw new IllegalStateException("two losses are named '" + definition.name() + "'");
      }
    }
    return Collections.unmodifiableMap(table);
  }
}
