"""Who sends a statement: the functions of the kit that it comes through, by the stack."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Final

import kit
from tests.support.across_classrooms import ACROSS

_KIT: Final = str(Path(kit.__file__).parent)
_ENGINE: Final = str(Path(kit.__file__).parent / "store" / "engine.py")
_TESTS: Final = str(Path(__file__).parents[1])


def sender_not_across() -> str | None:
    """The function of kit that sends a statement now, and where it does.

    None where a test sends it itself, or where what sends it stands in ACROSS.
    """
    senders = _senders_now()
    if not senders or any(_is_listed(sender) for sender, _place in senders):
        return None
    sender, place = next((sent for sent in senders if not sent[0].endswith(">")), senders[0])
    return f"{sender} ({place})"


def comes_through(names: Iterable[str]) -> bool:
    """Whether the statement under way comes through one of these functions, modules or rooms."""
    return any(
        sender == name or sender.startswith(f"{name}.")
        for sender, _place in _senders_now()
        for name in names
    )


def _senders_now() -> list[tuple[str, str]]:
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith(_TESTS):
        # What looks at it is of the tests itself.
        frame = frame.f_back
    return list(_senders(frame))


def is_opened_by_test() -> bool:
    """Whether a test begins the transaction that is begun now, not a function of the kit."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(_KIT) and file != _ENGINE:
            return False
        if file.startswith(_TESTS) and "/support/router/" not in file:
            return True
        frame = frame.f_back
    return False


def _senders(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """The functions of kit that a statement comes through, up to the test that calls them.

    Each with its file and line. A test's own statement comes through none.
    """
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(_TESTS):
            return
        if file.startswith(_KIT):
            if file.endswith("/store/records.py"):
                frame = frame.f_back
                continue
            # A step of the schema has another name as a module.
            room = file.removeprefix(_KIT).removesuffix(".py").replace("/", ".")
            place = f"kit{file.removeprefix(_KIT)}:{frame.f_lineno}"
            yield f"kit{room}.{frame.f_code.co_name}", place
        frame = frame.f_back


@cache
def _is_listed(sender: str) -> bool:
    return any(sender == name or sender.startswith(f"{name}.") for name in ACROSS)
