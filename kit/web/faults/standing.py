"""What is wrong with the running kit's database or disk now."""

from datetime import datetime
from pathlib import Path
from typing import Final

from flask import has_request_context, request

from kit.store.database.faults import GONE, REPLACED, DatabaseFault, Fault, detail_of
from kit.store.database.files import BACKUPS, newest_in
from kit.store.database.problems import file_of, shown
from kit.web.state import kit

_ASKING: Final = {"GET", "HEAD", "OPTIONS"}
_LINE: Final = "%(database)s: %(what)s %(advice)s. (%(detail)s)"


def note(error: BaseException) -> Fault | None:
    """Note what an error tells of, and say it in the log; None where it is the kit's own fault."""
    fault = kit().store.fault_of(error)
    if fault is not None:
        facts = {
            "database": shown(kit().settings.database_url),
            "what": fault.what,
            "advice": fault.advice,
            "detail": detail_of(error) or type(error).__name__,
        }
        refused = has_request_context() and request.method not in _ASKING
        kit().faults.note(fault, _LINE % facts, refused=refused)
    return fault


def standing() -> tuple[Fault, datetime] | None:
    """The fault that stands, and since when. Where the files lie is looked at now."""
    board, good_at = kit().faults, kit().store.written_at
    try:
        kit().store.check_files()
    except DatabaseFault as gone:
        note(gone)
    else:
        if board.fault in {GONE, REPLACED}:
            good_at = board.now()
    return board.standing(good_at)


def newest_copy() -> tuple[Path, datetime] | None:
    """The newest of the kit's own copies of SQLite's file, and when it was made; None without."""
    settings = kit().settings
    return newest_in(settings.data / BACKUPS) if file_of(settings.database_url) else None
