package io.sparkloss.spark.bits;

import static io.sparkloss.spark.bits.Variant.ONE_PARTITION_BATCHES;
import static io.sparkloss.spark.bits.Variant.ONE_PARTITION_ROWS;
import static io.sparkloss.spark.bits.Variant.SEVEN_BATCHES;
import static io.sparkloss.spark.bits.Variant.SEVEN_ROWS;
import static io.sparkloss.spark.bits.Variant.SIXTY_FOUR_BATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sparkloss.numeric.array.ArrayMath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every cost has the same bits in other JVMs: with failures, on vectors, and on JDK 25. */
class SameBitsJvmsIT {

  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final Path SPARK = Path.of("target/spark.classpath");
  private static final List<String> SCALARS = List.of("-D" + ArrayMath.VECTOR_PROPERTY + "=false");
  private static final List<String> VECTORS =
      List.of("-D" + ArrayMath.VECTOR_PROPERTY + "=true", "--add-modules=jdk.incubator.vector");

  @Test
  void tasksThatFailAndAreTriedAgainLeaveNoTrace() throws Exception {
    BitsProcess run = run(JAVA, SPARK, SCALARS, "failing", SEVEN_ROWS, SIXTY_FOUR_BATCHES);

    assertThat(run.about()).containsPattern("failures [1-9][0-9]");
  }

  @Test
  void vectorsGiveTheBitsOfTheRowCode() throws Exception {
    BitsProcess run = run(JAVA, SPARK, VECTORS, "steady", ONE_PARTITION_BATCHES, SEVEN_BATCHES);

    assertThat(run.about()).contains("vectors true, failures 0");
  }

  @Test
  void jdk25GivesTheSameBits() throws Exception {
    BitsProcess run = onJdk25(SCALARS, ONE_PARTITION_ROWS, SEVEN_BATCHES);

    assertThat(run.about()).startsWith("java 25, ").contains("vectors false");
  }

  @Test
  void jdk25OnVectorsGivesTheSameBits() throws Exception {
    BitsProcess run = onJdk25(VECTORS, SEVEN_BATCHES);

    assertThat(run.about()).startsWith("java 25, ").contains("vectors true");
  }

  private static BitsProcess onJdk25(List<String> options, Variant... variants) throws Exception {
    Optional<String> missing = Jdk25.missing();
    assumeTrue(missing.isEmpty() || Boolean.getBoolean(Jdk25.REQUIRED), missing.orElse(""));
    assertThat(missing).isEmpty();
    return run(Jdk25.home().orElseThrow(), Jdk25.SPARK, options, "steady", variants);
  }

  private static BitsProcess run(
      Path java, Path spark, List<String> options, String mode, Variant... variants)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(mode));
    Stream.of(variants).map(Variant::name).forEach(arguments::add);
    BitsProcess run = BitsProcess.run(java, Files.readString(spark).strip(), options, arguments);

    assertThat(run.bits()).containsOnlyKeys(variants);
    run.bits().forEach(Reference::requireSame);
    return run;
  }
}
