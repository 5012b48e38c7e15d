package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The nearest name to a misspelt one. */
class NamesTest {

  @Test
  void leastEdits() {
    List<String> names = List.of("squared_error", "absolute_error", "huber_loss");
    assertThat(Names.nearest("hubre_loss", names)).isEqualTo("huber_loss");
    assertThat(Names.nearest("squarederror", names)).isEqualTo("squared_error");
    assertThat(Names.nearest("", names)).isEqualTo("huber_loss");
  }

  @Test
  void ofEquallyNearNamesTheFirstInTheAlphabet() {
    assertThat(Names.nearest("b", List.of("c", "a"))).isEqualTo("a");
  }

  @Test
  void needsCandidates() {
    assertThatThrownBy(() -> Names.nearest("x", List.of())).hasMessage("no candidates for 'x'");
  }
}
