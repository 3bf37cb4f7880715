# Needs Python 3.11 or later and nothing else: the first run makes .venv and installs into it.
#   make demo      read the example reports and print what they say
#   make test      run the tests
#   make lint      ruff, mypy
#   make measure   score against the annotated reports, where they lie in ../shared
#   make docs      write docs/cli.md from the commands' own help

PYTHON ?= python3
BIN := .venv/bin
# A stamp tells whether what pyproject.toml asks for is installed.
INSTALLED := .venv/.installed

.PHONY: demo test lint format measure docs clean

demo: $(INSTALLED)
	$(BIN)/dragoman read examples/reports.jsonl

test: $(INSTALLED)
	$(BIN)/python -m pytest

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
