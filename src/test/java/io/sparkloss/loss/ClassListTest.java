package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Class lists keep the order they are given. */
class ClassListTest {

  @Test
  void theOrderGivenIsTheOrderOfTheColumns() {
    // Sorting, as scikit-learn does (#30910), would make 'early' class 0.
    ClassList classes = new ClassList(List.of("on_time", "late", "early"));
    assertThat(classes.index("on_time")).isZero();
    assertThat(classes.index("early")).isEqualTo(2);
    assertThat(classes.index("Early")).isEqualTo(-1);
    assertThat(classes.size()).isEqualTo(3);
    assertThat(classes.names()).containsExactly("on_time", "late", "early");
    assertThat(classes.indexes()).containsEntry("late", 1).hasSize(3);
  }

  @Test
  void isAValueOfItsOwn() {
    List<String> names = new ArrayList<>(List.of("a", "b"));
    ClassList classes = new ClassList(names);
    names.set(0, "c");
    assertThat(classes).isEqualTo(new ClassList(List.of("a", "b"))).hasToString("[a, b]");
    assertThat(classes).isNotEqualTo(new ClassList(List.of("b", "a")));
  }

  @Test
  void mustNameEachClassOnce() {
    assertThatThrownBy(() -> new ClassList(List.of("a", "b", "a")))
        .hasMessage("the class list names 'a' twice; name each class once");
    assertThatThrownBy(() -> new ClassList(List.of()))
        .hasMessage("the class list is empty; name at least one class");
  }

  @Test
  void readsNamesSeparatedByCommas() {
    assertThat(ClassList.parse("on_time, late ,early").names())
        .containsExactly("on_time", "late", "early");
    assertThat(ClassList.parse("5\" pipe,it's").names()).containsExactly("5\" pipe", "it's");
  }

  @Test
  void namesInQuotesKeepTheirCommasAndBlanks() {
    assertThat(ClassList.parse("early, \"late, but landed\" ,\" x \",\"\"\"so\"\"\"").names())
        .containsExactly("early", "late, but landed", " x ", "\"so\"");
  }

  @Test
  void everyListSurvivesAsText() {
    Random random = new Random(20010601);
    for (int round = 0; round < 1000; round++) {
      Set<String> names = new LinkedHashSet<>();
      int size = 1 + random.nextInt(4);
      while (names.size() < size) {
        names.add(name(random));
      }
      ClassList classes = new ClassList(List.copyOf(names));
      assertThat(ClassList.parse(classes.text())).as("round %d", round).isEqualTo(classes);
    }
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      name.append("a,\"' \n\\é".charAt(random.nextInt(8)));
    }
    return name.toString();
  }

  @Test
  void aQuoteMustEnd() {
    for (String text : List.of("a,\"b", "\"a\"b,c", "\"a\"\"")) {
      assertThatThrownBy(() -> ClassList.parse(text))
          .hasMessageContaining("the class list " + text + " has a double quote");
    }
  }
}
