"""The rows of losses.json: where in its domain each loss is looked at."""

import math
import random

from exact import hexadecimal, nearest
from losses import evaluate

INF = math.inf
MAX = 1.7976931348623157e308
MIN_NORMAL = 2.2250738585072014e-308
ULP = 2.0**-52

RESIDUALS = [
    (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (3.0, 1.0), (-2.5, 4.0), (7.25, 7.25), (0.1, 0.3),
    (0.3, 0.1), (0.5, 0.0), (0.0, 1.5), (1e-4, 0.0), (1e-8, 0.0), (0.0, 1e-17), (1e-160, 0.0),
    (0.0, 1e-162), (1e-300, 0.0), (MIN_NORMAL, 0.0), (0.0, 5e-324), (5e-324, 0.0),
    (1.0 + ULP, 1.0), (1.0, 1.0 - ULP / 2), (1.0 + ULP, 0.0), (1.0 - ULP / 2, 0.0),
    (1e9, 1e9 + 1e-3), (1e9 + 1e-7, 1e9), (1e16, 1.0), (-1e16, 3.0), (0.001, 0.0012),
    (-1116.0, 12.5), (1688.0, 15.25), (15.0, 0.0), (19.0, 0.0), (0.0, 22.5), (40.0, 0.0),
    (355.0, 0.0), (0.0, 710.0), (745.0, 0.0), (1e3, -1e3), (1e100, -1e100), (1e153, 0.0),
    (1.34e154, 0.0), (0.0, 1.35e154), (1e200, 0.0), (-1e308, 0.0), (MAX, 0.0), (MAX, MAX),
]  # fmt: skip
OVERFLOWING = [(MAX, -MAX), (-1e308, 1e308)]

PROBABILITIES = [
    0.0, -0.0, 5e-324, 1e-310, 1e-300, 1e-20, 2.0**-53, ULP, ULP * (1 + ULP), 1e-15, 1e-10, 1e-3,
    0.1, 0.25, 0.5, 0.7, 0.9, 0.999, 1 - 1e-10, 1 - ULP, 1 - ULP / 2, 1.0,
]  # fmt: skip
FEW_PROBABILITIES = [0.0, 1e-300, 1e-20, 1e-15, 1e-8, 0.2, 0.8, 1 - 1e-8, 1 - ULP / 2, 1.0]

LOGITS = [
    0.0, 5e-324, 1e-300, 1e-17, 1e-8, 0.5, 1.0, 2.5, 15.0, 36.0, 37.0, 50.0, 709.0, 745.0, 746.0,
    1e3, 1e308, INF,
]  # fmt: skip


def case(loss, label, prediction, options=None, classes=None):
    options = dict(options or {})
    value, gradient = evaluate(loss, label, prediction, options, classes)
    value = nearest(value)
    if isinstance(gradient, list):
        gradient = [nearest(g) for g in gradient]
    elif gradient is not None:
        gradient = nearest(gradient)
    scale = options.pop("scale", None)
    row = {"loss": loss}
    if options:
        row["parameters"] = options
    if classes:
        row["classes"] = classes
    row.update(label=label, prediction=prediction)
    if scale is not None:
        row["scale"] = scale
    row.update(value=value, value_hex=hexadecimal(value), gradient=gradient)
    if gradient is not None:
        row["gradient_hex"] = hexadecimal(gradient)
    return row


def short(rng, low, high):
    return round(rng.uniform(low, high), 3)


def wide(rng, low=-12.0, high=12.0):
    """Log-uniform: every size is as likely as every other."""
    return float(f"{10 ** rng.uniform(low, high):.6g}")


def residual_losses(rng):
    ordinary = [(short(rng, -50, 50), short(rng, -50, 50)) for _ in range(8)]
    ordinary += [(rng.gauss(0, 1), rng.gauss(0, 1)) for _ in range(8)]
    ordinary += [(wide(rng), -wide(rng)) for _ in range(4)] + [(wide(rng), wide(rng)) for _ in range(4)]
    pairs = RESIDUALS + ordinary
    for loss in ("squared_error", "absolute_error", "log_cosh_loss"):
        yield from (case(loss, *p) for p in pairs + OVERFLOWING)
    yield from (case("huber_loss", *p, {"delta": 1.0}) for p in pairs + OVERFLOWING)
    some = RESIDUALS[::6] + ordinary[::4]
    for delta in (0.5, 15.0, 1e-6, 1e9):
        edge = [(delta, 0.0), (0.0, delta * (1 + ULP)), (delta * (1 - ULP), 0.0)]
        yield from (case("huber_loss", *p, {"delta": delta}) for p in some + edge)
    for alpha, chosen in ((0.5, some), (0.9, pairs), (0.1, some), (1e-6, some), (0.999, some)):
        yield from (case("quantile_loss", *p, {"alpha": alpha}) for p in chosen)


def squared_log_errors(rng):
    pairs = [
        (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (3.0, 2.5), (-0.5, 0.5), (-0.25, -0.75),
        (-1 + ULP / 2, 0.0), (0.0, -1 + ULP / 2), (-1 + ULP / 2, MAX), (-1 + ULP / 2, -1 + ULP),
        (MAX, 0.0), (MAX, MAX), (1e308, 1e-308), (1e-300, 0.0), (1e-160, 0.0), (1e-170, 2e-160),
        (5e-324, 0.0), (1e-8, 2e-8), (1e-17, 1.0), (1.0, 1 + ULP), (1 + ULP, 1.0), (7.0, 7.0),
        (1e9, 1e9 + 1e-6), (100.0, 100.00001), (100.0, 101.0), (100.0, 150.0), (100.0, 205.0),
        (1e15, 1e15 + 1), (1e16, 1e16 + 2), (-0.999, -0.9990001), (1688.0, 12.5), (0.5, 0.75),
    ]  # fmt: skip
    pairs += [(short(rng, 0, 200), short(rng, 0, 200)) for _ in range(15)]
    pairs += [(wide(rng), wide(rng)) for _ in range(15)]
    pairs += [(y, y * (1 + rng.uniform(-1e-3, 1e-3))) for y in (wide(rng, -3, 6) for _ in range(10))]
    return (case("squared_log_error", *p) for p in pairs)


def percentage_errors(rng):
    pairs = [
        (1.0, 1.0), (1.0, 0.0), (0.0, 0.0), (0.0, 1.0), (0.0, -1e-20), (ULP, 1.0), (ULP / 2, 0.0),
        (-ULP / 4, ULP / 4), (5e-324, 1.0), (1e-300, 0.0), (-2.0, 3.0), (4.0, 3.0), (-4.0, -5.0),
        (100.0, 1e-10), (1e-10, 100.0), (1.0, 1 + ULP), (1.0, MAX), (MAX, 1.0), (MAX, MAX),
        (1e9, 1e9 + 1e-3), (0.001, 0.0013), (1e308, 5e307), (3.0, -0.0), (1.0, 1e-320),
    ]  # fmt: skip
    pairs += [(short(rng, -50, 50), short(rng, -50, 50)) for _ in range(18)]
    pairs += [(wide(rng), -wide(rng)) for _ in range(9)] + [(wide(rng), wide(rng)) for _ in range(9)]
    return (case("absolute_percentage_error", *p) for p in pairs)


def positive_pairs(rng):
    pairs = [
        (1.0, 1.0), (1.0, 2.0), (2.0, 1.0), (3.0, 0.5), (5.0, 5.5), (1.0, 1 + ULP), (1 + ULP, 1.0),
        (1.0, 1 + 1e-8), (1.0, 1 - 1e-8), (1.0, 1.0001), (1.0, 0.9), (1.0, 1.25), (100.0, 100.001),
        (1e9, 1e9 + 1e-3), (1e9, 1e9 + 1.0), (1e-9, 1.0000001e-9), (1.0, 1e-10), (1e-10, 1.0),
        (1e-300, 1.0), (1.0, 1e-300), (1e-300, 2e-300), (1e300, 1.1e300), (1e300, 1.0),
        (1e-300, 1e300), (5e-324, 1.0), (1.0, 1e300), (1e15, 1e-15), (1688.0, 12.5),
        (0.001, 0.0012), (1e100, 1e99), (17.0, 17.0),
    ]  # fmt: skip
    pairs += [(short(rng, 0.1, 30), short(rng, 0.1, 30)) for _ in range(10)]
    pairs += [(float(rng.randrange(1, 40)), rng.gammavariate(4, 3)) for _ in range(8)]
    pairs += [(wide(rng), wide(rng)) for _ in range(10)]
    pairs += [(y, y * (1 + rng.gauss(0, 1e-4))) for y in (wide(rng, -3, 6) for _ in range(6))]
    return pairs


def deviances(rng):
    pairs = positive_pairs(rng)
    zeros = [(0.0, v) for v in (1.0, 0.5, 1e-300, 5e-324, 1e300, 17.25, 1e-9)]
    yield from (case("poisson_deviance", *p) for p in zeros + pairs + [(1e300, 1e-300)])
    yield from (case("gamma_deviance", *p) for p in pairs + [(1e300, 1e-300)])
    some = pairs[:32:4] + pairs[32::5]
    for power, chosen in ((1.5, pairs), (1.1, some), (1.9, some), (1.001, some), (1.999, some)):
        for p in zeros[: len(zeros) if power == 1.5 else 3] + chosen:
            yield case("tweedie_deviance", *p, {"power": power})


def likelihoods(rng):
    triples = [
        (0.0, 0.0, 1.0), (1.0, 0.0, 1.0), (0.0, 1.0, 2.0), (3.0, 3.0, 0.5), (3.0, 3.0, 0.4),
        (-2.5, 4.0, 3.0), (0.0, 0.0, 1e-300), (0.0, 0.0, 1e300), (0.0, 0.0, 5e-324),
        (0.0, 0.0, MAX), (1e-10, 0.0, 1e-10), (1e-300, 0.0, 1e-300), (1e100, 0.0, 1e100),
        (1.0, 0.0, 1e-3), (1.0, 0.0, 1e-100), (1.0, 0.0, 1e-160), (1e9, 1e9 + 1e-3, 1e-3),
        (1e150, 0.0, 1.0), (1e200, 0.0, 1.0), (1e200, 0.0, 1e150), (1e-200, 0.0, 1.0),
        (1.0, 1 + ULP, 1.0), (1688.0, 12.5, 40.0), (-1116.0, 8.0, 0.25), (5e-324, 0.0, 1.0),
    ]  # fmt: skip
    triples += [(short(rng, -9, 9), short(rng, -9, 9), short(rng, 0.01, 9)) for _ in range(15)]
    triples += [(rng.gauss(0, 1), rng.gauss(0, 1), rng.gammavariate(2, 1)) for _ in range(12)]
    triples += [(wide(rng), wide(rng), wide(rng)) for _ in range(12)]
    for loss in ("gaussian_nll", "laplace_nll"):
        yield from (case(loss, y, m, {"scale": s}) for y, m, s in triples)


def binary_losses(rng):
    loss = "binary_cross_entropy"
    for y in (0.0, 1.0):
        yield from (case(loss, y, p) for p in PROBABILITIES)
        for epsilon in (0.0, 1e-15, 1e-7):
            yield from (case(loss, y, p, {"epsilon": epsilon}) for p in FEW_PROBABILITIES)
        yield from (case(loss, y, p, {"smoothing": 0.1}) for p in FEW_PROBABILITIES[::3])
        yield from (case(loss, y, p, {"pos_weight": 3.0}) for p in FEW_PROBABILITIES[::3])
    for y in (0.5, 0.3, 1e-9):
        yield from (case(loss, y, p) for p in FEW_PROBABILITIES)
    yield from (case(loss, 0.5, p, {"epsilon": 0.0}) for p in (0.0, 0.5, 1.0))
    both = {"smoothing": 0.2, "pos_weight": 0.25, "epsilon": 1e-7}
    yield from (case(loss, 0.75, p, both) for p in FEW_PROBABILITIES[::2])
    yield from (case(loss, float(rng.randrange(2)), rng.random()) for _ in range(15))
    loss = "binary_cross_entropy_with_logits"
    signed = LOGITS + [-z for z in LOGITS]
    for y in (0.0, 1.0):
        yield from (case(loss, y, z) for z in signed)
    for y in (0.5, 0.3):
        yield from (case(loss, y, z) for z in signed[::3])
    for options in ({"smoothing": 0.1}, {"pos_weight": 3.0}, {"smoothing": 0.2, "pos_weight": 0.25}):
        yield from (case(loss, y, z, options) for y in (0.0, 1.0) for z in (-1e3, -40.0, -1.5, 0.0, 2.0, 50.0))
    yield from (case(loss, float(rng.randrange(2)), rng.gauss(0, 5)) for _ in range(15))


def shares(rng, size):
    parts = [rng.gammavariate(0.7, 1) for _ in range(size)]
    return [v / sum(parts) for v in parts]


def multiclass_probabilities(rng):
    loss = "cross_entropy"
    for p in ([0.0, 1.0], [1.0, 0.0], [0.5, 0.5], [0.1, 0.9], [1e-20, 1.0], [5e-324, 1.0],
              [1 - ULP / 2, ULP / 2], [0.2, 0.0, 0.8], [0.0, 0.0, 1.0], [0.25, 0.25, 0.5]):  # fmt: skip
        yield from (case(loss, c, p) for c in range(len(p)))
        yield case(loss, 0, p, {"epsilon": 0.0})
    for epsilon in (1e-15, 1e-7):
        yield from (case(loss, c, [0.0, 1e-10, 1 - 1e-10], {"epsilon": epsilon}) for c in range(3))
    names = ["early", "on_time", "late"]
    for size, repeat in ((2, 6), (3, 12), (10, 4)):
        for _ in range(repeat):
            p = shares(rng, size)
            yield case(loss, rng.randrange(size), p)
            if size < 10:
                yield case(loss, shares(rng, size), p)
                yield case(loss, rng.randrange(size), p, {"smoothing": 0.1})
    yield from (case(loss, name, [0.1, 0.2, 0.7], classes=names) for name in names)
    for y in ([1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.2, 0.3, 0.5]):
        for p in ([1.0, 0.0, 0.0], [0.0, 0.5, 0.5], [0.2, 0.3, 0.5]):
            yield case(loss, y, p)
        yield case(loss, y, [0.0, 0.5, 0.5], {"epsilon": 0.0})
        yield case(loss, y, [0.7, 0.3, 0.0], {"smoothing": 0.3, "epsilon": 1e-7})


def multiclass_logits(rng):
    loss = "cross_entropy_with_logits"
    for z in ([50.0, 0.0], [0.0, 0.0], [1e3, 0.0], [-1e3, 0.0], [745.0, 0.0], [-745.0, 0.0],
              [36.5, 0.0], [1e308, 0.0], [1e308, -1e308], [1e308, 1e308], [-1e308, -1e308],
              [0.0, 1e-20], [5e-324, 0.0], [0.1, 0.2], [-INF, 0.0], [7.0, 7.0, 7.0],
              [-INF, 1.0, 2.0], [-INF, -INF, 3.0], [1e3, 1e3, -1e3], [1.0, 2.0, 3.0],
              [709.0, 708.0, 0.0], [-745.0, 745.0, 0.0]):  # fmt: skip
        yield from (case(loss, c, z) for c in range(len(z)))
    names = ["early", "on_time", "late"]
    yield from (case(loss, name, [0.5, -1.25, 2.0], classes=names) for name in names)
    for size, repeat in ((2, 6), (3, 9), (10, 4)):
        for _ in range(repeat):
            z = [rng.gauss(0, 4) for _ in range(size)]
            yield case(loss, rng.randrange(size), z)
            if size < 10:
                yield case(loss, shares(rng, size), z)
                yield case(loss, rng.randrange(size), z, {"smoothing": 0.1})
    for y in ([1.0, 0.0, 0.0], [0.0, 0.5, 0.5], [0.2, 0.3, 0.5]):
        for z in ([50.0, 0.0, -50.0], [-INF, 0.0, 1.0], [1e3, -1e3, 0.0]):
            yield case(loss, y, z)
    yield case(loss, 1, [1e3, -1e3, 0.0], {"smoothing": 0.3})
    yield case(loss, 1, [-INF, 0.0, 1.0], {"smoothing": 0.1})


def scores(rng):
    for y in (0.0, 1.0, 0.3):
        yield from (case("brier_loss", y, p) for p in PROBABILITIES[::2] + [0.3, 1.0])
    yield from (case("brier_loss", float(rng.randrange(2)), rng.random()) for _ in range(12))
    for size, repeat in ((2, 6), (3, 9), (10, 3)):
        for _ in range(repeat):
            yield case("brier_loss", rng.randrange(size), shares(rng, size))
    yield from (case("brier_loss", c, [0.0, 0.0, 1.0]) for c in range(3))
    yield from (case("brier_loss", shares(rng, 3), shares(rng, 3)) for _ in range(4))
    yield from (case("brier_loss", n, [0.7, 0.2, 0.1], classes=["b", "a", "c"]) for n in "abc")
    pairs = [(0.0, 0.0), (0.0, -0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0), (2.0, 2.0), (2.0, 3.0),
             (-1.0, 1.0), (1.0, 1 + ULP), (1e308, 1e308), (5e-324, 0.0), (1.5, 1.5)]  # fmt: skip
    yield from (case("zero_one_loss", *p) for p in pairs)
    for p in ([0.1, 0.2, 0.7], [0.4, 0.4, 0.2], [0.2, 0.4, 0.4], [0.0, 0.0, 0.0], [1.0, 0.0, 0.0],
              [-3.0, -1.0, -2.0], [0.5, 0.5], [5e-324, 0.0], [-INF, 1.0, -INF], [-0.0, 0.0]):  # fmt: skip
        yield from (case("zero_one_loss", c, p) for c in range(len(p)))
    yield from (case("zero_one_loss", n, [0.7, 0.2, 0.1], classes=["b", "a", "c"]) for n in "abc")
    margins = [0.0, -0.0, 0.5, 1.0, 1 - ULP / 2, 1 + ULP, 2.0, -1.0, -2.5, 1e-300, -1e-17, 1e16,
               -1e16, 1e308, -MAX, 0.1, 5e-324, 15.25]  # fmt: skip
    yield from (case("hinge_loss", y, s) for y in (0.0, 1.0) for s in margins)
    yield from (case("hinge_loss", float(rng.randrange(2)), rng.gauss(0, 2)) for _ in range(24))


def loss_cases():
    parts = (residual_losses, squared_log_errors, percentage_errors, deviances, likelihoods,
             binary_losses, multiclass_probabilities, multiclass_logits, scores)  # fmt: skip
    seen = set()
    for seed, part in enumerate(parts):
        for row in part(random.Random(20260101 + seed)):
            key = repr(row)
            if key not in seen:
                seen.add(key)
                yield row
