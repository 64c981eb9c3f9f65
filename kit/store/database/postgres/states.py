"""Which fault a state tells of, by PostgreSQL's table of error codes (its manual, appendix A)."""

from collections.abc import Mapping
from typing import Final

#: A state's five signs, or the two that its class has, and the name of the fault.
NAMES: Final[Mapping[str, str]] = {
    "08": "DatabaseUnreachable",
    "25006": "DatabaseReadOnly",
    "25P03": "DatabaseUnreachable",
    "28000": "DatabaseUnreachable",
    "28P01": "DatabaseUnreachable",
    "3D000": "DatabaseUnreachable",
    "42501": "DatabaseForbids",
    "53100": "DiskFull",
    "53200": "NoMemory",
    "53300": "DatabaseUnreachable",
    # Whoever holds the lock: another program, or something long that the kit itself does.
    "55P03": "DatabaseSlow",
    "57014": "DatabaseSlow",
    "57P01": "DatabaseUnreachable",
    "57P02": "DatabaseUnreachable",
    "57P03": "DatabaseUnreachable",
    "57P05": "DatabaseUnreachable",
    "58030": "DiskError",
    "XX001": "DatabaseDamaged",
    "XX002": "DatabaseDamaged",
}


def name_of(state: str) -> str | None:
    """The fault's name; None where the state is no fault of the server's."""
    return NAMES.get(state) or NAMES.get(state[:2])
