# Two commands do all the set-up: `make demo` and `make test`. Needs Python 3.11 or newer and a network once.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= demo

.PHONY: demo test test-all lint types quality bench clean help

help:  ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Fogline needs Python 3.11 or newer, and $(PYTHON) is older. Run: make PYTHON=/path/to/python3.11 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: requirements/core.txt pyproject.toml hatch_build.py src/fogline/knowledge/build_gazetteer.py | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.core  ## run the main job on the sample story and print where the page is
	$(BIN)/fogline brief examples/pokrovsk/reports --out $(OUT) --offline --parties RUS,UKR \
	  --name "Pokrovsk, 11 November 2025 (sample story)" \
	  --sources examples/pokrovsk/sources.toml --boundary examples/pokrovsk/maps/boundary.geojson \
	  --map "Sample Map A=examples/pokrovsk/maps/sample_map_a_2025-11-10.geojson" \
	  --map "Sample Map B=examples/pokrovsk/maps/sample_map_b_20251109.json" \
	  --map "Sample Map C=examples/pokrovsk/maps/sample_map_c_25_11_10.kml" \
	  --weather examples/pokrovsk/weather/stations.csv --weather examples/pokrovsk/weather/synop_2025-11.txt

test: $(VENV)/.dev  ## the tests that take less than five minutes
	$(BIN)/python -m pytest -n 2 -m "not slow"

test-all: $(VENV)/.dev  ## every test
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.dev  ## ruff, as a linter and as a formatter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy --strict
	$(BIN)/mypy

quality: $(VENV)/.dev  ## hold the scores to their floors (needs ../shared/data)
	$(BIN)/python benchmarks/gates.py

clean:
	rm -rf $(VENV) $(OUT) src/fogline/knowledge/data/gazetteer.sqlite
