package io.sparkloss.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TableSession;
import io.sparkloss.TestSpark;
import io.sparkloss.job.EvaluateJob;
import io.sparkloss.job.ExitCode;
import io.sparkloss.job.JobEnvironment;
import io.sparkloss.spark.SparkLoss;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import scala.Console;

/** Every block in the README and the guide runs, and prints what the page says. */
class DocumentationIT {

  @TestFactory
  Stream<DynamicTest> snippetsRun() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      tests.add(DynamicTest.dynamicTest(page.toString(), () -> run(Snippet.of(page))));
    }
    assertThat(tests).hasSizeGreaterThan(2);
    return tests.stream();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> guide = Files.walk(Path.of("src", "site", "markdown"))) {
      return Stream.concat(Stream.of(Path.of("README.md"), Path.of("jobs/data/README.md")), guide)
          .filter(page -> page.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static void run(List<Snippet> snippets) throws Exception {
    SparkSession spark = session(snippets);
    SparkLoss.register(spark);
    try (JavaSnippets java = new JavaSnippets(snippets);
        PythonSnippets python = new PythonSnippets()) {
      String shown = null;
      for (Snippet snippet : snippets) {
        switch (snippet.language()) {
          case "sql" -> shown = sql(spark, snippet);
          case "java" -> java.run(snippet);
          case "python" -> shown = python.run(snippet);
          case "text" -> shown = compare(snippet, shown);
          case "yaml" -> shown = evaluate(spark, snippet);
          case "console" -> shown = Commands.run(snippet);
          default -> throw new IllegalStateException(snippet + " has no language that is tested");
        }
      }
    }
  }

  /**
   * Returns the session of all pages, or for the page about tables one that knows their formats.
   */
  private static SparkSession session(List<Snippet> snippets) throws IOException {
    boolean tables = snippets.stream().anyMatch(snippet -> snippet.page().endsWith("tables.md"));
    return tables ? TableSession.of(Files.createTempDirectory("tables")) : TestSpark.session();
  }

  /** Evaluates a file beside those of {@code conf}; returns the table that it prints. */
  private static String evaluate(SparkSession spark, Snippet snippet) throws IOException {
    Path file = Path.of("target", "snippet.yaml");
    Files.writeString(file, snippet.text());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    JobEnvironment environment =
        new JobEnvironment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of("COSTS_PASSWORD", "secret"),
            Clock.systemUTC(),
            master -> spark);
    ExitCode code = EvaluateJob.run(new String[] {file.toString()}, environment);
    assertThat(code)
        .as("%s: %s", snippet, err.toString(StandardCharsets.UTF_8))
        .isEqualTo(ExitCode.DONE);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Runs the statements and returns what the last one shows. */
  private static String sql(SparkSession spark, Snippet snippet) {
    Dataset<Row> last = null;
    for (String statement : snippet.text().split(";\\s*(\n|$)", -1)) {
      if (!statement.isBlank()) {
        last = spark.sql(statement);
        last.collectAsList();
      }
    }
    assertThat(last).as(snippet.toString()).isNotNull();
    return shown(last);
  }

  private static String shown(Dataset<Row> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console.withOut(
        out,
        () -> {
          rows.show(50, false);
          return null;
        });
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Compares a block of text with what came before it showed, if there was some. */
  private static String compare(Snippet snippet, String shown) {
    if (shown != null) {
      assertThat(shown.strip()).as(snippet.toString()).isEqualTo(snippet.text().strip());
    }
    return null;
  }
}
