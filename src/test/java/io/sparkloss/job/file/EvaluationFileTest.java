package io.sparkloss.job.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.gate.Baseline;
import io.sparkloss.evaluate.gate.Condition;
import io.sparkloss.evaluate.gate.Gate;
import io.sparkloss.evaluate.gate.Margin;
import io.sparkloss.evaluate.gate.Scope;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.OnInvalid;
import io.sparkloss.evaluate.plan.PlannedLoss;
import io.sparkloss.evaluate.plan.Target;
import io.sparkloss.evaluate.plan.TargetKind;
import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.loss.ClassList;
import io.sparkloss.loss.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFileTest {

  private static final String WHOLE =
      """
      run: flights-${date}
      input: {path: data/flights.csv, format: csv, options: {header: true, sep: ";"}, where: delay > 0}
      key: [flight_id]
      weight: seats
      weight_kind: frequency
      targets:
        delay:
          label: delay
          models: {mean: delay_mean, trees: {prediction: delay_trees, scale: delay_spread}}
          losses: [squared_error, mae, huber_loss(delta=15)]
        late:
          label: late
          models:
            linear: {probability: late_p, logit: late_z}
          losses: [binary_cross_entropy, binary_cross_entropy_with_logits, zero_one_loss]
          pos_weight: 3
        lateness:
          label: lateness
          classes: [early, on_time, late, 3]
          models: {linear: lateness_p}
          losses: [log_loss, "cross_entropy(epsilon=0, ignore_label='on_time')", zero_one_loss]
          epsilon: 1e-15
      slices: [origin, [origin, hour]]
      on_invalid: skip
      min_coverage: 0.99
      sum_tolerance: 1e-4
      confidence: 0.9
      gates:
        - {target: delay, loss: mse, candidate: trees, baseline: mean, margin: 1%}
        - {target: delay, loss: mae, candidate: trees, baseline: mean, margin: -0.5}
      output: {directory: ../out put/flights}
      """;

  private static final Map<String, String> NULL_AT_7 = nullAt7();

  private static Map<String, String> nullAt7() {
    Map<String, String> values = new java.util.HashMap<>();
    values.put("origin", null);
    values.put("hour", "7");
    return values;
  }

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  @Test
  void everyKeyReachesThePlan() throws Exception {
    EvaluationRun run = read(WHOLE).get(0);
    EvaluationPlan plan = run.plan();

    assertThat(plan.run()).isEqualTo("flights-2001-06-30");
    assertThat(plan.rows().key()).containsExactly("flight_id");
    assertThat(plan.rows().weight()).isEqualTo("seats");
    assertThat(plan.rows().weightKind()).isEqualTo(WeightKind.FREQUENCY);
    assertThat(plan.rows().modelColumn()).isNull();
    assertThat(plan.slices()).containsExactly(List.of("origin"), List.of("origin", "hour"));
    assertThat(plan.quality().onInvalid()).isEqualTo(OnInvalid.SKIP);
    assertThat(plan.quality().minCoverage()).isEqualTo(0.99);
    assertThat(plan.quality().sumTolerance()).hasValue(1e-4);
    assertThat(plan.confidence()).isEqualTo(0.9);
    assertThat(plan.gates())
        .containsExactly(
            Gate.notWorse("delay", "squared_error", "trees", "mean", new Margin.Relative(0.01)),
            Gate.notWorse("delay", "absolute_error", "trees", "mean", new Margin.Absolute(-0.5)));
    assertThat(run.directory()).hasValue("file:" + directory.resolveSibling("out put/flights"));
  }

  @Test
  void gatesSayWhatMustHoldAndWhere() throws Exception {
    String gate = "{target: delay, loss: mse, candidate: trees, ";
    assertThat(
            read(
                    WHOLE,
                    "gates=["
                        + gate
                        + "baseline: mean, better_by: 2%, slices: every, skip_slices_below: 50}, "
                        + gate
                        + "at_most: 1200, slices: [origin, [hour, origin]], min_rows: 10}, "
                        + gate
                        + "at_least: -0.5, slice: {origin: null, hour: 7}}, "
                        + gate
                        + "baseline: 1300, margin: 5}, "
                        + gate
                        + "baseline: {run: last_passed, if_none: pass}, margin: 0}]",
                    "output.history.path=costs")
                .get(0)
                .plan()
                .gates())
        .containsExactly(
            Gate.notWorse("delay", "squared_error", "trees", "mean", new Margin.Relative(-0.02))
                .in(new Scope(new Scope.Where.EverySlice(List.of()), 0, 50)),
            gate(new Condition.AtMost(1200))
                .in(
                    new Scope(
                        new Scope.Where.EverySlice(
                            List.of(List.of("origin"), List.of("hour", "origin"))),
                        10,
                        0)),
            gate(new Condition.AtLeast(-0.5)).in(new Scope(new Scope.Where.One(NULL_AT_7), 0, 0)),
            gate(new Condition.NotWorse(new Baseline.Constant(1300), new Margin.Absolute(5))),
            gate(
                new Condition.NotWorse(
                    new Baseline.LastPassed(Baseline.FirstRun.PASS), Margin.NONE)));
  }

  private static Gate gate(Condition condition) {
    return new Gate("delay", "squared_error", "trees", condition, Scope.OVERALL);
  }

  @Test
  void theInputSaysWhatToReadAndHow() throws Exception {
    assertThat(read(WHOLE).get(0).input())
        .isEqualTo(
            new InputSettings(
                "input",
                InputSettings.Kind.PATH,
                "file:" + directory.toRealPath() + "/data/flights.csv",
                InputSettings.Format.CSV,
                java.util.Optional.empty(),
                Map.of("header", "true", "sep", ";"),
                java.util.Optional.empty(),
                java.util.Optional.of("delay > 0")));
  }

  @Test
  void targetsHaveTheKindTheirLossesAndClassesSay() throws Exception {
    List<Target> targets = read(WHOLE).get(0).plan().targets();

    assertThat(targets)
        .extracting(Target::kind)
        .containsExactly(
            TargetKind.regression(),
            TargetKind.binary(),
            TargetKind.multiclass(new ClassList(List.of("early", "on_time", "late", "3"))));
    assertThat(targets.get(0).models().get(0).columns())
        .isEqualTo(Map.of(Role.PREDICTION, "delay_mean"));
    assertThat(targets.get(0).models().get(1).columns())
        .isEqualTo(Map.of(Role.PREDICTION, "delay_trees", Role.SCALE, "delay_spread"));
    assertThat(targets.get(2).models().get(0).columns())
        .isEqualTo(Map.of(Role.PROBABILITY, "lateness_p"));
  }

  @Test
  void optionsOfATargetGoToTheLossesThatHaveThem() throws Exception {
    List<Target> targets = read(WHOLE).get(0).plan().targets();

    assertThat(targets.get(0).losses())
        .extracting(PlannedLoss::call)
        .containsExactly("squared_error", "absolute_error", "huber_loss(delta=15.0)");
    assertThat(targets.get(1).losses())
        .extracting(PlannedLoss::call)
        .containsExactly(
            "binary_cross_entropy(pos_weight=3.0)",
            "binary_cross_entropy_with_logits(pos_weight=3.0)",
            "zero_one_loss");
    assertThat(targets.get(2).losses())
        .extracting(PlannedLoss::call)
        .containsExactly(
            "cross_entropy(epsilon=1.0E-15)",
            "cross_entropy(epsilon=0.0, ignore_label=on_time)",
            "zero_one_loss");
  }

  @Test
  void twoClassesAreBinaryUnlessALossTakesArraysOnly() throws Exception {
    String target =
        """
        run: r
        input: {table: t}
        targets: {t: {label: y, classes: [no, yes], models: {m: p}, losses: [%s]}}
        """;

    assertThat(kind(target.formatted("log_loss"))).isInstanceOf(TargetKind.Binary.class);
    assertThat(kind(target.formatted("cross_entropy"))).isInstanceOf(TargetKind.Multiclass.class);
    assertThat(kind(target.formatted("log_loss").replace("label", "num_classes: 2, label")))
        .isInstanceOf(TargetKind.Multiclass.class);
  }

  @Test
  void aModelColumnMakesTheLongForm() throws Exception {
    EvaluationPlan plan =
        read("""
        run: r
        input: {sql: SELECT * FROM predictions}
        targets:
          late: {label: y, model: name, probability: p, logit: z, losses: [brier_loss]}
        """)
            .get(0)
            .plan();

    assertThat(plan.rows().modelColumn()).isEqualTo("name");
    assertThat(plan.targets().get(0).models().get(0).columns())
        .isEqualTo(Map.of(Role.PROBABILITY, "p", Role.LOGIT, "z"));
  }

  @Test
  void settingsReplaceAndAddValues() throws Exception {
    EvaluationRun run =
        read(
                WHOLE,
                "run=other",
                "gates[1].margin=25%",
                "targets.delay.losses=[log_cosh_loss, squared_error, absolute_error]",
                "targets.delay.models.median=delay_median",
                "slices.2=hour",
                "input={table: flights}",
                "output.directory=s3a://bucket/x")
            .get(0);

    assertThat(run.plan().run()).isEqualTo("other");
    assertThat(run.plan().gates().get(1).condition())
        .isEqualTo(new Condition.NotWorse(new Baseline.Model("mean"), new Margin.Relative(0.25)));
    assertThat(run.plan().targets().get(0).losses().get(0).call()).isEqualTo("log_cosh_loss");
    assertThat(run.plan().targets().get(0).models()).hasSize(3);
    assertThat(run.plan().slices()).hasSize(3);
    assertThat(run.input().location()).isEqualTo("flights");
    assertThat(run.directory()).hasValue("s3a://bucket/x");
  }

  @Test
  void aHistoryIsOfASeriesAndADay() throws Exception {
    String path = "file:" + directory.resolve("costs");
    LocalDate day = LocalDate.of(2001, 6, 30);

    assertThat(read(MINIMAL, "run=flights-${date}", "output.history.path=costs").get(0).history())
        .hasValue(new HistorySettings(path, "flights-${date}", day));
    assertThat(
            read(
                    MINIMAL,
                    "run=x",
                    "output={history: {path: costs, format: parquet, series: nightly}}")
                .get(0)
                .history())
        .hasValue(new HistorySettings(path, "nightly", day));
    assertThat(read(MINIMAL).get(0).history()).isEmpty();
  }

  @Test
  void aTableIsNamedAndItsPasswordIsNotShown() throws Exception {
    LocalDate day = LocalDate.of(2001, 6, 30);
    TableSettings database =
        read(
                MINIMAL,
                "run=x-${date}",
                "output={table: {format: jdbc, name: ops.costs, options: {url: 'jdbc:x:', password:"
                    + " '${env:KEY}'}}}")
            .get(0)
            .table()
            .orElseThrow();

    assertThat(database)
        .isEqualTo(
            new TableSettings(
                TableSettings.Format.JDBC,
                "ops.costs",
                false,
                Map.of("url", "jdbc:x:", "password", database.options().get("password")),
                "x-${date}",
                day));
    assertThat(database).hasToString("jdbc table ops.costs");
    assertThat(
            read(MINIMAL, "output={table: {format: delta, path: costs, series: nightly}}")
                .get(0)
                .table())
        .hasValue(
            new TableSettings(
                TableSettings.Format.DELTA,
                "file:" + directory.resolve("costs"),
                true,
                Map.of(),
                "nightly",
                day));
  }

  @Test
  void aSettingOfUnknownKeysIsRefusedAsItWouldBeInTheFile() {
    assertThat(problems(WHOLE, "inputt.path=x"))
        .containsExactly("--set: inputt: is no key here; did you mean input?");
    assertThat(problems(WHOLE, "gates[7].margin=1"))
        .containsExactly("--set: gates[7].margin: '7' must be a position from 0 to 2 in the list");
    assertThat(problems(WHOLE, "nonsense"))
        .containsExactly(
            "--set: 'nonsense' must be key=value, as in targets.delay.label=arrival_delay");
    assertThat(problems(WHOLE, "min_coverage=high"))
        .containsExactly("--set: min_coverage: is 'high' but must be a share from 0 to 1, as 0.99");
  }

  /** YAML's numbers have no end. */
  @Test
  void numbersLargerThanJavasAreRefusedAsNumbers() {
    for (String number : List.of("0xfffffffffffffffffffff", "0o77777777777777777777777777")) {
      assertThat(problems(WHOLE, "min_coverage=" + number))
          .containsExactly(
              "--set: min_coverage: is %s but must be a share from 0 to 1, as 0.99"
                  .formatted(number));
    }
  }

  @Test
  void aReferenceMayStandAloneAndUnquoted() throws Exception {
    EvaluationRun run = read(WHOLE, "run=${date}", "output.directory=${env:KEY}").get(0);

    assertThat(run.plan().run()).isEqualTo("2001-06-30");
  }

  @Test
  void theEnvironmentIsFilledInWhereSecretsBelong() throws Exception {
    Substitutions substitutions = substitutions();
    EvaluationRun run =
        read(
                "input: {path: \"s3a://${env:KEY}@b/$${x}/${date}\", options: {k:"
                    + " \"${env:KEY}\"}}\n"
                    + MINIMAL.lines().filter(line -> !line.startsWith("input")).toList().stream()
                        .reduce("", (a, b) -> a + b + "\n"),
                substitutions)
            .get(0);

    assertThat(run.input().location()).isEqualTo("s3a://hunter2@b/${x}/2001-06-30");
    assertThat(run.input().options()).containsEntry("k", "hunter2");
    assertThat(substitutions.redact("cannot read s3a://hunter2@b/"))
        .isEqualTo("cannot read s3a://${env:KEY}@b/");
  }

  @Test
  void resultsSayWhereTheyComeFromWithoutSecrets() throws Exception {
    String text = MINIMAL.replace("table: t", "sql: 'SELECT * FROM t -- ${env:KEY}'");

    assertThat(read(text).get(0).plan().source())
        .containsEntry("evaluation_file", directory + "/evaluation.yaml")
        .containsEntry("date", "2001-06-30")
        .containsEntry("input_kind", "sql")
        .containsEntry("input", "SELECT * FROM t -- ${env:KEY}");
  }

  @Test
  void oneFileHoldsManyRuns() throws Exception {
    Files.createDirectories(directory.resolve("teams"));
    Files.writeString(
        directory.resolve("teams/b.yaml"), MINIMAL.replace("run: r", "run: b").replace("t}", "u}"));
    List<EvaluationRun> runs =
        read(
            """
            include: [teams/b.yaml]
            runs:
              - run: a
                input: {path: a.parquet}
                targets: {t: {label: y, models: {m: p}, losses: [mse]}}
              - run: c
                input: {path: c.parquet}
                targets: {t: {label: y, models: {m: p}, losses: [mse]}}
            """,
            "min_coverage=0.5");

    assertThat(runs).extracting(run -> run.plan().run()).containsExactly("a", "c", "b");
    assertThat(runs).allMatch(run -> run.plan().quality().minCoverage() == 0.5);
  }

  @Test
  void pathsOfIncludedFilesStartThere() throws Exception {
    Files.createDirectories(directory.resolve("teams"));
    Files.writeString(
        directory.resolve("teams/b.yaml"), MINIMAL.replace("{table: t}", "{path: d.parquet}"));

    assertThat(read("include: teams/b.yaml").get(0).input().location())
        .isEqualTo("file:" + directory.toRealPath() + "/teams/d.parquet");
  }

  @Test
  void filesThatIncludeEachOtherAreRefused() throws Exception {
    Files.writeString(directory.resolve("b.yaml"), "include: [evaluation.yaml]\n" + MINIMAL);

    assertThat(problems("include: [b.yaml]"))
        .containsExactly(
            "DIR/b.yaml:1: include[0]: 'DIR/evaluation.yaml' is being read already; a file may not"
                + " include itself, not even through others");
  }

  @Test
  void runsThatWouldReplaceEachOtherAreRefused() {
    assertThat(
            problems(
                """
                runs:
                  - run: a
                    input: {path: a.parquet}
                    targets: {t: {label: y, models: {m: p}, losses: [mse]}}
                    output: {directory: out}
                  - run: a
                    input: {path: c.parquet}
                    targets: {t: {label: y, models: {m: p}, losses: [mse]}}
                    output: {directory: ./out}
                """))
        .containsExactly(
            "FILE:6: runs[1]: is named 'a', as is the run at FILE:2: runs[0]; rename one",
            "FILE:6: runs[1]: writes to the same output.directory as the run at FILE:2: runs[0]");
  }

  static final String MINIMAL =
      """
      run: r
      input: {table: t}
      targets: {t: {label: y, models: {m: p}, losses: [mse]}}
      """;

  private TargetKind kind(String text) throws Exception {
    return read(text).get(0).plan().targets().get(0).kind();
  }

  private List<EvaluationRun> read(String text, String... settings) throws Exception {
    return EvaluationFile.read(write(text), List.of(settings), substitutions());
  }

  private List<EvaluationRun> read(String text, Substitutions substitutions) throws Exception {
    return EvaluationFile.read(write(text), List.of(), substitutions);
  }

  private static Substitutions substitutions() {
    return new Substitutions(LocalDate.of(2001, 6, 30), Map.of("KEY", "hunter2", "EMPTY", ""));
  }

  private List<String> problems(String text, String... settings) {
    try {
      String file = write(text);
      EvaluationFile.read(file, List.of(settings), substitutions());
      throw new AssertionError("accepted");
    } catch (RefusedException e) {
      String prefix = directory.toString();
      return e.lines().stream()
          .map(line -> line.replace(prefix + "/evaluation.yaml:", "FILE:").replace(prefix, "DIR"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String write(String text) throws IOException {
    directory = directory.toRealPath();
    Path file = directory.resolve("evaluation.yaml");
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> EvaluationFile.read("no/such.yaml", List.of(), substitutions()))
        .hasMessage("no/such.yaml: cannot be read: there is no such file");
  }
}
