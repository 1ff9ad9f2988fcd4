#!/usr/bin/env python3
"""Tallies contracts on many machines: Spark deals the rows out, candour adds them up.

    spark-submit tally_contracts.py FILE... --dataset FOLDER --period QUARTERS --table FILE [--partitions N] [--candour PROGRAM]

Spark reads the CSV files and puts all rows of a contract into one partition. Each partition is written as a CSV file to the
worker's own disk and tallied there by `candour tally`; the tallies come back to the driver, where `candour merge` takes them
together. The table is the same, byte for byte, as that of one `candour tally` over all files.

On every machine PROGRAM and FOLDER must be at the same path; FOLDER needs no contracts. All files have the same header. Where
candour finds errors in rows, every partition's messages are printed and nothing is written.

docs/many-machines.md says when this is worth it, and what is refused.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from py4j.protocol import Py4JJavaError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

# Every byte becomes one character and back, so that candour sees what stood in the file, even where it is not UTF-8.
ENCODING = "iso-8859-1"
BYTE_ORDER_MARK = b"\xef\xbb\xbf".decode(ENCODING)
# As RFC 4180 has it, and blanks around unquoted cells dropped as candour drops them. What Spark would pass over or mend in
# silence (records that are too long or short, quotes that end too early or never) ends the job instead. Spark does not tell
# which cells were quoted: a quote amid an unquoted cell passes for text, and control characters at such a cell's ends are
# dropped.
READING = {
    "header": True,
    "encoding": ENCODING,
    "sep": ",",
    "quote": '"',
    "escape": '"',
    "multiLine": True,
    "inferSchema": False,
    "ignoreLeadingWhiteSpace": True,
    "ignoreTrailingWhiteSpace": True,
    "nullValue": "",
    "emptyValue": "",
    "maxCharsPerColumn": -1,
    "unescapedQuoteHandling": "RAISE_ERROR",
    "mode": "FAILFAST",
}
MOST_ROWS_SHOWN = 20
# So many tallies are merged at a time.
FAN_IN = 32


HINT = "Where a file can't be read, 'candour tally' on it by itself names every fault with its line."


class Failure(Exception):
    """What the user is told before the job ends."""


def read(spark, files):
    """All rows as text, and the names of their columns."""
    # A column that nobody asks for would not be missed in a record that is too short.
    spark.conf.set("spark.sql.csv.parser.columnPruning.enabled", False)
    spark.conf.set("spark.sql.caseSensitive", True)
    names = spark.read.options(**READING).csv(files).columns
    schema = StructType([StructField(name, StringType()) for name in names])
    # Not enforced: the header of each file is compared with the first one's.
    return spark.read.options(**READING, enforceSchema=False).schema(schema).csv(files), names


def key(name):
    """What a contract is dealt out by: the same for any two cells that candour takes for the same contract."""
    return F.btrim(F.col(f"`{name}`"), F.lit(" \t\r\n'"))


def groups(pairs):
    """The contracts that duplicates link to each other, each with the one that stands for all of its group."""
    parents = {}

    def root(name):
        while parents.setdefault(name, name) != name:
            parents[name] = parents[parents[name]]
            name = parents[name]
        return name

    for one, other in pairs:
        first, second = sorted([root(one), root(other)])
        parents[second] = first
    return [(name, root(name)) for name in list(parents)]


def dealt(spark, rows, contract, same_as, partitions):
    """The rows with all that has to be scored together in one partition.

    A duplicate counts only while its original is not on record, so both must be seen at once, and all versions of both. Of
    each pair the names come to the driver; there are few.
    """
    rows = rows.withColumn("dealt by", key(contract))
    if same_as is not None:
        pairs = rows.where(key(same_as) != "").select("dealt by", key(same_as)).distinct().na.drop().collect()
        if pairs:
            schema = "`dealt by` string, `together with` string"
            table = F.broadcast(spark.createDataFrame(groups(pairs), schema))
            rows = rows.join(table, "dealt by", "left")
            rows = rows.withColumn("dealt by", F.coalesce("together with", "dealt by")).drop("together with")
    return rows.repartition(partitions, "dealt by").drop("dealt by")


def line(names):
    """A row as a line of CSV: every cell in quotes, but for blank ones."""
    quote = '"'
    cells = []
    for name in names:
        cell = F.col(f"`{name}`")
        quoted = F.concat(F.lit(quote), F.replace(cell, F.lit(quote), F.lit(quote * 2)), F.lit(quote))
        cells.append(F.when(cell.isNull() | (cell == ""), F.lit("")).otherwise(quoted))
    return F.concat_ws(",", *cells)


def header_line(names):
    quoted = ('"' + name.replace('"', '""') + '"' for name in names)
    return ",".join(quoted).encode(ENCODING) + b"\n"


def tally_command(arguments, file, output):
    command = [arguments.candour, "tally", file, "--dataset", arguments.dataset, "--period", arguments.period]
    # Spark runs a task for each of a machine's cores.
    command += ["--output", output, "--threads", "1", "--quiet"]
    return command + (["--refuse-rows"] if arguments.refuse_rows else [])


def tally(arguments, header, rows, number):
    """Tallies the rows of a partition: its number, how many rows, the tally, or what went wrong."""
    with tempfile.TemporaryDirectory(prefix="candour-") as folder:
        file, output = Path(folder) / f"part-{number:05}.csv", Path(folder) / "tally"
        count = 0
        with open(file, "wb", buffering=1 << 20) as writer:
            writer.write(header)
            for row in rows:
                writer.write(row[0].encode(ENCODING))
                writer.write(b"\n")
                count += 1
        outcome = subprocess.run(tally_command(arguments, file, output), capture_output=True, stdin=subprocess.DEVNULL)
        if outcome.returncode < 0:
            # It was ended from outside: out of memory, perhaps. Spark tries again, on another machine if it has one.
            raise RuntimeError(f"partition {number}: candour was ended by signal {-outcome.returncode}")
        if outcome.returncode != 0:
            return number, count, None, complaint(number, outcome, file)
        return number, count, output.read_bytes(), None


def complaint(number, outcome, file):
    """All that candour said of a partition, and the lines that it spoke of."""
    said = (outcome.stderr + outcome.stdout).decode(errors="replace").strip()
    text = f"partition {number}: candour tally ended with {outcome.returncode}\n{said}"
    cited = sorted({int(found) for found in re.findall(re.escape(file.name) + r":(\d+)", said)})
    if cited:
        # The lines of a partition are nobody else's: what stands in them says which row of the source it is.
        lines = file.read_bytes().split(b"\n")
        text += f"\nlines of {file.name} named above (at most {MOST_ROWS_SHOWN}):"
        for place in cited[:MOST_ROWS_SHOWN]:
            text += f"\n  {place}: {lines[place - 1].decode(errors='replace')}"
    return text


def check_dataset(arguments, header):
    """Has candour look at the dataset and the header once, before every partition would complain of them."""
    with tempfile.TemporaryDirectory(prefix="candour-") as folder:
        file = Path(folder) / "header.csv"
        file.write_bytes(header)
        outcome = run(tally_command(arguments, file, Path(folder) / "tally"))
        if outcome.returncode != 0:
            raise Failure(outcome.stderr.strip())


def run(command, folder=None):
    try:
        return subprocess.run(
            command, cwd=folder, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL
        )
    except OSError as error:
        raise Failure(f"{command[0]}: {error.strerror}; name candour's place with --candour") from error


def write_tallies(results, folder):
    """Brings the tallies to the driver, one at a time: their files, the rows read, and the partitions' complaints."""
    files, rows, complaints = [], 0, []
    for number, count, content, fault in results.toLocalIterator():
        rows += count
        if fault is not None:
            complaints.append(fault)
            continue
        file = Path(folder) / f"part-{number:05}.tally"
        file.write_bytes(content)
        files.append(file.name)
    return files, rows, complaints


