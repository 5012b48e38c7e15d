package io.sparkloss.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.report.TestEvaluations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationMarkdownTest {

  @Test
  void aCommentHoldsVerdictCostsAndFindings() {
    assertThat(EvaluationMarkdown.of(TestEvaluations.of(0)))
        .isEqualTo(
            """
            ## Evaluation of june: ✅ pass

            - ✅ **pass** delay, absolute\\_error, trees not above mean by more than 2: well below

            | target: loss | model | cost | 95 % | less the baseline | 95 % |
            |---|---|--:|---|--:|---|
            | delay: absolute\\_error | mean | 20.00 | 19.00 to 21.00 |  |  |
            | delay: absolute\\_error | **trees** | 16.00 | 15.00 to 17.00 | -4.00 | -5.00 to -3.00 |

            - delay: absolute\\_error: trees is better than mean by 4.00 (20%), with a 95 % interval \
            of 3.00 to 5.00; it has the lower loss in 60% of rows.

            1,100 rows were read; up to 100 of them could not be used for a cost.
            """);
  }

  @Test
  void namesMakeNoMarkupLinkOrMention() {
    String hostile = "<img src=x onerror=alert(1)>|[a](http://b)@team `c`\n# d";
    String text = EvaluationMarkdown.of(TestEvaluations.named(hostile));
    assertThat(text)
        .contains("&lt;img src=x onerror=alert(1)&gt;\\|\\[a\\](http://b)&#64;team \\`c\\` \\# d")
        .doesNotContain("<img", "@team", "\n# d");
    assertThat(text.lines().filter(line -> line.startsWith("|"))).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "'# a', '- \\# a'",
    "'- a', '- &#45; a'",
    "'+ a', '- &#43; a'",
    "'12. a', '- 12&#46; a'"
  })
  void aNameBeginsNoHeadingListOrCode(String name, String shown) {
    assertThat(EvaluationMarkdown.of(TestEvaluations.named(name))).contains("\n" + shown + ": ");
  }

  @Test
  void aNameTurnsNoDirection() {
    assertThat(EvaluationMarkdown.of(TestEvaluations.named("a\u202eb"))).doesNotContain("\u202e");
  }

  @Test
  void itsLengthDoesNotGrowWithSlices() {
    int few = EvaluationMarkdown.of(TestEvaluations.of(10)).length();
    int many = EvaluationMarkdown.of(TestEvaluations.of(2000)).length();
    assertThat(many).isLessThan(few + 40);
  }
}
