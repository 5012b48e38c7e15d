package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
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
}
