#!/usr/bin/env python3
"""Compares tally_contracts.py on a local Spark with one candour tally of the same files: CANDOUR=PROGRAM test_tally_contracts.py

Skips, and says so, where PySpark or Java is missing.
"""

import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CANDOUR = str(Path(os.environ.get("CANDOUR", ROOT / ".build/release/candour")).absolute())
MISSING = [
    what
    for what, isThere in [
        ("PySpark", importlib.util.find_spec("pyspark")),
        ("Java", shutil.which("java") or os.environ.get("JAVA_HOME")),
        (CANDOUR, shutil.which(CANDOUR)),
    ]
    if not isThere
]
HEADER = [
    "contract", "vendor", "version", "share", "title", "form", "roles", "risk_operation", "value", "currency", "signed",
    "starts", "ends", "years", "status", "same_as", "source", "quote",
]
QUARTERS = "2025-Q3..2026-Q2"


def dataset(folder):
    """What contracts refer to."""
    folder = Path(folder)
    folder.mkdir()
    method = "candour: 1\ntitle: Hostile contracts\nbase_currency: USD\ntarget: this questionnaire\nindices: [involvement]\n"
    (folder / "method.yaml").write_text(method)
    vendors = [f"v{number:02}" for number in range(14)] + ["é", "e\u0301", "=sum"]
    lines = [f"{'' if vendor[0] != '=' else chr(39)}{vendor},Vendor {vendor.strip('=')}" for vendor in vendors]
    (folder / "vendors.csv").write_text("vendor,name\n" + "\n".join(lines) + "\n")
    rates = [f"EUR,{year},0.{81 + year - 2014}" for year in range(2014, 2027)]
    (folder / "rates.csv").write_text("currency,year,per_unit\n" + "\n".join(rates) + "\n")
    (folder / "sources.csv").write_text("source,title,published\nnotice,An award notice,2025-11-02\n")
    return vendors


def hostile_rows(seed, vendors, contracts=300):
    """Rows of contracts with versions, consortia and duplicates, none of which candour refuses."""
    draw = random.Random(seed)
    names = [f"c{number:04}" for number in range(contracts)]
    for place, name in enumerate(["é", "e\u0301", "a, b", 'a "b"', "two\nlines", "two\r\nlines", "=1+1", "-", "日本"]):
        names[place * 7] = name
    quotes = ["", "plain", 'so-called "care"', "line\nbreak", "line\r\nbreak", '"', ",", "'=1+1", "naïve – ✓", "\ttab"]
    rows = []
    for name in names:
        others = [other for other in names if other != name]
        same_as = draw.choice(others) if draw.random() < 0.2 else ""
        for version in range(1, draw.choice([1, 1, 1, 2, 3]) + 1):
            signers = draw.sample(vendors, draw.choice([1, 1, 1, 2, 3]))
            for signer in signers:
                day = f"{draw.choice([2019, 2024, 2025, 2026])}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
                isKnown = draw.random() < 0.9
                rows.append({
                    "contract": name,
                    "vendor": signer,
                    "version": str(version) if version > 1 else draw.choice(["", "1"]),
                    "share": draw.choice(["", "0.25", "0.3"]) if len(signers) > 1 else "",
                    "title": draw.choice(quotes),
                    "form": draw.choice(["", "supply", "om", "bot", "concession"]),
                    "roles": draw.choice(["", "supply;install", "operate; maintain", "build;operate", "!operate"]),
                    "risk_operation": draw.choice(["", "vendor", "public", "shared", "0.25"]),
                    "value": f"{draw.randint(1, 10**11) / 100:.2f}" if isKnown else "",
                    "currency": draw.choice(["USD", "EUR", "GBP"]) if isKnown else "",
                    "signed": day if draw.random() < 0.8 else "",
                    "starts": "2024-01-01",
                    "ends": draw.choice(["", "2025-12-31", "2040-07-01"]),
                    "years": "",
                    "status": draw.choice(["", "", "active", "cancelled"]),
                    # Only some of a contract's rows say that it is a duplicate.
                    "same_as": same_as if draw.random() < 0.7 else "",
                    "source": "notice",
                    "quote": draw.choice(quotes),
                })
    draw.shuffle(rows)
    return rows


