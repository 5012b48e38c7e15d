"""One row of sklearn.json or torch.json, and the rule that it must agree or say why not."""

import math

from exact import nearest

TOLERANCE = 1e-12


def agrees(value, exact):
    if math.isnan(value) or math.isinf(value) or math.isinf(exact):
        return value == exact
    return abs(value - exact) <= TOLERANCE * max(abs(exact), 1e-300)


def flat(x):
    return [w for v in x for w in flat(v)] if isinstance(x, list) else [x]


def doubles(x):
    """mpf, or lists of them, as doubles."""
    return [doubles(v) for v in x] if isinstance(x, list) else nearest(x)


def outside_row(tool, call, kind, function, inputs, value, exact, gradient=None, differs=None):
    """Refuses a silent difference: without a reason, value and gradient must agree with ours.

    A gradient may also agree absolutely, since sigma(z) - y in doubles has the error of its terms.
    """
    exact_value, exact_gradient = exact
    ours = None if exact_value is None else nearest(exact_value)
    same = ours is None or agrees(value, ours)
    if gradient is not None:
        expected = doubles(exact_gradient)
        pairs = list(zip(flat(gradient), flat(expected)))
        same = same and all(agrees(a, b) or abs(a - b) <= TOLERANCE for a, b in pairs)
    if same == bool(differs):
        raise AssertionError(f"{call}: {value} for {ours}, {gradient}, reason {differs}, {inputs}")
    row = {"tool": tool[0], "version": tool[1], "call": call, "kind": kind, "function": function}
    row.update({k: v for k, v in inputs.items() if v is not None})
    row["value"] = value
    if gradient is not None:
        row["gradient"] = gradient
    if differs:
        row.update(differs=differs, ours=ours)
        if gradient is not None:
            row["ours_gradient"] = expected
    return row
