"""Writes a dataset of many vendors: the same bytes every time for the same size.

generate.py FOLDER [VENDORS] [QUESTIONS]
"""

import sys
from pathlib import Path

METHOD = """candour: 1
title: Many vendors
target: this questionnaire
missing: {nonresponse: minimum, unrated: exclude}
sensitivity: off
scales: {number: {kind: numeric, minimum: 0, maximum: 100, labels: {no response: nonresponse}}}
nodes:
  index: {aggregate: weighted mean, children: {a: 3, b: 2, c: 2, d: 2, e: 1}}
  a: {aggregate: mean}
  b: {aggregate: mean}
  c: {aggregate: mean}
  d: {aggregate: mean}
  e: {aggregate: mean}
indices: [index]
"""


def main(folder, vendors=10_000, questions=50):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "method.yaml").write_text(METHOD)
    with open(folder / "vendors.csv", "w") as file:
        file.write("vendor,name\n")
        for vendor in range(vendors):
            file.write(f"v{vendor:05},Vendor {vendor}\n")
    with open(folder / "questions.csv", "w") as file:
        file.write("question,under,scale\n")
        for question in range(questions):
            file.write(f"q{question:02},{'abcde'[question % 5]},number\n")
    state = 2021
    with open(folder / "responses.csv", "w") as file:
        file.write("period,vendor,question,coder,rating\n")
        for vendor in range(vendors):
            for question in range(questions):
                state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
                draw = state >> 33
                # One in fifty was never rated, one in fifty was not answered.
                if draw % 50 == 0:
                    continue
                rating = "no response" if draw % 50 == 1 else f"{draw // 50 % 100_001 / 1000:.3f}"
                file.write(f"2026-Q1,v{vendor:05},q{question:02},one,{rating}\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
