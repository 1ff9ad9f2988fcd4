"""Involvement of each vendor of a folder that generate.py wrote, by polars: tally_polars.py FOLDER FILE"""

import datetime
import sys

import polars as pl

import involvement as rules

folder, output = sys.argv[1:]
schema = {name: pl.String for name in "contract vendor title buyer country form roles risk_operation risk_maintenance".split()}
schema |= {"value": pl.Float64, "currency": pl.String, "signed": pl.Date, "starts": pl.Date, "ends": pl.Date}
rates = pl.scan_csv(f"{folder}/rates.csv", schema={"currency": pl.String, "year": pl.Int32, "per_unit": pl.Float64})
roles = pl.LazyFrame(rules.ROLE_TABLE, schema=["form", "roles", "roles_lower", "roles_upper"], orient="row")
contracts = (
    pl.scan_csv(f"{folder}/contracts.csv", schema=schema, empty_string_is_null=False)
    .filter(pl.col("signed") <= datetime.date.fromisoformat(rules.LAST_DAY))
    .with_columns(year=pl.col("signed").dt.year())
    .join(roles, on=["form", "roles"], how="left")
    .join(rates, on=["currency", "year"], how="left")
)


def risk(column, bound):
    table = {row[0]: row[1 + bound] for row in rules.BEARER_TABLE}
    return pl.col(column).replace_strict(table, return_dtype=pl.Float64)


rate = pl.when(pl.col("currency") == "USD").then(1.0).otherwise(pl.col("per_unit"))
value = pl.col("value") / rate
value_part = ((value / rules.ZERO_VALUE).log() / rules.VALUE_RANGE).clip(0, 1)
starts, ends = pl.col("starts"), pl.col("ends")
is_before = (ends.dt.month() < starts.dt.month()) | ((ends.dt.month() == starts.dt.month()) & (ends.dt.day() < starts.dt.day()))
anniversary = ends.dt.year() - is_before.cast(pl.Int32)
rest = (ends - pl.date(anniversary, starts.dt.month(), starts.dt.day())).dt.total_days()
years = (anniversary - starts.dt.year()) + rest / 365
term_part = ((1 + pl.col("years")).log() / rules.FULL_TERM).clip(upper_bound=1)


def points(bound):
    borne = (
        rules.OPERATION_WEIGHT * risk("risk_operation", bound)
        + rules.MAINTENANCE_WEIGHT * risk("risk_maintenance", bound)
        + rules.OTHER_RISKS * bound
    )
    return (
        pl.col(["roles_lower", "roles_upper"][bound])
        + rules.RISK_POINTS * borne
        + rules.TERM_POINTS * term_part.fill_null(bound)
        + rules.VALUE_POINTS * value_part.fill_null(bound)
    )


scored = contracts.with_columns(years=years).select(
    "vendor", "years", worth=value, lower=points(0), upper=points(1)
)
table = (
    scored.group_by("vendor")
    .agg(
        contracts=pl.len(),
        deepest_lower=pl.col("lower").max(),
        deepest_upper=pl.col("upper").max(),
        exposure_lower=(pl.col("worth") * pl.col("lower") / 100).sum(),
        exposure_upper=(pl.col("worth") * pl.col("upper") / 100).sum(),
        years_lower=(pl.col("years") * pl.col("lower") / 100).sum(),
        years_upper=(pl.col("years") * pl.col("upper") / 100).sum(),
    )
    .sort("vendor")
)
table.collect(engine="streaming").write_csv(output)
