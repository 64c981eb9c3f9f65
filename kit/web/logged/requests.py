"""One line a request, and its number in the reply: which page was asked for, never whose.

Of the address its rule alone is logged, since addresses hold codes, one-time links and ids; and no
sender, no query and no browser.
"""

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication

from structlog.contextvars import bind_contextvars, unbind_contextvars

from kit import logs
from kit.logs.request_ids import FIELD, Numbers
from kit.web.weight.pictures import DRAFT_PICTURE, STUDENT_PICTURE, TEACHER_PICTURE
from kit.web.weight.static import STATIC

HEADER: Final = "X-Request-Id"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_FAILED: Final = 500
#: What pages ask for by themselves, again and again, and what they are made of.
QUIET: Final = frozenset(
    {
        *(STATIC, STUDENT_PICTURE, TEACHER_PICTURE, DRAFT_PICTURE),
        *("join.token", "student.task_list", "student.held", "live.question"),
        *("live.session_version", "live_control.state", "live_control.stage", "remote.state"),
        *("way_in.fresh", "classrooms.joined", "giving.progress"),
    }
)
#: Before the rules of what other programs ask for, to see that the kit is well.
_WATCHERS: Final = "/-/"


class RequestLines:
    """The app, with a line for each request when its reply has been handed on whole."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self._numbers = Numbers()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = _Request(environ, self._numbers.next())

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            request.answered(int(status.split(" ", 1)[0]))
            return start_response(status, [*headers, (HEADER, request.number)], *error)

        bind_contextvars(**{FIELD: request.number})
        try:
            return _Reply(self._app(environ, start), request)
        except BaseException:
            request.log(0)
            raise


class _Request:
    """A request until its line is written."""

    def __init__(self, environ: dict[str, Any], number: str) -> None:
        self._environ = environ
        self._began = perf_counter()
        self.number = number
        self._status = _FAILED
        self._rule: Any = None

    def answered(self, status: int) -> None:
        """Note the status, and the rule: Flask forgets the request before the body is sent."""
        self._status = status
        self._rule = getattr(self._environ.get("werkzeug.request"), "url_rule", None)

    def log(self, size: int) -> None:
        """Write the line; `size` in bytes, without headers."""
        rule, method = self._rule, self._environ["REQUEST_METHOD"]
        logs.event(
            "request",
            level=_level(rule, self._status),
            method=method if method in _METHODS else "other",
            **({} if rule is None else {"rule": rule.rule}),
            status=self._status,
            ms=round(1000 * (perf_counter() - self._began)),
            bytes=size,
        )
        unbind_contextvars(FIELD)


def _level(rule: Any, status: int) -> str:
    if status >= _FAILED:
        return "warning"
    is_quiet = rule is not None and (rule.endpoint in QUIET or rule.rule.startswith(_WATCHERS))
    return "debug" if is_quiet else "info"


class _Reply:
    """The body of a reply; its line is written when it is closed, as WSGI has it of every body."""

    def __init__(self, parts: Iterable[bytes], request: _Request) -> None:
        self._parts, self._request = parts, request
        self._size = 0
        self._is_open = True

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self._size += len(part)
            yield part

    def close(self) -> None:
        """Close the body, and write the line once."""
        try:
            if hasattr(self._parts, "close"):
                self._parts.close()
        finally:
            if self._is_open:
                self._is_open = False
                self._request.log(self._size)
