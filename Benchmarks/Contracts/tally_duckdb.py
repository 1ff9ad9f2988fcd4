"""Involvement of each vendor of a folder that generate.py wrote, by DuckDB: tally_duckdb.py FOLDER FILE THREADS"""

import sys

import duckdb

import involvement as rules

folder, output, threads = sys.argv[1:]
database = duckdb.connect(config={"threads": int(threads), "preserve_insertion_order": False})


def rows(table):
    """A table's rows as SQL."""
    return ", ".join("(" + ", ".join(f"'{cell}'" if isinstance(cell, str) else f"{cell!r}::DOUBLE" for cell in row) + ")" for row in table)


def risk(column, bound):
    cases = " ".join(f"WHEN '{row[0]}' THEN {row[1 + bound]!r}::DOUBLE" for row in rules.BEARER_TABLE)
    return f"CASE coalesce({column}, '') {cases} END"


def points(bound):
    return f"""{["roles_lower", "roles_upper"][bound]}
        + {rules.RISK_POINTS!r}::DOUBLE * ({rules.OPERATION_WEIGHT!r}::DOUBLE * {risk("risk_operation", bound)}
            + {rules.MAINTENANCE_WEIGHT!r}::DOUBLE * {risk("risk_maintenance", bound)} + {rules.OTHER_RISKS * bound!r}::DOUBLE)
        + {rules.TERM_POINTS!r}::DOUBLE * coalesce(least(ln(1 + years) / {rules.FULL_TERM!r}::DOUBLE, 1), {bound})
        + {rules.VALUE_POINTS!r}::DOUBLE * coalesce(CASE WHEN worth <= {rules.ZERO_VALUE!r}::DOUBLE THEN 0
            WHEN worth >= {rules.FULL_VALUE!r}::DOUBLE THEN 1
            ELSE ln(worth / {rules.ZERO_VALUE!r}::DOUBLE) / {rules.VALUE_RANGE!r}::DOUBLE END, {bound})"""


types = {name: "VARCHAR" for name in "contract vendor title buyer country form roles risk_operation risk_maintenance".split()}
types |= {"value": "DOUBLE", "currency": "VARCHAR", "signed": "DATE", "starts": "DATE", "ends": "DATE"}
database.execute(f"""
COPY (
    WITH role_points(form, roles, roles_lower, roles_upper) AS (VALUES {rows(rules.ROLE_TABLE)}),
    rates AS (
        FROM read_csv('{folder}/rates.csv', columns = {{'currency': 'VARCHAR', 'year': 'INTEGER', 'per_unit': 'DOUBLE'}})
    ),
    contracts AS (
        FROM read_csv('{folder}/contracts.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
            new_line = '\\n', columns = {types!r})
        WHERE signed <= DATE '{rules.LAST_DAY}'
    ),
    dated AS (
        SELECT *, year(signed) AS signed_year,
            year(ends) - CASE WHEN (month(ends), day(ends)) < (month(starts), day(starts)) THEN 1 ELSE 0 END AS last
        FROM contracts
    ),
    known AS (
        SELECT vendor, risk_operation, risk_maintenance, roles_lower, roles_upper,
            last - year(starts) + (ends - make_date(last, month(starts), day(starts))) / 365 AS years,
            value / CASE WHEN dated.currency = 'USD' THEN 1 ELSE per_unit END AS worth
        FROM dated
        LEFT JOIN role_points ON role_points.form = coalesce(dated.form, '') AND role_points.roles = coalesce(dated.roles, '')
        LEFT JOIN rates ON rates.currency = dated.currency AND rates.year = signed_year
    ),
    scored AS (SELECT vendor, years, worth, {points(0)} AS lower, {points(1)} AS upper FROM known)
    SELECT vendor, count(*) AS contracts, max(lower) AS deepest_lower, max(upper) AS deepest_upper,
        coalesce(sum(worth * lower / 100), 0) AS exposure_lower, coalesce(sum(worth * upper / 100), 0) AS exposure_upper,
        coalesce(sum(years * lower / 100), 0) AS years_lower, coalesce(sum(years * upper / 100), 0) AS years_upper
    FROM scored GROUP BY vendor ORDER BY vendor
) TO '{output}' (HEADER)
""")
