package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the jars hold is what the bill of materials and the page on security list. */
class BillOfMaterialsIT {

  private static final Path BILL = Path.of("target", "spark-loss-jobs.cdx.json");
  private static final Path JOBS = Path.of("target", "spark-loss-jobs.jar");
  private static final Path LIBRARY = Path.of("target", "spark-loss.jar");
  private static final Path PAGE = Path.of("src", "site", "markdown", "security.md");

  @Test
  void pageAndBillListTheSame() throws IOException {
    Set<String> listed =
        Pattern.compile("\\| `([^`:]+:[^`]+)` \\| (\\S+) \\| (\\S+) \\|")
            .matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1) + ":" + row.group(2) + " " + row.group(3))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isNotEmpty().isEqualTo(billed());
  }

  private static Set<String> billed() throws IOException {
    Set<String> billed = new TreeSet<>();
    for (JsonNode part : new ObjectMapper().readTree(BILL.toFile()).path("components")) {
      String name = part.path("group").asText() + ":" + part.path("name").asText();
      assertThat(part.path("hashes").size()).as(name).isPositive();
      billed.add(
          name
              + ":"
              + part.path("version").asText()
              + " "
              + part.at("/licenses/0/license/id").asText());
    }
    return billed;
  }

  @Test
  void theJobsJarHoldsTheSame() throws IOException {
    assertThat(packages(JOBS, "io/sparkloss/shaded/")).containsExactly("picocli", "snakeyaml");
    assertThat(billed()).hasSize(2);
  }

  @Test
  void noJarHoldsClassesOfOthersByTheirName() throws IOException {
    assertThat(roots(JOBS)).containsExactly("io/sparkloss");
    assertThat(roots(LIBRARY)).containsExactly("io/sparkloss");
    assertThat(packages(LIBRARY, "io/sparkloss/shaded/")).isEmpty();
  }

  private static Set<String> roots(Path jar) throws IOException {
    return classes(jar).stream()
        .map(name -> name.replaceFirst("^([^/]+/[^/]+)/.*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> packages(Path jar, String below) throws IOException {
    return classes(jar).stream()
        .filter(name -> name.startsWith(below))
        .map(name -> name.substring(below.length()).replaceFirst("/.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> classes(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
