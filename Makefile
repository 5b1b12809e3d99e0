# `make run` and `make test` set everything up by themselves in .venv; nothing else is needed but Python and make.

PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	command -v $$python >/dev/null && $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$python && break; done)
BIN := .venv/bin
DATA ?= ../shared/data
SAY := @echo >&2

.PHONY: run test eval bench format lock clean

run: .venv/run
	@$(BIN)/python -m bot $(if $(NUTSHELL_TELEGRAM_TOKEN),run,chat $$(test -t 0 && echo --web))

test: .venv/test
	@$(BIN)/python -m tests.services
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest

eval: .venv/test
	$(BIN)/python -m tests.evaluation --data $(DATA) --write

bench: .venv/test
	@$(BIN)/python -m tests.services
	$(BIN)/python -m tests.bench --write

format: .venv/test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# A new lock of what pyproject.toml asks for; the index it came from is not written down.
lock: .venv/test
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/run: requirements.txt pyproject.toml
	$(if $(PYTHON),,$(error Nutshell needs Python 3.11 or newer))
	$(SAY) "Setting up Nutshell in .venv (once, a minute or two) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(SAY) "  installing what it stands on …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt >&2
	$(SAY) "  installing Nutshell …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
	@$(BIN)/python -m compileall -q bot config summarizer
	$(SAY) "  ready."
	@touch $@

.venv/test: .venv/run requirements-dev.txt
	$(SAY) "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt >&2
	@touch $@
