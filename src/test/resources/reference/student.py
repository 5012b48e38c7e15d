"""Quantiles of Student's t by Newton's method on the integrated density, 60 digits or more.

The probability is the decimal fraction as written (0.975 is 39/40), not the double next to it: at
p = 0.9995 that difference alone would move t by 1e-13 of itself.
"""

from functools import lru_cache

from mpmath import mp, mpf
from scipy import stats

from exact import hexadecimal, nearest

PROBABILITIES = ("0.75", "0.9", "0.95", "0.975", "0.995", "0.9995")
DEGREES = (1, 2, 3, 4, 5, 7, 10, 20, 29, 30, 50, 99, 100, 150, 199, 200, 500, 999, 1000, 1001,
           5000, 10**4, 10**6, 10**9, 10**12, 10**15)  # fmt: skip
DIGITS = 100


def density(df, constant, t):
    return constant * mp.exp(-(df + 1) / 2 * mp.log1p(t * t / df))


def area(df, constant, t):
    """P(0 < T < t). With few degrees in the angle, where the integrand is a power of a cosine."""
    if df <= 50:
        angle = mp.atan(t / mp.sqrt(df))
        return constant * mp.sqrt(df) * mp.quad(lambda a: mp.cos(a) ** (df - 1), [0, angle])
    return mp.quad(lambda x: density(df, constant, x), [0, t])


@lru_cache(maxsize=None)
def student_quantile(p, degrees):
    with mp.workdps(DIGITS):
        df, target = mpf(degrees), mpf(p) - mpf("0.5")
        constant = mp.exp(mp.loggamma((df + 1) / 2) - mp.loggamma(df / 2)) / mp.sqrt(df * mp.pi)
        t = mpf(float(stats.t.ppf(float(p), degrees)))
        for _ in range(12):
            step = (area(df, constant, t) - target) / density(df, constant, t)
            t -= step
            if abs(step) < mpf(10) ** -45 * t:
                return t
    raise ArithmeticError(f"no convergence at p={p}, df={degrees}")


@lru_cache(maxsize=None)
def normal_quantile(p):
    with mp.workdps(DIGITS):
        return mp.sqrt(2) * mp.erfinv(2 * mpf(p) - 1)


def quantile_row(p, degrees, exact, outside):
    value = nearest(exact)
    with mp.workdps(DIGITS):
        difference = abs(float((mpf(float(outside)) - exact) / exact))
        digits = mp.nstr(exact, 40)
    return {"p": p, "df": degrees, "value": value, "value_hex": hexadecimal(value),
            "digits": digits, "scipy_relative_difference": float(f"{difference:.1e}")}  # fmt: skip


def t_cases():
    for degrees in DEGREES:
        for p in PROBABILITIES:
            outside = stats.t.ppf(float(p), degrees)
            yield quantile_row(p, degrees, student_quantile(p, degrees), outside)
    for p in PROBABILITIES:
        yield quantile_row(p, float("inf"), normal_quantile(p), stats.norm.ppf(float(p)))
