package io.sparkloss.job.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  private static final Place FILE = new Place("f.yaml", 1, "");

  private final Problems problems = new Problems();

  @Test
  void valuesKnowTheirLineAndPath() {
    YamlValue.Fields root = fields("a: 1\nb:\n  c: [x,\n    y]\n  'd.e': ~\n");

    YamlValue.Fields b = (YamlValue.Fields) child(root, "b");
    YamlValue.Items c = (YamlValue.Items) child(b, "c");
    assertThat(child(root, "a").place()).hasToString("f.yaml:1: a");
    assertThat(b.place()).hasToString("f.yaml:2: b");
    assertThat(c.items().get(1).place()).hasToString("f.yaml:4: b.c[1]");
    assertThat(child(b, "d.e").place()).hasToString("f.yaml:5: b.\"d.e\"");
  }

  @Test
  void scalarsHaveTheTypesOfTheCoreSchema() {
    YamlValue.Fields root =
        fields("{a: 1, b: 1e-15, c: '1', d: yes, e: true, f: , g: .inf, h: 1%, i: 2001-06-30}");

    assertThat(root.fields().values())
        .extracting(value -> ((YamlValue.Scalar) value).type())
        .containsExactly(
            YamlValue.Type.INTEGER,
            YamlValue.Type.DECIMAL,
            YamlValue.Type.TEXT,
            YamlValue.Type.TEXT,
            YamlValue.Type.FLAG,
            YamlValue.Type.NOTHING,
            YamlValue.Type.DECIMAL,
            YamlValue.Type.TEXT,
            YamlValue.Type.TEXT);
  }

  @Test
  void aliasesAreFollowed() {
    YamlValue.Fields root = fields("a: &x {k: v}\nb: *x\n");

    assertThat(((YamlValue.Fields) child(root, "b")).fields()).containsOnlyKeys("k");
  }

  @Test
  void aliasesThatMultiplyAreRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 24; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(read(text.toString())).isEmpty();
    assertThat(problems.lines()).singleElement().asString().contains("more than 200000 values");
  }

  @Test
  void textThatIsTooLongIsRefused() {
    assertThat(read("a: " + "x".repeat(1 << 21))).isEmpty();
    assertThat(problems.count()).isEqualTo(1);
  }

  @Test
  void keysThatAreNoTextAreRefused() {
    read("? [a]\n: 1\n");
    assertThat(problems.lines()).singleElement().asString().startsWith("f.yaml:1: ");
  }

  private YamlValue.Fields fields(String text) {
    YamlValue value = read(text).orElseThrow(() -> new AssertionError(problems.lines()));
    assertThat(problems.lines()).isEqualTo(List.of());
    return (YamlValue.Fields) value;
  }

  private static YamlValue child(YamlValue.Fields fields, String key) {
    Map<String, YamlValue> children = fields.fields();
    return Optional.ofNullable(children.get(key)).orElseThrow();
  }

  private Optional<YamlValue> read(String text) {
    return new YamlReader(problems).read(text, FILE);
  }

  /** The library makes nodes by methods that call themselves: so many levels fill the stack. */
  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void levelsWithoutEndAreRefusedWithTheirLine(String level) {
    assertThat(read("a: b\nc:\n  " + level.repeat(100_000))).isEmpty();
    assertThat(problems.lines())
        .singleElement()
        .asString()
        .startsWith("f.yaml:3: is nested more than 32 levels deep");
  }
}