def merge(arguments, files, folder):
    """Takes the tallies together and writes what was asked for; gives candour's summary."""
    # Each tally is compared with all before it: in groups, thousands of them take no longer than they must.
    level = 0
    while len(files) > FAN_IN:
        groups = [files[first : first + FAN_IN] for first in range(0, len(files), FAN_IN)]
        level += 1
        files = [f"level-{level}-{number:05}.tally" for number in range(len(groups))]
        for group, file in zip(groups, files):
            run_merge(arguments, group, folder, ["--output", file])
            for part in group:
                (Path(folder) / part).unlink()
    options = []
    for option, path in [("--output", arguments.output), ("--table", arguments.table)]:
        if path:
            options += [option, str(Path(path).absolute())]
    return run_merge(arguments, files, folder, options)


def run_merge(arguments, files, folder, options):
    command = [arguments.candour, "merge", *files, "--dataset", arguments.dataset, *options]
    outcome = run(command, folder)
    if outcome.returncode != 0:
        raise Failure(outcome.stderr.strip())
    return outcome.stderr.strip()


def job(spark, arguments):
    """Does the work: candour's summary, and how many rows Spark read.

    Raises Failure with what the user should know.
    """
    try:
        return attempt(spark, arguments)
    except (Py4JJavaError, PySparkException) as error:
        # Without Java's stack, which says nothing of the files.
        lines = [line for line in str(error).splitlines() if not re.match(r"\s+at |\s*\.\.\. \d+ more", line)]
        raise Failure("\n".join(["Spark failed:", *dict.fromkeys(lines), HINT])) from error


