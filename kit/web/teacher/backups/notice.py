"""What the start page says of backups: that one is old, or that the schedule could not make it."""

from typing import Any

from flask import request

from kit.classroom.backups import age
from kit.web.access import teacher_here
from kit.web.state import kit, now


def notice_beside() -> dict[str, Any]:
    """What the start page's template needs; nothing elsewhere. Read before it is rendered."""
    teacher = teacher_here()
    if request.endpoint != "classrooms.home" or teacher is None:
        return {}
    return {"backup_notice": age.notice(kit().store, teacher.id, now())}
