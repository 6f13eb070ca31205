# Everything here is a short name for a script that also runs without make (Windows: see README.md).

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python

.PHONY: help run test lint format bench setup package

help:
	@echo "make run      set up everything and open the practice book (no screen: run the demonstration)"
	@echo "make test     set up everything and run all checks"
	@echo "make lint     all checks but the tests"
	@echo "make format   lay the code out as the layout check wants it"
	@echo "make bench    measure the speed lines, each beside its peer"
	@echo "make setup    only set up"
	@echo "make package  build the program as one folder in dist/"

run:
	@$(PYTHON) tools/setup.py
	@$(VENV_PYTHON) tools/run.py

test:
	@$(PYTHON) tools/setup.py --with dev
	@$(VENV_PYTHON) tools/check.py

lint:
	@$(PYTHON) tools/setup.py --with dev
	@$(VENV_PYTHON) tools/check.py --no-tests

format:
	@$(PYTHON) tools/setup.py --with dev
	@$(VENV_PYTHON) -m ruff check --fix-only --quiet .
	@$(VENV_PYTHON) -m ruff format .

bench:
	@$(PYTHON) tools/setup.py
	@$(VENV_PYTHON) -m benchmarks

setup:
	@$(PYTHON) tools/setup.py --with dev

package:
	@$(PYTHON) tools/setup.py --with package
	@$(VENV_PYTHON) -m PyInstaller --noconfirm --clean --log-level WARN installer.spec
