package io.sparkloss.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.UI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/**
 * What {@code jobs/schedule} gives to schedulers is what the job takes: its class, its jar, the
 * options of its own command line, the versions of the build; and manifests have only fields that
 * their kinds have, because Kubernetes drops any other in silence.
 */
class ScheduleFilesTest {

  private static final Path FOLDER = Path.of("jobs", "schedule");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads Kubernetes' own classes, which would keep fields that they do not know. */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return false;
                }
              })
          .build();

  private static final Set<String> KUBEFLOW_APPLICATION =
      Set.of(
          "type",
          "mode",
          "sparkVersion",
          "image",
          "imagePullPolicy",
          "imagePullSecrets",
          "mainClass",
          "mainApplicationFile",
          "arguments",
          "sparkConf",
          "hadoopConf",
          "deps",
          "volumes",
          "driver",
          "executor",
          "dynamicAllocation",
          "restartPolicy",
          "timeToLiveSeconds",
          "monitoring");

  private static final Set<String> KUBEFLOW_POD =
      Set.of(
          "cores",
          "coreLimit",
          "memory",
          "instances",
          "serviceAccount",
          "securityContext",
          "configMaps",
          "env",
          "labels",
          "volumeMounts");

  private static final Set<String> KUBEFLOW_SCHEDULE =
      Set.of(
          "schedule",
          "timeZone",
          "suspend",
          "concurrencyPolicy",
          "successfulRunHistoryLimit",
          "failedRunHistoryLimit",
          "template");

  private static final Set<String> APACHE_APPLICATION =
      Set.of(
          "mainClass",
          "jars",
          "driverArgs",
          "sparkConf",
          "driverSpec",
          "executorSpec",
          "applicationTolerations",
          "runtimeVersions",
          "deploymentMode");

  private static final Set<String> CRON_JOB =
      Set.of(
          "schedule",
          "timeZone",
          "concurrencyPolicy",
          "startingDeadlineSeconds",
          "successfulJobsHistoryLimit",
          "failedJobsHistoryLimit",
          "suspend",
          "jobTemplate");

  @Test
  void everyFileIsTestedHere() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "Dockerfile",
              "airflow_flights.py", // ScheduledRunsIT
              "apache-application.yaml",
              "cronjob.yaml",
              "crontab", // and ScheduledRunsIT
              "databricks.json",
              "kubeflow-application.yaml",
              "kubeflow-scheduled.yaml");
    }
  }

  @Test
  void kubeflowApplicationIsOne() throws Exception {
    JsonNode manifest = manifest("kubeflow-application.yaml");

    assertThat(manifest.get("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
    assertThat(manifest.get("kind").asText()).isEqualTo("SparkApplication");
    assertKubeflow(manifest.get("spec"));
  }

  @Test
  void kubeflowScheduleIsOne() throws Exception {
    JsonNode manifest = manifest("kubeflow-scheduled.yaml");
    JsonNode spec = manifest.get("spec");

    assertThat(manifest.get("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
    assertThat(manifest.get("kind").asText()).isEqualTo("ScheduledSparkApplication");
    assertThat(KUBEFLOW_SCHEDULE).containsAll(keys(spec));
    assertNightly(spec);
    assertThat(spec.get("concurrencyPolicy").asText()).isIn("Allow", "Forbid", "Replace");
    assertKubeflow(spec.get("template"));
  }

  private static void assertKubeflow(JsonNode spec) throws Exception {
    assertThat(KUBEFLOW_APPLICATION).containsAll(keys(spec));
    assertThat(KUBEFLOW_POD)
        .containsAll(keys(spec.get("driver")))
        .containsAll(keys(spec.get("executor")));
    assertThat(spec.get("type").asText()).isIn("Java", "Scala");
    assertThat(spec.get("mode").asText()).isEqualTo("cluster");
    assertThat(spec.at("/restartPolicy/type").asText()).isIn("Never", "OnFailure", "Always");
    assertThat(spec.get("sparkVersion").asText()).isEqualTo(SparkPlatform.sparkVersion());
    assertImage(spec.get("image").asText());
    assertJob(spec.get("mainClass").asText(), spec.get("mainApplicationFile").asText());
    assertTaken(texts(spec.get("arguments")));
    assertKnown(keys(spec.get("sparkConf")));
  }

  @Test
  void apacheApplicationIsOne() throws Exception {
    JsonNode manifest = manifest("apache-application.yaml");
    JsonNode spec = manifest.get("spec");

    assertThat(manifest.get("apiVersion").asText()).isEqualTo("spark.apache.org/v1");
    assertThat(manifest.get("kind").asText()).isEqualTo("SparkApplication");
    assertThat(APACHE_APPLICATION).containsAll(keys(spec));
    assertThat(spec.at("/applicationTolerations/resourceRetainPolicy").asText())
        .isIn("Always", "OnFailure", "Never");
    assertThat(spec.at("/runtimeVersions/sparkVersion").asText())
        .isEqualTo(SparkPlatform.sparkVersion());
    assertThat(SparkPlatform.scalaVersion())
        .startsWith(spec.at("/runtimeVersions/scalaVersion").asText() + ".");
    assertImage(spec.get("sparkConf").get("spark.kubernetes.container.image").asText());
    assertJob(spec.get("mainClass").asText(), spec.get("jars").asText());
    assertTaken(texts(spec.get("driverArgs")));
    assertKnown(keys(spec.get("sparkConf")));
  }

  @Test
  void cronJobIsOne() throws Exception {
    JsonNode manifest = manifest("cronjob.yaml");
    JsonNode spec = manifest.get("spec");
    JsonNode pod = spec.at("/jobTemplate/spec/template/spec");
    JsonNode container = pod.at("/containers/0");

    assertThat(manifest.get("apiVersion").asText()).isEqualTo("batch/v1");
    assertThat(manifest.get("kind").asText()).isEqualTo("CronJob");
    assertThat(CRON_JOB).containsAll(keys(spec));
    assertNightly(spec);
    assertThat(pod.get("restartPolicy").asText())
        .as("as pod failure policies want it")
        .isEqualTo("Never");
    JsonNode rule = spec.at("/jobTemplate/spec/podFailurePolicy/rules/0/onExitCodes");
    assertThat(rule.get("containerName")).isEqualTo(container.get("name"));
    List<Integer> ending = new ArrayList<>();
    rule.get("values").forEach(code -> ending.add(code.asInt()));
    assertThat(ending)
        .containsExactlyElementsOf(
            Stream.of(ExitCode.values())
                .filter(code -> code != ExitCode.DONE && code != ExitCode.UNEXPECTED)
                .map(ExitCode::code)
                .toList());
    assertImage(container.get("image").asText());
    List<String> words = texts(container.get("args"));
    int jar = words.indexOf("/opt/spark-loss/spark-loss-jobs.jar");
    assertJob(words.get(words.indexOf("--class") + 1), words.get(jar));
    assertTaken(words.subList(jar + 1, words.size()));
  }

  @Test
  void cronJobIsTakenByTheSchemaOfKubernetes() throws Exception {
    CronJob job = STRICT.treeToValue(manifest("cronjob.yaml"), CronJob.class);

    assertThat(job.getSpec().getJobTemplate().getSpec().getBackoffLimit()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/spec/driver", "/spec/executor"})
  void kubeflowPodsHaveASecurityContextOfKubernetes(String pod) throws Exception {
    JsonNode context = manifest("kubeflow-application.yaml").at(pod).get("securityContext");

    assertThat(STRICT.treeToValue(context, SecurityContext.class).getRunAsNonRoot()).isTrue();
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowWouldBeFound() throws Exception {
    ObjectNode manifest = (ObjectNode) manifest("cronjob.yaml");
    ObjectNode pod = (ObjectNode) manifest.at("/spec/jobTemplate/spec/template/spec");
    pod.put("restartPolice", "Never");

    assertThatThrownBy(() -> STRICT.treeToValue(manifest, CronJob.class))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("restartPolice");
  }

  @Test
  void databricksJobIsOne() throws Exception {
    JsonNode job = MAPPER.readTree(FOLDER.resolve("databricks.json").toFile());
    JsonNode task = job.at("/tasks/0");

    assertThat(keys(job))
        .containsExactlyInAnyOrder("name", "max_concurrent_runs", "schedule", "tasks");
    assertThat(keys(job.get("schedule")))
        .containsExactlyInAnyOrder("quartz_cron_expression", "timezone_id", "pause_status");
    assertJob(
        task.at("/spark_jar_task/main_class_name").asText(), task.at("/libraries/0/jar").asText());
    assertTaken(texts(task.at("/spark_jar_task/parameters")));
    assertThat(task.at("/new_cluster/spark_version").asText()).endsWith("-scala2.13");
  }

  @Test
  void crontabCallsTheScript() throws Exception {
    String line =
        Files.readAllLines(FOLDER.resolve("crontab")).stream()
            .filter(text -> text.startsWith("15 3 * * * "))
            .findFirst()
            .orElseThrow();

    assertThat(line).as("cron takes a bare percent sign for a line break").doesNotContain("%");
    Matcher call = Pattern.compile("/opt/spark-loss/jobs/evaluate (.*?) >>").matcher(line);
    assertThat(call.find()).isTrue();
    assertTaken(List.of(call.group(1).split(" ")));
  }

  @Test
  void imageHoldsTheSparkOfTheBuildAndTheJob() throws Exception {
    List<String> lines = Files.readAllLines(FOLDER.resolve("Dockerfile"));

    assertThat(lines)
        .contains(
            "FROM apache/spark:" + SparkPlatform.sparkVersion() + "-scala2.13-java17-ubuntu",
            "COPY target/spark-loss-jobs.jar /opt/spark-loss/",
            "COPY conf /opt/spark-loss/conf");
    Matcher tag = Pattern.compile("-t (\\S+) ").matcher(String.join("\n", lines));
    assertThat(tag.find()).isTrue();
    assertImage(tag.group(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dat 2001-06-01", "--date yesterday", "--set margin"})
  void whatTheJobDoesNotTakeWouldBeFound(String options) {
    List<String> arguments = new ArrayList<>(List.of("conf/flights-daily.yaml"));
    arguments.addAll(List.of(options.split(" ")));

    assertThatThrownBy(() -> assertTaken(arguments))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  /** Parses with the job's own command line; its file must be one of {@code conf}. */
  private static void assertTaken(List<String> arguments) {
    EvaluateCommand command = new EvaluateCommand();
    new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
    assertThat(command.problem()).isEmpty();
    assertThat(Path.of("conf").resolve(Path.of(command.file).getFileName())).exists();
  }

  private static void assertJob(String type, String jar) throws Exception {
    assertThat(type).isEqualTo(EvaluateJob.class.getName());
    assertThat(Class.forName(type).getMethod("main", String[].class)).isNotNull();
    assertThat(jar).endsWith("/spark-loss-jobs.jar");
  }

  private static void assertImage(String image) throws Exception {
    Matcher version =
        Pattern.compile("<artifactId>spark-loss_2.13</artifactId>\\s*<version>(.*?)(-SNAPSHOT)?<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(image).isEqualTo("registry.example.org/spark-loss:" + version.group(1));
  }

  private static void assertNightly(JsonNode spec) {
    assertThat(spec.get("schedule").asText()).matches("\\d+ \\d+ \\* \\* \\*");
    assertThat(spec.get("timeZone").asText()).isEqualTo("Etc/UTC");
  }

  /** Spark knows the keys; those of Kubernetes are in a module that is not here. */
  private static void assertKnown(Set<String> keys) {
    assertThat(UI.UI_ENABLED().key()).isEqualTo("spark.ui.enabled");
    assertThat(org.apache.spark.internal.config.package$.MODULE$.EXECUTOR_MEMORY()).isNotNull();
    assertThat(keys)
        .filteredOn(key -> !key.startsWith("spark.kubernetes."))
        .allSatisfy(key -> assertThat(ConfigEntry.findEntry(key)).as(key).isNotNull());
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(
        text -> {
          assertThat(text.isTextual()).as(text + " is text, as arguments must be").isTrue();
          texts.add(text.asText());
        });
    return texts;
  }

  private static JsonNode manifest(String name) throws Exception {
    Object document =
        new Load(LoadSettings.builder().setLabel(name).build())
            .loadFromString(Files.readString(FOLDER.resolve(name)));
    return MAPPER.valueToTree(document);
  }
}
