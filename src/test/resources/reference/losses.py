"""The textbook formula of every loss and of its derivative, over mpf.

Choices, each as in the project's definitions:
- r = y - prediction; natural logarithms; no hidden one half.
- Clipping: for a probability loss, p_k counts as max(p_k, epsilon) wherever y_k > 0. The binary
  loss clips p from below in its y-term and 1 - p from below in its (1-y)-term. Nothing is clipped
  from above, so p = 1 for y = 1 costs exactly 0. The gradient at a clipped p is the formula at the
  clip: -y_k/epsilon.
- 0 ln 0 = 0: a term with weight 0 is dropped, even where its logarithm is infinite.
- smoothing s: y' = (1-s) y + s/K, for the binary losses y' = (1-s) y + s/2, without rounding.
- pos_weight multiplies the y-term of the binary losses, after smoothing.
- Kinks: absolute, quantile, percentage and Laplace losses have derivative 0 at r = 0; Huber's is
  continuous; hinge's is 0 where the margin is exactly 1.
- Absolute percentage error divides by max(|y|, 2^-52).
- Zero-one loss compares as numbers (-0.0 equals 0.0); of an array it takes the first maximum.
"""

from mpmath import mp, mpf

EPSILON = 2.0**-52
ZERO = mpf(0)
ONE = mpf(1)


def sign(x):
    return mpf((x > 0) - (x < 0))


def squared_error(y, p, _):
    r = y - p
    return r * r, -2 * r


def absolute_error(y, p, _):
    return abs(y - p), -sign(y - p)


def huber_loss(y, p, options):
    r, delta = y - p, mpf(options.get("delta", 1.0))
    value = r * r / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2)
    return value, -max(-delta, min(delta, r))


def log_cosh_loss(y, p, _):
    r = y - p
    return mp.log(mp.cosh(r)), -mp.tanh(r)


def quantile_loss(y, p, options):
    r, alpha = y - p, mpf(options["alpha"])
    value = alpha * max(r, ZERO) + (1 - alpha) * max(-r, ZERO)
    return value, -alpha if r > 0 else 1 - alpha if r < 0 else ZERO


def squared_log_error(y, p, _):
    d = mp.log(1 + y) - mp.log(1 + p)
    return d * d, -2 * d / (1 + p)


def absolute_percentage_error(y, p, _):
    scale = max(abs(y), mpf(EPSILON))
    return abs(y - p) / scale, -sign(y - p) / scale


def poisson_deviance(y, p, _):
    value = 2 * p if y == 0 else 2 * (y * mp.log(y / p) - y + p)
    return value, 2 * (1 - y / p)


def gamma_deviance(y, p, _):
    return 2 * (mp.log(p / y) + y / p - 1), 2 * (1 / p - y / p**2)


def tweedie_deviance(y, p, options):
    k = mpf(options["power"])
    first = ZERO if y == 0 else y ** (2 - k) / ((1 - k) * (2 - k))
    value = 2 * (first - y * p ** (1 - k) / (1 - k) + p ** (2 - k) / (2 - k))
    return value, 2 * (p ** (1 - k) - y * p**-k)


def gaussian_nll(y, p, options):
    s = mpf(options["scale"])
    value = mp.log(2 * mp.pi) / 2 + mp.log(s) + (y - p) ** 2 / (2 * s**2)
    return value, -(y - p) / s**2


def laplace_nll(y, p, options):
    b = mpf(options["scale"])
    return mp.log(2 * b) + abs(y - p) / b, -sign(y - p) / b


def minus_log(x):
    return mp.inf if x == 0 else -mp.log(x)


def reciprocal(x):
    return mp.inf if x == 0 else 1 / x


def weighted(weight, x):
    """weight * x where a weight of 0 wins over an infinite x."""
    return ZERO if weight == 0 else weight * x


def smoothed(y, options, classes):
    s = mpf(options.get("smoothing", 0.0))
    return (1 - s) * y + s / classes


