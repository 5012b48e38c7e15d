package io.sparkloss.result.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkloss.cost.CostAccumulator;
import io.sparkloss.cost.Transform;
import io.sparkloss.cost.WeightKind;
import io.sparkloss.cost.calibration.Binning;
import io.sparkloss.cost.calibration.ReliabilityBins;
import io.sparkloss.cost.change.Contribution;
import io.sparkloss.cost.density.DensityCell;
import io.sparkloss.cost.density.PairDensity;
import io.sparkloss.cost.difference.PairedAccumulator;
import io.sparkloss.cost.joint.RatioEstimate;
import io.sparkloss.cost.noise.NoiseFit;
import io.sparkloss.cost.noise.OutlierShare;
import io.sparkloss.cost.resample.BootstrapInterval;
import io.sparkloss.cost.state.CostState;
import io.sparkloss.cost.state.LossIdentity;
import io.sparkloss.cost.tail.CurvePoint;
import io.sparkloss.cost.tail.DensityBin;
import io.sparkloss.cost.tail.Quantile;
import io.sparkloss.cost.tail.TailShare;
import io.sparkloss.cost.worst.WorstRow;
import io.sparkloss.loss.Reason;
import io.sparkloss.result.DataQuality;
import io.sparkloss.result.Evaluation;
import io.sparkloss.result.LabelCoverage;
import io.sparkloss.result.Provenance;
import io.sparkloss.result.detail.CalibrationEntry;
import io.sparkloss.result.detail.ConcentrationEntry;
import io.sparkloss.result.detail.DensityEntry;
import io.sparkloss.result.detail.Details;
import io.sparkloss.result.detail.ResidualEntry;
import io.sparkloss.result.detail.WorstRowsEntry;
import io.sparkloss.result.entry.Comparison;
import io.sparkloss.result.entry.CostBasis;
import io.sparkloss.result.entry.CostEntry;
import io.sparkloss.result.entry.EntryKey;
import io.sparkloss.result.entry.Estimate;
import io.sparkloss.result.entry.ObjectiveEntry;
import io.sparkloss.result.entry.Slice;
import io.sparkloss.result.entry.SliceColumn;
import io.sparkloss.result.entry.Usage;
import io.sparkloss.result.gate.GateDecision;
import io.sparkloss.result.gate.GateKey;
import io.sparkloss.result.gate.GateResult;
import io.sparkloss.result.gate.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final double NAN = Double.NaN;
  private static final Estimate EMPTY = new Estimate(0, 0, NAN, NAN, NAN, NAN, true, 0, NAN);
  private static final Usage ALL_USED = new Usage(3, 3, Map.of(), 1, 1, 0);

  private static final CostBasis BASIS =
      new CostBasis(
          CostState.of(LossIdentity.UNNAMED, losses()),
          Transform.SQUARE_ROOT,
          WeightKind.FREQUENCY,
          7);

  private static final CostState PAIR =
      CostState.of(LossIdentity.named("l"), LossIdentity.named("l"), pairs());

  private static PairedAccumulator pairs() {
    PairedAccumulator pairs = PairedAccumulator.unweighted();
    pairs.add(0.1, 0.3);
    pairs.add(1 / 3.0, 0.25);
    return pairs;
  }

  private static CostAccumulator losses() {
    CostAccumulator losses = CostAccumulator.weighted();
    losses.add(0.1, 3);
    losses.add(1 / 3.0, 2);
    return losses;
  }

  private static Evaluation evaluation(Slice slice, Estimate estimate) {
    Usage usage =
        new Usage(9, 4, Map.of(Reason.NULL_LABEL, 3L, Reason.IGNORED, 2L), 4 / 7.0, NAN, 1);
    return new Evaluation(
        "run \"1\"",
        AT,
        0.95,
        new Provenance(Map.of("input", "a/b"), "4.1.0", "17.0.1", "0.1.0"),
        List.of(
            new SliceColumn("text", SliceColumn.Type.STRING),
            new SliceColumn("flag", SliceColumn.Type.BOOLEAN),
            new SliceColumn("long", SliceColumn.Type.LONG),
            new SliceColumn("double", SliceColumn.Type.DOUBLE),
            new SliceColumn("decimal", SliceColumn.Type.DECIMAL),
            new SliceColumn("date", SliceColumn.Type.DATE),
            new SliceColumn("time", SliceColumn.Type.TIMESTAMP),
            new SliceColumn("local", SliceColumn.Type.LOCAL_TIMESTAMP)),
        List.of(
            new CostEntry(
                new EntryKey("r", AT, "t", "m", "l(a=1.0)"),
                slice,
                estimate,
                usage,
                BASIS,
                new Contribution<>(slice, 0.25, 1.5, -0.125, NAN)),
            new CostEntry(
                new EntryKey("r", AT, "t", "m", "old"), slice, estimate, usage, null, null)),
        List.of(
            new Comparison(
                new EntryKey("r", AT, "t", "m", "l"),
                "base",
                slice,
                estimate,
                EMPTY,
                estimate,
                7,
                2,
                0.5,
                0.25,
                PAIR),
            new Comparison(
                new EntryKey("r", AT, "t", "m", "l"),
                "base",
                slice,
                EMPTY,
                EMPTY,
                EMPTY,
                0,
                0,
                NAN,
                NAN,
                null)),
        List.of(
            new GateResult(
                new GateKey("t", "l", "a", "not above b by more than 1%", "overall", "b"),
                Verdict.INCONCLUSIVE,
                "june",
                "because",
                List.of(
                    new GateDecision(Slice.OVERALL, Verdict.PASS, estimate, EMPTY, estimate, "so"),
                    new GateDecision(slice, Verdict.FAIL, EMPTY, estimate, null, "thus"))),
            new GateResult(
                new GateKey("t", "l", "a", "at most 3", "in every slice", null),
                Verdict.FAIL,
                null,
                "no slices",
                List.of())),
        new DataQuality(
            9,
            List.of(new DataQuality.EntryUsage("t", "m", "l", ALL_USED)),
            List.of(
                new LabelCoverage(Slice.OVERALL, null, 9, 3), new LabelCoverage(slice, "m", 0, 0))),
        details(slice),
        List.of(
            new ObjectiveEntry("t", "m", "l", 1.5, 0.25, 1.75),
            new ObjectiveEntry("t", "n", "l", NAN, Double.POSITIVE_INFINITY, NAN)));
  }

  private static Details details(Slice slice) {
    EntryKey key = new EntryKey("r", AT, "t", "m", "l");
    ReliabilityBins bins = ReliabilityBins.weighted(Binning.equalWidth(3));
    bins.add(1, 0.25, 2);
    bins.add(0, 0.75, 0.5);
    return new Details(
        List.of(
            new ConcentrationEntry(
                key,
                slice,
                List.of(new TailShare(0.01, 0.5, 0.4, 0.6), new TailShare(0.1, NAN, NAN, NAN)),
                List.of(new CurvePoint(0, 0), new CurvePoint(1, 1)),
                List.of(new Quantile(0.5, 3, 2, Double.POSITIVE_INFINITY)))),
        List.of(
            new ResidualEntry(
                "t",
                "m",
                slice,
                NoiseFit.of(4, 1, 100),
                new OutlierShare(1, 0.1, 0.2, 0.1, 0.3),
                List.of(),
                List.of(new DensityBin(-1, 2.5, 0.75), new DensityBin(2.5, 4, 0.25))),
            new ResidualEntry(
                "t",
                "m",
                slice,
                NoiseFit.of(0, 0, 0),
                new OutlierShare(NAN, NAN, NAN, NAN, NAN),
                List.of(),
                List.of())),
        List.of(
            new DensityEntry(
                "t",
                "m",
                new PairDensity(
                    0x1p-1074,
                    -0x1p-1074,
                    0,
                    List.of(new DensityCell(0, 47, 1L << 60), new DensityCell(47, 0, 1)),
                    12)),
            new DensityEntry("t", "n", new PairDensity(NAN, NAN, NAN, List.of(), 0))),
        List.of(
            new CalibrationEntry(
                "t",
                "m",
                slice,
                CalibrationEntry.Event.LABEL_IS_ONE,
                bins.calibration(0.95),
                null,
                null,
                null),
            new CalibrationEntry(
                "t",
                "m",
                slice,
                CalibrationEntry.Event.PREDICTED_CLASS_IS_RIGHT,
                bins.calibration(0.9),
                new BootstrapInterval(0, 1, NAN, 200),
                new RatioEstimate(1, 0.25, 0.5, 1.5),
                new RatioEstimate(NAN, NAN, NAN, NAN))),
        List.of(
            new WorstRowsEntry(
                key,
                slice,
                List.of("id", "name"),
                List.of(
                    new WorstRow(
                        Double.POSITIVE_INFINITY, 1, Arrays.asList(Long.MAX_VALUE, "a\"b")),
                    new WorstRow(2, 0.5, Arrays.asList(null, "7"))))));
  }

  private static void assertRoundTrip(Evaluation evaluation) {
    assertThat(EvaluationJson.read(EvaluationJson.write(evaluation))).isEqualTo(evaluation);
  }

  @Test
  void everyTypeOfSliceComesBack() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", "it's \"a\"\n/ü");
    values.put("flag", true);
    values.put("long", Long.MIN_VALUE);
    values.put("double", Double.NEGATIVE_INFINITY);
    values.put("decimal", new BigDecimal("-1.10"));
    values.put("date", LocalDate.of(2001, 6, 1));
    values.put("time", AT);
    values.put("local", LocalDateTime.of(2001, 6, 1, 2, 3, 4));
    assertRoundTrip(evaluation(Slice.of(values), EMPTY));
  }

  @Test
  void nullInASliceDiffersFromAbsence() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", null);
    values.put("long", null);
    Evaluation written = evaluation(Slice.of(values), EMPTY);
    assertRoundTrip(written);
    assertThat(EvaluationJson.write(written.costs().get(0).slice()))
        .isEqualTo("{\"long\":null,\"text\":null}");
    assertThat(EvaluationJson.write(Slice.OVERALL)).isEqualTo("{}");
  }

  @Test
  void aSliceComesBackWithTheTypesOfItsColumns() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", "7");
    values.put("long", 7L);
    values.put("decimal", new BigDecimal("7.00"));
    values.put("date", null);
    Slice slice = Slice.of(values);
    List<SliceColumn> columns = evaluation(slice, EMPTY).sliceColumns();

    String types = EvaluationJson.writeTypes(slice, columns);

    assertThat(types)
        .isEqualTo(
            "{\"date\":\"date\",\"decimal\":\"decimal\",\"long\":\"long\",\"text\":\"string\"}");
    assertThat(EvaluationJson.readSlice(EvaluationJson.write(slice), types)).isEqualTo(slice);
    assertThat(EvaluationJson.writeTypes(Slice.OVERALL, columns)).isEqualTo("{}");
    assertThatThrownBy(() -> EvaluationJson.readSlice("{\"other\":1}", types))
        .hasMessageContaining("{\"other\":1}");
    assertThatThrownBy(() -> EvaluationJson.readSlice("{", types))
        .hasMessageContaining("is no JSON");
  }

  @Test
  void everyDoubleComesBackToTheBit() {
    for (double x :
        new double[] {0.1, 1 / 3.0, Double.MIN_VALUE, Double.MAX_VALUE, -0.0, 1e22, 123456789.0}) {
      assertRoundTrip(evaluation(Slice.OVERALL, new Estimate(3, 3, x, x, x, x, false, 1, x)));
    }
  }

  @Test
  void nonFiniteCostsAreTextAndEmptyOnesNull() {
    Estimate infinite =
        new Estimate(
            3, 3, Double.POSITIVE_INFINITY, NAN, NAN, Double.POSITIVE_INFINITY, true, 0, 0);
    Evaluation written = evaluation(Slice.OVERALL, infinite);
    assertRoundTrip(written);
    assertThat(EvaluationJson.write(written))
        .contains("\"cost\":\"Infinity\"", "\"std_error\":null");
    Evaluation undefined = evaluation(Slice.OVERALL, new Estimate(3, 3, NAN, 1, 1, 1, false, 0, 0));
    assertRoundTrip(undefined);
    assertThat(EvaluationJson.write(undefined)).contains("\"cost\":\"NaN\"");
    assertThat(EvaluationJson.write(evaluation(Slice.OVERALL, EMPTY))).contains("\"cost\":null");
  }

  @Test
  void theRunIsReadFromAnyVersion() {
    String json = EvaluationJson.write(evaluation(Slice.OVERALL, EMPTY));
    assertThat(EvaluationJson.run(json)).contains(evaluation(Slice.OVERALL, EMPTY).run());
    assertThat(EvaluationJson.run("{\"schema_version\": 9, \"run\": \"r\"}")).contains("r");
    for (String other : new String[] {"{}", "{\"run\": 1}", "[]", "", "{\"run\": \"r"}) {
      assertThat(EvaluationJson.run(other)).as(other).isEmpty();
    }
  }

  @Test
  void anEarlierFileWithoutTheFlagIsNotDoubtful() {
    String json = EvaluationJson.write(evaluation(Slice.OVERALL, EMPTY));
    String earlier = json.replaceAll("\"doubtful\":true,", "");
    assertThat(json).contains("doubtful");
    assertThat(earlier).doesNotContain("doubtful");
    assertThat(EvaluationJson.read(earlier).costs().get(0).estimate().doubtful()).isFalse();
  }

  /** The file's README derives the numbers. */
  @Test
  void resultsOfBeforeAreReadWhatTheyLackIsEmpty() throws Exception {
    Evaluation old = EvaluationJson.read(resource("/evaluation/evaluation-2026-11-22.json"));

    assertThat(old.run()).isEqualTo("old");
    assertThat(old.sliceColumns())
        .containsExactly(new SliceColumn("origin", SliceColumn.Type.STRING));
    assertThat(old.costs()).hasSize(6).allMatch(cost -> cost.basis() == null);
    assertThat(old.costs()).allMatch(cost -> cost.contribution() == null);
    Estimate mse = old.costs().get(0).estimate();
    assertThat(mse.cost()).isEqualTo(5.2);
    assertThat(mse.standardError()).isCloseTo(Math.sqrt(38.7 / 5), within(1e-15));
    assertThat(mse.doubtful()).isFalse();
    assertThat(old.costs().get(4).slice().values()).containsEntry("origin", null);
    assertThat(old.costs().get(0).usage().invalid()).isEqualTo(Map.of(Reason.NULL_LABEL, 2L));
    assertThat(old.gates()).hasSize(1);
    assertThat(old.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(old.comparisons()).isEmpty();
    assertThat(old.objectives()).isEmpty();
    assertThat(old.details()).isEqualTo(Details.NONE);
    assertThat(old.dataQuality().labelCoverage()).isEmpty();
    assertRoundTrip(old);
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = EvaluationJsonTest.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void laterVersionsAndBrokenTextsAreRefused() {
    String json = EvaluationJson.write(evaluation(Slice.OVERALL, EMPTY));
    assertThatThrownBy(
            () ->
                EvaluationJson.read(
                    json.replace("\"schema_version\" : 1", "\"schema_version\" : 2")))
        .hasMessageContaining("schema_version 2");
    assertThatThrownBy(() -> EvaluationJson.read(json.substring(0, json.length() / 2)))
        .hasMessageContaining("cut off");
    assertThatThrownBy(() -> EvaluationJson.read("{}")).hasMessageContaining("schema_version");
    assertThatThrownBy(() -> EvaluationJson.read(json.replace("\"gates\"", "\"gate\"")))
        .hasMessageContaining("lacks the field gates");
  }
}
