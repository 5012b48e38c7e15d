package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name that a misspelt one was meant to be. */
class NamesTest {

  private static final List<String> NAMES =
      List.of(
          "squared_error",
          "absolute_error",
          "huber_loss",
          "mse",
          "mae",
          "probability",
          "class",
          "epsilon");

  @ParameterizedTest
  @CsvSource({
    "hubre_loss, huber_loss",
    "squarederror, squared_error",
    "epsilom, epsilon",
    "prob, probability",
    "e, epsilon"
  })
  void theNearest(String name, String meant) {
    assertThat(Names.nearest(name, NAMES)).contains(meant);
  }

  /** Replacements alone make mae as near to mes as mse: two of them each. */
  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(Names.nearest("mes", NAMES)).contains("mse");
  }

  /** By edits alone class, 4 away, is nearer to prob than probability, 7 away. */
  @Test
  void aNameThatBeginsWithItIsNearerThanAnyOther() {
    assertThat(Names.nearest("prob", List.of("prop", "probability"))).contains("probability");
    assertThat(Names.nearest("a", List.of("abcd", "abc", "acb"))).contains("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nope", "u", "threshold", "lossy", "mean_squared"})
  void noneWhereAllAreFarOff(String name) {
    assertThat(Names.nearest(name, NAMES)).isEmpty();
    assertThat(Names.nearest(name, List.of())).isEmpty();
  }

  @Test
  void aLongNameMayBeAThirdOff() {
    assertThat(Names.nearest("absoluteQQQQQ", NAMES)).isEmpty();
    assertThat(Names.nearest("absoluteerrr", NAMES)).contains("absolute_error");
    assertThat(Names.nearest("abXolXteXerror", NAMES)).contains("absolute_error");
  }

  @Test
  void ofEquallyNearNamesTheFirstInTheAlphabet() {
    assertThat(Names.nearest("bx", List.of("cx", "ax"))).contains("ax");
  }

  @Test
  void theHintNamesTheNearestOrAll() {
    assertThat(Names.hint("mes", NAMES)).isEqualTo("; did you mean mse?");
    assertThat(Names.hint("x", List.of("no", "yes"))).isEqualTo("; known: no, yes");
    assertThat(Names.quotedHint("mes", NAMES)).isEqualTo("; did you mean 'mse'?");
    assertThat(Names.quotedHint("x", List.of("no", "yes"))).isEqualTo("; known: 'no', 'yes'");
  }

  @Test
  void aLongListIsCutShort() {
    List<String> many = IntStream.range(0, 45).mapToObj(i -> "c" + i).toList();
    assertThat(Names.hint("x", many)).startsWith("; known: c0, ").endsWith(", c39, and 5 more");
  }

  /** The distance takes memory for each pair of characters. */
  @Test
  void aNameAsLongAsAFileIsNearToNothing() {
    String name = "m".repeat(1 << 20);
    assertThat(Names.nearest(name, NAMES)).isEmpty();
    assertThat(Names.nearest("mse", List.of(name, "mse" + name))).hasValue("mse" + name);
  }
}
