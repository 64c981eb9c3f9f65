"""What a teacher's pages offer: the course, and what the teacher has published beside it."""

from typing import cast

from flask import g

from kit.classroom.authoring.own_library import library_for
from kit.content.library import Library
from kit.web.access import teacher
from kit.web.state import kit


def offered() -> Library:
    """The course of the signed-in teacher, the same for all of a request."""
    if "offered" not in g:
        g.offered = library_for(kit().store, kit().library, teacher().id)
    return cast("Library", g.offered)
