"""The rows of costs.json: aggregates by exact rational arithmetic.

Two kinds of row:
- kind "statistics": the losses are given as doubles (field `losses`, each already rounded the way
  IEEE arithmetic rounds r*r or |r|), and everything expected of them is exact up to one last
  rounding. `count` counts every row, `n` those of positive weight; rows of weight 0 enter nothing
  else. std_error = sqrt(n/(n-1) sum w^2 (l-J)^2) / sum w; std_error_frequency =
  sqrt(sum w (l-J)^2 / (sum w (sum w - 1))), where sum w > 1; ci_low and ci_high: t with n-1
  degrees, 95 %, from std_error, cut at 0 where the loss is non-negative; wilson_low and
  wilson_high: unweighted zero-one loss. null: not defined. A name that is absent is not stated.
- kind "short": the short cost names over label and prediction. `expected` is the exact real value
  of the definition, rounded once. `from_rounded_rows` has, where each row's loss is a few IEEE
  operations (r*r, |r|, |r|/max(|y|, 2^-52)), the exact cost of the rounded rows.
"""

import math
import random
from fractions import Fraction

from mpmath import mp, mpf

from exact import hexadecimal, nearest, real
from losses import EPSILON, evaluate, minus_log
from student import normal_quantile, student_quantile

CONFIDENCE = "0.975"


def wilson(share, n):
    """Wilson's score interval at 95 % as two mpf."""
    z, p = normal_quantile(CONFIDENCE), real(share)
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * mp.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (mpf(0) if share == 0 else centre - half), (mpf(1) if share == 1 else centre + half)


def moments(losses, weights):
    rows = [(Fraction(v), Fraction(w)) for v, w in zip(losses, weights) if w > 0]
    total = sum(w for _, w in rows)
    mean = sum(w * v for v, w in rows) / total
    squares = sum(w * (v - mean) ** 2 for v, w in rows)
    spread = sum(w * w * (v - mean) ** 2 for v, w in rows)
    return len(rows), total, mean, squares, spread


def statistics(losses, weights, non_negative, binomial):
    given = weights is not None
    weights = weights if given else [1.0] * len(losses)
    result = {"count": len(losses), "n": sum(w > 0 for w in weights)}
    names = ("mean", "population_variance", "std_error", "ci_low", "ci_high", "min", "max")
    if result["n"] == 0:
        return {**result, "weight": 0.0, **dict.fromkeys(names)}
    used = [v for v, w in zip(losses, weights) if w > 0]
    if not all(map(math.isfinite, used)):
        total = nearest(sum(map(Fraction, weights)))
        return {**result, "weight": total, "sum": math.inf, "mean": math.inf,
                "min": min(used), "max": max(used)}  # fmt: skip
    n, total, mean, squares, spread = moments(losses, weights)
    result.update(weight=nearest(total), sum=nearest(mean * total), mean=nearest(mean),
                  population_variance=nearest(squares / total))  # fmt: skip
    result.update(std_error=None, ci_low=None, ci_high=None)
    if n > 1:
        error = mp.sqrt(real(Fraction(n, n - 1) * spread)) / real(total)
        half = student_quantile(CONFIDENCE, n - 1) * error
        low = real(mean) - half
        result.update(std_error=nearest(error), ci_high=nearest(real(mean) + half),
                      ci_low=nearest(max(mpf(0), low) if non_negative else low))  # fmt: skip
    if given and total > 1:
        result["std_error_frequency"] = nearest(mp.sqrt(real(squares / (total * (total - 1)))))
    if binomial and not given and n > 1:
        low, high = wilson(mean, n)
        result.update(wilson_low=nearest(low), wilson_high=nearest(high))
    return {**result, "min": min(used), "max": max(used)}


ROW_LOSS = {
    "squared_error": lambda y, p: (y - p) * (y - p),
    "absolute_error": lambda y, p: abs(y - p),
    "zero_one_loss": lambda y, p: float(y != p),
}


def statistics_row(name, loss, losses, weights, label=None, prediction=None):
    non_negative = loss not in ("gaussian_nll", "laplace_nll")
    expected = statistics(losses, weights, non_negative, loss == "zero_one_loss")
    row = {"kind": "statistics", "name": name, "loss": loss, "non_negative": non_negative}
    if label is not None:
        row.update(label=label, prediction=prediction)
    row.update(weight=weights, losses=losses, expected=expected, hex=hexadecimal(expected))
    return row


