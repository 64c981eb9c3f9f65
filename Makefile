# Python 3.11 or newer and make are all this needs. `make` alone lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# Else each kit that a test starts, and each process that runs tests, compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve test test-fast test-long test-citus test-router lint check lock load attack screenshots wheel bundle clean
help:
	@echo "make serve        start the kit (ARGS='--port 8001' and the like)"
	@echo "make test         install what tests need and run them"
	@echo "make test-fast    those without a browser, PostgreSQL or other processes: while at work"
	@echo "make test-long    the long forms, too, and all on PostgreSQL"
	@echo "make test-citus   store and classroom on a cluster with Citus (docs/cluster.md): URL=…"
	@echo "make lint         ruff, djlint, mypy, the import contract, deptry"
	@echo "make check        check the shipped lessons and exercises"
	@echo "make load         the benchmark of docs/performance.md"
	@echo "make attack       the scanner wapiti at a kit of its own; installs it apart, in $(ATTACK)"
	@echo "make screenshots  the pictures of the README"
	@echo "make wheel        build the wheel into dist/, and a zip that starts it by a double click"
	@echo "make bundle       build a folder that runs without Python, for this system, into dist/"
	@echo "make lock         resolve the dependencies anew"

$(VENV)/.run: requirements/run.txt pyproject.toml scripts/bootstrap.py
	@$(PYTHON) scripts/bootstrap.py run

$(VENV)/.dev: requirements/dev.txt pyproject.toml scripts/bootstrap.py
	@$(PYTHON) scripts/bootstrap.py dev

serve: $(VENV)/.run
	@$(BIN)/kit serve $(ARGS)

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 3 --dist loadgroup -m "not long" $(ARGS)

# A quarter of its time was reading tests: these folders have few that it would run.
# Whole databases are copied and moved in three more; machines and files are looked at in the last.
SLOWER := $(addprefix --ignore=tests/,attacks browser cli deployment faults load packaging web \
	exchange/backups exchange/moving store \
	doctor exchange/word classroom/paper)
test-fast: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --fast $(SLOWER) -m "not (long or browser or postgres or process or slow)" $(ARGS)

test-long: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 3 --dist loadgroup $(ARGS)

# A database that is a cluster by docs/cluster.md, steps 1 to 3. STOP and START are commands that kill
# a worker of it at once, and start it again; without them none is killed.
CITUS := tests/store tests/classroom tests/exchange/moving/test_on_a_cluster.py
test-citus: $(VENV)/.dev
	@test -n "$(URL)" || { echo "URL=postgresql://USER@HOST:PORT/NAME of a cluster: docs/cluster.md"; exit 2; }
	@export KIT_TEST_CITUS="$(URL)" KIT_TEST_CITUS_STOP="$(STOP)" KIT_TEST_CITUS_START="$(START)"; \
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m postgres $(CITUS) $(ARGS); status=$$?; \
	$(BIN)/python -m pytest -n 0 -s tests/faults/ledger/test_cluster.py $(ARGS) && exit $$status

# The suites of store and classroom on two databases behind the router: docs/cluster.md.
test-router: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 3 --dist loadgroup -m routed tests/store tests/classroom $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint templates
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

check: $(VENV)/.run
	@$(BIN)/kit check

load: $(VENV)/.dev
	@$(BIN)/python -m tests.load.bench $(ARGS)
	@$(BIN)/python -m tests.load.burst $(BURST)

# Apart from the kit's own environment: what the scanner needs may clash with what the kit needs.
ATTACK := .venv-attack
$(ATTACK)/.made: requirements/attack.txt
	$(PYTHON) -m venv $(ATTACK)
	$(ATTACK)/bin/python -m pip install -q --require-hashes -r requirements/attack.txt
	@touch $@

attack: $(VENV)/.dev $(ATTACK)/.made
	@$(BIN)/python -m tests.attacks.wapiti $(ARGS)

screenshots: $(VENV)/.dev
	@$(BIN)/python scripts/screenshots.py

wheel: $(VENV)/.dev
	@$(BIN)/python -m scripts.wheel

# Universal and with hashes; pip-compile would drop what only Windows needs. No index address.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade
lock:
	$(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) pyproject.toml requirements/build.in --extra dev --extra postgres -o requirements/dev.txt
	$(LOCK) pyproject.toml requirements/build.in --extra postgres -o requirements/server.txt
	$(LOCK) requirements/attack.in -o requirements/attack.txt

bundle: $(VENV)/.dev
	@$(BIN)/python -m scripts.bundle

clean:
	rm -rf $(VENV) $(ATTACK) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
