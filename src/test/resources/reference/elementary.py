"""The coefficients of the elementary functions in package numeric, as C99 hexadecimal text.

python3 elementary.py, with mpmath 1.2 or later; takes some seconds. Each polynomial is the one whose
largest weighted error over its interval is least (Remez's exchange); its coefficients are then
rounded to doubles, which costs less than the printed bound allows for.
"""

from mpmath import atanh, cos, expm1, floor, log, lu_solve, matrix, mp, mpf, pi, polyval, sinh
from mpmath import sqrt

mp.dps = 60
GRID = 3000
ROUNDS = 8


def remez(function, weight, low, high, degree):
    """The polynomial (lowest power first) that minimises the largest |weight·(function − it)|."""
    unknowns = degree + 2
    grid = [(low + high) / 2 - (high - low) / 2 * cos(pi * i / GRID) for i in range(GRID + 1)]
    wanted = [function(x) for x in grid]
    weights = [weight(x) for x in grid]
    at = [round(GRID * (2 * i + 1) / (2 * unknowns)) for i in range(unknowns)]
    for _ in range(ROUNDS):
        system, right = matrix(unknowns, unknowns), matrix(unknowns, 1)
        for row, i in enumerate(at):
            for power in range(degree + 1):
                system[row, power] = grid[i] ** power
            system[row, degree + 1] = (-1) ** row / weights[i]
            right[row] = wanted[i]
        solution = lu_solve(system, right)
        found = [solution[j] for j in range(degree + 1)]
        error = [w * (f - polyval(found[::-1], x)) for w, f, x in zip(weights, wanted, grid)]
        peaks = extrema(error)
        while len(peaks) > unknowns:
            peaks.pop(0 if abs(error[peaks[0]]) < abs(error[peaks[-1]]) else -1)
        if len(peaks) < unknowns:
            break
        at = peaks
    return found, max(abs(e) for e in error)


def extrema(error):
    """Where the error is largest between two changes of its sign."""
    peaks = []
    for i, value in enumerate(error):
        if peaks and (error[peaks[-1]] >= 0) == (value >= 0):
            if abs(value) > abs(error[peaks[-1]]):
                peaks[-1] = i
        else:
            peaks.append(i)
    return peaks


def show(name, coefficients, error):
    print(f"{name}: error 2^{float(log(error, 2)):.2f}")
    for k, coefficient in enumerate(coefficients):
        print(f"  {k} {float(coefficient).hex()}")


def split(name, value, bits):
    """The value's leading bits behind the point, and a double of what is left."""
    high = floor(value * 2**bits) / mpf(2) ** bits
    print(f"{name}: {float(high).hex()} + {float(value - high).hex()}")


def artanh_rest(z):
    """(2 artanh(√z)/√z − 2) / z."""
    if z < mpf(10) ** -25:
        return mpf(2) / 3
    return (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z


def exp_rest(x):
    """(eˣ − 1 − x) / x²."""
    if abs(x) < mpf(10) ** -20:
        return mpf(1) / 2 + x / 6
    return (expm1(x) - x) / x**2


def sinh_rest(z):
    """(sinh √z − √z) / √z³."""
    if z < mpf(10) ** -25:
        return mpf(1) / 6
    return (sinh(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3


def main():
    split("ln 2", log(mpf(2)), 42)
    end = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2 * mpf("1.0002")
    # Of x − ln(1 + x), near 2s², the error of s·z·P(z) is that of P times √z/2 at most; of the
    # logarithm it is less. The 1e-9 keeps the weight positive.
    show("P", *remez(artanh_rest, lambda z: sqrt(z) / 2 + mpf("1e-9"), mpf(0), end, 7))
    # Of eˣ − 1, Q's error is about |x| as much.
    end = log(mpf(2)) / 2 * mpf("1.0001")
    show("Q", *remez(exp_rest, lambda x: abs(x) + mpf("1e-9"), -end, end, 10))
    # Of sinh x, S's error is below z as much.
    show("S", *remez(sinh_rest, lambda z: z + mpf("1e-9"), mpf(0), mpf("1.0002"), 6))
    print(f"1 / ln 2: {float(1 / log(mpf(2))).hex()}")


if __name__ == "__main__":
    main()
