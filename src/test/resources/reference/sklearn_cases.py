"""scikit-learn's values of the same costs, with and without weights, in float64."""

import random
import warnings

import sklearn
from mpmath import mpf
from sklearn import metrics

from cost_cases import datasets, loss_average, probability_datasets, r_squared, regression_costs
from exact import nearest
from losses import minus_log
from outside import agrees, outside_row

TOOL = ("scikit-learn", sklearn.__version__)
CLIPS = "clips p to [eps, 1-eps] on both sides, so a certain and right row costs 2.2e-16 or eps, not 0"
RENORMALISES = "divides every row of probabilities by its sum"
CANCELS = "subtracts two rounded logarithms or powers that nearly cancel"


def row(call, function, inputs, value, exact, differs=None):
    return outside_row(TOOL, call, "cost", function, inputs, float(value), (exact, None), None, differs)


def unless_same(value, exact, reason):
    """The reason, only for data on which rounding shows."""
    return None if agrees(float(value), nearest(exact)) else reason


REGRESSION = {
    "mse": (metrics.mean_squared_error, {}),
    "rmse": (metrics.mean_squared_error, {"squared": False}),
    "mae": (metrics.mean_absolute_error, {}),
    "msle": (metrics.mean_squared_log_error, {}),
    "mape": (metrics.mean_absolute_percentage_error, {}),
    "r2": (metrics.r2_score, {}),
}


def called(function, options):
    return f"{function.__name__}({', '.join(['y', 'p', *(f'{k}={v}' for k, v in options.items()), 'sample_weight'])})"


def regression():
    chosen = ("two_rows", "five_rows", "weights_sum_to_0.5", "weights_sum_to_1",
              "weights_sum_to_1e+06", "zero_weights", "scale_1e-3", "around_1e9_weighted")  # fmt: skip
    for name, y, p, w in datasets():
        if name not in chosen:
            continue
        exact, _ = regression_costs(y, p, w)
        for cost, (function, options) in REGRESSION.items():
            if cost not in exact or (cost == "msle" and min(y + p) < 0):
                continue
            value = function(y, p, sample_weight=w, **options)
            reason = unless_same(value, exact[cost], CANCELS) if cost == "msle" else None
            inputs = {"name": name, "label": y, "prediction": p, "weight": w}
            yield row(called(function, options), cost, inputs, value, exact[cost], reason)


def positive_losses():
    rng = random.Random(20260301)
    y = [float(rng.randrange(0, 9)) for _ in range(12)]
    p = [round(rng.gammavariate(3, 1.2) + 0.01, 3) for _ in y]
    above = [v + 0.5 for v in y]
    weights = [round(rng.uniform(0, 2), 2) for _ in y]
    for w in (None, weights):
        for loss, label, function, options, ours in (
            ("poisson_deviance", y, metrics.mean_poisson_deviance, {}, {}),
            ("gamma_deviance", above, metrics.mean_gamma_deviance, {}, {}),
            ("tweedie_deviance", y, metrics.mean_tweedie_deviance, {"power": 1.5}, {"power": 1.5}),
            ("tweedie_deviance", y, metrics.mean_tweedie_deviance, {"power": 1.1}, {"power": 1.1}),
            ("quantile_loss", y, metrics.mean_pinball_loss, {"alpha": 0.5}, {"alpha": 0.5}),
            ("quantile_loss", y, metrics.mean_pinball_loss, {"alpha": 0.9}, {"alpha": 0.9}),
            ("quantile_loss", y, metrics.mean_pinball_loss, {"alpha": 0.1}, {"alpha": 0.1}),
        ):
            exact = loss_average(loss, label, p, [mpf(v) for v in w or [1.0] * len(y)], ours)
            value = function(label, p, sample_weight=w, **options)
            inputs = {"parameters": ours or None, "label": label, "prediction": p, "weight": w}
            yield row(called(function, options), loss, inputs, value, exact)
    ones = [mpf(1)] * len(above)
    r2 = r_squared(above, ones, [(mpf(a) - mpf(b)) ** 2 for a, b in zip(above, p)])
    inputs = {"label": above, "prediction": p}
    yield row("d2_tweedie_score(y, p, power=0)", "r2", inputs, metrics.d2_tweedie_score(above, p), r2)
    yield from d2_scores(above, p)


