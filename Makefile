# make run     collect the made-up demo region and serve the desk at http://127.0.0.1:8000 (PORT= for another)
# make test    set up and pass all tests and checks; CI calls the same
PORT ?= 8000
DATA ?= data/demo
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: help run setup test test-fast check gates bench docs clean

help:
	@sed -n '1,2p' Makefile | cut -c3-; echo "also: setup test-fast check gates bench docs clean"

run: $(STAMP)
	@$(BIN)/tilshi demo --data $(DATA) --port $(PORT)

setup: $(STAMP)

$(STAMP): pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh
	@touch $(STAMP)

test: $(STAMP) check
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -q

test-fast: $(STAMP)
	@$(BIN)/python -m pytest -q -m "not slow and not browser and not gate and not postgres"

check: $(STAMP)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check -q . && $(BIN)/mypy

gates: $(STAMP)
	@$(BIN)/python -m pytest -q -s -m gate tests/gates

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

docs: $(STAMP)
	@$(BIN)/python scripts/reference.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
