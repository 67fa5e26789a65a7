# make demo   from a fresh clone to a graph, an answer and a picture
# make test   every check there is
# Both make .venv and install what they need, pinned by version and hash, from requirements/.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMPS := $(VENV)/stamps
WEB    := graph/explorer/web
PIP    := PYTHONWARNINGS=ignore $(BIN)/python -m pip --quiet --disable-pip-version-check

# A file that is added or removed touches its folder, and then the package is installed again; edits are seen at once.
FOLDERS := $(shell find core graph loaders ontology seeds -type d -not -path '*/node_modules*' -not -path '*/__pycache__*' -not -path '*/dist*')

.PHONY: help demo test check install assets bench lock picture clean
.DELETE_ON_ERROR:

help:
	@sed -n '/^#/!q; s/^# //p' Makefile

demo: build/.installed
	$(BIN)/biopact demo

test: build/.installed $(STAMPS)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy -p biopact
	$(BIN)/mypy tests benchmarks docs
	$(BIN)/lint-imports
	$(BIN)/python -m biopact.graph.explorer.build --test
	$(BIN)/pytest

install: build/.installed

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("biopact needs Python 3.11 or newer and $(PYTHON) is %d.%d; run make with PYTHON=python3.12, say." % sys.version_info[:2])'
	@$(PYTHON) -c 'import ensurepip' 2> /dev/null || sh .ci/add-venv "$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run $(STAMPS)/dev: $(STAMPS)/%: requirements/%.txt $(STAMPS)/venv
	$(PIP) install --require-hashes -r $<
	@touch $@

build/.installed: pyproject.toml $(FOLDERS) $(STAMPS)/run $(STAMPS)/assets
	$(PIP) install --no-deps --no-build-isolation -e . --config-settings editable_mode=strict
	@touch $@
