"""Fixtures for all tests: real databases, a room full of people, a real browser."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.remote import Producer

from kit.classroom.people.accounts import passwords as kits_own
from kit.classroom.people.second_factor import recovery
from kit.content.notation import yaml_tree
from kit.store.engine import Store, open_store
from tests.support import citus, databases, one_classroom, passwords
from tests.support.browser import launch_options
from tests.support.distribution import (
    ForgetfulScheduling,
    import_share,
    leave_out_slower,
    long_first,
    sample,
)
from tests.support.room import Room, make_room
from tests.support.router import exceptions
from tests.support.yaml_memory import RememberingYAML

ROOT = Path(__file__).parent.parent


LONGEST_IN_A_NAME = 150
#: How many examples `make test` tries of a property that asks for no number, and how many steps of a
#: machine, as does `make test-citus`; else there are 100, and 50.
FEW_EXAMPLES = 30
FEW_STEPS = 25
#: And in `make test-fast`.
FAST_EXAMPLES = 5


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--across-classrooms` lets statements of the store go over classes; `--fast` is test-fast's."""
    parser.addoption(
        "--across-classrooms", action="store_true", help="let statements name no classroom"
    )
    parser.addoption("--fast", action="store_true", help="few of the tests that need a database")


def pytest_configure(config: pytest.Config) -> None:
    """Without the long tests, or on a cluster, fewer examples are tried; statements are looked at."""
    # On a cluster the question is whether it takes the statements, and few examples send them all.
    if citus.is_given() or re.search(r"\bnot \(?long\b", str(config.option.markexpr)):
        examples = FAST_EXAMPLES if config.getoption("--fast") else FEW_EXAMPLES
        settings.register_profile("few", max_examples=examples, stateful_step_count=FEW_STEPS)
        settings.load_profile("few")
    if not config.getoption("--across-classrooms"):
        one_classroom.watch()


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Each process compiles a part of the test modules for all."""
    import_share(session.config, ROOT)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long value stands in no name of a test: all names go from each process to the first."""
    if isinstance(val, str | bytes) and len(val) > LONGEST_IN_A_NAME:
        return f"{argname} of {len(val)}"
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """A test whose statements keep to no classroom fails; one that failed leaves none to the next."""
    try:
        yield
    except BaseException:
        one_classroom.taken()
        raise
    one_classroom.check()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tables are sampled before `-m` chooses; of several processes, each begins with what takes long."""
    sample(items)
    if config.getoption("--fast"):
        leave_out_slower(config, items)
    if citus.is_given():
        citus.know_what_cannot(items)
        citus.be_patient(items)
    exceptions.know_what_cannot(items)
    if hasattr(config, "workerinput"):
        items[:] = long_first(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ForgetfulScheduling | None:
    """Who gives the tests out."""
    return ForgetfulScheduling(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """The same argon2 at its least cost; test_passwords.py looks at what the kit takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kits_own, "_hasher", passwords.QUICK)
        patch.setattr(recovery, "_hasher", passwords.QUICK)
        yield


@pytest.fixture(scope="session", autouse=True)
def remembered_yaml() -> Iterator[None]:
    """What is the same YAML from test to test is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "YAML", RememberingYAML)
        yield


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def system(request: pytest.FixtureRequest) -> str:
    """Each of the two databases."""
    return str(request.param)


@pytest.fixture
def database_url(system: str, tmp_path: Path) -> Iterator[str]:
    """A migrated database of the test's own, on both systems."""
    with databases.fresh(system, tmp_path) as url:
        yield url


@pytest.fixture
def store(request: pytest.FixtureRequest, system: str) -> Iterator[Store]:
    """An open, migrated store, on both systems; on `database_url` where a test takes that, too."""
    if "database_url" in request.fixturenames:
        opened = open_store(request.getfixturevalue("database_url"))
        yield opened
        opened.close()
        return
    with databases.kept(system) as emptied:
        yield emptied


@pytest.fixture
def room(store: Store) -> Room:
    """A teacher with a classroom, three students and an exercise given."""
    return make_room(store)


@pytest.fixture
def sqlite_store() -> Iterator[Store]:
    """An open, migrated SQLite store, for tests that are about SQLite."""
    with databases.opened("sqlite") as store:
        yield store


@pytest.fixture(params=databases.EITHER)
def any_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store for tests whose subject is not the database: `make test-long` runs them on both."""
    with databases.kept(request.param) as store:
        yield store


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """pytest-playwright drives the installed browser; it cannot download one of its own."""
    options = launch_options()
    if options is None:
        message = (
            "NO BROWSER: install Chromium to run the browser tests "
            "(Debian: apt install chromium; elsewhere Chrome or Edge will do)"
        )
        if os.environ.get("KIT_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    return options


@pytest.fixture
def shared_folder() -> Path:
    """The folder with the source articles, beside the checkout; one loud skip without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("NO SOURCE ARTICLES: put the folder shared/ beside the checkout")
    return folder
