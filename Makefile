# Each target does all of its own set-up; see README.md.
SHELL := /bin/bash
# A failing command in front of a pipe fails the target.
.SHELLFLAGS := -o pipefail -c
CANDOUR := .build/release/candour
SWIFT ?= swift
# On Linux the program holds Swift's own libraries, so that it runs on machines without them, and starts sooner.
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)

.PHONY: report test build set-up example-data reports benchmark benchmark-statistics benchmark-scores benchmark-contracts instructions test-spark coverage fuzz format lint clean

# Builds, scores the letters' case and says where the report lies.
report: build
	@$(CANDOUR) score Data/letters --period all --quiet | sed 's|^|The report lies at |'

build: set-up
	@$(SWIFT) build -c release --product candour $(STATIC)

# The test command: builds and passes the tests.
test: set-up
	@$(SWIFT) test

# The system's libraries, where their headers are missing.
set-up:
	@bash Scripts/set-up.sh

# Writes the CSV files of Data/example anew; the same bytes every time.
example-data:
	@mkdir -p .build && swiftc -O Data/example/generate.swift -o .build/generate-example
	@.build/generate-example Data/example

# Scores both datasets anew, after a change that changes what a run writes.
reports: build
	@for dataset in letters example; do $(CANDOUR) score Data/$$dataset --period all --replace --quiet; done

# Times the letters' report: the median of 20 whole runs.
benchmark: build
	@bash Benchmarks/letters-report.sh

# Times the statistics against their peers, on the same input and with the same figures; see Benchmarks/README.md.
benchmark-statistics: set-up
	@python3 Benchmarks/run.py

# Times the scoring of 10,000 vendors, from CSV to CSV, against NumPy, polars and COINr, and compares the tables.
benchmark-scores: build
	@python3 -m venv Benchmarks/.build/venv
	@Benchmarks/.build/venv/bin/pip install --quiet numpy polars
	@Benchmarks/.build/venv/bin/python Benchmarks/Scores/run.py $(CANDOUR)

# Times the tally of a generated file of contracts against polars, DuckDB, pandas and a bare libcsv loop. MEGABYTES=5000 takes
# another size, FOLDER=… makes the file there and keeps it.
MEGABYTES ?= 500
FOLDER ?=
benchmark-contracts: build
	@python3 -m venv Benchmarks/.build/venv
	@Benchmarks/.build/venv/bin/pip install --quiet -r Benchmarks/Peers/requirements.txt
	@Benchmarks/.build/venv/bin/python Benchmarks/Contracts/run.py $(CANDOUR) $(MEGABYTES) $(FOLDER)

# Counts the instructions of whole runs, and fails where one takes more than it took last; WRITE=1 keeps the new counts.
WRITE ?=
instructions: build
	@python3 -m venv Benchmarks/.build/venv
	@Benchmarks/.build/venv/bin/pip install --quiet numpy
	@Benchmarks/.build/venv/bin/python Benchmarks/instructions.py $(CANDOUR) $(if $(WRITE),--write)

# Tests the job for many machines (docs/many-machines.md) with a local Spark, where Java and PySpark can be had.
test-spark: build
	@python3 -m venv .build/spark
	@.build/spark/bin/pip install --quiet -r Scripts/spark/requirements.txt || echo "PySpark can't be had" >&2
	@CANDOUR=$(CANDOUR) .build/spark/bin/python Scripts/spark/test_tally_contracts.py -v

# Measures how often the intervals that a report prints contain the truth: the tables of docs/coverage.md.
coverage: set-up
	@$(SWIFT) build -c release --package-path Benchmarks --product coverage >&2
	@Benchmarks/.build/release/coverage

# Lets libFuzzer compare the readers of CSV on bytes of its choice, for a minute or so many SECONDS.
fuzz: set-up
	@bash Tests/Fuzz/run.sh $(SECONDS)

format:
	@$(SWIFT) format -i -r Sources Tests Benchmarks/Sources Benchmarks/Package.swift Data/example/generate.swift Package.swift

lint:
	@$(SWIFT) format lint -r --strict Sources Tests Benchmarks/Sources Benchmarks/Package.swift Data/example/generate.swift Package.swift

clean:
	@rm -rf .build
