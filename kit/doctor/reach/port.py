"""The port: free, the kit's own, or taken, and by whom."""

import errno
import sys
from collections.abc import Sequence
from typing import Final

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.server.port import Listener, beside, listener_on, needs_rights, try_port
from kit.vocabulary import N_

FREE: Final = Kind("port", State.WELL, N_("Port %(port)s is free."))
OURS: Final = Kind(
    "port-ours", State.WELL, N_("The kit that runs with this folder has port %(port)s.")
)
ANY: Final = Kind("port-any", State.WELL, N_("The kit takes any port that is free."))
OTHER_KIT: Final = Kind(
    "port-other-kit",
    State.WRONG,
    N_("Another kit, of another folder, serves port %(port)s: process %(pid)s."),
    N_("Stop it, if nobody works with it, or start this one with --port %(other)s."),
)
SHARED_KIT: Final = Kind(
    "port-a-kit",
    State.MIND,
    N_(
        "A kit serves port %(port)s (process %(pid)s). Whether with this database server cannot be "
        "seen."
    ),
    N_("If it is not the one you want, stop it, or start with --port %(other)s."),
)
OTHER_PROGRAM: Final = Kind(
    "port-taken",
    State.WRONG,
    N_("Another program has port %(port)s: %(name)s, process %(pid)s."),
    N_("Close it, or start the kit with --port %(other)s."),
)
UNKNOWN: Final = Kind(
    "port-taken-unseen",
    State.WRONG,
    N_("Port %(port)s is taken, and this computer does not tell by what."),
    N_("Start the kit with --port %(other)s; or find the program with `%(command)s`."),
)
LOW: Final = Kind(
    "port-low",
    State.WRONG,
    N_("Port %(port)s needs an administrator's rights, as all below 1024 do here."),
    N_("Start the kit with --port 8000, or another from 1024 on."),
)
REFUSED: Final = Kind(
    "port-refused",
    State.WRONG,
    N_("The system does not let the kit have port %(port)s: %(reason)s."),
    N_("Start the kit with --port %(other)s."),
)
#: A program that is silent may not use up the time that the whole look has.
_ASK_SECONDS: Final = 1.0
#: What finds the program, with an administrator's rights.
_COMMANDS: Final = {
    "linux": "sudo ss -ltnp 'sport = :%d'",
    "darwin": "sudo lsof -nP -iTCP:%d -sTCP:LISTEN",
    "win32": "netstat -ano | findstr :%d",
}


def check(facts: Facts) -> Sequence[Finding]:
    """The port of the settings; where the kit runs, that which it serves."""
    settings, running = facts.settings, facts.running
    if running is not None:
        return [OURS.at(port=running.port or settings.port)]
    if not settings.port:
        return [ANY.at()]
    try:
        try_port(settings)
    except OSError as error:
        return [_refused(settings.port, error, is_alone=facts.database.is_file)]
    return [FREE.at(port=settings.port)]


def _refused(port: int, error: OSError, *, is_alone: bool) -> Finding:
    if needs_rights(port, error):
        return LOW.at(port=port)
    if error.errno != errno.EADDRINUSE:
        return REFUSED.at(port=port, reason=error.strerror, other=beside(port))
    return of_listener(port, listener_on(port, _ASK_SECONDS), is_alone=is_alone)


def of_listener(port: int, listener: Listener, *, is_alone: bool) -> Finding:
    """What is said of who has the port; `is_alone`: one kit at most serves this database. Pure."""
    other, pid = beside(port), listener.pid or "?"
    if listener.is_kit:
        return (OTHER_KIT if is_alone else SHARED_KIT).at(port=port, pid=pid, other=other)
    if listener.pid is not None:
        name = listener.name or "?"
        return OTHER_PROGRAM.at(port=port, pid=pid, name=name, other=other)
    command = _COMMANDS.get(sys.platform, _COMMANDS["linux"]) % port
    return UNKNOWN.at(port=port, other=other, command=command)
