"""Scores many vendors from CSV to CSV, and times it against NumPy, polars and COINr: run.py CANDOUR [VENDORS] [QUESTIONS]

Each program is started anew for each run, in turn with the others, so that imports and a machine that slows down count for
all. What they write is compared cell by cell. COINr is not measured where R lacks it.
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


def main(candour, vendors=10_000, questions=50):
    if questions < LEAST_QUESTIONS:
        sys.exit(f"{questions} questions are too few to compare: give at least {LEAST_QUESTIONS}")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "many"
        generate.main(data, vendors, questions)
        files = {name: Path(folder) / f"{name}.csv" for name in ["numpy", "polars"]}
        commands = {"candour": [candour, "score", data, "--quiet", "--tables", "scores", "--output", f"{folder}/run"]}
        for name, file in files.items():
            commands[name] = [sys.executable, HERE / f"scores_{name}.py", data, file]
        coinr = r_versions("COINr")
        if coinr:
            files["coinr"] = Path(folder) / "coinr.csv"
            commands["coinr"] = ["Rscript", HERE / "scores_coinr.R", data, files["coinr"], "9"]
        times = {name: [] for name in commands}
        for run in range(RUNS + 1):
            for name, command in commands.items():
                # A run that stands there already would not be written again.
                subprocess.run(["rm", "-rf", f"{folder}/run"], check=True)
                taken = timed(command)
                if run > 0:
                    times[name].append(taken)
        timed(commands["candour"])
        files = {"candour": Path(folder) / "run/tables/scores.csv", **files}
        tables = {name: rows(file) for name, file in files.items()}
        ours = statistics.median(times["candour"])
        print(f"{vendors} vendors × {questions} questions, median of {RUNS} whole processes; load {os.getloadavg()[0]:.1f}")
        print(f"| program | seconds | candour's time over its | cells that differ |\n|---|---:|---:|---:|")
        print(f"| candour, with every check of `candour check` | {ours:.2f} | 1 | – |")
        for name in ["numpy", "polars"]:
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
        print(f"Without rounding, COINr parts equal scores that R adds up in another order: {parted} cells differ.")


def table_row(program, ours, times, found):
    theirs = statistics.median(times)
    return f"| {program} | {theirs:.2f} | {ours / theirs:.2f} | {found} |"


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
