package io.sparkloss.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Runs Java as JShell does: statements, with imports, in this virtual machine. */
final class JavaSnippets implements AutoCloseable {

  private final JShell shell = JShell.builder().executionEngine("local").build();

  /**
   * Creates the shell with all imports of a page: one that comes later would set the variables that
   * are there already to null.
   */
  JavaSnippets(List<Snippet> page) {
    String tests = System.getProperty("surefire.test.class.path");
    shell.addToClasspath(tests == null ? System.getProperty("java.class.path") : tests);
    page.stream()
        .filter(snippet -> snippet.language().equals("java"))
        .flatMap(snippet -> snippet.text().lines())
        .filter(JavaSnippets::isImport)
        .distinct()
        .forEach(this::evaluate);
    evaluate("import io.sparkloss.TestSpark;");
    evaluate("org.apache.spark.sql.SparkSession spark = TestSpark.session();");
  }

  /** Runs what stands below the imports. */
  void run(Snippet snippet) {
    evaluate(
        snippet.text().lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n")));
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  private void evaluate(String source) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      assertThat(next.completeness().isComplete()).as(rest).isTrue();
      shell.eval(next.source()).forEach(this::check);
      rest = next.remaining();
    }
  }

  private void check(SnippetEvent event) {
    List<String> problems =
        shell
            .diagnostics(event.snippet())
            .map(diagnostic -> diagnostic.getMessage(null))
            .collect(Collectors.toList());
    assertThat(event.status())
        .as("%s %s", event.snippet().source(), problems)
        .isEqualTo(Status.VALID);
    assertThat(event.exception()).as(event.snippet().source()).isNull();
  }

  @Override
  public void close() {
    shell.close();
  }
}
