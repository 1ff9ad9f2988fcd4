"""Involvement of each vendor of a folder that generate.py wrote, by pandas: tally_pandas.py FOLDER FILE

Words and days are read as categories, so that each distinct one is looked up once.
"""

import sys

import numpy as np
import pandas as pd

import involvement as rules

folder, output = sys.argv[1:]
words = ["vendor", "form", "roles", "risk_operation", "risk_maintenance", "currency", "signed", "starts", "ends"]
types = {name: "category" for name in words} | {"value": "float64"}
table = pd.read_csv(
    f"{folder}/contracts.csv", usecols=list(types), dtype=types, keep_default_na=False, na_values={"value": [""]}
)


def of_category(name, function, dtype="float64"):
    """A function of a column's cells, worked out once for each distinct cell."""
    column = table[name].cat
    return np.array([function(cell) for cell in column.categories], dtype=dtype)[column.codes.to_numpy()]


table = table[of_category("signed", lambda cell: cell <= rules.LAST_DAY, bool)]
rates = pd.read_csv(f"{folder}/rates.csv")
rates = {(row.currency, row.year): row.per_unit for row in rates.itertuples()}
years = list(range(1900, 2100))
by_currency = [[1.0 if name == "USD" else rates.get((name, year), np.nan) for year in years] for name in table["currency"].cat.categories]
signed = of_category("signed", lambda cell: int(cell[:4]) - years[0], "int64")
worth = table["value"].to_numpy() / np.array(by_currency)[table["currency"].cat.codes.to_numpy(), signed]

days = {name: of_category(name, lambda cell: cell, "datetime64[D]") for name in ["starts", "ends"]}
month_day = {name: of_category(name, lambda cell: int(cell[5:7]) * 100 + int(cell[8:]), "int64") for name in days}
year = {name: of_category(name, lambda cell: int(cell[:4]), "int64") for name in days}
last = year["ends"] - (month_day["ends"] < month_day["starts"])
month, day = np.divmod(month_day["starts"], 100)
anniversary = ((last - 1970) * 12 + month - 1).astype("datetime64[M]").astype("datetime64[D]") + (day - 1)
length = (last - year["starts"]) + (days["ends"] - anniversary).astype("int64") / 365
term = rules.TERM_POINTS * np.minimum(np.log(1 + length) / rules.FULL_TERM, 1)
value = rules.VALUE_POINTS * np.clip(np.log(worth / rules.ZERO_VALUE) / rules.VALUE_RANGE, 0, 1)

roles = {(form, words): bounds for form, words, *bounds in rules.ROLE_TABLE}
forms = table["form"].cat
points = []
for bound in range(2):
    pairs = [[roles[form, some][bound] for some in table["roles"].cat.categories] for form in forms.categories]
    borne = rules.OTHER_RISKS * bound
    for name, weight in [("risk_operation", rules.OPERATION_WEIGHT), ("risk_maintenance", rules.MAINTENANCE_WEIGHT)]:
        borne = borne + weight * of_category(name, lambda cell: rules.bearer_part(cell)[bound])
    of_roles = np.array(pairs)[forms.codes.to_numpy(), table["roles"].cat.codes.to_numpy()]
    of_value = np.where(np.isnan(value), rules.VALUE_POINTS * bound, value)
    points.append(of_roles + rules.RISK_POINTS * borne + term + of_value)

lower, upper = points
scored = pd.DataFrame(
    {
        "vendor": table["vendor"],
        "contracts": 1,
        "deepest_lower": lower,
        "deepest_upper": upper,
        "exposure_lower": worth * lower / 100,
        "exposure_upper": worth * upper / 100,
        "years_lower": length * lower / 100,
        "years_upper": length * upper / 100,
    }
)
how = {name: "max" if name.startswith("deepest") else "sum" for name in rules.COLUMNS[1:]}
scored.groupby("vendor", observed=True, sort=True).agg(how).reset_index().to_csv(output, index=False)
