"""Tallies a generated file of contracts, and times it against peers: run.py CANDOUR [MEGABYTES] [FOLDER]

Each program is started anew for each run, in turn with the others, so that imports and a machine that slows down count for
all. Seconds are the median on the clock; memory is the largest that any run of a program held. What the programs write is
compared vendor by vendor. FOLDER is where the file is made, and kept for the next time; without it, it is made and thrown
away.
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

HERE = Path(__file__).parent
RUNS = int(os.environ.get("RUNS", "5"))
THREADS = 2
SLOW = 8
"""A program that takes so many times as long as ours is run once."""
TOLERANCE = 1e-9
PERIOD = "2026-Q2"


class Program:
    """A command, the table that it writes, and what its runs took."""

    def __init__(self, command, table=None, version=None):
        self.command = [str(part) for part in command]
        self.table = table
        self.version = version
        self.seconds, self.processor, self.memory, self.fault = [], [], 0, None

    def run(self, isKept=True):
        """Runs it, to its end. This process stays small: what a child holds is counted from what its parent held."""
        start = time.perf_counter()
        with tempfile.TemporaryFile() as complaints:
            environment = dict(os.environ, POLARS_MAX_THREADS=str(THREADS))
            child = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=complaints, env=environment)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            taken = time.perf_counter() - start
            if child.returncode != 0:
                complaints.seek(0)
                text = complaints.read().decode(errors="replace").strip().splitlines() or ["no message"]
                self.fault = f"ended with {child.returncode}: {text[-1]}"
                print(f"{self.command[0]} {self.fault}", file=sys.stderr)
                return
        self.memory = max(self.memory, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
        if isKept:
            self.seconds.append(taken)
            self.processor.append(usage.ru_utime + usage.ru_stime)

    @property
    def median(self):
        return statistics.median(self.seconds) if self.seconds else None


def libcsv(folder):
    """The bare libcsv loop, compiled; None where it can't be."""
    program = Path(folder) / "libcsv_count"
    command = ["cc", "-O2", "-o", program, HERE / "libcsv_count.c", "-lcsv", "-lpthread"]
    try:
        subprocess.run(command, check=True)
        return program
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"the libcsv loop can't be compiled: {error}", file=sys.stderr)
        return None


def programs(candour, data, scratch):
    """All programs, by name; None: it can't be had."""
    ours = [candour, "tally", "--dataset", data, "--period", PERIOD, "--quiet"]
    all = {}
    for name, threads, more in [
        ("candour", THREADS, []),
        ("candour, with digests and a tally", THREADS, ["--output", scratch / "candour.tally"]),
        ("candour, portable scanner", THREADS, ["--reader", "portable"]),
        ("candour, libcsv", THREADS, ["--reader", "libcsv"]),
        ("candour, one thread", 1, []),
    ]:
        table = scratch / f"candour-{len(all)}.csv"
        all[name] = Program([*ours, "--threads", threads, "--table", table, *more], table)
    for name in ["polars", "duckdb", "pandas"]:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            all[name] = None
            continue
        table = scratch / f"{name}.csv"
        threads = [str(THREADS)] if name == "duckdb" else []
        all[name] = Program([sys.executable, HERE / f"tally_{name}.py", data, table, *threads], table, version)
    counter = libcsv(scratch)
    for threads in [1, THREADS]:
        name = f"bare libcsv loop, which only counts, {threads} thread{'s' * (threads > 1)}"
        all[name] = counter and Program([counter, data / "contracts.csv", threads])
    return all


def exact(data, scratch):
    """The same dataset with more decimals in its tables."""
    folder = scratch / "exact"
    folder.mkdir()
    for name in ["vendors.csv", "rates.csv", "contracts.csv"]:
        (folder / name).symlink_to((data / name).resolve())
    (folder / "method.yaml").write_text((data / "method.yaml").read_text() + "decimals: {report: 1, tables: 12}\n")
    return folder


def rows(path):
    with open(path, newline="") as file:
        return {row["vendor"]: row for row in csv.DictReader(file)}


def differences(ours, theirs):
    """How many vendors differ, and the largest relative difference of a figure."""
    count = len(ours.keys() ^ theirs.keys())
    largest = 0.0
    for vendor in ours.keys() & theirs.keys():
        one, other = ours[vendor], theirs[vendor]
        isSame = int(one["contracts"]) == int(other["contracts"])
        for name in other.keys() - {"vendor", "contracts"}:
            left, right = float(one[name]), float(other[name])
            difference = abs(left - right) / max(abs(left), abs(right), 1e-9)
            largest = max(largest, difference)
            isSame = isSame and difference <= TOLERANCE
        count += not isSame
    return count, largest


