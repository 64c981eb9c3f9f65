"""What the kit logs, caught in the test's own process."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from structlog.contextvars import clear_contextvars

from kit.logs import pipeline


@contextmanager
def logged(form: str = "text", level: int = logging.DEBUG) -> Iterator[list[str]]:
    """The records until the block ends, each as it would stand in the file.

    Without the number of a request whose reply another test never closed.
    """
    clear_contextvars()
    lines: list[str] = []
    factory = logging.getLogRecordFactory()
    pipeline.end()
    pipeline.begin_with(lines.append, form, level)
    try:
        yield lines
    finally:
        pipeline.end()
        logging.setLogRecordFactory(factory)


def without_time(line: str) -> str:
    """A record without its moment, one blank between level and name."""
    _time, _, rest = line.partition(" ")
    return " ".join(rest.split(" ", 1)[:1]) + " " + rest.split(" ", 1)[1].lstrip()
