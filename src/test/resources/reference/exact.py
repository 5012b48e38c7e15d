"""Reals with 1500 digits, and the one way back to a double.

Every double is taken as the exact binary number that it is. With 1500 decimal digits the
difference, product and square of any two doubles are exact, and the textbook formulas keep far
more than 60 right digits after their worst cancellation (ln cosh 5e-324 loses 646 of them).
"""

import json
import math
from fractions import Fraction

from mpmath import mp, mpf

mp.dps = 1500


def rational(x):
    """The exact rational value of a finite mpf."""
    sign, mantissa, exponent, _ = x._mpf_
    mantissa = -int(mantissa) if sign else int(mantissa)
    if exponent >= 0:
        return Fraction(mantissa << exponent)
    return Fraction(mantissa, 1 << -exponent)


def nearest(x):
    """The double nearest to an mpf or a Fraction (ties to even, subnormals rounded once)."""
    if isinstance(x, mpf):
        if mp.isnan(x):
            return math.nan
        if mp.isinf(x):
            return math.inf if x > 0 else -math.inf
        if x == 0 or mp.mag(x) < -1200:
            return 0.0
        if mp.mag(x) > 1100:
            return math.inf if x > 0 else -math.inf
        x = rational(x)
    try:
        return x.numerator / x.denominator + 0.0
    except OverflowError:
        return math.inf if x > 0 else -math.inf


def real(x):
    """A Fraction as an mpf."""
    return mpf(x.numerator) / mpf(x.denominator)


def encode(x):
    """Something that JSON can hold: non-finite doubles become strings."""
    if isinstance(x, float):
        if math.isnan(x):
            return "NaN"
        if math.isinf(x):
            return "Infinity" if x > 0 else "-Infinity"
        return x
    if isinstance(x, (list, tuple)):
        return [encode(v) for v in x]
    if isinstance(x, dict):
        return {k: encode(v) for k, v in x.items()}
    return x


def hexadecimal(x):
    """float.hex() of a double or of every double in a list; non-finite ones as in encode."""
    if isinstance(x, (list, tuple)):
        return [hexadecimal(v) for v in x]
    if isinstance(x, dict):
        return {k: hexadecimal(v) for k, v in x.items() if v is not None}
    if not isinstance(x, float):
        return x
    return x.hex() if math.isfinite(x) else encode(x)


def write(path, cases):
    """One case per line, so that a change shows as a line in a diff."""
    lines = (json.dumps(encode(c), separators=(",", ":"), allow_nan=False) for c in cases)
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
