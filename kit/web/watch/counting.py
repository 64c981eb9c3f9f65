"""Counting what is asked and how it is answered, by a closed set of kinds."""

import threading
from collections.abc import Callable
from time import monotonic, perf_counter
from typing import Final

import psutil
from flask import Flask, Response, g, request

from kit.web.state import Kit
from kit.web.watch.figures import BUG, Figures

#: What pages ask again and again by themselves.
POLLS: Final = frozenset(
    {
        "giving.progress",
        "live.question",
        "live.session_version",
        "live_control.stage",
        "live_control.state",
        "remote.state",
        "student.task_list",
        "way_in.fresh",
    }
)
SAVES: Final = frozenset({"student.save", "student.hand_in"})
_BY_FOLDER: Final = {
    "static": "files",
    "teacher": "teacher",
    "work": "student",
    "join": "joining",
    "": "joining",
    "-": "watch",
}
#: All kinds there are; an address that nothing answers is of the last.
KINDS: Final = ("save", "poll", "student", "joining", "teacher", "files", "watch", "other")
_BEGUN: Final = "request_begun"
#: So often what changes by itself is put down again.
_REFRESH_SECONDS: Final = 1.0
_FAULTY: Final = 500
_REFUSED: Final = 400


def kind_of(endpoint: str | None, rule: str) -> str:
    """The kind of a request, by its endpoint and the rule that led there."""
    if endpoint in SAVES:
        return "save"
    if endpoint in POLLS:
        return "poll"
    return _BY_FOLDER.get(rule.split("/")[1], "other") if endpoint else "other"


class Counting:
    """Puts down in the figures what this process's app does."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        #: How many wait for a turn; the gateway knows.
        self.turns: Callable[[], int] = lambda: 0
        self._refreshed = 0.0
        self._process = psutil.Process()

    def init_app(self, app: Flask) -> None:
        """Be there at each request, at each commit and at each fault."""
        running: Kit = app.extensions["kit"]
        self._running = running
        running.store.committed = self.figures.commits.observe
        running.faults.met = lambda name: self.figures.faults.labels(name).inc()
        app.before_request(self._begin)
        app.after_request(self._end)

    def _begin(self) -> None:
        setattr(g, _BEGUN, perf_counter())

    def _end(self, response: Response) -> Response:
        rule = request.url_rule.rule if request.url_rule else "/"
        self.count(request.endpoint, rule, response.status_code, g.get(_BEGUN), request.method)
        return response

    def count(
        self,
        endpoint: str | None,
        rule: str,
        status: int,
        begun: float | None,
        method: str = "POST",
    ) -> None:
        """Put down a request that was answered, begun at that moment of the performance counter."""
        kind, figures = kind_of(endpoint, rule), self.figures
        figures.requests.labels(kind, str(status)).inc()
        if begun is not None:
            figures.seconds.labels(kind).observe(perf_counter() - begun)
        if kind == "save" and method == "POST":
            figures.saves.labels(outcome_of(status)).inc()
        if status == _FAULTY:
            figures.faults.labels(BUG).inc()
        if monotonic() - self._refreshed > _REFRESH_SECONDS:
            self.refresh()

    def refresh(self) -> None:
        """Put down what changes by itself."""
        self._refreshed = monotonic()
        self.figures.threads.set(threading.active_count())
        self.figures.memory.set(self._process.memory_info().rss)
        self.figures.writers.set(self._running.store.writers_waiting)
        self.figures.waiting.set(self.turns())


def outcome_of(status: int) -> str:
    """What became of a save, by the status of its answer."""
    if status >= _FAULTY:
        return "failed"
    return "refused" if status >= _REFUSED else "acknowledged"
