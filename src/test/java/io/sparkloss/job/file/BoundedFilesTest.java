package io.sparkloss.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Evaluation files that would fill the memory, and how they are refused: at once, in a line. */
@Timeout(60)
class BoundedFilesTest {

  private static final String RUN =
      "input: {path: p}\ntargets: {t: {label: y, models: {a: p}, losses: [mse]}}\n";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @BeforeEach
  void realPath() throws IOException {
    directory = directory.toRealPath();
  }

  @Test
  void billionLaughsAreRefusedByTheValuesThatTheyStandFor() throws IOException {
    StringBuilder text = new StringBuilder("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (char c = 'b'; c <= 'i'; c++) {
      String before = "*" + (char) (c - 1);
      text.append(
          "%s: &%s [%s]%n".formatted(c, c, String.join(", ", Collections.nCopies(9, before))));
    }

    assertThat(problems(text.toString()))
        .containsExactly("DIR/e.yaml:1: holds more than 200000 values");
  }

  @Test
  void billionLaughsOfMergedMappingsAreRefused() throws IOException {
    StringBuilder text = new StringBuilder("a: &a {x: 1, y: 2}\n");
    for (char c = 'b'; c <= 'z'; c++) {
      text.append("%s: &%s {l: *%s, r: *%s}%n".formatted(c, c, (char) (c - 1), (char) (c - 1)));
    }

    assertThat(problems(text.toString()))
        .singleElement()
        .asString()
        .endsWith("holds more than 200000 values");
  }

  @Test
  void aliasesBeyondAThousandAreRefused() throws IOException {
    String text = "a: &a [x]\nb: [" + "*a, ".repeat(1001) + "x]\n";

    assertThat(problems(text))
        .singleElement()
        .asString()
        .isEqualTo(
            "DIR/e.yaml:1: is not YAML: Number of aliases for non-scalar nodes exceeds the specified"
                + " max=1000");
  }

  @Test
  void anAliasOfItselfIsRefused() throws IOException {
    assertThat(problems("a: &a {b: *a}\n"))
        .containsExactly(
            "DIR/e.yaml:1: is nested more than 32 levels deep, or an alias holds itself");
  }

  @Test
  void aHugeFileIsNotReadToItsEnd() throws IOException {
    Path file = directory.resolve("huge.yaml");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(1L << 40); // a terabyte of zeros, which takes no room on the disk
    }

    assertThat(read(file))
        .containsExactly("DIR/huge.yaml: cannot be read: it is larger than 4194304 bytes");
  }

  @Test
  void aMegabyteOfTextIsTheMost() throws IOException {
    assertThat(problems("run: " + "x".repeat(1 << 20)))
        .singleElement()
        .asString()
        .startsWith("DIR/e.yaml:1: is not YAML: The incoming YAML document exceeds the limit");
  }

  @Test
  void aDeviceThatNeverEndsIsNotReadToItsEnd() {
    assertThat(read(Path.of("/dev/zero")))
        .containsExactly("/dev/zero: cannot be read: it is larger than 4194304 bytes");
  }

  /** Each of three files includes the next a hundred times: a million files from a few lines. */
  @Test
  void includesThatMultiplyAreRefused() throws IOException {
    for (int i = 0; i < 3; i++) {
      Files.writeString(
          directory.resolve("f" + i + ".yaml"),
          "include: [" + ("f" + (i + 1) + ".yaml, ").repeat(100) + "]\n");
    }
    Files.writeString(directory.resolve("f3.yaml"), "run: r\n" + RUN);

    assertThat(read(directory.resolve("f0.yaml")))
        .filteredOn(line -> line.contains("through include"))
        .containsExactly(
            "DIR/f2.yaml:1: include[88]: is one more than the 1000 files that a command reads"
                + " through include; evaluate a folder of them");
  }

  /** A hundred thousand values in each of twenty files, none of which is too large. */
  @Test
  void includedFilesAreBoundedTogether() throws IOException {
    String list = "&a [" + "x, ".repeat(1000) + "x]";
    Files.writeString(
        directory.resolve("b.yaml"), "run: r\nslices: [" + list + ", *a".repeat(99) + "]\n" + RUN);

    assertThat(problems("include: [" + "b.yaml, ".repeat(20) + "]\n"))
        .anyMatch(line -> line.endsWith("holds, with other files, more than 1000000 values"));
  }

  @Test
  void settingsAreBoundedLikeFiles() throws IOException {
    String bomb = "slices=" + "[".repeat(100_000);

    assertThat(read(Files.writeString(directory.resolve("e.yaml"), "run: r\n" + RUN), bomb))
        .containsExactly(
            "--set: slices: is nested more than 32 levels deep, or an alias holds itself");
  }

  private List<String> problems(String text) throws IOException {
    return read(Files.writeString(directory.resolve("e.yaml"), text));
  }

  private List<String> read(Path file, String... settings) {
    try {
      EvaluationFile.read(
          file.toString(),
          List.of(settings),
          new Substitutions(LocalDate.of(2001, 6, 30), Map.of()));
      return List.of();
    } catch (RefusedException e) {
      return e.lines().stream().map(line -> line.replace(directory.toString(), "DIR")).toList();
    }
  }
}
