"""What the start page says of backups: that one is old, or that the schedule could not make it."""

from datetime import date
from typing import Any

from flask import request
from flask_babel import format_date

from kit.classroom.backups import age
from kit.classroom.backups.runs import Failure
from kit.classroom.errors import KitError
from kit.web.access import teacher_here
from kit.web.state import kit, now
from kit.web.template_globals import error_text


def failure_text(failure: Failure) -> str:
    """Why something could not be done, in the reader's language."""
    return error_text(KitError(failure.message, **failure.facts))


def day_words(day: date) -> str:
    """A day with its weekday."""
    return str(format_date(day, "EEEE, d MMMM"))


def notice_beside() -> dict[str, Any]:
    """What the templates of the start page and of backups need; nothing elsewhere.

    Read before the page is rendered.
    """
    endpoint, teacher = request.endpoint or "", teacher_here()
    words = {"failure_text": failure_text, "day_words": day_words}
    if endpoint == "classrooms.home" and teacher is not None:
        return {**words, "backup_notice": age.notice(kit().store, teacher.id, now())}
    return words if endpoint.startswith("backups.") else {}
