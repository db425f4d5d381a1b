# Everything is made under .venv, web/node_modules and web/dist; nothing outside this folder but Debian's chromium, for the tests.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
# Two installers at once would meet in .venv.
.NOTPARALLEL:
.PHONY: help setup setup-dev browser run test crash check hosts web-test docs bench bench-history lock clean

VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/done
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
WORKERS ?= auto

# What Vite 8 asks for. A machine without it gets Node from PyPI, into .venv.
NODE := $(shell command -v npm >/dev/null 2>&1 && node -e 'const [a, b] = process.versions.node.split(".").map(Number); \
	process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null && echo system || echo wheel)
NODE_PATH_wheel = PATH="$(CURDIR)/$(BIN):$$PATH"
WITH_NODE = env $(NODE_PATH_$(NODE))

WEB_SOURCES := $(shell find web/src web/public web/index.html web/vite.config.ts web/tsconfig.json -type f 2>/dev/null)
WEB_MODULES := web/node_modules/.package-lock.json
SERVERS := tests/servers/node_modules/.package-lock.json

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

setup: $(DONE)/spotter web/dist/index.html ## install the service into .venv and build the web app

setup-dev: setup $(DONE)/dev $(SERVERS) browser ## the same, with what the tests and checks need

run: setup ## set up what is missing, start the service and print a login link
	@exec $(BIN)/spotter serve

test: check web-test ## all checks and all tests
	$(BIN)/pytest -n $(WORKERS) --maxprocesses=4 --dist=worksteal

crash: setup-dev ## kill the service and its work many more times than test does
	CRASH_ROUNDS=50 $(BIN)/pytest tests/crash

check: setup-dev hosts ## format, lint, types, import directions and the deploy template
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cfn-lint deploy/template.yaml

web-test: setup-dev ## the web app's types and unit tests
	cd web && $(WITH_NODE) npm run --silent check && $(WITH_NODE) npm run --silent test

bench: setup-dev ## the figures, one JSON object a line
	@$(BIN)/python -m bench

bench-history: setup-dev ## the figures of a user with five years of history
	@$(BIN)/python -m bench.history

eval: setup-dev ## how well notes are read, by style; CORPUS=file.jsonl adds other texts with gold
	@$(BIN)/python -m tests.eval $(CORPUS)

docs: setup-dev ## write what is generated: docs/table.md and the cloud template
	$(BIN)/python -m storage.describe > docs/table.md
	$(BIN)/python -m deploy
	$(BIN)/python -m deploy

lock: $(DONE)/uv ## pin the newest versions that requirements/*.in allow
	@for name in run dev node; do \
		$(VENV)/tools/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
			--no-emit-index-url --no-emit-find-links requirements/$$name.in --output-file requirements/$$name.txt || exit 1; done

clean: ## remove what setup and the tests have made
	rm -rf $(VENV) web/node_modules web/dist web/build tests/servers/node_modules build *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Whoever installs chooses where packages come from: a lock that names a host would decide for them.
hosts:
	@! grep -nE '://|--(extra-)?index-url|--find-links|--trusted-host' requirements/*.in requirements/*.txt
	@! grep -n '"resolved"' web/package-lock.json tests/servers/package-lock.json

$(DONE)/venv:
	@test -n "$(PYTHON)" || { echo "Spotter needs Python 3.11 or newer with its venv module (Debian: apt install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(DONE) && touch $@

$(DONE)/run: requirements/run.txt $(DONE)/venv
	$(PIP) --require-hashes -r requirements/run.txt
	@touch $@

$(DONE)/spotter: pyproject.toml requirements/run.in $(DONE)/run
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DONE)/dev: requirements/dev.txt $(DONE)/run
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(DONE)/uv: $(DONE)/venv
	$(PYTHON) -m venv $(VENV)/tools && $(VENV)/tools/bin/python -m pip --disable-pip-version-check install --quiet uv
	@touch $@

$(DONE)/node-system: $(DONE)/venv
	@touch $@

$(DONE)/node-wheel: requirements/node.txt $(DONE)/venv
	$(PIP) --require-hashes -r requirements/node.txt
	@touch $@

$(WEB_MODULES): web/package.json web/package-lock.json web/.npmrc $(DONE)/node-$(NODE)
	cd web && $(WITH_NODE) npm ci --silent
	@touch $@

web/dist/index.html: $(WEB_SOURCES) $(WEB_MODULES)
	cd web && $(WITH_NODE) npm run --silent build
	@touch $@

$(SERVERS): tests/servers/package.json tests/servers/package-lock.json $(DONE)/node-$(NODE)
	cd tests/servers && $(WITH_NODE) npm ci --silent
	@mkdir -p $(@D) && touch $@

HAS_BROWSER := test -x "$${PLAYWRIGHT_CHROMIUM_PATH:-/usr/bin/chromium}" || test -x /usr/bin/google-chrome || $(BIN)/python -c \
	'import os; from playwright.sync_api import sync_playwright as p; exit(not os.path.exists(p().__enter__().chromium.executable_path))'
CAN_INSTALL := test "$$(id -u)" = 0 && command -v apt-get >/dev/null

browser: $(DONE)/dev
	@{ $(HAS_BROWSER); } || \
		{ $(CAN_INSTALL) && apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium; } || \
		echo "No Chromium, and no way to install one: the browser tests will skip (in CI: fail)." >&2
