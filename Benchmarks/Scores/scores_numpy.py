"""tables/scores.csv of a dataset that generate.py wrote, by NumPy: scores_numpy.py FOLDER FILE"""

import sys

import numpy as np

folder, output = sys.argv[1:]
weights = {"a": 3, "b": 2, "c": 2, "d": 2, "e": 1}
vendors = np.sort(np.loadtxt(f"{folder}/vendors.csv", delimiter=",", skiprows=1, usecols=0, dtype="U8"))
questions = np.loadtxt(f"{folder}/questions.csv", delimiter=",", skiprows=1, usecols=(0, 1), dtype="U8")
rows = np.loadtxt(f"{folder}/responses.csv", delimiter=",", skiprows=1, usecols=(1, 2, 4), dtype="U11")
place = np.searchsorted(vendors, rows[:, 0])
column = np.searchsorted(questions[:, 0], rows[:, 1])
if not ((vendors[place] == rows[:, 0]).all() and (questions[column, 0] == rows[:, 1]).all()):
    sys.exit("a rating names a vendor or a question that is not described")
if len(np.unique(place * len(questions) + column)) != len(rows):
    sys.exit("an answer is rated twice")
silent = rows[:, 2] == "no response"
points = np.where(silent, "0", rows[:, 2]).astype(float)
if ((points < 0) | (points > 100)).any():
    sys.exit("a rating is not on its scale")

shape = (len(vendors), len(questions))
rated = np.zeros(shape, bool)
given = np.zeros(shape, bool)
score = np.zeros(shape)
rated[place, column] = True
given[place, column] = ~silent
score[place, column] = points


def mean(values, present):
    """The mean of what is present; not a number where nothing is."""
    count = present.sum(axis=1)
    return np.divide((values * present).sum(axis=1), count, out=np.full(len(count), np.nan), where=count > 0)


nodes = {}
for name in weights:
    under = questions[:, 1] == name
    values, known, disclosed = score[:, under], rated[:, under], given[:, under]
    everything = np.ones_like(known)
    nodes[name] = np.stack(
        [
            mean(values, everything),
            mean(values, known),
            mean(np.where(known, values, 100), everything),
            mean(values, disclosed),
            known.mean(axis=1),
        ]
    )
stacked = np.stack([nodes[name] for name in weights])
factors = np.array(list(weights.values()))[:, None, None]
nodes["index"] = (np.nan_to_num(stacked) * factors).sum(axis=0) / (~np.isnan(stacked) * factors).sum(axis=0)
nodes["index"][4] = rated.mean(axis=1)

header = (
    "period,vendor,node,is_index,lower,score,upper,bounds,rank,rank_best,rank_worst,ci_low,ci_high,ci_method,ci_items,"
    "ci_cautions,rank_ci_low,rank_ci_high,band,coverage,without_nonresponse,pending_at_minimum,normalised,status\n"
)
none = "not applicable: target this questionnaire"
columns = []
for name in ["index", *weights]:
    lower, value, upper, without, coverage = nodes[name]
    # Figures that are equal but for rounding are ties.
    lower, value, upper = np.round(lower, 9), np.round(value, 9), np.round(upper, 9)
    by_value, by_lower, by_upper = np.sort(value), np.sort(lower), np.sort(upper)
    count = len(vendors)
    rank = 1 + count - np.searchsorted(by_value, value, side="right")
    best = 1 + count - np.searchsorted(by_lower, upper, side="right")
    worst = 1 + count - np.searchsorted(by_upper, lower, side="right") - (upper > lower)
    columns.append((name, lower, value, upper, rank, best, worst, coverage, without))
with open(output, "w") as file:
    file.write(header)
    for row, vendor in enumerate(vendors):
        for name, lower, value, upper, rank, best, worst, coverage, without in columns:
            file.write(
                f"2026-Q1,{vendor},{name},{'true' if name == 'index' else 'false'},{lower[row]:.6f},{value[row]:.6f},"
                f"{upper[row]:.6f},known,{rank[row]},{best[row]},{worst[row]},{none},{none},,,,{none},{none},,"
                f"{coverage[row]:.6f},{without[row]:.6f},{value[row]:.6f},,scored\n"
            )
