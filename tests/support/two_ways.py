"""The two ways of a phone's request: the short one and the framework's."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from flask import request
from werkzeug.test import TestResponse

from tests.support.taught_lesson import Lesson
from tests.web.conftest import Visitor

#: What no two replies have alike, beside their number: tokens with their time.
_OWN = re.compile(r'(?<=name="csrf_token" value=")[^"]+')
#: What a phone sends that has the question of `opened`.
SEEN = {"If-None-Match": '"2."'}


@contextmanager
def ordinary(lesson: Lesson) -> Iterator[list[str]]:
    """The paths that are asked for the ordinary way meanwhile."""
    seen: list[str] = []
    hooks = lesson.site.app.before_request_funcs[None]

    def note() -> None:
        seen.append(request.path)

    hooks.insert(0, note)
    yield seen
    hooks.remove(note)


def headers(reply: TestResponse) -> dict[str, str]:
    """All headers but the request's number and the length, which a token's decides."""
    apart = {"X-Request-Id", "Content-Length"}
    return {name: value for name, value in sorted(reply.headers) if name not in apart}


def text(reply: TestResponse) -> str:
    """The page without its form token."""
    return _OWN.sub("", reply.text)


def opened(lesson: Lesson, *names: str) -> Sequence[Visitor]:
    """Who sits before a question that is open."""
    people = [lesson.join(name) for name in names]
    lesson.move("put plan")
    lesson.move("vote")
    return people
