"""Which tests of many are run, and by which process: the long ones first, nothing counted twice.

Of a table whose function is marked `sampled(n)`, `make test` runs n rows, evenly spread and always
the same ones; all others are `long`. So is PostgreSQL outside the store's own tests, for all but one
of six functions that run on both databases (which ones, their names decide) and those marked
`raced`: SQLite has one writer, a server many. Of those that run on two databases behind the router
(tests/support/router) one of twelve does so in `make test`.
"""

import importlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

#: Of the marks those whose tests take seconds: the last to run are short, so all end together.
_LONG: Final = ("browser", "process", "slow")
#: Of so many functions outside the store's own tests one runs on PostgreSQL, too, in `make test`.
_SERVER_EVERY: Final = 6
_OWN_TESTS: Final = "tests/store/"
#: And on two databases behind the router.
_ROUTED_EVERY: Final = 12
#: Of so many functions that need a database one is in `make test-fast`; and how they are told.
_FAST_EVERY: Final = 24
#: Of each table it runs so many rows.
_FAST_ROWS: Final = 30
_DATABASES: Final = {"database_url", "store", "any_store", "sqlite_store", "audience", "cast"}


def sample(items: Sequence[pytest.Item]) -> None:
    """Mark as `long` what is left out of the tables that are sampled, and on PostgreSQL."""
    tables: dict[str, list[pytest.Item]] = defaultdict(list)
    _sample_servers(items)
    for item in items:
        if item.get_closest_marker("sampled") and not item.get_closest_marker("long"):
            tables[item.nodeid.partition("[")[0]].append(item)
    for rows in tables.values():
        marker = rows[0].get_closest_marker("sampled")
        assert marker is not None
        kept = set(spread(marker.args[0], len(rows)))
        for number, row in enumerate(rows):
            if number not in kept:
                row.add_marker("long")


def _sample_servers(items: Iterable[pytest.Item]) -> None:
    functions: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        functions[item.nodeid.partition("[")[0]].append(item)
    for name, rows in functions.items():
        routed = [row for row in rows if row.get_closest_marker("routed")]
        on_server = [
            row for row in rows if row.get_closest_marker("postgres") and row not in routed
        ]
        if not runs_routed(name):
            for row in routed:
                row.add_marker("long")
        wanted = runs_on_server(name) or rows[0].get_closest_marker("raced")
        if len(on_server) + len(routed) < len(rows) and not wanted:
            for row in on_server:
                row.add_marker("long")


def runs_on_server(name: str) -> bool:
    """Whether a function that runs on both databases runs on PostgreSQL in `make test`, by its id.

    >>> runs_on_server("tests/store/test_engine.py::test_reading")
    True
    """
    return name.startswith(_OWN_TESTS) or zlib.crc32(name.encode()) % _SERVER_EVERY == 0


def runs_routed(name: str) -> bool:
    """Whether a function that may run behind the router does so in `make test`, by its id.

    >>> runs_routed("tests/store/test_engine.py::test_reading")
    False
    """
    return zlib.crc32(f"routed {name}".encode()) % _ROUTED_EVERY == 0


def is_fast(name: str, fixtures: Iterable[str]) -> bool:
    """Whether `make test-fast` runs a function, by its id and all fixtures that it takes.

    What needs no database does; of what needs one, one function of 24.

    >>> is_fast("tests/items/test_order.py::test_it", ["tmp_path"])
    True
    """
    return not _DATABASES & set(fixtures) or zlib.crc32(name.encode()) % _FAST_EVERY == 0


def leave_out_slower(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what `make test-fast` does not run: slower functions, most rows of long tables."""
    tables: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        name = item.nodeid.partition("[")[0]
        if is_fast(name, getattr(item, "fixturenames", ())):
            tables[name].append(item)
    fast = {rows[number] for rows in tables.values() for number in spread(_FAST_ROWS, len(rows))}
    config.hook.pytest_deselected(items=[item for item in items if item not in fast])
    items[:] = [item for item in items if item in fast]


def spread(wanted: int, there: int) -> list[int]:
    """The numbers of so many of the rows of a table, each from the middle of its part.

    >>> spread(3, 9)
    [1, 4, 7]
    """
    wanted = min(wanted, there)
    return [(2 * part + 1) * there // (2 * wanted) for part in range(wanted)]


def share(worker: str, workers: int, paths: Sequence[Path]) -> list[Path]:
    """Of so many files every so many-th: those of one of the processes gw0, gw1, gw2.

    >>> share("gw1", 3, [Path(name) for name in "abcde"])
    [PosixPath('b'), PosixPath('e')]
    """
    return list(paths[int(worker.removeprefix("gw")) % workers :: workers])


def import_share(config: pytest.Config, root: Path) -> None:
    """Import this process's share of the test modules before all of them are read.

    In a new checkout pytest rewrites the asserts of each module once and keeps what comes of it.
    Processes that read the modules in one order all do the whole work at once; so each does a
    part, and reads what the others kept. What cannot be imported is told where it is read.
    """
    worker, folder = getattr(config, "workerinput", None), config.invocation_params.dir
    # Somebody who named one folder would wait for the others'.
    if worker is None or {folder / path for path in config.args} != {root / "tests"}:
        return
    files = sorted((root / "tests").rglob("test_*.py"))
    for path in share(worker["workerid"], worker["workercount"], files):
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))


def long_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests that take long, then all others, each as they stood."""
    return sorted(items, key=lambda item: not any(map(item.get_closest_marker, _LONG)))


class ForgetfulScheduling(LoadGroupScheduling):  # type: ignore[misc]  # the library's types
    """As `--dist loadgroup`, which counts what is pending in all that a process was ever given.

    It does so several times a test: 13 seconds of the processor with 15,000 tests.
    """

    def _assign_work_unit(self, node: WorkerController) -> None:
        units = self.assigned_work.get(node, {})
        for scope in [scope for scope, tests in units.items() if all(tests.values())]:
            del units[scope]
        super()._assign_work_unit(node)
