"""Which tests of many are run, and by which process: the long ones first, nothing counted twice.

Of a table whose function is marked `sampled(n)`, `make test` runs n rows, evenly spread and always
the same ones; all others are `long`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import pytest
from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

#: Of the marks those whose tests take seconds: the last to run are short, so all end together.
_LONG: Final = ("browser", "process", "slow")


def sample(items: Iterable[pytest.Item]) -> None:
    """Mark as `long` what is left out of the tables that are sampled."""
    tables: dict[str, list[pytest.Item]] = defaultdict(list)
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


def spread(wanted: int, there: int) -> list[int]:
    """The numbers of so many of the rows of a table, each from the middle of its part.

    >>> spread(3, 9)
    [1, 4, 7]
    """
    wanted = min(wanted, there)
    return [(2 * part + 1) * there // (2 * wanted) for part in range(wanted)]


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
