"""PyTorch's values and autograd gradients in float64: row by row, and for reduced costs."""

import random

import torch
import torch.nn.functional as F
from mpmath import mpf

from exact import nearest
from losses import distribution, evaluate
from outside import agrees, flat, outside_row

TOOL = ("PyTorch", torch.__version__)
INF = float("inf")
CLAMPS = "clamps each logarithm at -100, and p(1-p) at 1e-12 in the gradient"
CLIPS_NOT = "does not clip the logarithm of a probability"
CLAMPS_VAR = "clamps the variance at eps = 1e-6"
LOGSUMEXP = "adds and subtracts rounded terms that nearly cancel: right to 4e-16 of the largest, not of the result"
INFINITE = "gives NaN at an infinite logit"
DIVIDES_BY_N = "divides by the number of rows, not by the weight, for soft labels"
WEIGHTS_CLASSES = "weights each class's term by itself, not the row by its unsmoothed label"


def tensor(x):
    return torch.tensor(x, dtype=torch.float64)


def plain(x):
    x = x.tolist() if isinstance(x, torch.Tensor) else x
    return [plain(v) for v in x] if isinstance(x, list) else x + 0.0


def cancellation(value, exact, logits):
    """The reason where a loss on logits is right to the rounding of its terms, but not of itself."""
    size = max([1.0] + [abs(z) for z in flat([logits]) if abs(z) != INF])
    small = abs(value - exact) <= 4e-16 * size
    return LOGSUMEXP if small and not agrees(value, exact) else None


def row(call, loss, formula, label, prediction, options=None, differs=None):
    """One row: formula gets the prediction as a leaf tensor, and its gradient is recorded."""
    options = dict(options or {})
    leaf = tensor(prediction).requires_grad_(True)
    result = formula(leaf)
    result.sum().backward()
    exact = evaluate(loss, label, prediction, options)
    scale = options.pop("scale", None)
    inputs = {"parameters": options or None, "label": label, "prediction": prediction, "scale": scale}
    value, gradient = float(result), plain(leaf.grad)
    if loss.endswith("with_logits") and differs is None:
        differs = cancellation(value, nearest(exact[0]), prediction)
    return outside_row(TOOL, call, "loss", loss, inputs, value, exact, gradient, differs)


def regression(rng):
    pairs = [(1.0, 1.0), (0.0, 2.5), (3.0, -1.0), (1e9, 1e9 + 1e-3), (1e-8, 0.0), (15.0, 0.0)]
    pairs += [(round(rng.gauss(0, 5), 3), round(rng.gauss(0, 5), 3)) for _ in range(9)]
    for y, p in pairs:
        yield row("mse_loss(p,y)", "squared_error", lambda t: F.mse_loss(t, tensor(y)), y, p)
        yield row("l1_loss(p,y)", "absolute_error", lambda t: F.l1_loss(t, tensor(y)), y, p)
        for delta in (1.0, 15.0, 0.25):
            yield row(f"huber_loss(p,y,delta={delta})", "huber_loss",
                      lambda t: F.huber_loss(t, tensor(y), delta=delta), y, p, {"delta": delta})  # fmt: skip
        for sigma in (1.0, 0.5, 40.0):
            yield gaussian(y, p, sigma)
    yield gaussian(1.0, 1.001, 1e-4, CLAMPS_VAR)


def gaussian(y, p, sigma, differs=None):
    def formula(t):
        return F.gaussian_nll_loss(t.reshape(1), tensor([y]), tensor([sigma * sigma]), full=True)

    call = "gaussian_nll_loss(m,y,var=scale*scale,full=True)"
    return row(call, "gaussian_nll", formula, y, p, {"scale": sigma}, differs)


def binary(rng):
    def cross_entropy(y, p, differs=None):
        def formula(t):
            return F.binary_cross_entropy(t, tensor(y))

        return row("binary_cross_entropy(p,y)", "binary_cross_entropy", formula, y, p, None, differs)

    def with_logits(y, z, weight=None, differs=None):
        def formula(t):
            factor = None if weight is None else tensor(weight)
            return F.binary_cross_entropy_with_logits(t, tensor(y), pos_weight=factor)

        call = f"binary_cross_entropy_with_logits(z,y,pos_weight={weight})"
        options = None if weight is None else {"pos_weight": weight}
        return row(call, "binary_cross_entropy_with_logits", formula, y, z, options, differs)

    for y in (0.0, 1.0, 0.3):
        for p in (0.5, 0.1, 0.999, 1e-3, round(rng.random(), 6)):
            yield cross_entropy(y, p)
        for z in (0.0, 1.5, -2.0, 15.0, 36.0, -1e3, 1e3, round(rng.gauss(0, 5), 6)):
            yield with_logits(y, z)
            if abs(z) < 30:
                yield with_logits(y, z, 3.0)
    yield cross_entropy(1.0, 0.0, CLAMPS)
    yield cross_entropy(0.0, 1.0, CLAMPS)
    yield cross_entropy(1.0, 1e-30, CLAMPS)
    yield with_logits(1.0, INF, None, INFINITE)
    yield with_logits(0.0, -INF, None, INFINITE)


