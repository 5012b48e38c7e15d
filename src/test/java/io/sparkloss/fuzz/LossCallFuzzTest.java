package io.sparkloss.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.loss.Loss;
import io.sparkloss.loss.LossCall;
import io.sparkloss.loss.LossDefinition;
import io.sparkloss.loss.Losses;
import io.sparkloss.loss.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever stands for a loss, it is one or is refused in words; and one that is comes back. */
class LossCallFuzzTest {

  private static final List<TargetKind> KINDS =
      List.of(TargetKind.regression(), TargetKind.binary(), TargetKind.multiclass(3));

  private static final List<String> WORDS = words();

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (LossDefinition definition : Losses.all()) {
      words.add(definition.name());
      definition.parameters().stream().map(Parameter::name).forEach(words::add);
    }
    words.addAll(
        List.of(
            "mse",
            "rmse",
            "log_loss",
            "perplexity",
            "(",
            ")",
            "=",
            ",",
            "'",
            "''",
            "'a,b'",
            " ",
            "epsilon=",
            "smoothing=",
            "pos_weight=",
            "ignore_label=",
            "class_weights='1,2,5'",
            "classes=",
            "delta=15",
            "0",
            "1",
            "-1",
            "0.5",
            "1e400",
            "NaN",
            "Infinity",
            "0x1p3",
            "1d",
            "1f",
            "\u0661",
            "--1",
            "1,",
            "1e",
            "4.9e-324",
            "1.7976931348623157e308"));
    return words;
  }

  @Test
  void anyCallIsOneOrIsRefusedInWords() {
    Fuzzing.run(
        1_000,
        random -> {
          String text = call(random);
          for (TargetKind kind : KINDS) {
            planned(text, kind).ifPresent(planned -> requireCanonical(planned, kind));
          }
          loss(text).ifPresent(LossCallFuzzTest::requireCanonical);
        });
  }

  private static String call(Random random) {
    StringBuilder call = new StringBuilder(Texts.any(random, WORDS));
    for (int i = random.nextInt(7); i > 0; i--) {
      call.append(Texts.any(random, WORDS));
    }
    return random.nextBoolean() ? call.toString() : Texts.mutated(random, call.toString(), WORDS);
  }

  private static Optional<PlannedLoss> planned(String text, TargetKind kind) {
    try {
      return Optional.of(PlannedLoss.parse(text, kind));
    } catch (IllegalArgumentException e) {
      requireWords(e);
      return Optional.empty();
    }
  }

  private static Optional<Loss> loss(String text) {
    try {
      return Optional.of(Losses.parse(text));
    } catch (IllegalArgumentException e) {
      requireWords(e);
      return Optional.empty();
    }
  }

  /** An error of Java's own, as of a number, says nothing to who wrote the call. */
  private static void requireWords(IllegalArgumentException e) {
    assertThat(e.getClass()).isEqualTo(IllegalArgumentException.class);
    assertThat(e.getMessage()).isNotBlank();
  }

  private static void requireCanonical(PlannedLoss planned, TargetKind kind) {
    assertThat(PlannedLoss.parse(planned.call(), kind)).isEqualTo(planned);
  }

  private static void requireCanonical(Loss loss) {
    assertThat(Losses.parse(loss.call())).isEqualTo(loss);
  }

  @Test
  void everyArgumentComesBackFromItsQuotes() {
    Fuzzing.run(
        1_000,
        random -> {
          Map<String, String> arguments = new LinkedHashMap<>();
          for (int i = random.nextInt(4); i > 0; i--) {
            arguments.put("key" + random.nextInt(100), Texts.hostile(random, 8));
          }
          String text =
              arguments.entrySet().stream()
                  .map(each -> each.getKey() + " = '" + each.getValue().replace("'", "''") + "'")
                  .collect(Collectors.joining(" , ", "name(", ")"));
          assertThat(LossCall.parse(text)).isEqualTo(new LossCall("name", arguments));
        });
  }
}
