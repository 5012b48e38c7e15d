"""Reliability bins, calibration errors and decompositions of probabilities.

Everything is computed with many digits from the textbook formulas at the exact doubles; the curve
comes from sklearn.calibration.calibration_curve as well, and must agree. The losses of rows are
clipped at 2^-52, and in the divergence from a bin's mean prediction this is clipped alike.
"""

import numpy
import sklearn
from mpmath import mp, mpf
from scipy import stats
from sklearn.calibration import calibration_curve

from exact import nearest
from outside import agrees

EPSILON = mpf(2) ** -52
CONFIDENCE = "0.95"


def bits(x):
    return [mpf(float(v)) for v in x]


def surprise(weight, p):
    return mpf(0) if weight == 0 else -weight * mp.log(max(p, EPSILON))


def cross_entropy(y, p):
    return surprise(y, p) + surprise(1 - y, 1 - p)


def entropy(y):
    return sum(-a * mp.log(a) for a in (y, 1 - y) if a > 0)


def mean(w, x):
    return mp.fsum(a * b for a, b in zip(w, x)) / mp.fsum(w)


def variance(w, x):
    center = mean(w, x)
    return mean(w, [(v - center) ** 2 for v in x])


def covariance(w, x, y):
    a, b = mean(w, x), mean(w, y)
    return mean(w, [(u - a) * (v - b) for u, v in zip(x, y)])


def edges_of(kind, bins, lowest=None, highest=None):
    """Edges far from every prediction: how they round makes no difference."""
    if kind == "equal_width":
        return [mpf(i) / bins for i in range(bins + 1)]
    step = mpf(highest - lowest) / (bins - 2)
    inner = [1 / (1 + mp.exp(-(lowest + i * step))) for i in range(bins - 1)]
    return [mpf(0)] + inner + [mpf(1)]


def bin_of(edges, p):
    return max(k for k in range(len(edges) - 1) if edges[k] <= p)


def wilson(share, n):
    z = mpf(float(stats.norm.ppf((1 + float(CONFIDENCE)) / 2)))
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * mp.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return middle - half, middle + half


class Bin:
    def __init__(self, rows):
        self.y, self.p, self.w = ([row[i] for row in rows] for i in range(3))
        self.weight = mp.fsum(self.w)
        self.mean_y, self.mean_p = mean(self.w, self.y), mean(self.w, self.p)
        self.effective = self.weight**2 / mp.fsum(v * v for v in self.w)
        self.log_loss = mean(self.w, [cross_entropy(a, b) for a, b in zip(self.y, self.p)])
        self.brier = mean(self.w, [(a - b) ** 2 for a, b in zip(self.y, self.p)])

    def debiased(self):
        """The mean of r_i r_j over pairs of different rows, pair by pair."""
        r = [a - b for a, b in zip(self.y, self.p)]
        n = len(r)
        pairs = [(i, j) for i in range(n) for j in range(n) if i != j]
        total = mp.fsum(self.w[i] * self.w[j] * r[i] * r[j] for i, j in pairs)
        return total / mp.fsum(self.w[i] * self.w[j] for i, j in pairs)


def errors(bins):
    weight = mp.fsum(b.weight for b in bins)
    many = [b for b in bins if len(b.y) > 1]
    gaps = [abs(b.mean_y - b.mean_p) for b in bins]
    return {
        "ece": mp.fsum(b.weight * g for b, g in zip(bins, gaps)) / weight,
        "maximum": max(gaps),
        "squared": mp.fsum(b.weight * g * g for b, g in zip(bins, gaps)) / weight,
        "debiased_squared": mp.fsum(b.weight * b.debiased() for b in many)
        / mp.fsum(b.weight for b in many),
    }


def log_loss_parts(bins, everything):
    share = [b.weight / everything.weight for b in bins]
    own = [entropy(b.mean_y) for b in bins]
    total = entropy(everything.mean_y)
    crossed = [cross_entropy(b.mean_y, b.mean_p) for b in bins]
    return {
        "log_loss": everything.log_loss,
        "log_loss_uncertainty": total,
        "log_loss_discrimination": total - mp.fsum(s * h for s, h in zip(share, own)),
        "log_loss_miscalibration": mp.fsum(s * (c - h) for s, c, h in zip(share, crossed, own)),
        "log_loss_within_bin": mp.fsum(
            s * (b.log_loss - c) for s, b, c in zip(share, bins, crossed)
        ),
        "normalized_entropy": everything.log_loss / total if total else None,
    }


