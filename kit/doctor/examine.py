"""All checks in one run, each for so long at most; what fails itself is said, and hides nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Final

from kit.doctor.bounded import SECONDS, TookTooLong, within_seconds
from kit.doctor.data import clock, cluster, copies, database, place, rights
from kit.doctor.facts import Facts
from kit.doctor.finding import WORST_FIRST, Finding, Kind, State
from kit.doctor.program import configuration, content, environment
from kit.doctor.reach import firewall, network, port, running
from kit.vocabulary import N_


@dataclass(frozen=True, slots=True)
class Check:
    """A look at one subject, and how many seconds it may take."""

    subject: str
    look: Callable[[Facts], Sequence[Finding]]
    seconds: float = SECONDS


#: Reading a course is work, and takes a slow laptop as long as it takes the start.
_READING_SECONDS: Final = 20.0
#: In the order of what hurts a class most.
CHECKS: Final = (
    Check("database", database.check),
    Check("cluster", cluster.check),
    Check("running", running.check),
    Check("port", port.check),
    Check("folder", place.check),
    Check("rights", rights.check),
    Check("network", network.check),
    Check("clock", clock.check),
    Check("firewall", firewall.check),
    Check("content", content.check, _READING_SECONDS),
    Check("settings", configuration.check),
    Check("environment", environment.check),
    Check("copies", copies.check),
)
FAILED: Final = Kind(
    "not-looked",
    State.NOT_LOOKED,
    N_("What belongs to “%(subject)s” could not be looked at: %(reason)s."),
    N_("Look again; if it stays so, look at it by hand."),
)
SLOW: Final = Kind(
    "not-looked-in-time",
    State.NOT_LOOKED,
    N_("What belongs to “%(subject)s” did not answer within %(seconds)s seconds."),
    N_("Look again. A disk or network drive that is gone, or a computer at its limit, may be why."),
)
_MODULES: Final[Sequence[ModuleType]] = (
    *(database, cluster, running, port, place, rights, network, clock, firewall),
    *(content, configuration, environment, copies),
)


def examine(facts: Facts, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """All findings, worst first; of the same state what hurts a class most."""
    return in_order([finding for check in checks for finding in _looked(check, facts)])


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Worst first, else as they come."""
    return sorted(findings, key=lambda finding: WORST_FIRST.index(finding.state))


def _looked(check: Check, facts: Facts) -> Sequence[Finding]:
    try:
        return within_seconds(lambda: check.look(facts), check.seconds)
    except TookTooLong:
        return [SLOW.at(subject=check.subject, seconds=f"{check.seconds:g}")]
    except Exception as error:  # noqa: BLE001 - the error is the result
        words = " ".join(str(error).split())
        reason = f"{type(error).__name__}: {words}" if words else type(error).__name__
        return [FAILED.at(subject=check.subject, reason=reason)]


def kinds() -> Mapping[str, Kind]:
    """Every kind of finding by its name."""
    values = [value for module in _MODULES for value in vars(module).values()]
    kinds = [value for value in [*values, FAILED, SLOW] if isinstance(value, Kind)]
    return {kind.name: kind for kind in kinds}
