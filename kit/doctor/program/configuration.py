"""What the kit was told at its start: unknown variables, values that are wrong or risky."""

from collections.abc import Sequence
from typing import Final

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.settings import unknown_variables
from kit.vocabulary import N_

WELL: Final = Kind("settings", State.WELL, N_("The settings go together."))
WRONG: Final = Kind("settings-wrong", State.WRONG, "%(line)s", N_("Change it, then look again."))
UNKNOWN: Final = Kind(
    "settings-unknown", State.MIND, "%(line)s", N_("Rename or remove it: it sets nothing.")
)
OPEN: Final = Kind(
    "settings-open",
    State.MIND,
    N_("The teacher's pages answer on the network, and names and keys cross it unencrypted."),
    N_("Start the kit without --teacher-on-network, unless nobody else is in the network."),
)
REST: Final = Kind(
    "settings-rest",
    State.NOT_LOOKED,
    N_("All else waits for the settings: which folder, which port and which database."),
    WRONG.advice,
)


def check(facts: Facts) -> Sequence[Finding]:
    """The settings, which are good as such."""
    findings = [UNKNOWN.at(line=line) for line in unknown_variables(facts.environ)]
    settings = facts.settings
    if settings.teacher_on_network and not settings.encrypted:
        findings.append(OPEN.at("--teacher-on-network"))
    return findings or [WELL.at()]


def of_wrong_settings(lines: Sequence[str]) -> list[Finding]:
    """What is said where the kit cannot be set up so. Pure."""
    return [*(WRONG.at(line=line) for line in lines), REST.at()]
