"""The addresses that a monitor asks: `/-/health`, `/-/ready`, `/-/metrics`.

Health and readiness answer everybody who reaches the kit: a word, and the name of a fault that
pages tell, too. Figures answer nobody unless they are configured, and then callers on this
computer, or whoever brings the token.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Flask, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from kit.classroom.watch.activity import Activity, activity
from kit.classroom.watch.checkup import PATIENCE, Checkup
from kit.classroom.watch.health import missing_of_schema, write_and_read
from kit.store.database.faults import CHANGED
from kit.store.database.problems import file_of
from kit.vocabulary import N_
from kit.web.faults.standing import note
from kit.web.origin import seems_here
from kit.web.security import WATCH
from kit.web.state import Kit, kit

blueprint = Blueprint(WATCH, __name__, url_prefix="/-")

#: What the app has for these pages.
COUNTING: Final = "counting"
STOPPING: Final = "stopping"
_CHECKUPS: Final = "checkups"
#: The tables change only by hand; to look at them all takes some milliseconds.
_SCHEMA_PAUSE: Final = 30.0
_BEARER: Final = "Bearer "
_FORMAT: Final = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look has found: the name of a fault, None for none, and it in words (a message id)."""

    fault: str | None = None
    says: str = ""


_WELL: Final = Finding()
_LATE: Final = Finding("NoAnswer", N_("The database has not answered within %(seconds)s seconds."))
_BUG: Final = Finding("Bug", N_("An error of the kit itself; its log says more."))
_CHANGED: Final = Finding(CHANGED.name, CHANGED.what)
_NOT_YOURS: Final = N_(
    "The figures answer callers on this computer where --metrics is set, and whoever brings the "
    "token of KIT_METRICS_TOKEN where there is one."
)
_STOPPING: Final = Finding("Stopping", N_("The kit is about to stop."))


@dataclass(frozen=True, slots=True)
class _Checkups:
    health: Checkup[Finding]
    schema: Checkup[Finding]
    activity: Checkup[Activity | None]


def init_app(app: Flask) -> None:
    """Answer, by looks that are each made once for all who ask."""

    def of_health(running: Kit) -> Finding:
        write_and_read(running.store, running.clock.now())
        return _WELL

    def of_schema(running: Kit) -> Finding:
        return _CHANGED if missing_of_schema(running.store) else _WELL

    def of_activity() -> Activity | None:
        running: Kit = app.extensions["kit"]
        settings = running.settings
        database = file_of(settings.database_url)
        try:
            return activity(running.store, database, settings.data, running.clock.now())
        except Exception as error:  # noqa: BLE001 - the error is the result
            with app.app_context():
                note(error)
            return None

    app.extensions[_CHECKUPS] = _Checkups(
        Checkup(_looking(app, of_health), _LATE),
        Checkup(_looking(app, of_schema), _LATE, pause=_SCHEMA_PAUSE),
        Checkup(of_activity, None),
    )
    app.register_blueprint(blueprint)


def _looking(app: Flask, look: Callable[[Kit], Finding]) -> Callable[[], Finding]:
    """The look, in whatever thread, with what goes wrong in it as its finding."""

    def looking() -> Finding:
        with app.app_context():
            try:
                return look(app.extensions["kit"])
            except Exception as error:
                fault = note(error)
                if fault is None:
                    app.logger.exception("What a monitor asked met an error of the kit itself.")
                    return _BUG
                return Finding(fault.name, fault.what)

    return looking


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    """Whether the database takes what is written and gives it back."""
    return _told(_checkups().health.outcome(), "ok")


@blueprint.get("/ready")
def ready() -> ResponseReturnValue:
    """Whether this process can serve: its content is read, the tables are its own, it goes on."""
    stopping = current_app.extensions.get(STOPPING)
    if stopping is not None and stopping.has_begun:
        return _told(_STOPPING, "ready")
    return _told(_checkups().schema.outcome(), "ready")


@blueprint.get("/metrics")
def metrics() -> ResponseReturnValue:
    """The figures, of all serving processes on this data folder, as Prometheus reads them."""
    counting = current_app.extensions.get(COUNTING)
    if counting is None:
        abort(404)
    if not _may_have_figures():
        return Response(gettext(_NOT_YOURS), HTTPStatus.FORBIDDEN, content_type=_FORMAT)
    from kit.web.watch.gathered import Gathered  # noqa: PLC0415 - slow import

    counting.refresh()
    gathered = Gathered(_checkups().activity.outcome)
    return Response(counting.figures.text(gathered), content_type=_FORMAT)


def _checkups() -> _Checkups:
    checkups: _Checkups = current_app.extensions[_CHECKUPS]
    return checkups


def _may_have_figures() -> bool:
    settings = kit().settings
    if settings.metrics and seems_here():
        return True
    brought = request.headers.get("Authorization", "")
    wanted = settings.metrics_token
    return wanted is not None and hmac.compare_digest(
        brought.encode(errors="replace"), f"{_BEARER}{wanted}".encode()
    )


def _told(finding: Finding, well: str) -> ResponseReturnValue:
    if finding.fault is None:
        return jsonify(status=well)
    says = gettext(finding.says, seconds=round(PATIENCE))
    reply = jsonify(status="fault", fault=finding.fault, says=says)
    return reply, HTTPStatus.SERVICE_UNAVAILABLE
