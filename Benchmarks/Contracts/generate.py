"""Makes a dataset of contracts of a given size: generate.py FOLDER [MEGABYTES] [VENDORS]

The same arguments always give the same bytes. A row has fourteen cells and about 188 bytes; titles hold commas and quotes,
one value in 32 is not known, and two currencies beside the base currency have a rate for each year.
"""

import sys
from pathlib import Path

import numpy

FORMS = ["", "supply", "supply_install", "design_build", "om", "concession", "bot", "dbfot"]
ROLES = [
    "supply", "supply;maintain", "supply;install", "design;build", "operate;maintain", "", "build;operate;transfer",
    "design;build;finance;operate;transfer",
]
BEARERS = ["vendor", "shared", "public", ""]
CURRENCIES = ["USD", "USD", "EUR", "GBP"]
RATES = {"EUR": 0.9, "GBP": 0.78}
FIRST_YEAR, YEARS = 2012, 12
BLOCK = 20_000
METHOD = """candour: 1
title: Contracts of a nation
base_currency: USD
consolidate: none
target: this questionnaire
indices: [involvement]
"""
HEADER = (
    "contract,vendor,title,buyer,country,form,roles,risk_operation,risk_maintenance,value,currency,signed,starts,ends\n"
)


def rate(currency, year):
    """Units of a currency for one US dollar, with four decimals."""
    return f"{RATES[currency] + (year - FIRST_YEAR) * 0.0037:.4f}"


def titles():
    works = ["Supply and care of cameras", "Traffic control rooms", "Number plate recognition", "Public lighting", "Archive"]
    places = ["district", "harbour", "airport", "ring road", "old town", "university", "stadium"]
    texts = [f"{work}, {place} {number}, as agreed" for work in works for place in places for number in range(40)]
    # One in five is quoted although it need not be, and every comma makes it needful.
    return ['"' + text.replace("care", 'so-called ""care""') + '"' if index % 3 else text.replace(",", " -") for index, text in enumerate(texts)]


def block(first, count, vendors, names, buyers):
    draw = numpy.random.Generator(numpy.random.PCG64([20_261, first])).integers
    vendor = draw(0, vendors, count)
    title = draw(0, len(names), count)
    buyer = draw(0, len(buyers), count)
    kind = draw(0, len(FORMS), count)
    operation, maintenance = draw(0, 4, count), draw(0, 4, count)
    cents = draw(1_000_00, 400_000_000_00, count) // (10 ** draw(0, 4, count))
    known = draw(0, 32, count) > 0
    currency = draw(0, 4, count)
    year, month, day = draw(FIRST_YEAR, FIRST_YEAR + YEARS, count), draw(1, 13, count), draw(1, 29, count)
    length, later = draw(1, 31, count), draw(0, 12, count)
    rows = []
    for i in range(count):
        value = f"{cents[i] // 100}.{cents[i] % 100:02d}" if known[i] else ""
        rows.append(
            f"ocds-7x2-{first + i:09d},v{vendor[i]:06d},{names[title[i]]},{buyers[buyer[i]]},GB,{FORMS[kind[i]]},"
            f"{ROLES[kind[i]]},{BEARERS[operation[i]]},{BEARERS[maintenance[i]]},{value},"
            f"{CURRENCIES[currency[i]] if known[i] else ''},{year[i]}-{month[i]:02d}-{day[i]:02d},"
            f"{year[i]}-{month[i]:02d}-{day[i]:02d},{year[i] + length[i]}-{1 + later[i]:02d}-{day[i]:02d}\n"
        )
    return "".join(rows)


def main(folder, megabytes=500, vendors=20_000):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "method.yaml").write_text(METHOD)
    with open(folder / "vendors.csv", "w") as file:
        file.write("vendor,name\n" + "".join(f"v{number:06d},Vendor {number}\n" for number in range(vendors)))
    with open(folder / "rates.csv", "w") as file:
        file.write("currency,year,per_unit\n")
        for currency in RATES:
            for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
                file.write(f"{currency},{year},{rate(currency, year)}\n")
    names, buyers = titles(), [f"Works Directorate {number}" for number in range(500)]
    rows = 0
    with open(folder / "contracts.csv", "w", buffering=1 << 22) as file:
        file.write(HEADER)
        while file.tell() < megabytes * 1_000_000:
            file.write(block(rows, BLOCK, vendors, names, buyers))
            rows += BLOCK
    return rows


if __name__ == "__main__":
    print(main(sys.argv[1], *(int(argument) for argument in sys.argv[2:])), "rows")
