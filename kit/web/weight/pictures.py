"""Pictures of lessons as they are sent, under an address that names the state of each.

As for static files the state is a folder in the path, so that a browser keeps a picture for good.
No cache between here and there does: a lesson that is not open yet has its pictures to itself.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from uuid import UUID

from flask import Flask, Response, abort, url_for

from kit.content.lesson import Lesson
from kit.content.pictures.picture import Picture
from kit.web.weight.files import StaticFile, read_file
from kit.web.weight.static import ASKED_FOR, reply_with

STUDENT_PICTURE: Final = "student.picture"
TEACHER_PICTURE: Final = "classrooms.picture"
DRAFT_PICTURE: Final = "lesson_editor.picture"
_KEPT: Final = "private, max-age=31536000, immutable"
#: A drawing opened by itself is a document: it may have its own styles, and nothing else.
POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
#: Pictures of a course of a hundred lessons, compressed.
_PACKED_MOST: Final = 128


def init_app(app: Flask) -> None:
    """Give the templates the address of a picture."""
    app.jinja_env.globals["picture_address"] = picture_address


def picture_address(
    lesson: Lesson, picture: Picture, *, of_teacher: bool, draft_id: UUID | None = None
) -> str:
    """Where the browser of a student, or of a teacher, gets it; that of a draft from the draft."""
    state = _sent(picture.file, picture.content).digest
    if draft_id:
        return url_for(DRAFT_PICTURE, draft_id=draft_id, state=state, picture=picture.file)
    endpoint = TEACHER_PICTURE if of_teacher else STUDENT_PICTURE
    return url_for(endpoint, lesson_id=lesson.id, state=state, picture=picture.file)


def picture_reply(versions: Sequence[Lesson], file: str, state: str) -> Response:
    """The picture of that name in that state, of any version of the lesson; 404 where none has it.

    Under a state that none has it is the first version's, and asked for again each time.
    """
    pictures = [one for one in (lesson.picture(file) for lesson in versions) if one is not None]
    if not pictures:
        abort(404)
    return file_reply([(one.file, one.content) for one in pictures], state)


def file_reply(files: Sequence[tuple[str, bytes]], state: str) -> Response:
    """The one of these files, by name and content, that has that state; else the first."""
    kept = [_sent(*file) for file in files]
    sent = next((one for one in kept if one.digest == state), kept[0])
    response = reply_with(sent)
    response.headers["Cache-Control"] = _KEPT if state == sent.digest else ASKED_FOR
    response.headers["Content-Security-Policy"] = POLICY
    return response


@lru_cache(maxsize=_PACKED_MOST)
def _sent(file: str, content: bytes) -> StaticFile:
    return read_file(file, content)
