# What a person or CI does with Sidak, one target each. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := api scheduler inspections checklists media organisation ledger
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet --extra build

# These would send the packages elsewhere than into the virtual environment, or break it.
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_HASHES PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT
unexport PIP_REQUIREMENT PIP_EDITABLE PIP_NO_DEPS PIP_DRY_RUN PIP_PYTHON PIP_REPORT
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-fast check format bench lock install install-dev debian-packages

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: install ## set everything up and serve the demonstration on SIDAK_PORT (8000), data in SIDAK_DATA_DIR (var)
	@$(BIN)/sidak serve --demo

test: install-dev debian-packages ## set everything up and run all tests
	@$(BIN)/python -m pytest -ra

test-fast: install-dev ## run the tests that are not marked slow
	@$(BIN)/python -m pytest -m "not slow"

check: install-dev ## formatting, lint, types, architecture, migrations in step
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy $(PACKAGES) tests bench
	@$(BIN)/python -m pytest -q tests/architecture

format: install-dev ## format the Python files and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: install-dev ## run the benchmarks; fails when a ratio is above its budget
	@$(BIN)/python -m bench

lock: install-dev ## resolve the dependencies of pyproject.toml anew into both lock files
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --extra dev --output-file requirements-dev.lock

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

debian-packages:
	@tests/install_debian_packages.sh

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Sidak needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python cannot make a virtual environment: install its venv package (python3-venv)" >&2; exit 1; }

# The stamps make the second run quick. The development set includes everything that `make run` needs.
$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@test $(VENV)/.installed-dev -nt requirements.lock -a $(VENV)/.installed-dev -nt pyproject.toml \
		|| { $(MAKE) --no-print-directory packages LOCK_FILE=requirements.lock; }
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	@$(MAKE) --no-print-directory packages LOCK_FILE=requirements-dev.lock
	@touch $@

.PHONY: packages
packages:
	@echo "Installing the packages of $(LOCK_FILE)"
	@$(BIN)/python -m pip install -qq --require-hashes -r $(LOCK_FILE)
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
