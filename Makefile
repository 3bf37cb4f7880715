# Needs Python 3.11 or later and nothing else: the first run makes .venv and installs into it.
#   make demo      read the example reports and print what they say
#   make test      run the tests; as root on Debian it installs postgresql for them if there is none
#   make crash     kill adds at a hundred random moments, on SQLite and on PostgreSQL, and compare the ledgers
#   make concurrency   four writers and eight readers on one ledger for a minute, on both
#   make bench-ledger  how fast reports are added and questions answered
#   make lint      ruff, mypy
#   make measure   score against the annotated reports, where they lie in ../shared
#   make docs      write docs/cli.md from the commands' own help

PYTHON ?= python3
BIN := .venv/bin
# A stamp tells whether what pyproject.toml asks for is installed.
INSTALLED := .venv/.installed

.PHONY: demo test crash concurrency bench-ledger postgresql lint format measure docs clean

demo: $(INSTALLED)
	$(BIN)/dragoman read examples/reports.jsonl

test: $(INSTALLED) postgresql
	$(BIN)/python -m pytest

postgresql:
	@tools/postgresql.sh

crash: $(INSTALLED) postgresql
	$(BIN)/python -m tests.store.crashing --kills 100
	$(BIN)/python -m tests.store.crashing --kills 100 --postgresql

concurrency: $(INSTALLED) postgresql
	$(BIN)/python -m tests.store.crowding --seconds 60
	$(BIN)/python -m tests.store.crowding --seconds 60 --postgresql

bench-ledger: $(INSTALLED)
	$(BIN)/python tools/bench_ledger.py

lint: $(INSTALLED)
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools
	$(BIN)/mypy

format: $(INSTALLED)
	$(BIN)/ruff check --fix src tests tools
	$(BIN)/ruff format src tests tools

measure: $(INSTALLED)
	@test -x ../shared/tools/measure || { echo "make measure: there is no ../shared/tools/measure here"; exit 1; }
	../shared/tools/measure --dragoman $(BIN)/dragoman

docs: $(INSTALLED)
	$(BIN)/python tools/write_cli_docs.py

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dragoman needs Python 3.11 or later: make PYTHON=python3.11 ..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,readers]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ftm]' || echo "FollowTheMoney's library needs ICU (Debian: libicu-dev, pkg-config, g++): its tests are left out"
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
