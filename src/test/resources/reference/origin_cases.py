"""The rows of origin.json: where a cost comes from, by NumPy, SciPy and exact rationals.

- kind "cluster": the cluster-robust standard error (CR1, G/(G-1)) of a weighted mean by NumPy, and
  its t interval by the quantiles of student.py.
- kind "tail": the share of the cost in the worst fraction of the rows by weight, from the sorted
  rows; and unweighted quantiles by numpy.quantile(method="inverted_cdf").
- kind "noise": maximised log-likelihoods by scipy.stats; the share of the squared error beyond
  three times 1.4826 times the median absolute residual.
- kind "change": mix, rate and turnover by exact rationals, each rounded once.
"""

from fractions import Fraction

import numpy as np
import scipy
from scipy import stats

from exact import nearest
from student import student_quantile

SEED = 1955


def tool(name, version, call):
    return {"tool": name, "version": version, "call": call}


def cluster_case(name, cluster, loss, weight):
    sums = np.bincount(cluster, weights=weight * loss)
    weights = np.bincount(cluster, weights=weight)
    mean = sums.sum() / weights.sum()
    groups = len(weights)
    variance = groups / (groups - 1) * ((sums - mean * weights) ** 2).sum() / weights.sum() ** 2
    error = float(np.sqrt(variance))
    half = float(student_quantile("0.975", groups - 1)) * error
    return {"kind": "cluster", "name": name,
            **tool("NumPy", np.__version__, "bincount, then the formula"),
            "cluster": cluster.tolist(), "loss": loss.tolist(), "weight": weight.tolist(),
            "clusters": groups, "mean": float(mean), "std_error": error,
            "ci_low": float(mean) - half, "ci_high": float(mean) + half}  # fmt: skip


def worst_share(loss, weight, fraction):
    order = np.argsort(-loss)
    losses, weights = loss[order], weight[order]
    wanted = fraction * weights.sum()
    before = np.concatenate([[0], np.cumsum(weights)[:-1]])
    taken = np.clip(wanted - before, 0, weights)
    return float((taken * losses).sum() / (weights * losses).sum())


def tail_case(name, loss, weight):
    fractions = [0.001, 0.01, 0.1, 0.5]
    probabilities = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
    quantiles = np.quantile(loss, probabilities, method="inverted_cdf")
    return {"kind": "tail", "name": name,
            **tool("NumPy", np.__version__, "sort; quantile(method='inverted_cdf')"),
            "loss": loss.tolist(), "weight": weight.tolist(), "fraction": fractions,
            "share": [worst_share(loss, weight, f) for f in fractions],
            "p": probabilities, "quantile": quantiles.tolist()}  # fmt: skip


def noise_case(name, residual):
    mse, mae = float(np.mean(residual**2)), float(np.mean(np.abs(residual)))
    scale = 1 / stats.norm.ppf(0.75) * np.median(np.abs(residual))
    beyond = np.abs(residual) > 3 * scale
    return {"kind": "noise", "name": name,
            **tool("SciPy", scipy.__version__, "norm.logpdf(r, 0, rmse), laplace.logpdf(r, 0, mae)"),
            "residual": residual.tolist(), "mse": mse, "mae": mae,
            "gaussian": float(stats.norm.logpdf(residual, 0, np.sqrt(mse)).sum()),
            "laplace": float(stats.laplace.logpdf(residual, 0, mae).sum()),
            "threshold": float(3 * scale), "outlier_rows": float(beyond.mean()),
            "outlier_share": float((residual[beyond] ** 2).sum() / (residual**2).sum())}  # fmt: skip


def change_terms(first, second):
    rows1 = {k: (Fraction(w), Fraction(s)) for k, w, s in first}
    rows2 = {k: (Fraction(w), Fraction(s)) for k, w, s in second}
    all1, all2 = sum(w for w, _ in rows1.values()), sum(w for w, _ in rows2.values())
    before = sum(s for _, s in rows1.values()) / all1
    after = sum(s for _, s in rows2.values()) / all2
    middle = (before + after) / 2
    terms, parts = [], {"mix": 0, "rate": 0, "entered": 0, "left": 0}
    for key in list(rows1) + [k for k in rows2 if k not in rows1]:
        share1 = rows1[key][0] / all1 if key in rows1 else Fraction(0)
        share2 = rows2[key][0] / all2 if key in rows2 else Fraction(0)
        cost1 = rows1[key][1] / rows1[key][0] if key in rows1 else None
        cost2 = rows2[key][1] / rows2[key][0] if key in rows2 else None
        mix = rate = turnover = Fraction(0)
        if cost1 is None:
            turnover = share2 * (cost2 - middle)
            parts["entered"] += turnover
        elif cost2 is None:
            turnover = -share1 * (cost1 - middle)
            parts["left"] += turnover
        else:
            mix = (share2 - share1) * ((cost1 + cost2) / 2 - middle)
            rate = (share1 + share2) / 2 * (cost2 - cost1)
            parts["mix"] += mix
            parts["rate"] += rate
        terms.append({"key": key, "mix": nearest(mix), "rate": nearest(rate),
                      "turnover": nearest(turnover)})  # fmt: skip
    assert sum(parts.values()) == after - before
    totals = {name: nearest(Fraction(value)) for name, value in parts.items()}
    return {"change": nearest(after - before), **totals, "terms": terms}


def change_case(name, first, second):
    return {"kind": "change", "name": name, **tool("Python", "3.11", "fractions.Fraction"),
            "before": first, "after": second, **change_terms(first, second)}  # fmt: skip


def slices(random, keys, scale):
    weights = random.integers(1, 5000, len(keys)) * random.random(len(keys))
    return [[k, float(w), float(w * l)]
            for k, w, l in zip(keys, weights, scale * random.exponential(size=len(keys)))]  # fmt: skip


def origin_cases():
    random = np.random.default_rng(SEED)
    cluster = np.repeat(np.arange(20), random.integers(1, 15, 20))
    n = len(cluster)
    loss = (random.normal(size=20)[cluster] + random.normal(size=n)) ** 2
    yield cluster_case("equal weights", cluster, loss, np.ones(n))
    yield cluster_case("weights", cluster, loss, random.exponential(size=n))
    yield cluster_case("any sign", cluster, loss - 3, random.exponential(size=n))
    heavy = np.exp(2 * random.normal(size=400))
    yield tail_case("log-normal", heavy, np.ones(400))
    yield tail_case("weighted", heavy, random.exponential(size=400))
    yield tail_case("squared Gaussian", random.normal(size=1000) ** 2, np.ones(1000))
    yield noise_case("Gaussian", random.normal(0, 7, 500))
    yield noise_case("Laplace", random.laplace(0, 0.3, 500))
    yield noise_case("Student", random.standard_t(3, 500))
    keys = [f"slice {i}" for i in range(12)]
    yield change_case("stayed", slices(random, keys, 10.0), slices(random, keys, 11.0))
    yield change_case("entered and left", slices(random, keys[:9], 1.0),
                      slices(random, keys[3:], 1e-3))  # fmt: skip
