"""Which process runs which test of many: the long ones first, and nothing counted over and over."""

from collections.abc import Sequence
from typing import Final

import pytest
from xdist.scheduler import LoadGroupScheduling
from xdist.workermanage import WorkerController

#: Of the marks those whose tests take seconds: the last to run are short, so all end together.
_LONG: Final = ("browser", "process", "slow")


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