def brier_parts(bins, everything):
    """Within bins: the two terms of Stephenson, Coelho and Jolliffe (2008), not what is left."""
    share = [b.weight / everything.weight for b in bins]
    grand = everything.mean_y
    return {
        "brier": everything.brier,
        "brier_uncertainty": variance(everything.w, everything.y),
        "brier_discrimination": mp.fsum(s * (b.mean_y - grand) ** 2 for s, b in zip(share, bins)),
        "brier_miscalibration": mp.fsum(
            s * (b.mean_p - b.mean_y) ** 2 for s, b in zip(share, bins)
        ),
        "brier_within_bin": mp.fsum(
            s * (variance(b.w, b.p) - 2 * covariance(b.w, b.p, b.y)) for s, b in zip(share, bins)
        ),
    }


def must_add_up(expected, loss):
    parts = (
        expected[f"{loss}_uncertainty"]
        - expected[f"{loss}_discrimination"]
        + expected[f"{loss}_miscalibration"]
        + expected[f"{loss}_within_bin"]
    )
    assert abs(parts - expected[loss]) < mpf(10) ** -1000, (loss, parts)


def curve(y, p, bins):
    """scikit-learn's points, of bins that hold a row. It takes no weights, and only labels 0, 1."""
    true, predicted = calibration_curve(y, p, n_bins=bins, strategy="uniform")
    return [float(v) for v in true], [float(v) for v in predicted]


def case(name, y, p, w, binning):
    edges = edges_of(**binning)
    weights = [1.0] * len(y) if w is None else w
    rows = list(zip(bits(y), bits(p), bits(weights)))
    everything = Bin(rows)
    held = {}
    for row in rows:
        assert row[1] in (0, 1) or min(abs(row[1] - e) for e in edges) > 1e-9
        held.setdefault(bin_of(edges, row[1]), []).append(row)
    held = {k: Bin(rows) for k, rows in sorted(held.items())}
    bins = list(held.values())
    expected = {**errors(bins), **log_loss_parts(bins, everything), **brier_parts(bins, everything)}
    expected["predicted_actual_ratio"] = everything.mean_p / everything.mean_y
    must_add_up(expected, "log_loss")
    must_add_up(expected, "brier")
    result = {"name": name, "binning": binning, "label": y, "prediction": p}
    if w is not None:
        result["weight"] = w
    result["bin"] = list(held)
    result["mean_label"] = [nearest(b.mean_y) for b in bins]
    result["mean_prediction"] = [nearest(b.mean_p) for b in bins]
    ends = [wilson(b.mean_y, b.effective) for b in bins]
    result["label_lower"] = [nearest(low) for low, _ in ends]
    result["label_upper"] = [nearest(high) for _, high in ends]
    result["expected"] = {k: nearest(v) for k, v in expected.items() if v is not None}
    if w is None and binning["kind"] == "equal_width" and set(y) <= {0.0, 1.0}:
        true, predicted = curve(y, p, binning["bins"])
        result["sklearn"] = {"version": sklearn.__version__, "true": true, "predicted": predicted}
        assert all(map(agrees, true, result["mean_label"]))
        assert all(map(agrees, predicted, result["mean_prediction"]))
    return result


def drawn(seed, n, slope=1.0, shift=0.0, center=-1.0):
    """Predictions, and labels that come true as sigma(slope z + shift) says."""
    rng = numpy.random.default_rng(seed)
    z = rng.normal(center, 1.5, n)
    p = 1 / (1 + numpy.exp(-z))
    y = (rng.random(n) < 1 / (1 + numpy.exp(-(slope * z + shift)))).astype(float)
    return [float(v) for v in y], [round(float(v), 9) + 1e-11 for v in p], rng


def calibration_cases():
    fifteen = {"kind": "equal_width", "bins": 15}
    y, p, _ = drawn(1, 150)
    yield case("calibrated", y, p, None, fifteen)
    y, p, rng = drawn(2, 150, 0.5, 0.7)
    yield case("overconfident", y, p, None, fifteen)
    w = [round(float(v), 3) for v in rng.gamma(0.7, 2.0, 150)]
    w = [v + 0.001 for v in w]
    yield case("overconfident_weighted", y, p, w, fifteen)
    soft = [round(float(v), 3) for v in rng.random(150)]
    yield case("soft_labels", soft, p, w, {"kind": "equal_width", "bins": 7})
    logits = {"kind": "equal_logits", "bins": 16, "lowest": -12, "highest": 2}
    y, p, _ = drawn(3, 200, 1.0, 0.3, -5.0)
    yield case("rare_events", y, p, None, logits)
    yield case("one_bin", y, p, None, {"kind": "equal_width", "bins": 1})
    y, p = [1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0], [0.0, 1.0, 1.0, 0.0, 0.97, 0.001, 0.0]
    yield case("certain", y, p, None, fifteen)
    yield case("one_class", [1.0] * 4, [0.9, 0.95, 0.41, 0.99], None, fifteen)
