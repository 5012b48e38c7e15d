"""The rows of paired.json: paired t of two losses, by SciPy and NumPy.

`statistic` is scipy.stats.ttest_rel(a, b); mean, std_error (ddof=1) and shares are NumPy's; ci_low
and ci_high are mean ± t.ppf(0.975, n-1) · std_error, whose quantile is right to 5e-9 only.
"""

import numpy as np
import scipy
from scipy import stats


def case(name, a, b):
    d = a - b
    n = len(d)
    error = np.std(d, ddof=1) / np.sqrt(n)
    half = stats.t.ppf(0.975, n - 1) * error
    return {
        "name": name, "tool": "scipy.stats.ttest_rel", "version": scipy.__version__,
        "a": a.tolist(), "b": b.tolist(), "statistic": float(stats.ttest_rel(a, b).statistic),
        "difference": float(np.mean(d)), "std_error": float(error),
        "ci_low": float(np.mean(d) - half), "ci_high": float(np.mean(d) + half),
        "won_share": float(np.mean(a < b)), "tied_share": float(np.mean(a == b)),
        "cost_a": float(np.mean(a)), "cost_b": float(np.mean(b)),
    }  # fmt: skip


def paired_cases():
    rng = np.random.default_rng(11)
    a = rng.exponential(size=40)
    yield case("independent exponentials", a, rng.exponential(size=40))
    yield case("correlated", a, a * rng.uniform(0.8, 1.1, size=40))
    yield case("with ties", np.round(a, 1), np.round(a + rng.normal(0, 0.1, size=40), 1))
    yield case("two rows", np.array([1.0, 4.0]), np.array([3.0, 4.5]))
