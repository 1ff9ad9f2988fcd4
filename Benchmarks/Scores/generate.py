"""Writes a dataset of many vendors: the same bytes every time for the same size.

generate.py FOLDER [VENDORS] [QUESTIONS] [indicators]

With `indicators` it is made as those of composite indicators are: numbers without ends, of which some lie far out, that are
treated as outliers and normalised over all vendors.
"""

import sys
from pathlib import Path

METHOD = """candour: 1
title: Many vendors
target: this questionnaire
missing: {nonresponse: minimum, unrated: exclude}
sensitivity: off
scales: {number: {SCALE}}
nodes:
  index: {aggregate: weighted mean, children: {a: 3, b: 2, c: 2, d: 2, e: 1}}
  a: {aggregate: mean}
  b: {aggregate: mean}
  c: {aggregate: mean}
  d: {aggregate: mean}
  e: {aggregate: mean}
indices: [index]
"""
RATINGS = "kind: numeric, minimum: 0, maximum: 100, labels: {no response: nonresponse}"
INDICATORS = "kind: numeric, treat: outliers, normalise: {by: min-max, to: [0, 100]}"


def indicator(question, vendor, thousandths):
    """The thousandths of an indicator: of five, one with a long end, one with few values far out, three as they are."""
    if question % 5 == 0:
        return thousandths**9 // 10**40
    if question % 5 == 1 and vendor % 3000 == question:
        return thousandths * 100
    return thousandths


def main(folder, vendors=10_000, questions=50, kind="ratings"):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    are_indicators = kind == "indicators"
    (folder / "method.yaml").write_text(METHOD.replace("SCALE", INDICATORS if are_indicators else RATINGS))
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
                thousandths = draw // 50 % 100_001
                if are_indicators:
                    if draw % 50 == 1:
                        continue
                    thousandths = indicator(question, vendor, thousandths)
                rating = "no response" if draw % 50 == 1 else f"{thousandths / 1000:.3f}"
                file.write(f"2026-Q1,v{vendor:05},q{question:02},one,{rating}\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:4]), *sys.argv[4:])
