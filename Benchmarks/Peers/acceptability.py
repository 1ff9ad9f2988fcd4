"""Rank acceptability in NumPy: a matrix product, a sort of each row, counts. In pieces that fit into the cache."""
import sys
from pathlib import Path

import numpy as np

from peer import measure

folder = Path(sys.argv[1])
units = np.loadtxt(folder / "units.csv", delimiter=",")
weights = np.loadtxt(folder / "weights.csv", delimiter=",") * 2.0**-48
count, criteria = units.shape


def run():
    counts = np.zeros((count, count), dtype=np.int64)
    central = np.zeros((count, criteria))
    identity = np.arange(count)
    flat = counts.reshape(-1)
    for start in range(0, len(weights), 250):
        part = weights[start : start + 250]
        scores = part @ units.T
        order = np.argsort(-scores, axis=1)
        flat += np.bincount((order * count + identity).reshape(-1), minlength=count * count)
        np.add.at(central, order[:, 0], part)
    ranks = np.arange(1, count + 1)
    expected = counts @ ranks / len(weights)
    figures = {}
    for unit in range(count):
        figures[f"expected rank {unit}"] = expected[unit]
        figures[f"first {unit}"] = counts[unit, 0]
        for rank in (1, 10, 100, 500):
            figures[f"count {unit} at {rank}"] = counts[unit, rank - 1]
        if counts[unit, 0] > 0:
            figures[f"central weight {unit}"] = central[unit, 0] / counts[unit, 0]
    return figures


measure(run, folder)
