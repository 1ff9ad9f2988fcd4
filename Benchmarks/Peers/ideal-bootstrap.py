"""BCa intervals of means by scipy's bootstrap, 9,999 resamples a vendor, vectorised."""
import sys
from pathlib import Path

import numpy as np
from scipy.stats import bootstrap

from peer import measure

folder = Path(sys.argv[1])
points = np.loadtxt(folder / "points.csv", delimiter=",")


def run():
    generator = np.random.default_rng(1)
    figures = {}
    for vendor, row in enumerate(points):
        interval = bootstrap((row,), np.mean, n_resamples=9_999, vectorized=True, random_state=generator)
        figures[f"low {vendor}"] = interval.confidence_interval.low
        figures[f"high {vendor}"] = interval.confidence_interval.high
    return figures


measure(run, folder, repetitions=3)
