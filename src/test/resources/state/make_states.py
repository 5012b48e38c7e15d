"""Writes the states of version 1, byte by byte as the class doc of CostState draws them.

Every number is derived by hand; nothing of the project is used. These files stay for ever: a later
version of the library must read them. Run: /usr/bin/python3 make_states.py (Python 3.11.2)
"""

import struct
from pathlib import Path


def crc32c(data):
    """CRC-32C (Castagnoli), RFC 3720, bit by bit."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


assert crc32c(b"123456789") == 0xE3069283  # the check value of the standard


def text(name):
    return struct.pack(">i", len(name.encode())) + name.encode()


def moments(count, rows, clipped, low, high, *sums):
    """The sums, each exact in its first part; that over clipped rows first."""
    parts = b"".join(struct.pack(">ddd", total, 0.0, 0.0) for total in sums)
    return struct.pack(">qqqdd", count, rows, clipped, low, high) + parts


def state(kind, bits, body):
    head = b"SPLC" + bytes([1, kind, bits, 0]) + struct.pack(">i", 12 + len(body) + 4)
    return head + body + struct.pack(">I", crc32c(head + body))


# Losses 1, 2, 4; the last one clipped. Sums of powers: 7, 21, 73, 273.
cost = state(0, 2, text("huber_loss(delta=15.0)")
             + moments(3, 3, 1, 1.0, 4.0, 4.0, 7.0, 21.0, 73.0, 273.0))

# Weights 0.5, 2, 0; candidate 1, 3, 9; baseline 2, 3, 1: differences -1, 0, (8).
# Sums: w, wl, wl2, w2, w2l, w2l2, wl3, wl4.
difference = state(
    1, 1 + 2 + 8, text("squared_error") + text("absolute_error")
    + moments(3, 2, 0, -1.0, 0.0, 0.0, 2.5, -0.5, 0.5, 4.25, -0.25, 0.25, -0.5, 0.5)
    + moments(3, 2, 0, 1.0, 3.0, 0.0, 2.5, 6.5, 18.5, 4.25, 12.25, 36.25, 54.5, 162.5)
    + moments(3, 2, 0, 2.0, 3.0, 0.0, 2.5, 7.0, 20.0, 4.25, 12.5, 37.0, 58.0, 170.0)
    + struct.pack(">qqdddddd", 1, 1, 0.5, 0.0, 0.0, 2.0, 0.0, 0.0))

here = Path(__file__).parent
(here / "cost-v1.bin").write_bytes(cost)
(here / "weighted-difference-v1.bin").write_bytes(difference)
print(len(cost), len(difference))