def csv_bytes(rows, draw, end="\n", mark=b""):
    """Rows as CSV with cells quoted, and blanks around unquoted ones, for no reason."""

    def cell(text):
        text = "'" + text if text[:1] in "=+@\t" and text or text.startswith("'=") or text == "-" else text
        if any(sign in text for sign in ',"\r\n\t') or text.strip() != text or draw.random() < 0.2:
            return '"' + text.replace('"', '""') + '"' + draw.choice(["", "", " "])
        return draw.choice(["", "", "", " ", "\t"]) + text + draw.choice(["", "", "", " "])

    lines = [",".join(HEADER)] + [",".join(cell(row[name]) for name in HEADER) for row in rows]
    return mark + "".join(line + end for line in lines).encode()


@unittest.skipIf(MISSING, f"skipped: there is no {', no '.join(MISSING)}")
class TallyContracts(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        import tally_contracts
        from pyspark.sql import SparkSession

        cls.script = tally_contracts
        cls.spark = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", False)
            .config("spark.ui.showConsoleProgress", False)
            .config("spark.log.level", "OFF")
            .getOrCreate()
        )
        # A script that is run is sent to the workers by itself; one that is imported is not.
        cls.spark.sparkContext.addPyFile(tally_contracts.__file__)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def alone(self, data, files, *options):
        """What one candour tally gives: its table and its summary."""
        table = self.folder / "alone.csv"
        command = [CANDOUR, "tally", *files, "--dataset", data, "--period", QUARTERS, "--table", table, *options]
        outcome = subprocess.run(command, capture_output=True, text=True)
        return table.read_bytes() if outcome.returncode == 0 else None, outcome.stderr

    def together(self, data, files, *options, partitions=5):
        """What the job gives: its table and its summary."""
        table = self.folder / "together.csv"
        words = [*files, "--dataset", data, "--period", QUARTERS, "--table", table, "--candour", CANDOUR]
        arguments = self.script.parse([str(word) for word in [*words, "--partitions", partitions, *options]])
        summary, count = self.script.job(self.spark, arguments)
        self.assertEqual(int(summary.split()[0]), count)
        return table.read_bytes(), summary

    def write(self, name, content):
        file = self.folder / name
        file.write_bytes(content)
        return file

    def hostile(self, seed):
        data = self.folder / "data"
        vendors = dataset(data)
        return data, hostile_rows(seed, vendors), random.Random(seed)

    def test_the_example_comes_to_the_same_bytes(self):
        data = ROOT / "Data/example"
        table, summary = self.alone(data, [data / "contracts.csv"])
        self.assertEqual(self.together(data, [data / "contracts.csv"]), (table, summary.strip()))

    def test_versions_consortia_and_duplicates_in_several_files_come_to_the_same_bytes(self):
        data, rows, draw = self.hostile(1)
        third = len(rows) // 3
        files = [
            self.write("one.csv", csv_bytes(rows[:third], draw)),
            self.write("two.csv", csv_bytes(rows[third : 2 * third], draw, end="\r\n")),
            self.write("three.csv", csv_bytes(rows[2 * third :], draw)),
        ]
        table, summary = self.alone(data, files)
        for count in ["same as another contract", "superseded", "signed later", "left out by status"]:
            self.assertIn(count, summary)
        self.assertNotIn("refused", summary)
        self.assertGreater(table.count(b"\n"), 4)
        for partitions in [1, 7, 40]:
            self.assertEqual(self.together(data, files, partitions=partitions), (table, summary.strip()))

    def test_a_byte_order_mark_changes_nothing(self):
        data, rows, draw = self.hostile(2)
        files = [self.write("marked.csv", csv_bytes(rows, draw, mark=b"\xef\xbb\xbf"))]
        table, summary = self.alone(data, files)
        self.assertIsNotNone(table, summary)
        self.assertEqual(self.together(data, files), (table, summary.strip()))

    def test_rows_with_errors_are_named_whole_and_with_refuse_rows_counted(self):
        data, rows, draw = self.hostile(3)
        faulty = [dict(row) for row in rows]
        faulty[5]["vendor"] = "nobody"
        faulty[50]["value"] = "12 apples"
        faulty[90]["same_as"] = "no such contract"
        faulty[120] = dict(faulty[121])
        files = [self.write("faulty.csv", csv_bytes(faulty, draw))]
        self.assertIsNone(self.alone(data, files)[0])
        with self.assertRaises(self.script.Failure) as caught:
            self.together(data, files, partitions=3)
        message = str(caught.exception)
        for text in ["candour tally ended with 1", "nobody", "12 apples", "no such contract", "key.duplicate"]:
            self.assertIn(text, message)
        self.assertFalse((self.folder / "together.csv").exists())
        table, summary = self.alone(data, files, "--refuse-rows", "--quiet")
        self.assertIsNotNone(table)
        self.assertEqual(self.together(data, files, "--refuse-rows")[0], table)
        _, summary = self.alone(data, files, "--refuse-rows")
        counts = [line for line in summary.splitlines() if line.startswith("  ") and "refused:" in line]
        self.assertEqual(len(counts), 5, summary)
        for line in counts:
            self.assertIn(line, self.together(data, files, "--refuse-rows")[1])

    def test_records_that_are_no_rows_end_the_job_as_they_end_a_tally(self):
        data, rows, draw = self.hostile(4)
        sound = csv_bytes([dict(row, same_as="") for row in rows], draw)
        self.assertIsNotNone(self.alone(data, [self.write("sound.csv", sound)])[0])
        for name, line in [
            ("short.csv", b"c1,v01\n"),
            ("long.csv", b"c1,v01" + b"," * 40 + b"\n"),
            ("early.csv", b'c1,v01,1,,"ends" too early' + b"," * 13 + b"\n"),
            ("open.csv", b'c1,v01,1,,"never closed' + b"," * 13 + b"\n"),
        ]:
            files = [self.write(name, sound + line)]
            with self.subTest(name):
                self.assertIsNone(self.alone(data, files)[0])
                with self.assertRaisesRegex(self.script.Failure, f"(?s)Spark failed.*{name}.*candour tally") as caught:
                    self.together(data, files)
                self.assertNotIn("\tat ", str(caught.exception))

    def test_bytes_that_are_not_utf_8_are_candours_to_refuse(self):
        data, rows, draw = self.hostile(5)
        content = csv_bytes(rows[:20], draw) + b"c1,v\xff1" + b"," * 16 + b"\n"
        files = [self.write("latin.csv", content)]
        self.assertIsNone(self.alone(data, files)[0])
        with self.assertRaisesRegex(self.script.Failure, "UTF-8"):
            self.together(data, files)

    def test_files_with_other_headers_are_refused(self):
        data, rows, draw = self.hostile(6)
        files = [self.write("one.csv", csv_bytes(rows, draw)), self.write("two.csv", b"vendor,contract\nv01,c1\n")]
        with self.assertRaisesRegex(self.script.Failure, "(?s)Spark failed.*[Hh]eader"):
            self.together(data, files)

    def test_a_faulty_dataset_is_complained_of_once(self):
        data, rows, draw = self.hostile(7)
        (data / "method.yaml").write_text("candour: 1\ntitel: slip\n")
        files = [self.write("one.csv", csv_bytes(rows, draw))]
        with self.assertRaisesRegex(self.script.Failure, "method.yaml") as caught:
            self.together(data, files)
        self.assertNotIn("partition", str(caught.exception))

    def test_duplicates_of_duplicates_are_one_group(self):
        groups = dict(self.script.groups([("b", "a"), ("d", "c"), ("c", "b"), ("x", "y"), ("a", "d")]))
        self.assertEqual(len({groups[name] for name in "abcd"}), 1)
        self.assertNotEqual(groups["x"], groups["a"])
        self.assertEqual(groups["x"], groups["y"])


if __name__ == "__main__":
    unittest.main()
