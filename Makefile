# make demo | test | ocr | check | bench | docs - for people and for CI alike. Needs Python >= 3.11 and pip, nothing else.

PYTHON ?= python3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
CORE := $(VENV)/.core-installed
DEV := $(VENV)/.dev-installed
OCR := $(VENV)/.ocr-installed
DEMO ?= fixtures/statements/en/water-towers.html

.PHONY: demo test ocr check bench docs clean help

help:
	@echo "make demo    parse a statement of the fixtures and show its record"
	@echo "make test    run the tests"
	@echo "make ocr     install what reads scans, so that make test tests it too (Debian, as root)"
	@echo "make check   format, lint, types, quality gate"
	@echo "make bench   time of import and of parsing, against a plain lxml parse"
	@echo "make docs    write docs/cli.md, docs/data-model.md and the JSON Schema anew"

demo: $(CORE)
	@echo "The record of $(DEMO): its first lines as JSON (spans and scores left out) ..."
	@$(BIN)/statement-parser parse --no-evidence $(DEMO) > $(VENV)/demo.json
	@head -n 22 $(VENV)/demo.json
	@echo "  ..."
	@echo
	@echo "... and the whole of it as text:"
	@echo
	@$(BIN)/statement-parser parse --format text $(DEMO)
	@echo
	@echo "The whole JSON is in $(VENV)/demo.json. To see why: $(BIN)/statement-parser explain --content $(DEMO)"

test: $(DEV)
	$(BIN)/python -m pytest -q -n $(WORKERS)

ocr: $(OCR)
	@command -v tesseract >/dev/null || apt-get install -qq --no-install-recommends tesseract-ocr tesseract-ocr-eng || \
		{ apt-get update -qq && apt-get install -qq --no-install-recommends tesseract-ocr tesseract-ocr-eng; }

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python evaluation/gate.py

bench: $(CORE)
	$(BIN)/python evaluation/speed.py

docs: $(DEV)
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/generate.py --check

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# Stamps: set up again only when pyproject.toml has changed.
$(CORE): pyproject.toml
	$(call venv)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV): pyproject.toml
	$(call venv)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $(CORE) $@

$(OCR): $(DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[ocr]"
	@touch $@

define venv
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "statement-parser needs Python 3.11 or newer; $(PYTHON) is not. Try: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
endef