def only_sums(row):
    """Leaves out what rests on squares, where those leave the range of a double."""
    for part in (row["expected"], row["hex"]):
        for name in ("population_variance", "std_error", "ci_low", "ci_high"):
            del part[name]
    return row


def from_pairs(name, label, prediction, weights, losses=("squared_error", "absolute_error")):
    for loss in losses:
        values = [ROW_LOSS[loss](y, p) for y, p in zip(label, prediction)]
        yield statistics_row(name, loss, values, weights, label, prediction)


def regression_data(rng, n, low, high, noise, digits):
    label = [round(rng.uniform(low, high), digits) for _ in range(n)]
    return label, [round(v + rng.gauss(0, noise), digits) for v in label]


def weights_summing_to(rng, n, total):
    """Positive doubles with the exact sum asked for: multiples of total/2^20."""
    cuts = sorted(rng.sample(range(1, 2**20), n - 1))
    return [(b - a) * total / 2**20 for a, b in zip([0] + cuts, cuts + [2**20])]


def datasets():
    """Name, label, prediction, weight of the regression data that both kinds share."""
    rng = random.Random(20260201)
    yield "one_row", [3.0], [2.5], None
    yield "one_row_weighted", [3.0], [2.5], [0.25]
    yield "two_rows", [3.0, -1.0], [2.5, 1.0], None
    yield "perfect", [1.0, 2.0, 4.5], [1.0, 2.0, 4.5], None
    yield ("five_rows", *regression_data(rng, 5, 0, 10, 1, 2), None)
    for total in (0.5, 1.0, 1e6):
        label, prediction = regression_data(rng, 12, 0, 10, 1, 3)
        yield f"weights_sum_to_{total:g}", label, prediction, weights_summing_to(rng, 12, total)
    label, prediction = regression_data(rng, 20, -5, 5, 1, 3)
    yield "zero_weights", label, prediction, [float(i % 3) for i in range(20)]
    yield "equal_weights", label, prediction, [0.1] * 20
    yield "integer_weights", label, prediction, [float(1 + i % 4) for i in range(20)]
    yield "one_positive_weight", [1.0, 2.0, 3.0], [1.5, 2.5, 9.0], [0.0, 2.0, 0.0]
    yield ("scale_1e-3", *regression_data(rng, 40, -1e-3, 1e-3, 1e-4, 7), None)
    yield ("around_1e9", *regression_data(rng, 40, 1e9, 1e9 + 1, 1e-3, 6), None)
    label, prediction = regression_data(rng, 15, 1e9, 1e9 + 1, 1e-3, 6)
    yield "around_1e9_weighted", label, prediction, [round(rng.uniform(0.1, 3), 2) for _ in label]
    delays = [round(rng.expovariate(1 / 30) - 15, 0) for _ in range(200)]
    guesses = [round(rng.gauss(10, 8), 1) for _ in range(200)]
    yield "two_hundred_rows", delays, guesses, None
    weights = [float(f"{10 ** rng.uniform(-6, 6):.4g}") for _ in range(60)]
    yield "weights_over_12_decades", delays[:60], guesses[:60], weights


def statistics_cases():
    for name, label, prediction, weights in datasets():
        yield from from_pairs(name, label, prediction, weights)
    yield from from_pairs("no_row", [], [], None)
    yield from from_pairs("all_weights_zero", [1.0, 2.0, 3.0], [2.0, 2.0, 2.0], [0.0, 0.0, 0.0])
    # 10^9 and 10^9 + 10^-3: the variance is 2.5e-7, raw moments in doubles give 17.3.
    pair = [1e9, 1e9 + 1e-3]
    yield statistics_row("variance_at_1e9", "absolute_error", pair * 2, None)
    yield statistics_row("variance_at_1e9", "absolute_error", pair * 50, None)
    yield statistics_row("variance_at_1e9_weighted", "absolute_error", pair * 3, [0.5, 1.0, 2.0] * 2)
    yield statistics_row("cancelling", "gaussian_nll", [1e16, 1.0, -1e16], None)
    yield statistics_row("cancelling", "gaussian_nll", [1e100, 1.0, -1e100, 1e-20], None)
    yield statistics_row("below_zero", "gaussian_nll", [-1.5, -0.25, 0.1, -2.0, 0.5], None)
    yield statistics_row("tenths", "absolute_error", [0.1] * 10, None)
    yield only_sums(statistics_row("denormal", "squared_error", [5e-324, 1e-320, 0.0], None))
    yield statistics_row("wide", "squared_error", [1e-300, 1.0, 1e150], None)
    yield statistics_row("infinite_loss", "cross_entropy", [0.5, math.inf, 2.0], None)
    yield statistics_row("infinite_loss_weight_0", "cross_entropy", [0.5, math.inf, 2.0],
                         [1.0, 0.0, 3.0])  # fmt: skip
    for n, wrong in ((2, 1), (5, 0), (5, 5), (20, 3), (150, 1), (150, 75)):
        label, guess = [1.0] * n, [0.0] * wrong + [1.0] * (n - wrong)
        yield from from_pairs(f"{wrong}_of_{n}_wrong", label, guess, None, ("zero_one_loss",))
    label, guess = [1.0, 0.0, 1.0, 1.0, 0.0], [1.0, 1.0, 1.0, 0.0, 0.0]
    yield from from_pairs("weighted_errors", label, guess, [1.0, 2.0, 0.5, 3.0, 1.5], ("zero_one_loss",))


