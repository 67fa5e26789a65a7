# make demo      from a fresh clone to a graph, a ranking and a picture in build/demo
# make test      every check there is
# make install   only the environment, in .venv
# make assets    the explorer's page code, bundled
# make picture   the README's picture, taken of build/demo/explorer.html with chromium
# make docs      the ontology as a page for people, with a picture, in build/docs
# make bench     the benchmarks
# make oracle    what is read from EDGAR's submissions beside what edgartools reads from them
# make fuzz      hostile files of every kind at full size
# make crossvalidate  the figures on releases that nobody who wrote rules had seen
# make calibrate  the confidence of facts, fitted anew to the annotated releases
# make lock      the pins in requirements/, made anew from pyproject.toml
# make clean     take away what the others made

PYTHON ?= python3
BIN    := .venv/bin
STAMPS := .venv/stamps
WEB    := graph/explorer/web
PIP    := PYTHONWARNINGS=ignore $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK   := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
          --no-emit-index-url --no-emit-find-links --no-annotate --no-header

# The editable install links single files. One that comes or goes touches its folder, and then it is installed again.
ROOMS  := $(shell find core graph loaders ontology resolution seeds -type d \
          -not -path '$(WEB)*' -not -path 'graph/explorer/dist*' -not -name __pycache__)
PAGE   := $(wildcard $(WEB)/*.json $(WEB)/*.mjs $(WEB)/*.py) $(shell find $(WEB)/src $(WEB)/licences -type f)

.DELETE_ON_ERROR:
.PHONY: help demo test install assets picture docs bench fuzz oracle crossvalidate calibrate lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: build/.installed
	$(BIN)/biopact demo

test: build/.installed $(STAMPS)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy -p biopact
	$(BIN)/mypy tests benchmarks docs $(WEB)
	$(BIN)/lint-imports
	$(BIN)/python $(WEB)/bundle.py --test
	$(BIN)/pytest -n 2 --dist loadfile

install: build/.installed

assets: $(STAMPS)/node
	$(BIN)/python $(WEB)/bundle.py

picture: demo $(STAMPS)/dev
	$(BIN)/python docs/make_picture.py

docs: build/.installed $(STAMPS)/dev
	$(BIN)/python docs/make_ontology.py

bench: build/.installed
	@for file in benchmarks/*.py; do echo "$$file"; $(BIN)/python "$$file" || exit; done

fuzz: build/.installed $(STAMPS)/dev
	$(BIN)/python tests/fuzz/campaign.py

# The public submissions beside the checkout are asked about, too, where they are; all answers are kept.
PUBLIC := $(wildcard ../shared/edgar/submissions)
oracle: build/.installed $(STAMPS)/oracle
	build/oracle/bin/python tests/oracle/edgartools_answers.py tests/oracle/submissions > tests/oracle/answers.json
	$(if $(PUBLIC),build/oracle/bin/python tests/oracle/edgartools_answers.py $(PUBLIC) > tests/oracle/public.json)
	PYTHONPATH=. $(BIN)/python tests/oracle/compare.py tests/oracle/answers.json tests/oracle/submissions
	$(if $(PUBLIC),PYTHONPATH=. $(BIN)/python tests/oracle/compare.py tests/oracle/public.json $(PUBLIC))

crossvalidate: build/.installed
	$(BIN)/python tests/quality/crossvalidate.py

calibrate: build/.installed
	$(BIN)/python tests/quality/calibrate.py --keep

lock: $(STAMPS)/dev
	$(LOCK) pyproject.toml --group dev -o requirements/dev.txt
	$(LOCK) pyproject.toml --group build -c requirements/dev.txt -o requirements/run.txt
	$(LOCK) --group pyproject.toml:node -o requirements/node.txt
	$(LOCK) --group pyproject.toml:oracle -o requirements/oracle.txt

clean:
	rm -rf .venv build dist graph/explorer/dist $(WEB)/node_modules

$(STAMPS)/venv: requirements/venv.sh
	sh requirements/venv.sh $(PYTHON) .venv
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run $(STAMPS)/dev: $(STAMPS)/%: requirements/%.txt $(STAMPS)/venv
	$(PIP) install --require-hashes -r $<
	@touch $@

# An environment of its own: edgartools brings forty packages that nothing else needs.
$(STAMPS)/oracle: requirements/oracle.txt $(STAMPS)/venv
	sh requirements/venv.sh $(PYTHON) build/oracle
	PYTHONWARNINGS=ignore build/oracle/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r $<
	@touch $@

# A node of the system is good enough if it is new enough.
$(STAMPS)/node: requirements/node.txt $(STAMPS)/venv
	@$(BIN)/python $(WEB)/bundle.py --find-node > /dev/null || $(PIP) install --require-hashes -r $<
	@touch $@

build/.installed: pyproject.toml $(ROOMS) $(PAGE) $(STAMPS)/run $(STAMPS)/node
	$(PIP) install --no-deps --no-build-isolation -e . --config-settings editable_mode=strict
	@touch $@
