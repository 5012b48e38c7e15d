package io.sparkloss.job.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What came from the environment is found in every form in which it is met, and nothing else. */
class SubstitutionsTest {

  private static final String SECRET = "a&b/c=\"d\" <e>\\+~f%g'h";

  private static Substitutions knowing(String secret) {
    Substitutions substitutions =
        new Substitutions(LocalDate.of(2001, 6, 30), Map.of("NAME", secret));
    assertThat(substitutions.fill("${env:NAME}", true)).isEqualTo(secret);
    return substitutions;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SECRET,
        "a%26b%2Fc%3D%22d%22+%3Ce%3E%5C%2B%7Ef%25g%27h", // a form in a browser
        "a%26b%2Fc%3D%22d%22%20%3Ce%3E%5C%2B%7Ef%25g%27h",
        "a%26b%2Fc%3D%22d%22%20%3Ce%3E%5C%2B~f%25g%27h", // RFC 3986
        "a%26b%2fc%3d%22d%22+%3ce%3e%5c%2b%7ef%25g%27h",
        "a&b/c=\\\"d\\\" <e>\\\\+~f%g'h", // JSON
        "a&amp;b/c=&quot;d&quot; &lt;e&gt;\\+~f%g&#39;h" // XML
      })
  void theFormsOfASecretAreReplaced(String form) {
    assertThat(knowing(SECRET).redact("<" + form + ">")).isEqualTo("<${env:NAME}>");
  }

  /** printf 'ann:hunter2-hunter2' | base64, and with one and two letters before it less. */
  @ParameterizedTest
  @CsvSource({
    "Basic YW5uOmh1bnRlcjItaHVudGVyMg==",
    "Basic bm46aHVudGVyMi1odW50ZXIy",
    "Basic bjpodW50ZXIyLWh1bnRlcjI=",
    "aHVudGVyMi1odW50ZXIy"
  })
  void aSecretInAHeaderIsReplaced(String header) {
    assertThat(knowing("hunter2-hunter2").redact(header))
        .contains("${env:NAME}")
        .doesNotContain("h1bnRlcjIt", "dW50ZXIyLW", "aHVudGVyMi1");
  }

  @Test
  void theLinesOfASecretAreReplacedOneByOne() {
    Substitutions substitutions = knowing("-----BEGIN KEY-----\nQm9keQ==\n-----END KEY-----\n");

    assertThat(substitutions.redact("cannot read Qm9keQ== of the key"))
        .isEqualTo("cannot read ${env:NAME} of the key");
  }

  @Test
  void whatAnAddressDecodesIsReplaced() {
    assertThat(knowing("to%2Fken+1").redact("http://host/to/ken+1/x"))
        .isEqualTo("http://host/${env:NAME}/x");
  }

  /** printf 'ann:to/ken+1' | base64: an address is decoded before it becomes a header. */
  @Test
  void whatAnAddressDecodesIsReplacedInAHeader() {
    assertThat(knowing("to%2Fken+1").redact("Basic YW5uOnRvL2tlbisx"))
        .contains("${env:NAME}")
        .doesNotContain("RvL2tlbi");
  }

  /** Its forms would be met anywhere. */
  @Test
  void ofAShortSecretOnlyItselfIsReplaced() {
    assertThat(knowing("a b").redact("a b, a+b, a%20b, YSBi"))
        .isEqualTo("${env:NAME}, a+b, a%20b, YSBi");
  }

  @ParameterizedTest
  @CsvSource({
    "${env:A},true",
    "x${env:A}y,true",
    "$${env:A},false",
    "${date},false",
    "env:A,false"
  })
  void theEnvironmentIsNamedByAReference(String text, boolean named) {
    assertThat(Substitutions.namesEnvironment(text)).isEqualTo(named);
  }
}
