# Set-up, checks and runs. `make run` and `make test` need Python 3.11, make and git, no more.

# Debian's package python3.11 alone brings no `python3`.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	command -v $$name && break; done)
VENV   := .venv
BIN    := $(VENV)/bin
# what audits has an environment of its own, apart from what is audited
AUDIT  := build/audit-venv

.PHONY: run test deep faults bench demo package test-package lint types imports tests coverage coverage-rules mutate docs lock audit clean help

## run: open the window on a sample center; without a screen, do the main job in build/demo
run: $(VENV)/.run-ready
	@sh packaging/run.sh $(BIN)

## test: every quick check, the same that CI calls
test: $(VENV)/.dev-ready lint types imports tests
	@echo "All checks passed."

## deep: the long checks
deep: test coverage-rules faults $(VENV)/.package-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m deep -n 2

## faults: do every fault to the records as often as docs/faults.md says; part of deep
faults: $(VENV)/.dev-ready
	$(BIN)/python -m tests.faults --json build/faults.json

## bench: a table of speeds, each against a floor measured in the same run; never pass or fail
bench: $(VENV)/.dev-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks --json build/bench.json

## demo: the main job without a window, with pictures of every screen and sheet
demo: $(VENV)/.run-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python main.py demo --out build/demo --screens

## package: the program as a folder that needs no Python, in dist/infusion-planner
package: $(VENV)/.package-ready
	$(BIN)/pyinstaller --noconfirm --log-level WARN --workpath build/package \
		packaging/infusion-planner.spec

## test-package: build that folder elsewhere and do the main job with it; also part of deep
test-package: $(VENV)/.package-ready
	$(BIN)/python -m pytest -m deep tests/packaging

## lint: format and style
lint: $(VENV)/.dev-ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

## types: mypy --strict
types: $(VENV)/.dev-ready
	$(BIN)/mypy

## imports: who may import whom
imports: $(VENV)/.dev-ready
	$(BIN)/lint-imports

## tests: the tests alone
tests: $(VENV)/.dev-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2

## coverage: which branches the tests do not reach
coverage: $(VENV)/.dev-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest -p no:randomly
	$(BIN)/coverage report --skip-covered --show-missing

## coverage-rules: the tests of domain and rulebook reach every branch of both; part of deep
coverage-rules: $(VENV)/.dev-ready
	@mkdir -p build
	QT_QPA_PLATFORM=offscreen $(BIN)/coverage run --data-file=build/coverage-rules \
		--source=infusion_planner.domain,infusion_planner.rulebook \
		-m pytest -p no:randomly tests/domain tests/rulebook tests/exchange
	$(BIN)/coverage report --data-file=build/coverage-rules --skip-covered --show-missing \
		--fail-under=100

## mutate: change the rules in one small place at a time, and say which change no test notices
mutate: $(VENV)/.dev-ready
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.mutation --json build/mutants.json

## docs: print the tables of rules in docs/rules.md
docs: $(VENV)/.run-ready
	@mkdir -p build
	$(BIN)/python main.py rules --format markdown > build/rules.md
	mv build/rules.md docs/rules.md

## lock: renew the three lock files from pyproject.toml
lock: $(VENV)/.dev-ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--group audit -o requirements-audit.lock

## audit: a list of all parts, and known faults in them; needs the registry, not part of test
audit: $(VENV)/.run-ready $(AUDIT)/.ready
	$(BIN)/python packaging/parts_inside.py > build/parts-inside.json
	$(AUDIT)/bin/cyclonedx-py requirements --pyproject pyproject.toml \
		-o build/packages.json requirements.lock
	$(AUDIT)/bin/python packaging/sbom.py build/packages.json build/parts-inside.json build/sbom.json
	$(AUDIT)/bin/python packaging/audit.py requirements.lock build/audit.json

$(VENV)/.run-ready: requirements.lock packaging/setup.sh
	sh packaging/setup.sh "$(PYTHON)" $(VENV) requirements.lock
	@touch $@

$(VENV)/.dev-ready: requirements-dev.lock packaging/setup.sh
	sh packaging/setup.sh "$(PYTHON)" $(VENV) requirements-dev.lock dev
	@touch $@ $(VENV)/.run-ready

$(VENV)/.package-ready: $(VENV)/.dev-ready packaging/setup.sh
	sh packaging/setup.sh "$(PYTHON)" $(VENV) requirements-dev.lock package
	@touch $@

$(AUDIT)/.ready: requirements-audit.lock packaging/setup.sh
	sh packaging/setup.sh "$(PYTHON)" $(AUDIT) requirements-audit.lock
	@touch $@

## clean: remove the virtual environment and everything that was built
clean:
	rm -rf $(VENV) build dist

## help: this list
help:
	@sed -n 's/^## //p' Makefile
