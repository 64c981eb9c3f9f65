"""A fault of the program, told without what people typed: where it was, and of which kind.

What an error says itself may be anything: a name that was looked up, a number that was none. The
lines of the program are the program's, and Python's own words about it are kept as far as they
quote nothing else.
"""

import re
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: What Python says of these is about the program. All else that errors say is left out.
_OF_PROGRAM: Final = (
    TypeError,
    AttributeError,
    NameError,
    ZeroDivisionError,
    ImportError,
    RecursionError,
    NotImplementedError,
)
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_LEFT_OUT: Final = "'…'"
_KIT: Final = Path(__file__).parents[2]
#: As many errors of a row, one from another, as are told.
_MOST: Final = 5


def kind(error: BaseException) -> str:
    """What kind of error it is, with the number or state by which the system knows it."""
    told = getattr(error, "orig", None) or error
    name = type(error).__name__
    code = getattr(told, "sqlite_errorname", None) or getattr(told, "sqlstate", None)
    if code is None and isinstance(told, OSError):
        code = told.errno
    if code is None and told is error:
        return name
    return f"{name} ({type(told).__name__} {code})" if told is not error else f"{name} ({code})"


def lines(error: BaseException) -> list[str]:
    """The traceback: what led to what, the innermost last; none of them has a line break."""
    told: list[str] = []
    for link in reversed(list(_chain(error))):
        frames = traceback.extract_tb(link.__traceback__)
        for frame in frames:
            told.append(f"{_place(frame.filename)}, line {frame.lineno}, in {frame.name}")
            if frame.line:
                told.append(f"  {frame.line}")
        told.append(_words(link, "\n".join(frame.line or "" for frame in frames)))
    return told


def _chain(error: BaseException) -> Iterator[BaseException]:
    following: BaseException | None = error
    for _link in range(_MOST):
        if following is None:
            return
        yield following
        before = following.__cause__
        shown = None if following.__suppress_context__ else following.__context__
        following = before or shown


def _place(filename: str) -> str:
    """The file as the program knows it: where that is installed is nobody's business."""
    path = Path(filename)
    for root in (_KIT, *map(Path, sys.path[1:])):
        if root.parts and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def _words(error: BaseException, source: str) -> str:
    """The error's kind, and what it says as far as that is the program's own."""
    if isinstance(error, OSError) and error.strerror:
        return f"{kind(error)}: {error.strerror}"
    if type(error) not in _OF_PROGRAM:
        return kind(error)
    said = _QUOTED.sub(lambda part: _kept(part.group(), source), str(error))
    return f"{kind(error)}: {said}"


def _kept(quoted: str, source: str) -> str:
    """What stands in the line that failed, or is a kind of thing in Python, may be quoted."""
    word = quoted[1:-1]
    return quoted if word in source or word == "NoneType" else _LEFT_OUT
