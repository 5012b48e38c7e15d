package io.sparkloss.job.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparkloss.job.yaml.RefusedException;
import io.sparkloss.job.yaml.Substitutions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong in a file, and the very words in which it is refused. */
class RefusedFilesTest {

  private static final String RUN = "run: r\n";
  private static final String INPUT = "input: {table: t}\n";
  private static final String TARGETS =
      """
      targets:
        t:
          label: y
          models: {a: p, b: q}
          losses: [mse, mae]
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  static Stream<Arguments> documents() {
    return Stream.of(
        file("", "1: is empty"),
        file("# nothing\n", "1: is empty"),
        file(
            "just text",
            "1: is 'just text' but must be a mapping with the keys run, input, labels, key,"
                + " cluster, weight, weight_kind, targets, slices, details, on_invalid,"
                + " max_invalid, min_coverage, min_label_coverage, sum_tolerance, confidence,"
                + " gates, output, publish, runs, include"),
        file(
            "run: [r\ninput: t",
            "2: is not YAML: while parsing a flow sequence, expected ',' or ']', but got :"),
        file(
            "run: r\n--- \nrun: s",
            "2: is not YAML: expected a single document in the stream, but found another document"),
        file("a: &a [*a]\n", "1: is nested more than 32 levels deep, or an alias holds itself"),
        file(RUN + INPUT + TARGETS + "run: s\n", "8: run: stands twice, first on line 1"),
        file(
            RUN + "inptu: {table: t}\n" + TARGETS,
            "2: inptu: is no key here; did you mean input?",
            "1: has no input; say what to read, as in input: {path: predictions.parquet}"),
        file(
            RUN + INPUT + TARGETS + "runs: []\n",
            "8: runs: stands beside the keys of a single run; move those keys into an entry of"
                + " runs"),
        file(
            "runs: [a]\n",
            "1: runs[0]: is 'a' but must be a run with the keys run, input, labels, key, cluster,"
                + " weight, weight_kind, targets, slices, details, on_invalid, max_invalid,"
                + " min_coverage, min_label_coverage, sum_tolerance, confidence, gates, output, publish"),
        file("runs: []\n", "1: holds no run; write its keys, or name files with include"),
        file(
            "include: [b.yaml]\n",
            "1: include[0]: 'DIR/b.yaml' cannot be read: there is no such" + " file"),
        file(
            RUN + "input:\n  path: ${dat}\n" + TARGETS,
            "3: input.path: refers to ${dat}; only ${date} and ${env:NAME} are filled in"),
        file(INPUT + TARGETS, "1: has no run; name the run, as in run: flights-2001-06"),
        file("run: 2001\n" + INPUT + TARGETS, "1: run: is 2001 but must be text; put it in quotes"),
        file("run: !!str r\nkey: !x k\n" + INPUT + TARGETS, "2: key: has the tag !x; remove it"));
  }

  static Stream<Arguments> inputs() {
    return Stream.of(
        input("{}", "2: input: says not what to read; give one of path, table, sql"),
        input(
            "t",
            "2: input: is 't' but must be a mapping with the keys path, format, schema,"
                + " table, sql, version, timestamp, options, where"),
        input("{path: a, sql: b}", "2: input: gives path and sql; give one of them"),
        input("{path: }", "2: input.path: is empty but must be text"),
        input("{path: ''}", "2: input.path: is '' but must be text that is not blank"),
        input(
            "{path: a, format: avro}",
            "2: input.format: is 'avro' but must be parquet or csv or json or orc or delta or"
                + " iceberg or jdbc"),
        input("{table: a, format: csv}", "2: input.format: belongs to path, but table is given"),
        input(
            "{path: a, format: jdbc, options: {url: 'jdbc:h2:mem:x'}}",
            "2: input.path: is no place in a database, but the format is jdbc; give table or sql"),
        input(
            "{table: a, format: jdbc, options: {user: u}}",
            "2: input.options: name no url, but the format is jdbc; give the database, as in"
                + " options: {url: 'jdbc:postgresql://host/costs'}"),
        input(
            "{table: a, format: jdbc, version: 3, options: {url: 'jdbc:h2:mem:x'}}",
            "2: input.version: is for tables, but format is jdbc; set it to delta or iceberg"),
        input(
            "{path: a, schema: y DOUBLE}",
            "2: input.schema: is for csv and json; the other formats hold theirs"),
        input(
            "{path: a, version: 3}",
            "2: input.version: is for tables, but format is parquet; set it to delta or iceberg"),
        input(
            "{sql: SELECT 1, version: 3}",
            "2: input.version: belongs to path and table; in sql write it behind the table, as in"
                + " FROM t VERSION AS OF 12"),
        input(
            "{table: a, version: 3, timestamp: 2001-06-30}",
            "2: input.version: stands beside timestamp; give one of them"),
        input(
            "{table: a, version: newest}",
            "2: input.version: is 'newest' but must be the number of a version or snapshot, as 12"),
        input(
            "{table: a, timestamp: June}",
            "2: input.timestamp: is 'June' but must be a day or a time, as 2001-06-30 or"
                + " 2001-06-30T12:00:00Z"),
        input(
            "{path: a, options: x}",
            "2: input.options: is 'x' but must be a mapping from the options of Spark's reader, or of"
                + " the database, to their values"),
        input(
            "{path: '${env:NO_SUCH}/a'}",
            "2: input.path: refers to ${env:NO_SUCH}, but the environment variable NO_SUCH is not"
                + " set"),
        input(
            "{path: '${dat}/a'}",
            "2: input.path: refers to ${dat}; only ${date} and ${env:NAME} are filled in"),
        input(
            "{path: '${date/a'}",
            "2: input.path: has a ${ without its }; write $${ where a plain ${ is meant"));
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        target(
            "{label: y}",
            "has no models; name them and their columns, as in models: {linear:" + " prediction}",
            "has no losses; name at least one, as in losses: [squared_error," + " absolute_error]"),
        target(
            "{models: {a: p}, losses: [mse]}",
            "has no label; name the column of the true" + " values"),
        target(
            "{lable: y, models: {a: p}, losses: [mse]}",
            "lable: is no key here; did you mean label?",
            "has no label; name the column of the true values"),
        target(
            "{label: y, models: [p], losses: [mse]}",
            "models: is a list but must be a mapping from model names to columns"),
        target(
            "{label: y, models: {}, losses: [mse]}",
            "models: is empty but must be a mapping from model names to columns"),
        target(
            "{label: y, models: {a: {prediktion: p}}, losses: [mse]}",
            "models.a.prediktion: is no key here; did you mean prediction?"),
        penalty(
            "{}",
            ": gives none of l1, l2, elastic_net; give one of them",
            ": gives none of coefficients, coefficients_of; give one of them"),
        penalty(
            "{l1: 1, l2: 1, coefficients: [1], coefficients_of: m}",
            ": gives l1 and l2 of l1, l2, elastic_net; give one of them",
            ": gives coefficients and coefficients_of of coefficients, coefficients_of; give one of"
                + " them"),
        penalty(
            "{l1: -1, coefficients: [1, x]}",
            ".l1: is -1 but must be a finite number of at least 0, as 0.1",
            ".coefficients[1]: is 'x' but must be a finite number"),
        penalty(
            "{elastic_net: {alpha: 2}, coefficients: []}",
            ".elastic_net: has no lambda; give the strength, as in lambda: 0.1",
            ".elastic_net.alpha: is 2 but must be a share from 0 to 1, as 0.5",
            ".coefficients: is empty; give the model's coefficients"),
        penalty(
            "{l2: 1, coefficients: 3, intercept: true}",
            ".intercept: is of a saved model; put what is penalised into coefficients instead"),
        penalty(
            "{l2: 1, coefficients_of: m, intercept: 1}",
            ".intercept: is 1 but must be true or false"),
        target(
            "{label: y, models: {a: {logit: z}}, losses: [brier]}",
            "models.a: brier_loss needs probability but the model has logit; name the column by"
                + " its role, for example {probability: COLUMN}"),
        target(
            "{label: y, models: {a: p}, losses: [gaussian_nll]}",
            "models.a: gaussian_nll needs prediction and scale but the model has prediction; name"
                + " the column by its role, for example {prediction: COLUMN, scale: COLUMN}"),
        target(
            "{label: y, models: {a: p}, losses: [brier_loss, hinge_loss]}",
            "models: the losses ask for different columns, so a plain column name will not do;"
                + " name the roles, for example {probability: COLUMN, logit: COLUMN}"),
        target(
            "{label: y, models: {a: p}, model: m, losses: [mse]}",
            "gives models and model; give models when each has its own columns, and model when a"
                + " column names the model of a row"),
        target(
            "{label: y, model: m, losses: [mse]}",
            "model: needs the columns beside it, by role, as in prediction: COLUMN"),
        target(
            "{label: y, models: {a: p}, prediction: p, losses: [mse]}",
            "prediction: belongs to model; put it into an entry of models"));
  }

  static Stream<Arguments> losses() {
    return Stream.of(
        losses(
            "squared_eror",
            "losses[0]: no loss is named 'squared_eror'; did you mean" + " squared_error?"),
        losses(
            "huber_loss(delta=-1)",
            "losses[0]: huber_loss: delta is -1.0 but must be a finite" + " number above 0"),
        losses("huber_loss(detla=1)", "losses[0]: huber_loss has no parameter detla; known: delta"),
        losses(
            "quantile_loss",
            "losses[0]: quantile_loss needs alpha; write" + " quantile_loss(alpha=...)"),
        losses(
            "log_loss(epsilon=0, smoothing=0.1)",
            "losses[0]: is 'log_loss(epsilon=0', cut at a comma; put a loss with several arguments"
                + " in double quotes",
            "losses[1]: 'smoothing=0.1)' is not a loss; write a name such as squared_error, or a"
                + " name with arguments such as huber_loss(delta=15)"),
        losses(
            "mse, squared_error",
            "losses[1]: squared_error stands twice in the list; name it" + " once"),
        losses("r2", "losses[0]: is no mean of a loss; the SQL function r2 computes it"),
        losses("7", "losses[0]: is 7 but must be text; put it in quotes"),
        losses(
            "cross_entropy",
            "has neither classes nor num_classes, but a multiclass loss; name the classes in the"
                + " order of the columns"),
        losses(
            "log_loss], classes: [a, b, a", "classes[2]: stands twice in the list; name it once"),
        losses(
            "log_loss], classes: [a",
            "classes: must name at least two classes, in the order of the columns"),
        losses(
            "log_loss], num_classes: 4, classes: [a, b, c",
            "num_classes: is 4 but classes names 3; drop it"),
        losses(
            "log_loss], num_classes: 2.5, class_weights: [1, 2",
            "num_classes: is 2.5 but must be an integer from 2 to 1000000"),
        losses(
            "mse], epsilon: 1e-3, ignore_label: [0",
            "epsilon: is taken by none of the losses;" + " remove it"),
        losses(
            "mse, rmse], num_classes: 3, ignore_label: [0",
            "losses[0]: mse is for numbers but the target is multiclass; use log_loss",
            "losses[1]: rmse is for numbers but the target is multiclass; use log_loss"));
  }

  static Stream<Arguments> rest() {
    return Stream.of(
        rest("key: [a, a]", "key[1]: stands twice in the list; name it once"),
        rest(
            "weight_kind: frequency",
            "weight_kind: says what weights mean, but there is no" + " weight; name its column"),
        rest(
            "weight: w\nweight_kind: sample",
            "9: weight_kind: is 'sample' but must be sampling or frequency"),
        rest("on_invalid: ignore", "on_invalid: is 'ignore' but must be fail or skip"),
        rest(
            "min_coverage: 99%", "min_coverage: is '99%' but must be a share from 0 to 1, as 0.99"),
        rest(
            "min_coverage: 1.01", "min_coverage: is 1.01 but must be a share from 0 to 1, as 0.99"),
        rest("confidence: 95", "confidence: is 95 but must be a number between 0 and 1, as 0.95"),
        rest(
            "confidence: .nan",
            "confidence: is .nan but must be a number between 0 and 1, as" + " 0.95"),
        rest("sum_tolerance: -1", "sum_tolerance: is -1 but must be a number from 0 to 1"),
        rest(
            "slices: [[]]",
            "slices[0]: is empty; the overall costs are there without being" + " asked"),
        rest("slices: [[a, b], [b, a]]", "slices[1]: [b, a] stands twice; name each slice once"),
        rest("slices: [{a: b}]", "slices[0]: is a mapping but must be text"),
        rest(
            "output: {}",
            "output: has no directory; name it, or leave output out to see the" + " table only"),
        rest(
            "output: {table: {name: t}}",
            "output.table: has no format; set it to delta, iceberg or jdbc"),
        rest(
            "output: {table: {format: delta}}",
            "output.table: has no name; name the table as SQL has it, as in name:"
                + " catalog.team.costs"),
        rest(
            "output: {table: {format: delta, name: t, path: p}}",
            "output.table.path: stands beside name; give one of them"),
        rest(
            "output: {table: {format: iceberg, path: p}}",
            "output.table.path: is for delta; give the table's name"),
        rest(
            "output: {table: {format: iceberg, name: t, options: {a: b}}}",
            "output.table.options: is for jdbc; what iceberg needs is set for the session, in"
                + " conf/spark-defaults.conf"),
        rest(
            "output: {table: {format: jdbc, name: t}}",
            "output.table: name no url, but the format is jdbc; give the database, as in options:"
                + " {url: 'jdbc:postgresql://host/costs'}"),
        rest(
            "output: {table: {format: parquet, name: t}}",
            "output.table.format: is 'parquet' but must be delta or iceberg or jdbc"),
        rest(
            "output: {history: {format: parquet}}",
            "output.history: has no path; name the directory of the history, as in history: {path:"
                + " history}"),
        rest(
            "output: {history: {path: h, format: delta}}",
            "output.history.format: is 'delta' but must be parquet"),
        rest(
            "run_name: x",
            "run_name: is no key here; known: run, input, labels, key, cluster, weight,"
                + " weight_kind, targets, slices, details, on_invalid, max_invalid, min_coverage,"
                + " min_label_coverage, sum_tolerance, confidence, gates, output, publish, runs, include"),
        rest(
            "details: {worst_rows: 3}",
            "details.worst_rows: needs the key of a row; name its columns, as in key: [flight_id]"),
        rest(
            "details: {replicates: 100}",
            "details.replicates: needs the key of a row; name its columns, as in key: [flight_id]"),
        rest(
            "details: {calibration: 10, replicates: 100}\nkey: [k]\ncluster: user",
            "details.replicates: draw rows one by one, which is wrong where they come by clusters"
                + " or weights are frequencies; leave out replicates, or cluster and weight_kind"),
        rest(
            "details: {worst_rows: 1.5}",
            "details.worst_rows: is 1.5 but must be a whole number from 0 to 100000"),
        rest("details: {residuals: 1}", "details.residuals: is 1 but must be true or false"),
        rest(
            "details: {calibration: 100000}",
            "details.calibration: cannot be: there are 100000 bins but there must be 1 to 1000"),
        rest(
            "details: {calibration: {bins: 8, lowest_logit: 3, highest_logit: -3}}",
            "details.calibration: cannot be: logits from 3.0 to -3.0 make no 8 bins that differ;"
                + " the first must be the lower, and both between -700 and 36"),
        rest(
            "key: '${env:KEY}'",
            "key: refers to ${env:KEY}, but the environment may stand in input, labels, output"
                + " and publish only, because all else is written into results; use --set"),
        rest(
            "on_invalid: skip\nmax_invalid: 1%",
            "9: max_invalid: is '1%' but must be a share from 0 to 1, as 0.01, or a mapping from"
                + " reasons to shares"),
        rest(
            "on_invalid: skip\nmax_invalid: {null_label: 2}",
            "9: max_invalid.null_label: is 2 but must be a share from 0 to 1, as 0.01"),
        rest(
            "on_invalid: skip\nmax_invalid: {null_labl: 0}",
            "9: max_invalid.null_labl: is no reason; did you mean null_label?"),
        rest(
            "max_invalid: 0.01",
            "max_invalid: says how many rows may be refused, but under on_invalid: fail none may;"
                + " set on_invalid: skip"),
        rest(
            "output: {directory: d, quarantine: {directory: d/q}}",
            "output.quarantine: tells rows by their key, but the run has no key; name its columns,"
                + " as in key: [flight_id]"),
        rest(
            "key: id\noutput: {directory: d, quarantine: {columns: c}}",
            "9: output.quarantine: has no directory; name it, as in directory: out/quarantine"),
        rest(
            "key: id\noutput: {directory: d, quarantine: {directory: d}}",
            "9: output.quarantine.directory: holds the results, and what is in it is replaced; name"
                + " one of its own, as out/quarantine beside or in out"),
        rest("quarantine: {directory: d}", "quarantine: is not yet supported; put it into output"),
        rest(
            "labels: {path: l}",
            "labels: has no on; name the columns by which labels are found, as in on:"
                + " [flight_id]"),
        rest("labels: {on: id}", "labels: says not what to read; give one of path, table, sql"),
        rest(
            "labels: {table: l, on: id, columns: [y, id]}",
            "labels.columns: names 'id', a column of the key, which is there anyway; leave it"
                + " out"),
        rest(
            "labels: {table: l, on: id, key: id}",
            "labels.key: is no key here; known: path,"
                + " format, schema, table, sql, version, timestamp, options, where, on, columns"),
        rest(
            "min_label_coverage: 0.9",
            "min_label_coverage: asks how many predictions have a label, but there is no labels;"
                + " say where they stand, or use min_coverage for labels that are NULL"));
  }

  private static final String GATE = "{target: t, loss: mse, candidate: a, ";

  static Stream<Arguments> gates() {
    return Stream.of(
        gate(
            "{target: t}",
            "gates[0]: has no loss; name one of the target's losses",
            "gates[0]: has no candidate; name the model that wants out",
            "gates[0]: has no baseline; name the model to compare with, or give at_most or at_least"
                + " and a number",
            "gates[0]: has no margin; say by how much the candidate may be worse, as 0, 1% or 0.5,"
                + " or better_by how much it must be better"),
        gate(
            GATE + "baseline: b, at_most: 3}",
            "gates[0].at_most: stands beside baseline, which is a gate of its own; write two"),
        gate(
            GATE + "at_most: 3, margin: 1}",
            "gates[0].margin: is for a baseline; write the number that is allowed into at_most"),
        gate(
            GATE + "at_least: .nan}",
            "gates[0].at_least: is .nan but must be a finite number, as 0.45"),
        gate(
            GATE + "baseline: b, margin: 1, better_by: 2}",
            "gates[0].better_by: stands beside margin; give one, for each says what is allowed"),
        gate(
            GATE + "baseline: b, better_by: -2%}",
            "gates[0].better_by: is '-2%' but must be above 0, as 1% or 0.5"),
        gate(
            GATE + "baseline: b, better_by: 100%}",
            "gates[0].better_by: is '100%' but must be below 100%"),
        gate(
            GATE + "baseline: {run: newest}, margin: 1}",
            "gates[0].baseline.run: is 'newest' but must be last_passed"),
        gate(
            GATE + "baseline: {run: last_passed, if_none: maybe}, margin: 1}",
            "gates[0].baseline.if_none: is 'maybe' but must be fail or pass or inconclusive"),
        gate(
            GATE + "baseline: {run: last_passed}, margin: 1}",
            "gates[0].baseline: asks for the last run that passed, but the run has no history; name"
                + " one, as in output: {history: {path: history}}"),
        gate(
            GATE + "at_most: 3, slices: every}",
            "gates[0].slices: asks for slices, but the run has none; name them in slices"),
        gate(
            GATE + "at_most: 3, slice: {s: 1}}",
            "gates[0].slice: names the columns [s], by which the run does not slice; known: []"),
        gate(
            GATE + "at_most: 3, slices: every, slice: {s: 1}}",
            "gates[0].slice: stands beside slices; give slices for all, slice for one"),
        gate(
            GATE + "at_most: 3, min_rows: 1.5}",
            "gates[0].min_rows: is 1.5 but must be a whole number of rows"),
        gate(
            GATE + "at_most: 3, skip_slices_below: 5}",
            "gates[0].skip_slices_below: leaves slices out, but the gate is not over many; give"
                + " slices, or min_rows instead"),
        gate(
            GATE + "baseline: -1, margin: 1%}",
            "gates[0].margin: is a share of the baseline -1, which is not above 0; give the margin"
                + " in the unit of the loss"),
        gate(
            "{target: t, loss: mse, candidate: a, baseline: b, margin: one}",
            "gates[0].margin: the margin is 'one' but must be a number such as 0.5 or a share such"
                + " as 1%"),
        gate(
            "{target: t, loss: mse, candidate: a, baseline: b, margin: .inf}",
            "gates[0].margin: the margin is '.inf' but must be a number such as 0.5 or a share"
                + " such as 1%"),
        gate(
            "{target: u, loss: mse, candidate: a, baseline: b, margin: 0},"
                + " {target: t, loss: msle, candidate: a, baseline: b, margin: 0},"
                + " {target: t, loss: mse, candidate: a, baseline: c, margin: 0},"
                + " {target: t, loss: mse, candidate: a, baseline: a, margin: 0}",
            "gates[0].target: no target is named 'u'; known: 't'",
            "gates[1].loss: no loss of target t is named 'msle'; known: 'squared_error',"
                + " 'absolute_error'",
            "gates[2].baseline: no model of target t is named 'c'; known: 'a', 'b'",
            "gates[3]: candidate and baseline are both 'a'; name two models"));
  }

  @ParameterizedTest
  @MethodSource({"documents", "inputs", "targets", "losses", "rest", "gates"})
  void isRefused(String text, List<String> problems) throws Exception {
    Path folder = directory.toRealPath();
    Path file = Files.writeString(folder.resolve("evaluation.yaml"), text);
    Substitutions substitutions =
        new Substitutions(LocalDate.of(2001, 6, 30), Map.of("KEY", "hunter2"));

    List<String> lines = List.of("accepted");
    try {
      EvaluationFile.read(file.toString(), List.of(), substitutions);
    } catch (RefusedException e) {
      lines = e.lines();
    }

    assertThat(lines)
        .map(line -> line.replace(file + ":", "").replace(folder.toString(), "DIR"))
        .containsExactlyElementsOf(problems);
  }

  private static Arguments file(String text, String... problems) {
    return arguments(text, List.of(problems));
  }

  private static Arguments input(String input, String problem) {
    return arguments(RUN + "input: " + input + "\n" + TARGETS, List.of(problem));
  }

  private static Arguments target(String target, String... problems) {
    return arguments(
        RUN + INPUT + "targets:\n  t: " + target + "\n",
        Stream.of(problems).map(problem -> "4: targets.t" + joined(problem)).toList());
  }

  private static Arguments penalty(String penalty, String... problems) {
    return target(
        "{label: y, models: {a: {prediction: p, penalty: " + penalty + "}}, losses: [mse]}",
        Stream.of(problems).map(problem -> "models.a.penalty" + problem).toArray(String[]::new));
  }

  /** A problem of the target itself follows its path by a colon, one inside by a dot. */
  private static String joined(String problem) {
    return problem.matches("[a-z_]+[.a-z_\\[\\]0-9]*: .*") ? "." + problem : ": " + problem;
  }

  private static Arguments losses(String losses, String... problems) {
    return target("{label: y, models: {a: p}, losses: [" + losses + "]}", problems);
  }

  private static Arguments rest(String line, String problem) {
    return arguments(
        RUN + INPUT + TARGETS + line + "\n",
        List.of(problem.matches("[0-9].*") ? problem : "8: " + problem));
  }

  private static Arguments gate(String gates, String... problems) {
    return arguments(
        RUN + INPUT + TARGETS + "gates: [" + gates + "]\n",
        Stream.of(problems).map(problem -> "8: " + problem).toList());
  }
}
