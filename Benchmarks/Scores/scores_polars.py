"""tables/scores.csv of a dataset that generate.py wrote, by polars: scores_polars.py FOLDER FILE"""

import sys

import polars as pl

folder, output = sys.argv[1:]
weights = {"a": 3, "b": 2, "c": 2, "d": 2, "e": 1}
vendors = pl.read_csv(f"{folder}/vendors.csv", columns=["vendor"])
questions = pl.read_csv(f"{folder}/questions.csv").rename({"under": "node"})
rows = pl.read_csv(f"{folder}/responses.csv", columns=["vendor", "question", "rating"])
rows = rows.with_columns(points=pl.col("rating").cast(pl.Float64, strict=False))
silent = pl.col("rating") == "no response"
if rows.select((pl.col("points").is_null() & ~silent).any() | ~pl.col("points").is_between(0, 100).all()).item():
    sys.exit("a rating is not on its scale")
if rows.select(pl.struct("vendor", "question").n_unique() != pl.len()).item():
    sys.exit("an answer is rated twice")
answers = rows.join(questions, on="question")
if len(answers.join(vendors, on="vendor", how="semi")) != len(rows):
    sys.exit("a rating names a vendor or a question that is not described")

asked = questions.group_by("node").agg(asked=pl.len())
leaves = (
    answers.group_by("vendor", "node")
    .agg(sum=pl.col("points").sum(), given=pl.col("points").count(), rated=pl.len())
    .join(asked, on="node")
)
leaves = leaves.select(
    "vendor",
    "node",
    "asked",
    "rated",
    lower=pl.col("sum") / pl.col("asked"),
    score=pl.col("sum") / pl.col("rated"),
    upper=(pl.col("sum") + 100 * (pl.col("asked") - pl.col("rated"))) / pl.col("asked"),
    without=pl.when(pl.col("given") > 0).then(pl.col("sum") / pl.col("given")),
)
weight = pl.col("node").replace_strict(weights, return_dtype=pl.Float64)


def weighted(name):
    return (pl.col(name) * weight).sum() / weight.filter(pl.col(name).is_not_null()).sum()


index = leaves.group_by("vendor").agg(
    pl.lit("index").alias("node"),
    pl.col("asked", "rated").sum(),
    *[weighted(name).alias(name) for name in ["lower", "score", "upper", "without"]],
)
table = pl.concat([index, leaves.select(index.columns)]).with_columns(pl.col("lower", "score", "upper").round(9))


def above(name, limit):
    """For each vendor of a node, how many have more in a column than it has in another."""
    count = pl.len() - pl.col(name).sort().search_sorted(pl.col(limit), side="right")
    return count.cast(pl.Int64).over("node")


none = pl.lit("not applicable: target this questionnaire")
order = pl.col("node").replace_strict({name: place for place, name in enumerate(["index", *weights])})
table = table.sort("vendor", order).select(
    pl.lit("2026-Q1").alias("period"),
    "vendor",
    "node",
    pl.when(pl.col("node") == "index").then(pl.lit("true")).otherwise(pl.lit("false")).alias("is_index"),
    "lower",
    "score",
    "upper",
    pl.lit("known").alias("bounds"),
    rank=pl.col("score").rank("min", descending=True).over("node"),
    rank_best=1 + above("lower", "upper"),
    rank_worst=1 + above("upper", "lower") - (pl.col("upper") > pl.col("lower")).cast(pl.Int64),
    ci_low=none,
    ci_high=none,
    ci_method=pl.lit(None),
    ci_items=pl.lit(None),
    ci_cautions=pl.lit(None),
    rank_ci_low=none,
    rank_ci_high=none,
    band=pl.lit(None),
    coverage=pl.col("rated") / pl.col("asked"),
    without_nonresponse="without",
    pending_at_minimum="score",
    normalised=pl.lit(None),
    status=pl.lit("scored"),
)
table.write_csv(output, float_precision=6)
