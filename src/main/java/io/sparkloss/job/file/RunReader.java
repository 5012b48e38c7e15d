package io.sparkloss.job.file;

import io.sparkloss.cost.WeightKind;
import io.sparkloss.evaluate.plan.Details;
import io.sparkloss.evaluate.plan.EvaluationPlan;
import io.sparkloss.evaluate.plan.PlanException;
import io.sparkloss.job.file.publish.PublishReader;
import io.sparkloss.job.file.publish.PublishSettings;
import io.sparkloss.job.file.target.GateReader;
import io.sparkloss.job.file.target.PenaltySettings;
import io.sparkloss.job.file.target.TargetReader;
import io.sparkloss.job.yaml.Places;
import io.sparkloss.job.yaml.Reading;
import io.sparkloss.job.yaml.Section;
import io.sparkloss.job.yaml.Substitutions;
import io.sparkloss.job.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one run. */
final class RunReader {

  private final Documents.Document document;
  private final Reading reading;
  private final Places places;

  RunReader(Documents.Document document, Reading reading) {
    this.document = document;
    this.reading = reading;
    this.places = new Places(document.fields());
  }

  /** Reads the run; empty, with problems, when anything is wrong. */
  Optional<EvaluationRun> read() {
    return Section.open(document.fields(), FileKeys.RUN, reading).flatMap(this::read);
  }

  private Optional<EvaluationRun> read(Section run) {
    int before = reading.problems().count();
    Optional<String> name = run.requiredText("run", "name the run, as in run: flights-2001-06");
    Optional<InputSettings> input =
        run.required("input", "say what to read, as in input: {path: predictions.parquet}")
            .flatMap(value -> new InputReader("input", document.file(), reading).read(value));
    Optional<LabelSettings> labels = new LabelsReader(document.file(), reading).read(run);
    EvaluationPlan.Builder builder = EvaluationPlan.builder(name.orElse("unnamed"));
    List<TargetReader.Read> targets = targets(run);
    for (TargetReader.Read target : targets) {
      builder.target(target.target());
      target.baseline().ifPresent(model -> builder.baseline(target.target().name(), model));
    }
    modelColumn(run, targets).ifPresent(builder::modelColumn);
    rows(run, builder);
    new QualityReader(run).read(builder);
    slices(run).forEach(builder::slice);
    OutputReader.Output output = new OutputReader(document.file(), reading).read(run);
    details(run, output).ifPresent(builder::details);
    List<GateReader.Read> gates = new ArrayList<>();
    for (YamlValue gate : run.get("gates").map(reading::items).orElse(List.of())) {
      GateReader.read(gate, reading).ifPresent(gates::add);
    }
    if (output.history().isEmpty()) {
      gates.forEach(GateReader.Read::requireNoHistory);
    }
    requireSlicesInHistory(run, output, gates);
    Optional<PublishSettings> publish = publish(run, output);
    if (reading.problems().count() > before || input.isEmpty()) {
      return Optional.empty();
    }
    source(builder, input.get());
    labels.ifPresent(read -> source(builder, read.input()));
    return plan(builder, gates, run)
        .flatMap(
            plan ->
                input.map(
                    read ->
                        new EvaluationRun(
                            plan,
                            read,
                            labels,
                            penalties(targets),
                            output.directory(),
                            output.slices(),
                            output.quarantine(),
                            output.history(),
                            publish,
                            output.table())));
  }

  private static void requireSlicesInHistory(
      Section run, OutputReader.Output output, List<GateReader.Read> gates) {
    boolean ofSlices =
        gates.stream()
            .map(GateReader.Read::gate)
            .anyMatch(gate -> gate.asksForHistory() && !gate.scope().isOverall());
    if (output.slices() == SliceOutput.TABLE && ofSlices) {
      run.problem(
          "gates",
          "compare slices with an earlier run, but output.slices: table keeps slices out of the"
              + " history; compare the overall, or leave slices: table out");
    }
  }

