#!/usr/bin/env python3
"""Runs the benchmarks: ours and the peer's on the same input, one after the other, and checks that both have the same
figures. Prints one table row for each. A peer that can't be had is "not measured"."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).resolve().parent
threads = os.environ.get("THREADS", "2")


def prepare():
    """A virtual environment with the peers' packages; nothing where they can't be had."""
    environment = here / ".build" / "venv"
    python = environment / "bin" / "python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        requirements = here / "Peers" / "requirements.txt"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"the peers' packages can't be had: {error}", file=sys.stderr)
    return python


def figures(file):
    lines = (line.rsplit(",", 1) for line in file.read_text().splitlines())
    return {name: float(value) for name, value in lines}


def difference(ours, peer, spec):
    """The largest difference of a figure that both have; a figure that one lacks is an error."""
    if set(ours) != set(peer):
        sys.exit(f"{spec['name']}: not the same figures: {sorted(set(ours) ^ set(peer))[:5]}")
    name = max(ours, key=lambda key: abs(ours[key] - peer[key]))
    largest = abs(ours[name] - peer[name])
    if not largest <= spec["tolerance"]:
        sys.exit(f"{spec['name']}: '{name}' is {ours[name]}, and {peer[name]} by the peer")
    return largest


def row(program, python, spec):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([program, "input", spec["name"], folder], check=True)
        ours = subprocess.run([program, "run", spec["name"], folder, threads], check=True, capture_output=True, text=True)
        seconds = float(ours.stdout)
        script = here / "Peers" / f"{spec['name']}.py"
        cells = [spec["what"], f"{seconds:.3f} s"]
        if not spec.get("peer"):
            return cells + ["not measured", "not measured", spec["aim"], spec.get("note", "")]
        peer = subprocess.run([python, script, folder], capture_output=True, text=True)
        if peer.returncode != 0:
            print(peer.stderr, file=sys.stderr)
            return cells + ["not measured", "not measured", spec["aim"], "the peer did not run"]
        other = float(peer.stdout)
        largest = difference(figures(folder / "ours.csv"), figures(folder / "peer.csv"), spec)
        agreement = f"figures agree to {largest:.1g}"
        return cells + [f"{other:.3f} s ({spec['peer']})", f"{seconds / other:.3f}", spec["aim"], agreement]


def main():
    subprocess.run(["swift", "build", "-c", "release", "--package-path", here], check=True, stdout=sys.stderr)
    program = here / ".build" / "release" / "candour-benchmarks"
    python = prepare()
    specs = json.loads((here / "benchmarks.json").read_text())
    chosen = [spec for spec in specs if len(sys.argv) < 2 or spec["name"] in sys.argv[1:]]
    print("| benchmark | Candour | peer | ratio | aim | remark |")
    print("|---|---:|---:|---:|---|---|")
    for spec in chosen:
        print("| " + " | ".join(row(program, python, spec)) + " |", flush=True)


main()
