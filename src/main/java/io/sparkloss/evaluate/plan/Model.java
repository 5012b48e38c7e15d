package io.sparkloss.evaluate.plan;

import io.sparkloss.loss.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model and the columns that hold what it says.
 *
 * @param name the model's name in results; in long form it is not used
 * @param columns the columns by what they hold
 * @param plainColumn a column whose role follows from the target's losses, or null; a {@link
 *     Target} replaces it by an entry in {@code columns}
 * @since 0.1.0
 */
public record Model(String name, Map<Role, String> columns, @Nullable String plainColumn) {

  /** Keeps its own copy of the columns. */
  public Model {
    Map<Role, String> copy = new EnumMap<>(Role.class);
    copy.putAll(columns);
    columns = Collections.unmodifiableMap(copy);
  }

  /** Returns a model whose one column takes the role that the target's losses ask for. */
  public static Model plain(String name, String column) {
    return new Model(name, Map.of(), column);
  }

  /** Returns a model whose columns have these roles. */
  public static Model of(String name, Map<Role, String> columns) {
    return new Model(name, columns, null);
  }

  /** Returns the same model with its plain column, if there is one, in this role. */
  Model withPlainAs(Role role) {
    return plainColumn == null ? this : new Model(name, Map.of(role, plainColumn), null);
  }
}
