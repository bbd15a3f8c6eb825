# What a person or CI does with Sidak, one target each. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := api scheduler inspections checklists media organisation ledger
WEB_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' -not -name '*.test.ts')
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --quiet --extra build

# Tests run in two processes, file by file: each has servers and databases of its own. In the order of the folders, so
# that the tests of the pages share one demonstration instead of starting it anew for each file.
SIDE_BY_SIDE := --numprocesses 2 --dist loadfile --no-loadscope-reorder

# These would send the packages elsewhere than into the virtual environment, or break it.
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIRE_HASHES PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT
unexport PIP_REQUIREMENT PIP_EDITABLE PIP_NO_DEPS PIP_DRY_RUN PIP_PYTHON PIP_REPORT
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The pages' tools are development packages to npm.
unexport NODE_ENV npm_config_omit npm_config_production

DESCRIBE := $(BIN)/sidak describe | node web/build/types.mjs

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-fast check format screenshots bench bench-national bench-load soak chaos fuzz lock types icons install install-dev pages debian-packages bundle

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: install pages ## set everything up and serve the demonstration on SIDAK_PORT (8000), data in SIDAK_DATA_DIR (var)
	@$(BIN)/sidak serve --demo

test: install-dev pages debian-packages ## set everything up and run all tests
	@cd web && npm run --silent test
	@$(BIN)/python -m pytest -ra $(SIDE_BY_SIDE)

test-fast: install-dev pages ## run the tests that are not marked slow
	@cd web && npm run --silent test
	@$(BIN)/python -m pytest -m "not slow" $(SIDE_BY_SIDE)

check: install-dev web/node_modules/.installed ## formatting, lint, types, architecture, migrations in step
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy $(PACKAGES) tests bench
	@$(BIN)/python -m pytest -q tests/architecture
	@cd web && npm run --silent check
	@$(DESCRIBE) | cmp -s - web/src/api/schema.d.ts \
		|| { echo "web/src/api/schema.d.ts is not what the API's description gives: make types" >&2; exit 1; }

format: install-dev ## format the Python files and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

screenshots: install-dev pages ## take pictures of every page into var/screenshots: three languages, two widths, light and dark
	@$(BIN)/python -m tests.pictures

bench: install-dev pages ## run the benchmarks; fails when a ratio is above its budget
	@$(BIN)/python -m bench

bench-national: install-dev ## make ten years of the whole country (once, minutes), then time every GET route as each role
	@$(BIN)/python -m bench.national

bench-load: install-dev ## let 2,000 phones and 500 desks have a morning at one machine: its knee, what it sheds, how it recovers
	@$(BIN)/python -m bench.load

soak: install-dev ## live YEARS (10) years of a province, then FAULTS (10000) faults under people at work; checks every guarantee
	@SOAK_YEARS=$(or $(YEARS),10) $(BIN)/python -m pytest -q tests/scheduler/year
	@FAULTS=$(or $(FAULTS),10000) $(BIN)/python -m pytest -q -s --session-timeout 86400 tests/faults

chaos: install-dev debian-packages ## send UPLOADS (1000) photos over bad lines and past killed servers, to disk and to S3
	@CHAOS_UPLOADS=$(or $(UPLOADS),1000) $(BIN)/python -m pytest -q tests/uploads

bundle: install pages ## pack everything for a server without internet into one archive in dist/
	@$(BIN)/python -m api.bundling

fuzz: install-dev ## make up bytes for every reader of strangers' bytes and chains of requests, MINUTES (1) for each
	@FUZZ_MINUTES=$(or $(MINUTES),1) $(BIN)/python -m pytest -q tests/fuzz \
		tests/api/test_schemathesis.py::test_what_an_answer_names_is_asked_for_in_turn \
		tests/api/test_schemathesis.py::test_what_an_administrators_answers_name_is_asked_for_in_turn

lock: install-dev ## resolve the dependencies of pyproject.toml anew into both lock files
	@$(LOCK) --output-file requirements.lock
	@$(LOCK) --extra dev --output-file requirements-dev.lock

types: install-dev web/node_modules/.installed ## make the pages' types anew from the description of the API
	@$(DESCRIBE) > web/src/api/schema.new && mv web/src/api/schema.new web/src/api/schema.d.ts

icons: install-dev ## draw the app's icons anew
	@$(BIN)/python web/build/icons.py

pages: web/dist/.built
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

# Like the Python packages: `npm ci` only after the lock changed, a build only after a source changed.
web/node_modules/.installed: web/package.json web/package-lock.json web/.npmrc
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b > 18) ? 0 : 1)' 2>/dev/null \
		&& command -v npm >/dev/null || { echo "The pages need Node 20.19 or newer, with npm, to be built" >&2; exit 1; }
	@echo "Installing the packages of web/package-lock.json"
	@cd web && npm ci --loglevel=error --no-progress
	@touch $@

web/dist/.built: web/node_modules/.installed $(WEB_SOURCES)
	@echo "Building the pages"
	@cd web && npm run --silent build -- --logLevel warn
	@touch $@