  private Optional<PublishSettings> publish(Section run, OutputReader.Output output) {
    Optional<String> series =
        output.history().map(HistorySettings::series).or(() -> OutputReader.unfilled(run));
    return new PublishReader(reading, path -> Locations.resolve(document.file(), path).toString())
        .read(run, series, output.slices() != SliceOutput.TABLE);
  }

  private Optional<Details> details(Section run, OutputReader.Output output) {
    Optional<Details> details =
        run.get("details").flatMap(value -> new DetailsReader(reading).read(value));
    if (output.slices() == SliceOutput.TABLE && details.map(Details::everySlice).orElse(false)) {
      run.problem(
          "details",
          "ask for every_slice, but output.slices: table keeps slices out of evaluation.json,"
              + " where details stand; leave one of them out");
    }
    return details;
  }

  /** Puts into results where they come from, without secrets. */
  private void source(EvaluationPlan.Builder builder, InputSettings input) {
    Substitutions substitutions = reading.substitutions();
    boolean main = input.section().equals("input");
    if (main) {
      builder.source("evaluation_file", document.name());
      builder.source("date", substitutions.date().toString());
    }
    builder.source(input.section() + "_kind", FileKeys.name(input.kind()));
    builder.source(input.section(), substitutions.redact(input.location()));
    input
        .where()
        .ifPresent(
            where -> builder.source(main ? "where" : "labels_where", substitutions.redact(where)));
  }

  private List<TargetReader.Read> targets(Section run) {
    run.required("targets", "name what is predicted, as in targets: {delay: {label: delay, ...}}");
    TargetReader reader = new TargetReader(reading, places);
    return List.copyOf(
        run.named(
                "targets",
                "a mapping from target names to targets",
                entry -> reader.read(entry.getKey(), entry.getValue()))
            .values());
  }

  private List<PenaltySettings> penalties(List<TargetReader.Read> targets) {
    return targets.stream()
        .flatMap(target -> target.penalties().stream())
        .map(
            penalty ->
                penalty.resolved(path -> Locations.resolve(document.file(), path).toString()))
        .toList();
  }

  private Optional<String> modelColumn(Section run, List<TargetReader.Read> targets) {
    Set<Optional<String>> columns = new LinkedHashSet<>();
    targets.forEach(target -> columns.add(target.modelColumn()));
    if (columns.size() > 1) {
      run.problem(
          "targets",
          "name the models in different ways; give all targets models, or all the same model"
              + " column, and other targets a run of their own");
    }
    return columns.isEmpty() ? Optional.empty() : columns.iterator().next();
  }

  private void rows(Section run, EvaluationPlan.Builder builder) {
    builder.key(run.texts("key", reading::text));
    run.text("cluster").ifPresent(builder::cluster);
    Optional<WeightKind> kind = run.choice("weight_kind", WeightKind.class);
    Optional<String> weight = run.text("weight");
    if (run.get("weight").isEmpty() && kind.isPresent()) {
      run.problem("weight_kind", "says what weights mean, but there is no weight; name its column");
    }
    weight.ifPresent(column -> builder.weight(column, kind.orElse(WeightKind.SAMPLING)));
  }

  private List<List<String>> slices(Section run) {
    List<List<String>> slices = new ArrayList<>();
    for (YamlValue slice : run.get("slices").map(reading::items).orElse(List.of())) {
      List<String> columns = new ArrayList<>();
      reading.items(slice).forEach(column -> reading.text(column).ifPresent(columns::add));
      slices.add(columns);
    }
    return slices;
  }

  private Optional<EvaluationPlan> plan(
      EvaluationPlan.Builder builder, List<GateReader.Read> gates, Section run) {
    try {
      EvaluationPlan ungated = builder.build();
      int before = reading.problems().count();
      gates.forEach(gate -> gate.check(ungated, reading));
      if (reading.problems().count() > before) {
        return Optional.empty();
      }
      gates.forEach(gate -> builder.gate(gate.gate()));
      return Optional.of(builder.build());
    } catch (PlanException e) {
      reading.problems().add(places.nearest(e.path(), run.place()), e.problem());
      return Optional.empty();
    }
  }
}
