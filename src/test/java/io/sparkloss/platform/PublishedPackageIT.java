package io.sparkloss.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jars, deployed with the pom that is published into a repository in a folder: what
 * {@code spark-submit --packages} makes of it.
 */
class PublishedPackageIT {

  private static final String GROUP = "io.sparkloss";
  private static final String ARTIFACT = "spark-loss_2.13";
  private static final Path POM = Path.of("target/published-pom.xml");
  private static final Path LIBRARY = Path.of("target/spark-loss.jar");
  private static final Path JOBS = Path.of("target/spark-loss-jobs.jar");

  /** Residuals 1, 2 and 4, so that the mean of their squares is 7. */
  private static final String MEAN_OF_SQUARES =
      "SELECT mse(label, prediction) FROM VALUES (1D, 2D), (2D, 4D), (3D, 7D) AS t(label, prediction)";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private static Path folder;

  private static Path repository;
  private static Path program;
  private static String version;

  @BeforeAll
  static void deploy() throws Exception {
    version = versionOf(LIBRARY);
    repository = folder.resolve("repository");
    program = folder.resolve("program.jar");
    writeProgram();
    Program deployed =
        Program.run(
            folder,
            Map.of(),
            List.of(
                "mvn",
                "--batch-mode",
                "org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file",
                "-Durl=" + repository.toUri(),
                "-DrepositoryId=folder",
                "-DpomFile=" + POM.toAbsolutePath(),
                "-Dfile=" + LIBRARY.toAbsolutePath(),
                "-Dfiles=" + JOBS.toAbsolutePath(),
                "-Dclassifiers=jobs",
                "-Dtypes=jar"));
    assertThat(deployed.code()).as(deployed.out()).isZero();
  }

  @Test
  void packagesBringsTheFunctionsAndNothingElse() throws Exception {
    Path ivy = folder.resolve("ivy");

    Program run = submit(ivy, "--conf", "spark.sql.extensions=io.sparkloss.spark.LossExtensions");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("row [7.0]");
    assertThat(namesIn(ivy.resolve("jars")))
        .containsExactly(GROUP + "_" + ARTIFACT + "-" + version + ".jar");
  }

  @Test
  void packagesIsEnoughWithoutConfiguration() throws Exception {
    Program run = submit(folder.resolve("ivy of another"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("row [7.0]");
  }

  @Test
  void thePublishedPomForcesNoDependency() throws Exception {
    String pom = Files.readString(POM);

    assertThat(pom)
        .contains("<version>" + version + "</version>")
        .contains("<name>", "<description>", "<url>", "<licenses>", "<developers>", "<scm>")
        .doesNotContain("<dependencyManagement>", "<build>", "<profiles>", "${");
    assertThat(pom.split("<dependency>", -1))
        .hasSizeGreaterThan(1)
        .filteredOn(part -> part.contains("</dependency>"))
        .allMatch(part -> part.contains("<scope>provided<") || part.contains("<optional>true<"));
  }

  @Test
  void theJobsJarIsPublishedWithItsClassifier() throws Exception {
    assertThat(namesIn(repository.resolve("io/sparkloss").resolve(ARTIFACT).resolve(version)))
        .anyMatch(name -> name.endsWith("-jobs.jar"))
        .anyMatch(name -> name.endsWith(".pom"));
    assertThat(versionOf(JOBS)).isEqualTo(version);
  }

  private static Program submit(Path ivy, String... settings) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-cp", Files.readString(Path.of("target/spark.classpath")).strip()));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local[1]", "--conf", "spark.ui.enabled=false"));
    command.addAll(List.of("--conf", "spark.jars.ivy=" + ivy));
    command.addAll(List.of("--packages", String.join(":", GROUP, ARTIFACT, version)));
    command.addAll(List.of("--repositories", repository.toUri().toString()));
    command.addAll(List.of(settings));
    command.addAll(List.of("--class", SqlProgram.class.getName(), program.toString()));
    command.add(MEAN_OF_SQUARES);
    return Program.run(folder, onlyFrom(repository), command);
  }

  /** Where Spark would look after the repository that is given: there, too, not in the network. */
  private static Map<String, String> onlyFrom(Path repository) {
    return Map.of("DEFAULT_ARTIFACT_REPOSITORY", repository.toUri().toString());
  }

  private static String versionOf(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest()
          .getMainAttributes()
          .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    }
  }

  private static void writeProgram() throws IOException {
    String entry = SqlProgram.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(program);
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry(entry));
      Files.copy(Path.of("target/test-classes").resolve(entry), jar);
      jar.closeEntry();
    }
  }

  private static List<String> namesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
