"""Krippendorff's alpha of resampled units by the krippendorff package: counts of values a unit, made once, and of each
resample the rows that it draws."""
import sys
from pathlib import Path

import krippendorff
import numpy as np

from peer import measure

folder = Path(sys.argv[1])
codes = np.loadtxt(folder / "codes.csv", delimiter=",").astype(int)
compared = np.loadtxt(folder / "resamples.csv", delimiter=",").astype(int)
values = np.arange(codes.max() + 1)
counts = np.stack([(codes == value).sum(axis=1) for value in values], axis=1)
levels = ("nominal", "ordinal")


def alpha(table, level):
    return krippendorff.alpha(value_counts=table, value_domain=values, level_of_measurement=level)


def run():
    generator = np.random.default_rng(1)
    drawn = {level: [] for level in levels}
    for _ in range(1_000):
        table = counts[generator.integers(0, len(counts), len(counts))]
        for level in levels:
            drawn[level].append(alpha(table, level))
    figures = {}
    for level in levels:
        np.quantile(drawn[level], [0.025, 0.975])
        figures[level] = alpha(counts, level)
        for number, positions in enumerate(compared):
            figures[f"{level} {number}"] = alpha(counts[positions], level)
    return figures


measure(run, folder, repetitions=1)
