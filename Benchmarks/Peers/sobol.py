"""Sobol's indices by SALib, with as many resamples."""
import sys
from pathlib import Path

import numpy as np
from SALib.analyze import sobol

from peer import measure

folder = Path(sys.argv[1])
tables = {name: np.loadtxt(folder / f"{name}.csv", delimiter=",") for name in ("ishigami", "g")}


def run():
    figures = {}
    for name, table in tables.items():
        factors = table.shape[1] - 2
        problem = {"num_vars": factors, "names": [str(f) for f in range(factors)], "bounds": [[0, 1]] * factors}
        # Row by row: A, A with each factor from B, B.
        results = np.column_stack([table[:, 0], table[:, 2:], table[:, 1]]).reshape(-1)
        found = sobol.analyze(problem, results, calc_second_order=False, num_resamples=1000, seed=1)
        for factor in range(factors):
            figures[f"{name} first order {factor}"] = found["S1"][factor]
            figures[f"{name} total {factor}"] = found["ST"][factor]
    return figures


measure(run, folder)
