# `make run` opens the window and `make test` runs the tests; both set up all they need first.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PO := $(wildcard resources/i18n/*/*.po)
READY := $(VENV)/.ready
MO := resources/i18n/en.mo

.PHONY: run test check bench crash-test screenshots lock clean

run: $(READY) $(MO)
	$(BIN)/python -m incident_desk

test: $(READY) $(MO)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

check: $(READY) $(MO)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) $(MO)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks

crash-test: $(READY) $(MO)
	CRASH_KILLS=500 $(BIN)/python -m pytest tests/store/test_crash.py

screenshots: $(READY) $(MO)
	$(BIN)/python docs/screenshots.py

# The lock holds exact versions and hashes for every platform and Python that we support.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-header \
	  --upgrade --python-version 3.11 --output-file requirements.lock

clean:
	rm -rf $(VENV) resources/i18n/*.mo build dist

$(READY): requirements.lock pyproject.toml .ci/system-libraries
	sh .ci/system-libraries
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(MO): $(PO) resources/i18n/compile.py $(READY)
	$(BIN)/python resources/i18n/compile.py
