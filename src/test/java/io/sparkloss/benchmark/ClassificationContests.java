package io.sparkloss.benchmark;

import io.sparkloss.loss.classification.BinaryCrossEntropy;
import io.sparkloss.spark.Costs;
import io.sparkloss.spark.typed.Sample;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.sql.Dataset;

/** Costs of probabilities and logits. */
final class ClassificationContests {

  private final Engines engines;

  ClassificationContests(Engines engines) {
    this.engines = engines;
  }

  Contest binaryLogLoss(long rows) {
    String plain = "SELECT avg(-(late * ln(q) + (1 - late) * ln(1 - q))) FROM scalars";
    Dataset<Sample> samples =
        engines
            .spark()
            .sql("SELECT late AS label, q AS prediction FROM scalars")
            .as(Sample.encoder());
    Contest contest =
        engines
            .contest(
                "binary log_loss, " + SideBySideReport.rows(rows),
                "SELECT log_loss(late, q) FROM scalars",
                "SELECT late, q FROM scalars")
            .enter(
                Kind.TYPED,
                "Costs.of(new BinaryCrossEntropy())",
                () ->
                    new double[] {
                      samples.select(Costs.of(new BinaryCrossEntropy()).toColumn()).first()
                    })
            .goal(Kind.BARE_SCAN, 1.3)
            .goal(Kind.DUCK_DB, 1.3)
            .goal(Kind.EXPRESSION, 2.5);
    engines.expressions(contest, plain);
    engines.duckDb(contest, Kind.DUCK_DB, plain);
    return engines.duckDb(contest, Kind.DUCK_DB_SCAN, "SELECT sum(late) + sum(q) FROM scalars");
  }

  /** Log loss of ML vectors in the view of that name. */
  Contest vectors(String view, int classes, long rows) {
    MulticlassClassificationEvaluator mllib =
        new MulticlassClassificationEvaluator()
            .setLabelCol("label")
            .setPredictionCol("prediction")
            .setProbabilityCol("probability")
            .setMetricName("logLoss");
    Contest contest =
        engines
            .contest(
                "log_loss, " + classes + " classes in an ML vector, " + SideBySideReport.rows(rows),
                "SELECT log_loss(label, probability) FROM " + view,
                "SELECT label, probability FROM " + view)
            .enter(
                Kind.MLLIB,
                "MulticlassClassificationEvaluator",
                () -> new double[] {mllib.evaluate(engines.spark().table(view))});
    return engines.duckDb(
        contest,
        Kind.DUCK_DB,
        "SELECT avg(-ln(probability.\"values\"[CAST(label AS INTEGER) + 1])) FROM " + view);
  }

  /** Log loss of logits in arrays in the view of that name. */
  Contest logits(String view, int classes, long rows) {
    Contest contest =
        engines
            .contest(
                "log_loss_with_logits, "
                    + classes
                    + " classes in an array, "
                    + SideBySideReport.rows(rows),
                "SELECT log_loss_with_logits(label, scores) FROM " + view,
                "SELECT label, scores FROM " + view)
            .goal(Kind.BARE_SCAN, 1.6);
    engines.expressions(
        contest,
        "SELECT avg(ln(aggregate(scores, 0D, (sum, z) -> sum + exp(z)))"
            + " - scores[CAST(label AS INT)]) FROM "
            + view);
    return engines.duckDb(
        contest,
        Kind.DUCK_DB,
        "SELECT avg(ln(list_sum(list_transform(scores, lambda z: exp(z))))"
            + " - scores[CAST(label AS INTEGER) + 1]) FROM "
            + view);
  }
}
