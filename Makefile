# Two commands are enough for a newcomer: `make demo` and `make test`.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard sto_cms/locale/*/LC_MESSAGES/*.po))
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup demo test test-all check bench lock sbom messages clean

setup: $(VENV)/.dev $(CATALOGUES) ## everything for working on the project

demo: $(VENV)/.base $(CATALOGUES) ## build the demo site and serve it
	$(MANAGE) migrate --verbosity 0
	@BASE_URL=http://localhost:$(PORT) $(MANAGE) demo
	@echo
	@echo "  Open http://localhost:$(PORT)/   (Ctrl+C stops the site)"
	@echo
	@export BASE_URL=http://localhost:$(PORT) DJANGO_SETTINGS_MODULE=sto_cms.settings.dev; \
		$(MANAGE) work & worker=$$!; \
		trap 'kill $$worker 2>/dev/null; wait $$worker' EXIT; trap : INT TERM; \
		$(BIN)/gunicorn sto_cms.wsgi --bind $(HOST):$(PORT) --workers $(WORKERS) --threads 4 \
			--log-level warning

test: setup ## all tests, on the database DATABASE_URL names (SQLite by default)
	$(BIN)/pytest -n 2 $(ARGS)

test-all: test ## all tests once more, on the PostgreSQL that POSTGRES_URL names
	DATABASE_URL=$(POSTGRES_URL) $(MAKE) test

check: setup ## style, types, layers, migrations, approvals, translations, settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --check --lint --quiet .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) moderated_schema --check
	$(MANAGE) check_messages
	SECRET_KEY=check-only-$(shell printf 'x%.0s' $$(seq 60)) ALLOWED_HOSTS=loket.example \
		BASE_URL=https://loket.example EMAIL_URL=consolemail:// DEFAULT_FROM_EMAIL=loket@example.nl \
		DJANGO_SETTINGS_MODULE=sto_cms.settings.production \
		$(MANAGE) check --deploy --fail-level WARNING

bench: setup ## how heavy and quick the pages are, with 100,000 offers too; the long runs of tests
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) demo >/dev/null
	$(MANAGE) bench
	$(MANAGE) bench_mail
	$(MANAGE) bench_catalogue
	RACE_ROUNDS=200 AGREEMENT_EXAMPLES=63 QUERY_EXAMPLES=2000 $(BIN)/pytest -m long

lock: $(VENV)/.dev ## pin what is new in the requirements; all anew with ARGS=--upgrade
	cd requirements && for list in base dev sbom; do \
		../$(BIN)/uv pip compile --quiet --generate-hashes --universal \
			--python-version=3.11 --output-file=$$list.txt $(ARGS) $$list.in; done

sbom: $(VENV)/bin/python ## sbom.json: what the site runs on, with licences (CycloneDX)
	$(PYTHON) -m venv --clear --without-pip .cache/sbom/site
	$(PYTHON) -m venv --clear --without-pip .cache/sbom/tool
	$(PIP) --python .cache/sbom/site install --quiet --requirement requirements/base.txt
	$(PIP) --python .cache/sbom/tool install --quiet --requirement requirements/sbom.txt
	@# It warns that pyproject.toml names no dependencies: requirements/base.in does.
	PYTHONWARNINGS=ignore .cache/sbom/tool/bin/cyclonedx-py environment --output-reproducible \
		--pyproject pyproject.toml --mc-type application --output-file sbom.json .cache/sbom/site

messages: setup ## bring the texts to translate up to date (needs gettext)
	$(MANAGE) makemessages --locale nl --no-location --no-wrap --ignore .venv --ignore tests

clean: ## forget the demo
	rm -rf db.sqlite3 db.sqlite3-wal db.sqlite3-shm media staticfiles

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed. Name it: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo "Python's venv is missing. On Debian: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt | $(VENV)/bin/python
	$(PIP) install --quiet --requirement $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	$(PIP) install --quiet --requirement $<
	@touch $@

# Compiled in Python, so that a newcomer needs no gettext.
%.mo: %.po | $(VENV)/.base
	$(BIN)/python -c "import sys, polib; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])" $< $@
