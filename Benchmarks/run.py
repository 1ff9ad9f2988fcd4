#!/usr/bin/env python3
"""Runs the benchmarks: ours and the peer's on the same input, one after the other, and checks that both have the same
figures. Prints one table row for each. A peer that can't be had is "not measured", and so is a benchmark whose input can't."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from r_packages import r_versions

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


def agreement(ours, peer, spec):
    """How far the figures agree that both have; a figure that one lacks is an error, and so are figures too far apart."""
    if set(ours) != set(peer):
        sys.exit(f"{spec['name']}: not the same figures: {sorted(set(ours) ^ set(peer))[:5]}")
    tolerance, share = spec["tolerance"], spec.get("share", 0)
    name = max(ours, key=lambda key: abs(ours[key] - peer[key]))
    beyond = sum(not abs(ours[key] - peer[key]) <= tolerance for key in ours)
    if beyond > share * len(ours):
        sys.exit(f"{spec['name']}: {beyond} figures differ; '{name}' is {ours[name]}, and {peer[name]} by the peer")
    if share:
        return f"{beyond} of {len(ours)} figures differ by more than {tolerance}"
    return f"figures agree to {abs(ours[name] - peer[name]):.1g}"


def peer_command(python, spec):
    """The peer's script and what it is called with its versions; None where R or its package is absent."""
    script = spec.get("script", f"{spec['name']}.py")
    if not script.endswith(".R"):
        return [python, script], spec["peer"]
    versions = r_versions(spec["peer"])
    return versions and (["Rscript", script], versions)


def row(program, python, spec):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unmeasured = ["not measured", "not measured", spec["aim"]]
        if subprocess.run([program, "input", spec["name"], folder]).returncode != 0:
            return [spec["what"], "not measured", *unmeasured, "its input is absent"]
        ours = subprocess.run([program, "run", spec["name"], folder, threads], check=True, capture_output=True, text=True)
        seconds = float(ours.stdout)
        cells = [spec["what"], f"{seconds:.3f} s"]
        if not spec.get("peer"):
            return cells + unmeasured + [""]
        found = peer_command(python, spec)
        if not found:
            return cells + unmeasured + [f"{spec['peer']} in R is absent"]
        command, called = found
        peer = subprocess.run([*command, folder], cwd=here / "Peers", capture_output=True, text=True)
        if peer.returncode != 0:
            print(peer.stderr, file=sys.stderr)
            return cells + unmeasured + ["the peer did not run"]
        other = float(peer.stdout)
        remark = agreement(figures(folder / "ours.csv"), figures(folder / "peer.csv"), spec)
        ratio = f"{seconds / other:.3f}" if seconds > 0.001 * other else f"{seconds / other:.1g}"
        return cells + [f"{other:.3f} s ({called})", ratio, spec["aim"], remark]


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


if __name__ == "__main__":
    main()
