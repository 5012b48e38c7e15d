package io.sparkloss.job.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.job.yaml.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema for editors says what the reader does. */
class EvaluationSchemaTest {

  private static final JsonNode SCHEMA = schema();

  static Stream<Keys> sections() {
    return FileKeys.all().stream();
  }

  @ParameterizedTest
  @MethodSource("sections")
  void sectionsHaveTheSameKeysAsTheReader(Keys section) {
    JsonNode object =
        section.name().equals("file") ? SCHEMA : SCHEMA.get("$defs").get(section.name());
    List<String> keys = new ArrayList<>();
    object.get("properties").fieldNames().forEachRemaining(keys::add);

    assertThat(keys).containsExactlyElementsOf(section.known());
    assertThat(object.get("additionalProperties").asBoolean()).isFalse();
  }

  @Test
  void thereAreNoFurtherSections() {
    List<String> names = new ArrayList<>();
    SCHEMA.get("$defs").fieldNames().forEachRemaining(names::add);

    assertThat(names)
        .containsExactlyElementsOf(
            sections().map(Keys::name).filter(x -> !x.equals("file")).toList());
  }

  @Test
  void choicesAreTheSame() {
    assertThat(choices("input", "format")).isEqualTo(names(InputSettings.Format.values()));
    assertThat(choices("table", "format")).isEqualTo(names(TableSettings.Format.values()));
    assertThat(choices("run", "weight_kind")).isEqualTo(names(WeightKind.values()));
    assertThat(choices("run", "on_invalid")).isEqualTo(names(OnInvalid.values()));
  }

  private static List<String> choices(String section, String key) {
    List<String> choices = new ArrayList<>();
    SCHEMA
        .at("/$defs/" + section + "/properties/" + key + "/enum")
        .forEach(choice -> choices.add(choice.asText()));
    return choices;
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static JsonNode schema() {
    try (InputStream stream =
        EvaluationFile.class.getResourceAsStream("/io/sparkloss/evaluation.schema.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