def attempt(spark, arguments):
    rows, names = read(spark, arguments.files)
    bare = [names[0].removeprefix(BYTE_ORDER_MARK), *names[1:]]
    header = header_line(bare)
    check_dataset(arguments, header)
    columns = {name.strip(): place for place, name in enumerate(bare)}
    if "contract" not in columns:
        raise Failure("the files have no column 'contract': bring them into the columns of contracts.csv first")
    same_as = columns.get("same_as")
    partitions = arguments.partitions or 2 * spark.sparkContext.defaultParallelism
    rows = dealt(spark, rows, names[columns["contract"]], None if same_as is None else names[same_as], partitions)
    lines = rows.select(line(names)).rdd
    results = lines.mapPartitionsWithIndex(lambda number, rows: [tally(arguments, header, rows, number)])
    # Once made, a tally is kept until it is fetched: each is fetched by a job of its own.
    results.persist(StorageLevel.MEMORY_AND_DISK)
    try:
        results.count()
        with tempfile.TemporaryDirectory(prefix="candour-") as folder:
            files, count, complaints = write_tallies(results, folder)
            if complaints:
                raise Failure("\n\n".join(complaints) + "\n\nNothing was written.")
            summary = merge(arguments, files, folder)
    finally:
        results.unpersist()
    return summary, count


def program(text):
    """A program as every folder sees it; a bare name is looked up in the path."""
    return str(Path(text).absolute()) if "/" in text else text


def parse(words=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="+", help="CSV files of contracts, or folders of them, as Spark can read them")
    parser.add_argument("--dataset", required=True, type=lambda text: str(Path(text).absolute()), help="the dataset's folder")
    parser.add_argument("--period", required=True, help="the quarters, as for candour tally")
    parser.add_argument("--table", help="where to write the table of all vendors")
    parser.add_argument("--output", help="where to write the tally of all")
    parser.add_argument("--partitions", type=int, help="how many parts; by default two for each of Spark's cores")
    parser.add_argument("--candour", default="candour", type=program, help="the program, on every machine")
    parser.add_argument("--refuse-rows", action="store_true", help="leave rows with an error out, and count them")
    arguments = parser.parse_args(words)
    if not arguments.table and not arguments.output:
        parser.error("say what to write: --table, --output or both")
    if arguments.partitions is not None and arguments.partitions < 1:
        parser.error("--partitions must be 1 or more")
    return arguments


def main():
    arguments = parse()
    spark = SparkSession.builder.appName("candour tally").getOrCreate()
    try:
        summary, count = job(spark, arguments)
    except Failure as failure:
        sys.exit(f"{failure}")
    finally:
        spark.stop()
    print(summary)
    counted = re.match(r"(\d+) rows", summary)
    if not counted or int(counted[1]) != count:
        sys.exit(f"error: Spark read {count} rows, and the tallies have another number")


if __name__ == "__main__":
    main()