def measure(all):
    """Runs all of them in turn; the first run of each only warms up, unless it is slow."""
    for name, program in all.items():
        if program:
            program.run()
    ours = all["candour"]
    if ours.fault:
        sys.exit("candour failed")
    limit = SLOW * ours.median
    again = [program for program in all.values() if program and not program.fault and program.median <= limit]
    for program in again:
        program.seconds, program.processor = [], []
    for _ in range(RUNS):
        for program in again:
            program.run()


def agreement(name, program, ours, same):
    if program.table is None or name == "candour":
        return "–"
    if name.startswith("candour"):
        return "the same bytes" if same(program.table) else "**other bytes**"
    count, largest = differences(ours, rows(program.table))
    return f"yes, to {largest:.0e}" if count == 0 else f"**{count} vendors differ**"


def printed(all, size, table, same):
    """The table of all programs."""
    ours = rows(table)
    base = all["candour"].median
    lines = ["| program | seconds | processor's seconds | MB/s | its time over candour's | peak memory | agrees |"]
    lines.append("|---|---:|---:|---:|---:|---:|---|")
    for name, program in all.items():
        if not program or program.fault or not program.seconds:
            lines.append(f"| {name} | not measured | – | – | – | – | – |")
            continue
        title = f"{name} {program.version}" if program.version else name
        title += " (one run)" if len(program.seconds) == 1 < RUNS else ""
        lines.append(
            f"| {title} | {program.median:.2f} | {statistics.median(program.processor):.2f} "
            f"| {size / program.median / 1e6:.0f} | {program.median / base:.2f} "
            f"| {program.memory / 1e6:.0f} MB | {agreement(name, program, ours, same)} |"
        )
    return lines


def aims(all, contracts):
    """What issue 5 asks for, and what came of it."""
    found = []

    def ratio(what, above, below, aim):
        one, other = all.get(above), all.get(below)
        if not one or not other or one.median is None or other.median is None:
            found.append((what, "not measured", f"at least {aim}", "not measured"))
            return
        figure = one.median / other.median
        found.append((what, f"{figure:.2f}", f"at least {aim}", "yes" if figure >= aim else "no"))

    for peer in ["polars", "duckdb"]:
        ratio(f"time of {peer} over candour's", peer, "candour", 2.5)
        ratio("the same, with digests and a tally", peer, "candour, with digests and a tally", 2)
        ratio("the same, with the portable scanner", peer, "candour, portable scanner", 1)
    counting = f"bare libcsv loop, which only counts, {THREADS} threads"
    ratio("time of that libcsv loop on two threads over candour's with libcsv", counting, "candour, libcsv", 0.7)
    ratio("time of one thread over that of two", "candour, one thread", "candour", 1.7)
    allowed = 100e6 + 24 * contracts
    memory = all["candour"].memory
    verdict = "yes" if memory < allowed else "no"
    found.append(("peak memory", f"{memory / 1e6:.0f} MB", f"below {allowed / 1e6:.0f} MB: 100 MB and 24 bytes a contract", verdict))
    return ["| | measured | aim | met |", "|---|---:|---|---|"] + [f"| {' | '.join(row)} |" for row in found]


def main(candour, megabytes="500", folder=None):
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        data = Path(folder) if folder else scratch / "data"
        if not (data / "contracts.csv").exists():
            subprocess.run([sys.executable, HERE / "generate.py", data, megabytes], check=True, stdout=subprocess.DEVNULL)
        size = (data / "contracts.csv").stat().st_size
        all = programs(candour, data, scratch)
        measure(all)
        load = os.getloadavg()[0]
        table = scratch / "exact.csv"
        tally = Program([candour, "tally", "--dataset", exact(data, scratch), "--period", PERIOD, "--quiet", "--table", table])
        tally.run()
        if tally.fault:
            sys.exit("candour failed with twelve decimals")
        contracts = sum(int(row["contracts"]) for row in rows(table).values())
        reference = all["candour"].table.read_bytes()
        print(
            f"{contracts:,} contracts, {size / 1e6:,.0f} MB, {len(rows(table)):,} vendors; median of {RUNS} whole processes, "
            f"{THREADS} threads; load {load:.1f}\n"
        )
        print("\n".join(printed(all, size, table, lambda path: path.read_bytes() == reference)))
        print()
        print("\n".join(aims(all, contracts)))


if __name__ == "__main__":
    main(*sys.argv[1:])
