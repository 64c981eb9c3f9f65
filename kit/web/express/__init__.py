"""A short way for what phones ask again and again: where the class is, its question, a save.

Most of what such a request costs is the framework's: contexts, hooks, sessions. Here the same use
case answers it without them, where nothing is unusual: a cookie that was found good before, a form
token too, no fault, no step of the clock. Whatever is unusual, or is refused, goes the ordinary way
from its beginning, and is answered there. So nothing is answered here but what the ordinary way
would answer alike (tests/web/express holds the two against each other), and a save, as there, after
its commit.

What is remembered is good in any number of processes: of cookies and tokens that their signature
was right, of pages what they look like (`kit.classroom.live.glance`). Who is signed in is asked of
the database each time, so who was removed is refused at once.
"""

from collections.abc import Iterable
from time import perf_counter
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication

from flask import Flask, request

from kit.classroom.errors import KitError
from kit.web.express import rounds, saves
from kit.web.express.asking import Asking, Lane, Reply
from kit.web.express.round_pages import RoundPages
from kit.web.watch.pages import COUNTING

#: Where the environ says what went wrong on the short way; the ordinary way raises it.
_RAISED: Final = "kit.raised"
_LANES: Final = (rounds.LANE, saves.LANE)


class Express:
    """The app, with its short way before it."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._inner: WSGIApplication = app.wsgi_app
        self._rules = {
            lane.endpoint: _Routed(next(app.url_map.iter_rules(lane.endpoint))) for lane in _LANES
        }

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        for lane in _LANES:
            if environ["REQUEST_METHOD"] == lane.method and (
                match := lane.path(environ["PATH_INFO"])
            ):
                reply = self._reply(lane, environ, match.groups())
                if reply is not None:
                    start_response(reply.status, reply.headers)
                    return [reply.body]
        return self._inner(environ, start_response)

    def _reply(self, lane: Lane, environ: dict[str, Any], ids: tuple[str, ...]) -> Reply | None:
        """The reply; None for the ordinary way."""
        begun = perf_counter()
        asking = Asking(self._app, environ)
        try:
            reply = lane.answer(asking, ids) if asking.is_usual() else None
        except KitError:
            return None
        except Exception as error:  # noqa: BLE001 - the error is the result
            environ[_RAISED] = error
            return None
        if reply is None:
            return None
        # Who writes the line of the request looks there for its rule.
        routed = environ["werkzeug.request"] = self._rules[lane.endpoint]
        counting = self._app.extensions.get(COUNTING)
        if counting is not None:
            counting.count(lane.endpoint, routed.url_rule.rule, reply.number, begun)
        return reply


class _Routed:
    """Of a request that never was one of Flask's: its rule."""

    def __init__(self, url_rule: Any) -> None:
        self.url_rule = url_rule


def init_app(app: Flask) -> None:
    """Have pages of rounds kept, and what went wrong on the short way taken as if here."""
    app.extensions[RoundPages.NAME] = RoundPages()
    app.before_request(_raise_again)
    app.wsgi_app = Express(app)  # type: ignore[method-assign]  # the library's types


def _raise_again() -> None:
    error = request.environ.pop(_RAISED, None)
    if error is not None:
        raise error
