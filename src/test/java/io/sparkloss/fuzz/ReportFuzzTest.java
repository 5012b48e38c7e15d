package io.sparkloss.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.report.ConsoleTable;
import io.sparkloss.report.RollupTable;
import io.sparkloss.report.RunComparisonTable;
import io.sparkloss.report.TestEvaluations;
import io.sparkloss.report.TestRollups;
import io.sparkloss.report.chart.SvgDocument;
import io.sparkloss.report.markdown.EvaluationMarkdown;
import io.sparkloss.report.page.ComparisonPage;
import io.sparkloss.report.page.EvaluationPage;
import io.sparkloss.report.page.RollupPage;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.compare.RunComparison;
import io.sparkloss.result.json.EvaluationJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever things are called, reports show it, and it is nothing but text there. */
class ReportFuzzTest {

  /** Names that are nothing but letters, of all lengths that reports treat differently. */
  private static final List<String> PLAIN =
      List.of("x", "name", "a name of words", "y".repeat(30), "z".repeat(120), "w".repeat(1000));

  private static final Pattern SVG = Pattern.compile("(?s)<svg.*?</svg>");
  private static final Pattern ACTIVE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*([`*_\\[\\]|~<>#])");

  /** A character that moves the cursor, hides, or turns the direction of what follows. */
  private static boolean isUnseen(int point) {
    return (Character.isISOControl(point) && point != '\n')
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }

  private static void requireSeen(String text) {
    assertThat(text.codePoints().filter(ReportFuzzTest::isUnseen).mapToObj(Integer::toHexString))
        .isEmpty();
  }

  private static String name(Random random) {
    String name = Texts.hostile(random, random.nextInt(20) == 0 ? 400 : 12);
    // The evaluations have a model "mean" already.
    return name.isBlank() || name.equals("mean") ? "name" : name;
  }

  private static RunComparison comparison(String name) {
    return RunComparison.of(TestEvaluations.of(0), TestEvaluations.named(name));
  }

  private static List<String> pages(String name) {
    return List.of(
        EvaluationPage.of(TestEvaluations.named(name)),
        ComparisonPage.of(comparison(name)),
        RollupPage.of(TestRollups.of(name, 4)));
  }

  @Test
  void noNameMakesATagOrAnAttributeOfAPage() {
    Set<String> known = new LinkedHashSet<>();
    PLAIN.forEach(name -> pages(name).forEach(page -> known.addAll(new PageTokens(page).tags())));
    Fuzzing.run(
        80,
        random -> {
          for (String page : pages(name(random))) {
            PageTokens tokens = new PageTokens(page);
            assertThat(known).containsAll(tokens.tags());
            requireSeen(tokens.shown());
            for (String script : tokens.scripts()) {
              if (script.startsWith("{")) {
                new ObjectMapper().readTree(script);
              }
            }
          }
        });
  }

  @Test
  void everyPictureIsWellFormed() {
    Fuzzing.run(
        40,
        random -> {
          for (String page : pages(name(random))) {
            SVG.matcher(page).results().forEach(svg -> new SvgDocument(svg.group()));
          }
        });
  }

  @Test
  void noNameMakesMarkupOfAComment() {
    String plain = EvaluationMarkdown.of(TestEvaluations.named("x"));
    Fuzzing.run(
        800,
        random -> {
          String text = EvaluationMarkdown.of(TestEvaluations.named(name(random)));
          assertThat(text.lines()).hasSameSizeAs(plain.lines().toList());
          assertThat(active(text)).isEqualTo(active(plain));
          // After the mark of a list, these would begin a list, a heading, a rule, or code.
          assertThat(text.lines().filter(line -> line.matches("- (\\s|[-+#=]|\\d{1,9}[.)]).*")))
              .isEmpty();
          requireSeen(text);
        });
  }

  private static List<String> active(String text) {
    return text.lines()
        .map(
            line ->
                ACTIVE
                    .matcher(line.replaceAll("&#?\\w+;", ""))
                    .results()
                    .map(found -> found.group(1))
                    .toList()
                    .toString())
        .toList();
  }

  @Test
  void noNameMovesTheCursorOfAConsole() {
    int plain = lines(ConsoleTable.render(TestEvaluations.named("x")));
    Fuzzing.run(
        800,
        random -> {
          String name = name(random);
          Evaluation evaluation = TestEvaluations.named(name);
          String console = ConsoleTable.render(evaluation);
          requireSeen(console);
          assertThat(console).doesNotContain("\u2028", "\u2029");
          assertThat(lines(console)).isGreaterThanOrEqualTo(plain);
          requireSeen(RollupTable.render(TestRollups.of(name, 4)));
          requireSeen(RunComparisonTable.render(comparison(name)));
        });
  }

  private static int lines(String text) {
    return text.lines().collect(Collectors.toList()).size();
  }

  @Test
  void everyNameComesBackFromJson() {
    Fuzzing.run(
        800,
        random -> {
          Evaluation evaluation = TestEvaluations.named(name(random));
          String json = EvaluationJson.write(evaluation);
          assertThat(EvaluationJson.read(json)).isEqualTo(evaluation);
          assertThat(new ObjectMapper().readTree(json).get("run").textValue())
              .isEqualTo(evaluation.run());
        });
  }

  @Test
  void damagedJsonIsReadOrRefused() {
    String json = EvaluationJson.write(TestEvaluations.of(1));
    List<String> words =
        List.of("null", "{", "}", "[", "]", "\"", ":", ",", "NaN", "1e999", "-", "\\u", "\\ud800");
    Fuzzing.run(
        1000,
        random -> {
          try {
            EvaluationJson.read(Texts.mutated(random, json, words));
          } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
          }
        });
  }
}
