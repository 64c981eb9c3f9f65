"""What the measurements by turns have alike: options by their usual values, a folder, a table."""

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tests.load.bench import fdatasync_ms

Turns = TypeVar("Turns")


def spread(values: Sequence[float], digits: int) -> str:
    """A cell of a table: the median, and the range in brackets."""
    return (
        f"{statistics.median(values):.{digits}f} "
        f"({min(values):.{digits}f}-{max(values):.{digits}f})"
    )


def run(
    about: str | None,
    measure: Callable[[argparse.Namespace, Path], Coroutine[Any, Any, Turns]],
    report: Callable[[Turns, argparse.Namespace, float], Iterable[str]],
    **usual: float | str,
) -> None:
    """Measure in a folder of its own, and print the report's lines.

    `usual` are the options with what they are where nothing is said, and of its type. `report` is
    given the turns, the options and the milliseconds of a synced write.
    """
    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    for name, value in usual.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    plan = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        turns = asyncio.run(measure(plan, folder))
        sys.stdout.write("\n".join(report(turns, plan, fdatasync_ms(folder))) + "\n")