def shares(rng, size):
    parts = [rng.gammavariate(1, 1) for _ in range(size)]
    return [v / sum(parts) for v in parts]


def multiclass(rng):
    def logits(label, z, smoothing=None, differs=None):
        target = tensor([label]) if isinstance(label, list) else torch.tensor([label])

        def formula(t):
            return F.cross_entropy(t.unsqueeze(0), target, label_smoothing=smoothing or 0.0)

        call = f"cross_entropy([z],[y],label_smoothing={smoothing or 0.0})"
        options = {"smoothing": smoothing} if smoothing else None
        return row(call, "cross_entropy_with_logits", formula, label, z, options, differs)

    def probabilities(label, p, differs=None):
        def formula(t):
            return F.nll_loss(torch.log(t).unsqueeze(0), torch.tensor([label]))

        return row("nll_loss([log(p)],[c])", "cross_entropy", formula, label, p, None, differs)

    for size in (2, 3, 10):
        for _ in range(3):
            z = [round(rng.gauss(0, 4), 3) for _ in range(size)]
            yield logits(rng.randrange(size), z)
            yield logits(shares(rng, size), z)
            yield logits(rng.randrange(size), z, 0.1)
            yield probabilities(rng.randrange(size), shares(rng, size))
    yield logits(1, [1e3, -1e3, 0.0])
    yield logits(1, [1e3, 1e3])
    yield logits(0, [1e3, -1e3, 0.0], 0.3)
    yield logits(0, [50.0, 0.0])
    yield logits(2, [-INF, 1.0, 2.0])
    yield probabilities(0, [0.0, 1.0], CLIPS_NOT)
    yield probabilities(0, [1e-30, 1.0], CLIPS_NOT)


def ours(labels, logits, options):
    """Sum of row weight times loss over sum of row weights; ignored rows are not rows."""
    class_weights = options.get("class_weights")
    smoothing = {"smoothing": options.get("smoothing", 0.0)}
    total, mass = mpf(0), mpf(0)
    for label, z in zip(labels, logits):
        if label == options.get("ignore_label"):
            continue
        y = distribution(label, len(z))
        weight = sum(a * mpf(b) for a, b in zip(y, class_weights or [1.0] * len(z)))
        total += weight * evaluate("cross_entropy_with_logits", label, z, smoothing)[0]
        mass += weight
    return total / mass


def reduced(rng):
    """cross_entropy reduced to its mean, where the choices about weights meet."""
    logits = [[round(rng.gauss(0, 2), 3) for _ in range(3)] for _ in range(8)]
    classes = [rng.randrange(3) for _ in logits]
    ignored = [-100 if i % 3 == 0 else c for i, c in enumerate(classes)]
    soft = [shares(rng, 3) for _ in logits]
    both = f"{WEIGHTS_CLASSES}; {DIVIDES_BY_N}"
    for labels, name in ((classes, "index"), (ignored, "ignored"), (soft, "soft")):
        for weights in (None, [1.0, 2.0, 5.0]):
            for smoothing in (None, 0.1):
                options = {"class_weights": weights, "smoothing": smoothing}
                if name == "ignored":
                    options["ignore_label"] = -100
                options = {k: v for k, v in options.items() if v is not None}
                target = tensor(labels) if name == "soft" else torch.tensor(labels)
                value = F.cross_entropy(
                    tensor(logits), target, weight=None if weights is None else tensor(weights),
                    label_smoothing=smoothing or 0.0)  # fmt: skip
                differs = None
                if weights and name == "soft":
                    differs = both
                elif weights and smoothing:
                    differs = WEIGHTS_CLASSES
                call = f"cross_entropy(z,y,weight={weights},label_smoothing={smoothing or 0.0})"
                inputs = {"name": name, "parameters": options or None, "label": labels, "prediction": logits}
                yield outside_row(TOOL, call, "cost", "log_loss_with_logits", inputs, float(value),
                                  (ours(labels, logits, options), None), None, differs)  # fmt: skip


def torch_cases():
    rng = random.Random(20260401)
    for part in (regression, binary, multiclass, reduced):
        yield from part(rng)
