package io.sparkloss.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.job.file.EvaluationFile;
import io.sparkloss.job.file.FileKeys;
import io.sparkloss.job.yaml.Keys;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an evaluation file holds, it is read or refused with the places of what is wrong. */
class EvaluationFileFuzzTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\R(.*?)```");

  private static final List<String> CORPUS = corpus();
  private static final List<String> WORDS = words();

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  /** Returns every file of {@code conf} and every one that the documentation shows. */
  private static List<String> corpus() {
    List<String> files = new ArrayList<>();
    for (Path page : listed(Path.of("src/site/markdown"), ".md")) {
      BLOCK.matcher(text(page)).results().forEach(block -> files.add(block.group(1)));
    }
    listed(Path.of("conf"), ".yaml").forEach(file -> files.add(text(file)));
    assertThat(files).hasSizeGreaterThan(10);
    return files;
  }

  private static List<Path> listed(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Keys keys : FileKeys.all()) {
      keys.known().forEach(key -> words.addAll(List.of(key, "\n" + key + ": ", "{" + key + ": ")));
    }
    Losses.all().stream().map(LossDefinition::name).forEach(words::add);
    words.addAll(
        List.of(
            "[",
            "]",
            "{",
            "}",
            "&a ",
            "*a",
            "<<: ",
            "!!int ",
            "!x ",
            "| ",
            "> ",
            "? ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "# ",
            ": ",
            "\n  ",
            "\n- ",
            "null",
            "~",
            "''",
            "\"\"",
            "0",
            "-1",
            "1e400",
            ".inf",
            "-.INF",
            ".nan",
            "0x",
            "0xffffffffffffffffffff",
            "0o7777777777777777777777",
            "99999999999999999999",
            "1%",
            "-5%",
            "%",
            "2001-02-30",
            "a:b",
            "a:",
            "file:",
            "file:///",
            "x://",
            "no:such:path",
            "//",
            "${date}",
            "${env:KEY}",
            "${env:NO}",
            "mse",
            "rmse",
            "huber_loss(delta=",
            "1e999)",
            "delta=nan"));
    return words;
  }

  @Test
  void aFileWithMistakesIsReadOrRefused() {
    Fuzzing.run(
        1000, random -> read(Texts.mutated(random, Texts.any(random, CORPUS), WORDS), List.of()));
  }

  @Test
  void anyTextIsReadOrRefused() {
    Fuzzing.run(1000, random -> read(Texts.hostile(random, 40), List.of()));
  }

  @Test
  void anySettingIsReadOrRefused() {
    Fuzzing.run(150, random -> read(Texts.any(random, CORPUS), settings(random)));
  }

  private static List<String> settings(Random random) {
    List<String> settings = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String key = Texts.mutated(random, Texts.any(random, WORDS).strip(), WORDS);
      settings.add(key.replaceAll("[:{ ]+$", "") + "=" + Texts.mutated(random, "x", WORDS));
    }
    return settings;
  }

  private void read(String text, List<String> settings) throws IOException {
    Path file = directory.resolve("evaluation.yaml");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Substitutions substitutions =
        new Substitutions(LocalDate.of(2001, 6, 30), Map.of("KEY", "hunter2"));
    try {
      assertThat(EvaluationFile.read(file.toString(), settings, substitutions)).isNotEmpty();
    } catch (RefusedException e) {
      assertThat(e.lines())
          .isNotEmpty()
          .allMatch(line -> line.startsWith(file.toString()) || line.startsWith("--set"))
          .allMatch(line -> !line.contains("Exception"));
    }
  }
}
