package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What holds for every loss, whatever its arguments.
 *
 * @param <L> the loss under test
 */
public abstract class LossContract<L extends Loss> {

  /** Seed of all random arguments; shown in every failure. */
  protected static final long SEED = 20010601L;

  /** Returns the loss with default parameters first, then with others, no two equal. */
  protected abstract List<L> losses();

  /** Returns the largest error of a value, in ulp; as in the class doc. */
  protected double bound() {
    return 4;
  }

  @Test
  void isInTheTableUnderItsName() {
    for (L loss : losses()) {
      assertThat(Losses.contains(loss.name())).as(loss.name()).isTrue();
    }
  }

  @Test
  void canonicalCallMakesAnEqualLoss() {
    for (L loss : losses()) {
      Loss parsed = Losses.parse(loss.call());
      assertThat(parsed).isEqualTo(loss).hasSameHashCodeAs(loss);
      assertThat(parsed.call()).isEqualTo(loss.call());
      assertThat(parsed.parameters()).isEqualTo(loss.parameters());
    }
  }

  @Test
  void equalsByNameAndParameters() {
    assertThat(new HashSet<>(losses())).hasSameSizeAs(losses());
    assertThat(losses().stream().map(Loss::call).distinct()).hasSameSizeAs(losses());
  }

  @Test
  void survivesSerialisation() throws IOException, ClassNotFoundException {
    for (L loss : losses()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(loss);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        assertThat(in.readObject()).isEqualTo(loss);
      }
    }
  }

  @Test
  void rolesAreDeclaredOnceEach() {
    for (L loss : losses()) {
      assertThat(loss.roles()).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  /** Asserts that a refusal carries the reason and names function, argument and value. */
  protected static void assertExplained(Loss loss, Reason reason, LossDomainException e) {
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.function()).isEqualTo(loss.name());
    assertThat(e.argument()).isIn("label", "prediction", "scale");
    assertThat(e)
        .hasMessage(
            "%s: the %s is %s but must be %s [%s]",
            loss.name(), e.argument(), e.value(), e.domain(), reason.key());
  }
}
