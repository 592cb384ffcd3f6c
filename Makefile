# All set-up is done here: a machine needs Python 3.11 or newer with pip, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One more than there are processors: some tests wait, for a server or for the clock.
WORKERS ?= $(shell $(PYTHON) -c "import os; print(min(4, os.cpu_count() + 1))")
CYCLE ?= winter
ONLY ?=

export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS := 120
export GX_ANALYTICS_ENABLED := false

.PHONY: help brief test lint bench test-browser clean

help:
	@echo "make brief         set up, run the sample district's cycle, say where the brief is"
	@echo "make test          set up, lint, run all tests but those that need a browser"
	@echo "make test-browser  the tests in a browser (Debian: apt-get install chromium)"
	@echo "make lint          format, rules, types, SQL, direction of imports"
	@echo "make bench         print benchmarks and write build/bench.jsonl (ONLY=name for one)"

# Made anew whenever the lock or the project's metadata change.
$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed: make PYTHON=python3.12')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	touch $@

brief: $(VENV)/ready
	$(BIN)/throughline run districts/sample --cycle $(CYCLE)

# A file's tests stay together: they share what is made once. Files keep their order, in which those that run whole
# cycles come before many short ones, so that no worker is left with a long one.
test: lint
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

test-browser: $(VENV)/ready
	$(BIN)/python -m pytest -m browser --numprocesses $(WORKERS) --dist loadfile tests/browser

lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 0 --disable-progress-bar tasks districts
	$(BIN)/python -m tasks.indicators.portable
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/ready
	$(BIN)/python -m tests.benchmarks $(ONLY)

clean:
	rm -rf $(VENV) build districts/*/home
