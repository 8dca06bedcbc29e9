# What a person types. Each target sets up what it needs; Python 3.11 or later and make are enough.
.DEFAULT_GOAL := help
.PHONY: help setup spark run test check bench docs serve lock clean format

PYTHON ?= python3
PLAN ?= mexico/early-childhood.yaml
OUT ?= out
PORT ?= 8000

BIN := .venv/bin
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile
STAMP := .venv/.brecha-is-set-up
SPARK := .venv/.spark-is-set-up
# Trust the certificates of this machine, as pip does: many offices sit behind a proxy of their own.
export UV_SYSTEM_CERTS ?= 1

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

setup: $(STAMP)  ## Make .venv with the locked packages and Brecha itself

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Brecha needs Python 3.11 or later; make PYTHON=/path/to/python3.12 names one." if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/uv || $(MAKE) --no-print-directory .venv/bin/uv
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

# pip fetches uv alone, under the hash the lock gives it; uv then installs the rest.
.venv/bin/uv:
	$(PYTHON) -m venv .venv
	@awk '/^uv==/ {on = 1} on {print} on && !/\\$$/ {exit}' requirements.lock > .venv/uv.lock.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.lock.txt

spark: $(SPARK)  ## Add Apache Spark to .venv, where there is Java (17 or later)

$(SPARK): requirements-spark.lock $(STAMP)
	@if command -v java > /dev/null; \
	then $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-spark.lock; \
	else echo "There is no Java here: Spark and its tests are left out."; fi
	@touch $@

run: setup  ## Compute the care plan of PLAN and write its dossier to OUT, in Spanish and English
	$(BIN)/brecha care run $(PLAN) --out $(OUT) --lang es --lang en

test: setup  ## Run the fast tests
	$(BIN)/pytest $(PARALLEL) -m "not slow"

check: spark  ## Run all that continuous integration runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory docs
	$(BIN)/pytest $(PARALLEL)

format: setup  ## Lay the code out and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: spark  ## Measure, and write the figures to OUT/benchmarks.json and OUT/engines.md
	@mkdir -p $(OUT)
	$(BIN)/pytest benchmarks/test_*.py --benchmark-only --benchmark-json=$(OUT)/benchmarks.json
	$(BIN)/python benchmarks/compare_engines.py --out $(OUT)
	$(BIN)/python benchmarks/compare_surveys.py --out $(OUT)
	$(BIN)/python benchmarks/measure_office.py --out $(OUT)
	$(BIN)/python benchmarks/measure_linkage.py --out $(OUT)

docs: setup  ## Build the documentation into site/, strictly
	$(BIN)/typer brecha.cli utils docs --name brecha --title "The command brecha" --output docs/reference/cli.md
	$(BIN)/python -m brecha.reports.law_pages docs/reference/law
	$(BIN)/python -m brecha.reports.indicator_reference docs/reference/indicators.md
	$(BIN)/python -m zensical build --clean --strict

serve: setup  ## Start the office of a programme, with an example, on this machine's loopback address
	$(BIN)/brecha office serve --port $(PORT)

lock: setup  ## Resolve the bounds of pyproject.toml anew into requirements.lock
	$(BIN)/uv lock --upgrade
	$(BIN)/uv export --quiet --frozen --extra linkage --extra microdata --extra office --no-emit-project --no-header --no-annotate --output-file requirements.lock
	$(BIN)/uv export --quiet --frozen --only-group spark --no-header --no-annotate --output-file requirements-spark.lock
	@if grep -nE '://|^-|^/|@ ' requirements*.lock; then echo "A lock names an address or a path; see the lines above."; exit 1; fi

clean:  ## Remove what was made, the environment too
	rm -rf .venv .venv-bench-* $(OUT) site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
