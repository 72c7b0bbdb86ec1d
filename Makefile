# make run and make test do all the set-up there is to do.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
FOOTNOTED_DATA_DIR ?= $(CURDIR)/.footnoted
export FOOTNOTED_DATA_DIR
READER ?= $(FOOTNOTED_DATA_DIR)/reader

.DEFAULT_GOAL := help
.PHONY: help install run test lint format eval reader tagger screenshots browser typescript clean

help: ## Show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:[^#]*## /\t/' | expand -t 14

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Footnoted needs Python 3.11 or newer.")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

install: $(STAMP) ## Make the environment in .venv

run: $(STAMP) ## Build the index if need be and serve on http://127.0.0.1:8000
	$(BIN)/footnoted serve

browser: $(STAMP)
	@$(BIN)/python tests/browser/get_chromium.py

typescript: $(STAMP)
	@$(BIN)/python tests/web/get_typescript.py

test: $(STAMP) browser typescript ## Run all tests, the browser's included
	$(BIN)/python -m pytest

lint: $(STAMP) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(STAMP) ## Ask the golden questions and count what is right
	$(BIN)/footnoted eval

reader: $(STAMP) ## Train the reader again on the data sets in DATA, into READER
	$(BIN)/python -W ignore benchmarks/train_reader.py $(DATA) $(READER)
	$(BIN)/python -W ignore benchmarks/quantize_reader.py $(READER)/reader.pt
	$(BIN)/python -W ignore benchmarks/fit_reading.py $(DATA) $(READER)/indexes

tagger: $(STAMP) ## Train the labeller of references again on the tagged strings in DATA
	$(BIN)/python -W ignore benchmarks/train_tagger.py $(DATA)

screenshots: $(STAMP) browser ## Take pictures of the page into screenshots/
	$(BIN)/python tests/browser/screenshots.py

clean: ## Remove the environment, the index and all that was generated
	rm -rf $(VENV) .footnoted build dist screenshots tests/web/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
