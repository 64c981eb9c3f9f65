"""The bar of a class on its other pages: the places bring their own, of the moment they show."""

from typing import Any, Final

from flask import g, request

from kit.classroom.desk.bar import class_bar
from kit.web.state import kit, now
from kit.web.teacher.help.what import ON_WALL

#: What brings its own, is a part of a page or a page to print; what the wall shows has none.
_WITHOUT: Final = ON_WALL | {
    "classrooms.show",
    "classrooms.rename",
    "classrooms.codes",
    "classrooms.joined",
    "desk.lessons",
    "desk.students",
    "desk.results",
    "desk.waits",
    "giving.progress",
    "live_control.state",
    "live_control.stage",
}


def bar_beside() -> dict[str, Any]:
    """What the page of a teacher's own class needs for its bar; nothing elsewhere.

    Read before the page is rendered. Nothing is known of a class until `own_classroom` has said
    that it is the teacher's.
    """
    classroom = g.get("own_classroom")
    if classroom is None or request.endpoint in _WITHOUT:
        return {}
    return {
        "class_bar": class_bar(kit().store, classroom.id, now()),
        "reached": kit().is_reached(),
    }