def average(values, weights):
    return sum((w * v for v, w in zip(values, weights)), mpf(0)) / sum(weights, mpf(0))


def loss_average(loss, label, prediction, weights, options=None):
    values = [evaluate(loss, y, p, options)[0] for y, p in zip(label, prediction)]
    return average(values, weights)


def r_squared(label, weights, squared_errors):
    y = [mpf(v) for v in label]
    mean = average(y, weights)
    residual = sum((w * e for e, w in zip(squared_errors, weights)), mpf(0))
    return 1 - residual / sum((w * (v - mean) ** 2 for v, w in zip(y, weights)), mpf(0))


def regression_costs(label, prediction, weights):
    w = [mpf(v) for v in (weights or [1.0] * len(label))]
    r = [mpf(y) - mpf(p) for y, p in zip(label, prediction)]
    rounded = [y - p for y, p in zip(label, prediction)]
    scales = [max(abs(y), EPSILON) for y in label]
    absolute_label = [mpf(abs(y)) for y in label]
    mse = average([v * v for v in r], w)
    row_mse = average([mpf(v * v) for v in rounded], w)
    mae, row_mae = average(list(map(abs, r)), w), average([mpf(abs(v)) for v in rounded], w)
    size = average(absolute_label, w)
    exact = {
        "mse": mse,
        "rmse": mp.sqrt(mse),
        "mae": mae,
        "mape": loss_average("absolute_percentage_error", label, prediction, w),
        "wape": mae / size,
        "mean_error": average([-v for v in r], w),
    }
    rows = {
        "mse": row_mse,
        "rmse": mp.sqrt(row_mse),
        "mae": row_mae,
        "mape": average([mpf(abs(v) / s) for v, s in zip(rounded, scales)], w),
        "wape": row_mae / size,
        "mean_error": average([mpf(-v) for v in rounded], w),
    }
    if min(label) > -1 and min(prediction) > -1:
        exact["msle"] = loss_average("squared_log_error", label, prediction, w)
    if len(set(label)) > 1 and sum(v > 0 for v in w) > 1:
        exact["r2"] = r_squared(label, w, [v * v for v in r])
        rows["r2"] = r_squared(label, w, [mpf(v * v) for v in rounded])
    return exact, rows


def entropy(shares):
    return sum((v * minus_log(v) for v in shares if v > 0), mpf(0))


def probability_costs(label, prediction, weights, options=None):
    w = [mpf(v) for v in (weights or [1.0] * len(label))]
    multiclass = isinstance(prediction[0], list)
    loss = "cross_entropy" if multiclass else "binary_cross_entropy"
    log_loss = loss_average(loss, label, prediction, w, options)
    if multiclass:
        size = len(prediction[0])
        shares = [average([mpf(int(y) == k) for y in label], w) for k in range(size)]
        hits = [mpf(p.index(max(p)) != int(y)) for y, p in zip(label, prediction)]
    else:
        share = average([mpf(v) for v in label], w)
        shares = [1 - share, share]
        hits = [mpf((p >= 0.5) != (y == 1)) for y, p in zip(label, prediction)]
    exact = {"log_loss": log_loss, "perplexity": mp.exp(log_loss),
             "brier": loss_average("brier_loss", label, prediction, w)}  # fmt: skip
    if multiclass:
        exact["error_rate"] = average(hits, w)
    baseline = entropy(shares)
    if baseline > 0:
        exact["normalized_entropy"] = log_loss / baseline
        exact["d2_log_loss"] = 1 - log_loss / baseline
    return exact


