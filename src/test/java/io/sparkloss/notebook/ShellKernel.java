package io.sparkloss.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseKernelBuilder;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/**
 * A kernel of Jupyter for Java: JJava's own protocol, display and extensions over a JShell that
 * runs in this virtual machine. JJava itself, which does the same and more, is in no repository of
 * Maven.
 */
public final class ShellKernel extends BaseKernel {

  private final ShellValues values = new ShellValues();
  private final JShell shell = JShell.builder().executionEngine(values, Map.of()).build();

  private ShellKernel(Parts parts) {
    super(
        "shell",
        "1",
        new LanguageInfo.Builder("Java").fileExtension(".jshell").build(),
        List.of(),
        parts.history(),
        parts.io(),
        parts.comms(),
        parts.renderer(),
        parts.magicParser(),
        parts.magics(),
        true,
        parts.styler());
    shell.addToClasspath(System.getProperty("java.class.path"));
    shell.addToClasspath(Objects.requireNonNull(System.getenv("JJAVA_CLASSPATH"), "jars"));
    for (String name : List.of("java.util.*", "java.io.*", "java.math.*", "java.nio.file.*")) {
      evalRaw("import " + name + ";");
    }
    evalRaw("import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.*;");
  }

  /** Serves the connection that a file describes until it is closed. */
  public static void main(String[] args) throws Exception {
    String description = Files.readString(Path.of(args[0]));
    JupyterConnection connection =
        new JupyterConnection(KernelConnectionProperties.parse(description));
    ShellKernel kernel = new Parts().build();
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    kernel.onStartup();
    connection.waitUntilClose();
    kernel.onShutdown(false);
    System.exit(0); // Spark's threads would keep the process
  }

  @Override
  protected ClassLoader getClassLoader() {
    evalRaw("new Object();");
    return values.loader();
  }

  /** Returns the value of the last expression, or null when the cell ends with a statement. */
  @Override
  public @Nullable Object evalRaw(String cell) {
    Object value = null;
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String source = next.source() == null ? rest : next.source();
      value = null;
      for (SnippetEvent event : shell.eval(source)) {
        value = value(event);
      }
      rest = next.source() == null ? "" : next.remaining();
    }
    return value;
  }

  private @Nullable Object value(SnippetEvent event) {
    if (event.status() != Snippet.Status.VALID) {
      List<String> problems =
          shell.diagnostics(event.snippet()).map(found -> found.getMessage(null)).toList();
      throw new IllegalArgumentException(event.snippet().source() + ": " + problems);
    }
    if (event.exception() != null) {
      throw failure(event.exception());
    }
    boolean shown =
        event.snippet().kind() == Snippet.Kind.EXPRESSION
            || event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    return shown ? values.last() : null;
  }

  private static IllegalStateException failure(JShellException exception) {
    String type = exception instanceof EvalException e ? e.getExceptionClassName() + ": " : "";
    return new IllegalStateException(type + exception.getMessage(), exception);
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return DisplayData.EMPTY;
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return new ReplacementOptions(List.of(), at, at);
  }

  @Override
  public String isComplete(String code) {
    return IS_COMPLETE_MAYBE;
  }

  /** JJava's usual parts. */
  private static final class Parts extends BaseKernelBuilder<Parts, ShellKernel> {
    @Override
    public ShellKernel build() {
      return new ShellKernel(this);
    }

    org.dflib.jjava.jupyter.kernel.history.@Nullable HistoryManager history() {
      return buildHistoryManager();
    }

    org.dflib.jjava.jupyter.kernel.JupyterIO io() {
      return buildJupyterIO(buildJupyterIOEncoding());
    }

    org.dflib.jjava.jupyter.kernel.comm.CommManager comms() {
      return buildCommManager();
    }

    org.dflib.jjava.jupyter.kernel.display.Renderer renderer() {
      return buildRenderer();
    }

    org.dflib.jjava.jupyter.kernel.magic.@Nullable MagicParser magicParser() {
      return magicParser;
    }

    org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry magics() {
      return buildMagicsRegistry();
    }

    org.dflib.jjava.jupyter.kernel.util.StringStyler styler() {
      return buildErrorStyler();
    }
  }
}
