#!/usr/bin/python3
"""Writes the reference values of this folder. See README.md for packages and versions.

Nothing here reads the project's code: values come from mpmath on the exact binary value of every
input (losses.py states each formula and choice), from scikit-learn, from PyTorch and from SciPy.
Seeds are fixed, so running it again with the same versions changes no byte.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from calibration_cases import calibration_cases  # noqa: E402
from cost_cases import cost_cases  # noqa: E402
from exact import write  # noqa: E402
from loss_cases import loss_cases  # noqa: E402
from origin_cases import origin_cases  # noqa: E402
from paired_cases import paired_cases  # noqa: E402
from sklearn_cases import sklearn_cases  # noqa: E402
from student import t_cases  # noqa: E402
from torch_cases import torch_cases  # noqa: E402

FILES = {
    "losses.json": loss_cases,
    "costs.json": cost_cases,
    "paired.json": paired_cases,
    "sklearn.json": sklearn_cases,
    "torch.json": torch_cases,
    "tdistribution.json": t_cases,
    "calibration.json": calibration_cases,
    "origin.json": origin_cases,
}


def main(names):
    folder = pathlib.Path(__file__).resolve().parent
    for name in names or FILES:
        rows = list(FILES[name]())
        write(folder / name, rows)
        print(f"{name}: {len(rows)} cases")


if __name__ == "__main__":
    main(sys.argv[1:])
