package io.sparkloss.notebook;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** Runs snippets in this virtual machine and keeps the last value as the object that it is. */
final class ShellValues extends DirectExecutionControl implements ExecutionControlProvider {

  private @Nullable Object last;
  private @Nullable ClassLoader loader;

  @Override
  public String name() {
    return "values";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return this;
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    loader = snippet.getDeclaringClass().getClassLoader();
    last = snippet.invoke(null);
    return valueString(last);
  }

  /** Returns the value of the last snippet. */
  @Nullable Object last() {
    return last;
  }

  /** Returns the class loader of the last snippet, which has the jars of users. */
  ClassLoader loader() {
    return Objects.requireNonNull(loader, "no snippet has run");
  }
}