def d2_scores(y, p):
    """Against the exact median or quantile, and against the mean for the deviances.

    An odd number of rows, or two equal middle ones, leaves no choice of median.
    """
    y, p = y[:11], p[:11]
    ones = [mpf(1)] * len(y)
    mean = sum(map(mpf, y)) / len(y)
    median = sorted(y)[5]
    for function, loss, options, best, value in (
        ("d2_absolute_error", "absolute_error", {}, median, metrics.d2_absolute_error_score(y, p)),
        ("d2_quantile_loss", "quantile_loss", {"alpha": 0.1}, sorted(y)[1],
         metrics.d2_pinball_score(y, p, alpha=0.1)),
        ("d2_poisson_deviance", "poisson_deviance", {}, mean, metrics.d2_tweedie_score(y, p, power=1)),
        ("d2_gamma_deviance", "gamma_deviance", {}, mean, metrics.d2_tweedie_score(y, p, power=2)),
        ("d2_tweedie_deviance", "tweedie_deviance", {"power": 1.5}, mean,
         metrics.d2_tweedie_score(y, p, power=1.5)),
    ):  # fmt: skip
        constant = loss_average(loss, y, [best] * len(y), ones, options)
        exact = 1 - loss_average(loss, y, p, ones, options) / constant
        calls = {"d2_absolute_error": "d2_absolute_error_score(y, p)",
                 "d2_quantile_loss": "d2_pinball_score(y, p, alpha=0.1)"}  # fmt: skip
        power = {"d2_poisson_deviance": 1, "d2_gamma_deviance": 2}.get(function, 1.5)
        call = calls.get(function, f"d2_tweedie_score(y, p, power={power})")
        inputs = {"parameters": options or None, "label": y, "prediction": p}
        yield row(call, function, inputs, value, exact)


def probabilities():
    for name, y, p, w, options in probability_datasets():
        if name == "binary_soft":
            continue
        ours = dict(options or {})
        multiclass = isinstance(p[0], list)
        loss = "cross_entropy" if multiclass else "binary_cross_entropy"
        weights = [mpf(v) for v in w or [1.0] * len(y)]
        exact = loss_average(loss, y, p, weights, ours)
        eps = ours.get("epsilon", "auto")
        labels = list(range(len(p[0]))) if multiclass else [0, 1]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = metrics.log_loss(y, p, eps=eps, sample_weight=w, labels=labels)
        reason = f"{CLIPS}; {RENORMALISES}" if "extremes" in name else RENORMALISES
        inputs = {"name": name, "parameters": ours or None, "label": y, "prediction": p, "weight": w}
        call = f"log_loss(y, p, eps={eps!r}, labels={labels}, sample_weight)".replace(" ", "")
        yield row(call, "log_loss", inputs, value, exact, unless_same(value, exact, reason))
        if not multiclass and not ours:
            exact = loss_average("brier_loss", y, p, weights)
            value = metrics.brier_score_loss(y, p, sample_weight=w)
            yield row("brier_score_loss(y, p, sample_weight)", "brier", inputs, value, exact)
    y, p = [0, 1, 2], [[0.2, 0.3, 0.4], [0.5, 0.5, 0.5], [0.1, 0.1, 0.1]]
    exact = loss_average("cross_entropy", y, p, [mpf(1)] * 3)
    inputs = {"name": "sums_not_1", "label": y, "prediction": p}
    yield row("log_loss(y,p)", "log_loss", inputs, metrics.log_loss(y, p), exact, RENORMALISES)
    yield from one_certain_row()


def one_certain_row():
    y, p = [1.0, 0.0], [1.0, 0.0]
    inputs = {"name": "certain_and_right", "label": y, "prediction": p}
    yield row("log_loss(y,p)", "log_loss", inputs, metrics.log_loss(y, p), mpf(0), CLIPS)
    y, p = [1.0, 0.0], [0.0, 1.0]
    inputs = {"name": "certain_and_wrong", "label": y, "prediction": p}
    exact = minus_log(mpf(2.0**-52))
    yield row("log_loss(y,p)", "log_loss", inputs, metrics.log_loss(y, p), exact)


def decisions():
    rng = random.Random(20260302)
    y = [rng.randrange(2) for _ in range(15)]
    scores = [round(rng.gauss(2 * v - 1, 1.5), 3) for v in y]
    guess = [int(s > 0) for s in scores]
    weights = [round(rng.uniform(0, 2), 2) for _ in y]
    for w in (None, weights):
        exact_weights = [mpf(v) for v in w or [1.0] * len(y)]
        exact = loss_average("hinge_loss", y, scores, exact_weights)
        inputs = {"label": y, "prediction": scores, "weight": w}
        value = metrics.hinge_loss(y, scores, sample_weight=w)
        yield row("hinge_loss(y, s, sample_weight)", "hinge_loss", inputs, value, exact)
        exact = loss_average("zero_one_loss", y, guess, exact_weights)
        inputs = {"label": y, "prediction": guess, "weight": w}
        value = metrics.zero_one_loss(y, guess, sample_weight=w)
        yield row("zero_one_loss(y, c, sample_weight)", "error_rate", inputs, value, exact)


def sklearn_cases():
    yield from regression()
    yield from positive_losses()
    yield from probabilities()
    yield from decisions()
