package io.sparkloss.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.numeric.array.ArrayMath;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses of arrays have the bits and the exceptions of the losses of pairs, in every JVM. */
class LossArraysTest {

  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  @Test
  void thisJvmHasVectors() {
    assertThat(ArrayMath.vectorised()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.sparkloss.loss.LossArraysCheck#everyLoss")
  void arraysAgreeWithPairs(Loss loss) {
    LossArraysCheck.check(loss);
  }

  @Test
  void arraysAgreeWithPairsWhereTheModuleIsMissing() throws Exception {
    assertRuns(List.of("-D" + ArrayMath.VECTOR_PROPERTY + "=true"));
  }

  @Test
  void arraysAgreeWithPairsWhereVectorsAreNotAskedFor() throws Exception {
    assertRuns(List.of(MODULE));
  }

  private static void assertRuns(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(location(Losses.class) + File.pathSeparator + location(LossArraysCheck.class));
    command.add(LossArraysCheck.class.getName());
    command.add("false");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static String location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
