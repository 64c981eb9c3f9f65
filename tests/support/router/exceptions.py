"""What the model cannot do, and what the kit may do all the same: closed lists, each with a reason."""

from collections.abc import Iterable, Mapping
from typing import Final

import pytest

#: What joins rows of one class with rows that lie in the first database alone. Citus pulls those
#: rows to where the class lies, or back, which costs a way more.
JOINS: Final[Mapping[str, str]] = {}
#: What cannot pass on two databases, by the beginning of its id.
CANNOT: Final[Mapping[str, str]] = {}


def know_what_cannot(items: Iterable[pytest.Item]) -> None:
    """Expect the failure of what is in CANNOT; where one of these passes, it has to come off."""
    for item in items:
        if not item.get_closest_marker("routed"):
            continue
        for beginning, reason in CANNOT.items():
            if item.nodeid.startswith(beginning):
                item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
