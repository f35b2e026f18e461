# Two commands matter: `make site` builds the plans in content/ into site/; `make test` runs all that CI runs.
# Both set themselves up in .venv. Paths are relative throughout, so that the folder may be called anything.

.PHONY: help site test check lint bench golden lighthouse words lock setup clean
.NOTPARALLEL:
.DEFAULT_GOAL := help

run := tools/setup.sh run
dev := tools/setup.sh dev
python := .venv/bin/python

help:
	@echo 'make site    build the plans in content/ into site/'
	@echo 'make test    run all that CI runs: the checks below and every test'
	@echo 'make check   style, types, layers and architecture, without the other tests'
	@echo 'make coverage  see that the tests of planning/ take every branch of it'
	@echo 'make mutants  change planning/ in thousands of small ways and tell which ones no test notices'
	@echo 'make bench   measure what plans, PDFs and sealing cost (BUILDS=1: whole builds too; PREVIEW=1: the preview)'
	@echo 'make golden  make the pictures anew that the tests compare pages with'
	@echo 'make lighthouse  score the example pages with Lighthouse (needs npm, and Chromium)'
	@echo 'make setup   only set up what the others need (they do it by themselves)'
	@echo 'make words   collect new messages into the catalogues (LANGUAGE=fr: begin one)'
	@echo 'make lock    pin the dependencies anew (UPGRADE=1: to their newest versions)'
	@echo 'make clean   remove what was built; .venv stays'

site:
	@$(run)
	@.venv/bin/jepsite build
	@.venv/bin/jepsite links --local

# Compiled beforehand: where Python keeps no compiled files (PYTHONDONTWRITEBYTECODE), each of the many commands that
# tests start would compile all of them anew, which takes longer than what most of these commands do.
test: lint
	@tools/setup.sh browser
	@tools/judges.sh
	@$(python) -m compileall -q jepsite
	$(python) -m pytest -n auto --maxprocesses 8 --dist worksteal
	$(coverage)

check: lint
	$(python) -m pytest -q tests/test_architecture.py

lint:
	@$(dev)
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	.venv/bin/lint-imports --no-cache

# Without the laws, whose plans are different in every run: what examples do not reach is not reached for certain.
coverage := $(python) -m pytest -q tests/planning -k 'not laws' --cov=jepsite.planning --cov-branch --cov-fail-under=100

coverage:
	@$(dev)
	$(coverage)

# Takes about an hour; MODULE=slack: a minute or two for one module. `.venv/bin/mutmut show NAME` shows what was changed.
mutants:
	@$(dev)
	$(python) -m pip install --quiet --group mutants
	.venv/bin/mutmut run $(if $(MODULE),'jepsite.planning.$(MODULE).*')
	.venv/bin/mutmut results

bench:
	@$(dev)
	$(python) -m bench.plan_cost $(if $(BUILDS),--builds)
	$(python) -m bench.schedule_speed
	$(python) -m bench.leak_cost
	$(python) -m bench.sealing
	$(python) -m pip install --quiet --group bench
	$(python) -m bench.pdf
	$(if $(PREVIEW),$(python) -m bench.preview_latency)

setup:
	@$(dev)
	@tools/setup.sh browser
	@tools/judges.sh

# The pictures that pages are compared with: look at them before they are committed.
golden:
	@$(dev)
	GOLDEN=rewrite $(python) -m pytest -q tests/e2e/test_pictures.py

lighthouse:
	@$(dev)
	$(python) -m tests.e2e.lighthouse

catalogues := jepsite/i18n/catalogues

words:
	@$(dev)
	.venv/bin/pybabel --quiet extract --mapping-file pyproject.toml --keyword say --keyword plural:1,2 --add-location file \
		--add-comments "Translators:" --project jepsite --output-file .venv/jepsite.pot .
	.venv/bin/pybabel --quiet update --domain jepsite --input-file .venv/jepsite.pot --output-dir $(catalogues) \
		--width 120 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
		$(if $(LANGUAGE),--init-missing --locale $(LANGUAGE))

# Exact versions and hashes, for every Python from 3.11 on and for Linux and macOS alike; no address stands in them.
uv_compile := $(python) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

lock:
	@$(dev)
	$(uv_compile) --group build --output-file requirements/run.lock
	$(uv_compile) --group dev --constraints requirements/run.lock --output-file requirements/dev.lock

clean:
	rm -rf site site.manifest.json .site.* .jepsite dist mutants .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +
