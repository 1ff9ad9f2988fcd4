"""Counts the instructions of whole runs of Candour, and compares them with those that were counted last.

instructions.py CANDOUR [--write]

Times differ from run to run by several in a hundred, instructions by a few in ten thousand: what slows a loop down shows
here although no clock would. Each run has one thread, and hashes without a random seed. Counts hold for one compiler and one
kind of processor; of another nothing is compared. `--write` keeps the new counts.

Exits with 1 where a run takes more than one in a hundred more.
"""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE / "instructions.json"
TOLERANCE = 0.01


def contracts(folder):
    subprocess.run([sys.executable, HERE / "Contracts/generate.py", folder, "20", "2000"], check=True)


def ratings(folder, kind="ratings"):
    subprocess.run([sys.executable, HERE / "Scores/generate.py", folder, "1000", "50", kind], check=True)


def runs(root, out):
    """The runs by name; each writes into a folder that is not there yet."""
    tally = ["tally", "--dataset", root / "contracts", "--period", "2026-Q2", "--quiet"]
    letters = HERE.parent / "Data/letters"
    return {
        "tally of 20 MB of contracts": [*tally, "--table", out / "a.csv"],
        "the same, portable scanner": [*tally, "--table", out / "b.csv", "--reader", "portable"],
        "the same, libcsv": [*tally, "--table", out / "c.csv", "--reader", "libcsv"],
        "the same, with digests and a tally": [*tally, "--table", out / "d.csv", "--output", out / "d.tally"],
        "scores of 1,000 vendors × 50 questions": [
            "score", root / "ratings", "--quiet", "--tables", "scores", "--output", out / "e"],
        "scores of 1,000 vendors × 50 indicators, treated and normalised": [
            "score", root / "indicators", "--quiet", "--tables", "scores", "--output", out / "g"],
        "check of the 50 questions": ["check", root / "ratings", "--quiet"],
        "report of the letters": ["score", letters, "--period", "2021-Q3", "--quiet", "--output", out / "f"],
    }


def counted(candour, arguments):
    """How many instructions a run takes."""
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", candour, *arguments, "--threads", "1"]
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"{' '.join(map(str, arguments))}: exit {run.returncode}\n{run.stderr[-2000:]}")
    return int(found[1])


def here():
    """What counts depend on besides the program."""
    version = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    compiler = re.search(r"Swift version ([\d.]+)", version)
    return {"swift": compiler[1] if compiler else "", "machine": f"{platform.system()} {platform.machine()}"}


def main(candour, write=""):
    try:
        subprocess.run(["valgrind", "--version"], check=True, capture_output=True)
    except FileNotFoundError:
        sys.exit("valgrind is not there; on Debian and Ubuntu: apt-get install valgrind")
    known = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    place = here()
    kept = known.get("counts", {}) if {key: known.get(key) for key in place} == place else {}
    if known and not kept and not write:
        print(f"Counted last by Swift {known['swift']} on {known['machine']}: nothing is compared.\n")
    counts, slower = {}, []
    with tempfile.TemporaryDirectory() as folder:
        root, out = Path(folder), Path(folder) / "out"
        out.mkdir()
        contracts(root / "contracts")
        ratings(root / "indicators", "indicators")
        ratings(root / "ratings")
        # Without what is only for a debugger, which takes valgrind minutes to read.
        program = root / "candour"
        subprocess.run(["strip", "--strip-debug", "-o", program, candour], check=True)
        print("| run | millions of instructions | of those counted last |\n|---|---:|---:|")
        for name, arguments in runs(root, out).items():
            counts[name] = counted(program, arguments)
            part = counts[name] / kept[name] if name in kept else None
            print(f"| {name} | {counts[name] / 1e6:,.1f} | {f'{part:.1%}' if part else '–'} |", flush=True)
            if part and part > 1 + TOLERANCE:
                slower.append(name)
    if write:
        KEPT.write_text(json.dumps({**place, "counts": counts}, indent=2, ensure_ascii=False) + "\n")
        print(f"\nKept in {KEPT.relative_to(HERE.parent)}.")
    elif slower:
        sys.exit(f"\nMore than {TOLERANCE:.0%} more: {'; '.join(slower)}. Where that is meant, keep the counts with WRITE=1.")


if __name__ == "__main__":
    main(*sys.argv[1:])
