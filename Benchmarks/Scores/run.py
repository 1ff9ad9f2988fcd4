"""Scores many vendors from CSV to CSV, and times it against NumPy, polars and COINr: run.py CANDOUR [VENDORS] [QUESTIONS]

Twice: ratings on a scale, against NumPy, polars and COINr, and indicators that are treated as outliers, normalised and
aggregated, which is the whole of COINr's work. Each program is started anew for each run, in turn with the others, so that
imports and a machine that slows down count for all. What they write is compared cell by cell. COINr is not measured where R
lacks it.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

import generate

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))
from r_packages import r_versions

RUNS = 7
# With fewer, some vendor is likely to have no rating at all under a node, which the peers' scripts don't provide for.
LEAST_QUESTIONS = 25
NUMBERS = ["lower", "score", "upper", "coverage", "without_nonresponse", "pending_at_minimum"]
WORDS = ["period", "vendor", "node", "is_index", "rank", "rank_best", "rank_worst", "status"]


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def rows(path):
    with open(path, newline="") as file:
        return {(row["vendor"], row["node"]): row for row in csv.DictReader(file)}


def differences(ours, theirs, words=WORDS, numbers=NUMBERS):
    """How many cells of these columns differ: words as they stand, numbers by more than their last decimal."""
    if ours.keys() != theirs.keys():
        return len(ours.keys() ^ theirs.keys())
    count = 0
    for key, row in ours.items():
        other = theirs[key]
        count += sum(row[name] != other[name] for name in words)
        count += sum(
            (row[name] == "") != (other[name] in ("", "nan"))
            or (row[name] != "" and abs(float(row[name]) - float(other[name])) > 1.5e-6)
            for name in numbers
        )
    return count


def compare(candour, folder, kind, vendors, questions):
    """Times the programs on one dataset and prints a table of them."""
    data = folder / kind
    generate.main(data, vendors, questions, kind)
    output = folder / f"{kind}-run"
    scripts = ["numpy", "polars"] if kind == "ratings" else []
    files = {name: folder / f"{kind}-{name}.csv" for name in scripts}
    commands = {"candour": [candour, "score", data, "--quiet", "--tables", "scores", "--output", output]}
    for name in scripts:
        commands[name] = [sys.executable, HERE / f"scores_{name}.py", data, files[name]]
    coinr = r_versions("COINr")
    if coinr:
        files["coinr"] = folder / f"{kind}-coinr.csv"
        commands["coinr"] = ["Rscript", HERE / "scores_coinr.R", data, files["coinr"], kind, "9"]
    times = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            # A run that stands there already would not be written again.
            subprocess.run(["rm", "-rf", output], check=True)
            taken = timed(command)
            if run > 0:
                times[name].append(taken)
    subprocess.run(["rm", "-rf", output], check=True)
    timed(commands["candour"])
    files = {"candour": output / "tables/scores.csv", **files}
    tables = {name: rows(file) for name, file in files.items()}
    ours = statistics.median(times["candour"])
    print(
        f"\n{vendors} vendors × {questions} {kind}, median of {RUNS} whole processes; load {os.getloadavg()[0]:.1f}\n\n"
        "| program | seconds | candour's time over its | cells that differ |\n|---|---:|---:|---:|"
    )
    print(f"| candour, with every check of `candour check` | {ours:.2f} | 1 | – |")
    for name in scripts:
        found = differences(tables["candour"], tables[name])
        print(table_row(f"{name} {metadata.version(name)}", ours, times[name], found))
    if not coinr:
        print("| COINr in R | not measured | – | – |")
        return
    found = differences(tables["candour"], tables["coinr"], words=["rank"], numbers=["score"])
    print(table_row(coinr, ours, times["coinr"], f"{found} of scores and ranks"))
    # Its own ranks, of all digits that R has; not timed.
    timed(commands["coinr"][:-1])
    parted = differences(tables["candour"], rows(files["coinr"]), words=["rank"], numbers=["score"])
    print(f"\nWithout rounding, COINr parts equal scores that R adds up in another order: {parted} cells differ.")


def main(candour, vendors=10_000, questions=50):
    if questions < LEAST_QUESTIONS:
        sys.exit(f"{questions} questions are too few to compare: give at least {LEAST_QUESTIONS}")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ["ratings", "indicators"]:
            compare(candour, Path(folder), kind, vendors, questions)


def table_row(program, ours, times, found):
    theirs = statistics.median(times)
    return f"| {program} | {theirs:.2f} | {ours / theirs:.2f} | {found} |"


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