def binary_cross_entropy(y, p, options):
    epsilon = mpf(options.get("epsilon", EPSILON))
    y = smoothed(y, options, 2)
    yes, no = mpf(options.get("pos_weight", 1.0)) * y, 1 - y
    above, below = max(p, epsilon), max(1 - p, epsilon)
    value = weighted(yes, minus_log(above)) + weighted(no, minus_log(below))
    return value, -weighted(yes, reciprocal(above)) + weighted(no, reciprocal(below))


def softplus(z):
    if mp.isinf(z):
        return mp.inf if z > 0 else ZERO
    return mp.log(1 + mp.exp(z))


def sigmoid(z):
    if mp.isinf(z):
        return ONE if z > 0 else ZERO
    return 1 / (1 + mp.exp(-z)) if z > 0 else mp.exp(z) / (1 + mp.exp(z))


def binary_cross_entropy_with_logits(y, z, options):
    y = smoothed(y, options, 2)
    yes, no = mpf(options.get("pos_weight", 1.0)) * y, 1 - y
    value = weighted(yes, softplus(-z)) + weighted(no, softplus(z))
    return value, -weighted(yes, sigmoid(-z)) + weighted(no, sigmoid(z))


def cross_entropy(y, p, options):
    epsilon = mpf(options.get("epsilon", EPSILON))
    y = [smoothed(v, options, len(y)) for v in y]
    q = [max(v, epsilon) for v in p]
    value = sum((weighted(a, minus_log(b)) for a, b in zip(y, q)), ZERO)
    return value, [-weighted(a, reciprocal(b)) for a, b in zip(y, q)]


def cross_entropy_with_logits(y, z, options):
    y = [smoothed(v, options, len(y)) for v in y]
    weights = [ZERO if mp.isinf(v) else mp.exp(v) for v in z]
    total = sum(weights, ZERO)
    log_total = mp.log(total)
    value = sum((weighted(a, log_total - b) for a, b in zip(y, z)), ZERO)
    mass = sum(y, ZERO)
    return value, [mass * w / total - a for a, w in zip(y, weights)]


def brier_loss(y, p, _):
    if isinstance(y, list):
        value = sum(((b - a) ** 2 for a, b in zip(y, p)), ZERO)
        return value, [2 * (b - a) for a, b in zip(y, p)]
    return (p - y) ** 2, 2 * (p - y)


def zero_one_loss(y, p, _):
    if isinstance(p, list):
        return (ZERO if y[p.index(max(p))] == 1 else ONE), None
    return (ZERO if y == p else ONE), None


def hinge_loss(y, s, _):
    t = 2 * y - 1
    return max(ZERO, 1 - t * s), -t if t * s < 1 else ZERO


LOSSES = {
    f.__name__: f
    for f in (
        squared_error,
        absolute_error,
        huber_loss,
        log_cosh_loss,
        quantile_loss,
        squared_log_error,
        absolute_percentage_error,
        poisson_deviance,
        gamma_deviance,
        tweedie_deviance,
        gaussian_nll,
        laplace_nll,
        binary_cross_entropy,
        binary_cross_entropy_with_logits,
        cross_entropy,
        cross_entropy_with_logits,
        brier_loss,
        zero_one_loss,
        hinge_loss,
    )
}


def distribution(label, size, classes=None):
    """A label as K exact shares: one-hot for a class, or the given soft label."""
    if isinstance(label, list):
        return [mpf(v) for v in label]
    index = classes.index(label) if classes else int(label)
    return [ONE if k == index else ZERO for k in range(size)]


def evaluate(loss, label, prediction, options=None, classes=None):
    """Value and derivative of one loss for one row, as mpf."""
    if isinstance(prediction, list):
        y = distribution(label, len(prediction), classes)
        return LOSSES[loss](y, [mpf(v) for v in prediction], options or {})
    return LOSSES[loss](mpf(label), mpf(prediction), options or {})
