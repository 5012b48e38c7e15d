package io.sparkloss.job.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFileNameTest {

  @Test
  void namesThatAreSafeStandAsTheyAre() {
    assertThat(RunFileName.of("flights-2001-06.v2"))
        .isEqualTo("run-flights-2001-06.v2.parquet")
        .matches(RunFileName::isOne);
  }

  @Test
  void allElseIsItsBytesInHexadecimal() {
    assertThat(RunFileName.stem("a/b _A")).isEqualTo("run-a_2fb_20_5f_41");
    assertThat(RunFileName.stem("ü")).as("UTF-8 C3 BC").isEqualTo("run-_c3_bc");
    assertThat(RunFileName.stem("..")).as("no way to another directory").isEqualTo("run-..");
  }

  @Test
  void differentRunsHaveDifferentFilesWhateverTheFileSystemTellsApart() {
    String longName = "n".repeat(400);
    List<String> runs =
        List.of(
            "a",
            "A",
            "a_41",
            "_41",
            "a b",
            "a_20b",
            "a/b",
            "..",
            ".",
            "é",
            "e\u0301",
            longName,
            longName + "n",
            longName.substring(1) + "m",
            "n".repeat(150) + "__",
            "a.",
            "a ",
            "a:b",
            "run-a",
            "a.parquet",
            "a\n",
            "%41",
            "a=b");
    List<String> names = new ArrayList<>();
    runs.forEach(run -> names.add(RunFileName.of(run)));

    assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    assertThat(names)
        .allSatisfy(
            name -> assertThat(name).matches("run-[a-z0-9._-]{1,236}").matches(RunFileName::isOne));
    for (String run : runs) {
      assertThat(RunFileName.run(RunFileName.of(run)))
          .as(run)
          .isEqualTo(run.length() < 100 ? Optional.of(run) : Optional.empty());
    }
  }

  @Test
  void unfinishedFilesAreNone() {
    assertThat(RunFileName.isOne("_temporary")).isFalse();
    assertThat(RunFileName.run("_temporary")).isEmpty();
    assertThat(RunFileName.run("run-a_4.parquet")).as("of another's").isEmpty();
    assertThat(RunFileName.isOne(".run-a.parquet.crc")).isFalse();
  }
}