def short_row(name, label, prediction, weights, exact, rows=None, options=None):
    row = {"kind": "short", "name": name}
    if options:
        row["parameters"] = options
    expected = {k: nearest(v) for k, v in exact.items()}
    row.update(label=label, prediction=prediction, weight=weights, expected=expected,
               hex=hexadecimal(expected))  # fmt: skip
    if rows:
        rounded = {k: nearest(v) for k, v in rows.items()}
        row.update(from_rounded_rows=rounded, from_rounded_rows_hex=hexadecimal(rounded))
    return row


def softmax_shares(rng, size):
    parts = [rng.gammavariate(0.8, 1) for _ in range(size)]
    return [round(v / sum(parts), 9) for v in parts]


def probability_datasets():
    rng = random.Random(20260202)
    label = [float(rng.random() < 0.3) for _ in range(40)]
    prediction = [round(min(0.99, max(0.01, rng.betavariate(1 + 2 * y, 2))), 4) for y in label]
    weights = [round(rng.uniform(0, 3), 2) for _ in label]
    yield "binary", label, prediction, None, None
    yield "binary_weighted", label, prediction, weights, None
    yield "binary_weights_sum_to_0.5", label[:12], prediction[:12], weights_summing_to(rng, 12, 0.5), None
    extreme = [0.0, 1.0, 1.0, 0.0, 1e-300, 1 - 2**-53]
    truth = [0.0, 1.0, 0.0, 1.0, 1.0, 1.0]
    yield "binary_extremes", truth, extreme, None, None
    for epsilon in (1e-15, 1e-7):
        yield f"binary_extremes_{epsilon:g}", truth, extreme, None, {"epsilon": epsilon}
    yield "binary_soft", [0.25, 0.5, 0.9, 0.0], [0.3, 0.4, 0.7, 0.1], None, None
    for size in (2, 3, 10):
        classes = [rng.randrange(size) for _ in range(24)]
        p = [softmax_shares(rng, size) for _ in classes]
        yield f"{size}_classes", classes, p, None, None
        w = [float(rng.randrange(4)) for _ in classes]
        yield f"{size}_classes_weighted", classes, p, w, None
    yield "3_classes_extremes", [0, 1, 2, 0], [[1.0, 0.0, 0.0], [1.0, 0.0, 0.0],
                                               [0.0, 1e-300, 1.0], [0.0, 0.5, 0.5]], None, None  # fmt: skip


def short_cases():
    for name, label, prediction, weights in datasets():
        exact, rows = regression_costs(label, prediction, weights)
        yield short_row(name, label, prediction, weights, exact, rows)
    label, prediction = [4.0, 4.0, 4.0], [3.0, 4.0, 5.5]
    yield short_row("constant_label", label, prediction, None, {"r2": mpf(0)})
    yield short_row("constant_label_perfect", label, label, None, {"r2": mpf(1)})
    for name, label, prediction, weights, options in probability_datasets():
        exact = probability_costs(label, prediction, weights, options)
        yield short_row(name, label, prediction, weights, exact, None, options)
    label, prediction = [0, 1, 2, 2, 1], [0, 2, 2, 1, 1]
    for weights, rate in ((None, Fraction(2, 5)), ([1.0, 2.0, 0.5, 3.0, 1.5], Fraction(5, 8))):
        yield short_row("hard_classes", label, prediction, weights, {"error_rate": rate})
    rng = random.Random(20260203)
    label = [float(rng.randrange(2)) for _ in range(20)]
    logits = [round(rng.gauss(0, 4), 4) for _ in label]
    weights = [round(rng.uniform(0, 2), 1) for _ in label]
    rows = [("binary_logits", label, logits), ("binary_logits_extremes", [1.0, 0.0, 1.0, 0.0],
                                               [1e3, -1e3, -1e3, 50.0])]  # fmt: skip
    classes = [rng.randrange(4) for _ in label]
    matrix = [[round(rng.gauss(0, 5), 3) for _ in range(4)] for _ in label]
    rows += [("4_class_logits", classes, matrix),
             ("2_class_logits_extremes", [0, 1, 0], [[50.0, 0.0], [1e3, -1e3], [1e308, 0.0]])]  # fmt: skip
    for name, y, z in rows:
        loss = "cross_entropy" if isinstance(z[0], list) else "binary_cross_entropy"
        for w in (None, weights) if len(y) == 20 else (None,):
            value = loss_average(loss + "_with_logits", y, z, [mpf(v) for v in w or [1.0] * len(y)])
            suffix = "_weighted" if w else ""
            yield short_row(name + suffix, y, z, w, {"log_loss_with_logits": value})


def cost_cases():
    yield from statistics_cases()
    yield from short_cases()
