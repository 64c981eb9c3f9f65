"""Who did what as tables: a line each, in the words of the closed tables, names as they are now.

A moment that is known to the day stands as that day, in UTC.
"""

from collections.abc import Sequence
from typing import Final

from kit.classroom.colleagues.act_table import ACTS
from kit.classroom.colleagues.acts import ActLine
from kit.classroom.colleagues.kit_act_table import KIT_ACTS
from kit.classroom.colleagues.kit_trail import KitTrailLine
from kit.exchange.results.tables import Column, Entry, Table, table, zoned
from kit.store.models.base import Way

#: In the place of a name: of whoever is in this kit no more, and of those that are not shown.
GONE: Final = "(erased)"
HIDDEN: Final = "(hidden)"


def class_trail(lines: Sequence[ActLine], *, hides: bool, simulated: bool = False) -> Table:
    """What was done for a class, the last first; `hides`: students are not named."""

    def whom(line: ActLine) -> str:
        if line.gone:
            return GONE
        is_student = ACTS[line.act].concerns == "student"
        return HIDDEN if hides and is_student else line.other

    columns: Sequence[Column[ActLine]] = (
        ("done_at", lambda line: line.at),
        ("teacher", lambda line: line.teacher or GONE),
        ("kind", lambda line: ACTS[line.act].kind.value),
        ("act", lambda line: line.act.value),
        ("about", lambda line: line.about),
        ("whom", whom),
    )
    return table("Trail", zoned(columns), lines, simulated=simulated)


def kit_trail(lines: Sequence[KitTrailLine]) -> Table:
    """What was done with accounts and the kit, the last first."""

    def moment(line: KitTrailLine) -> Entry:
        return line.at.date().isoformat() if KIT_ACTS[line.act].day_only else line.at

    def is_by(line: KitTrailLine) -> bool:
        return line.way is Way.ADMINISTRATOR

    columns: Sequence[Column[KitTrailLine]] = (
        ("done_at", moment),
        ("account", lambda line: line.who or ("" if line.is_unknown else GONE)),
        ("kind", lambda line: KIT_ACTS[line.act].kind.value),
        ("act", lambda line: line.act.value),
        ("way", lambda line: line.way.value),
        ("to", lambda line: "" if is_by(line) else line.other),
        ("students", lambda line: line.number if KIT_ACTS[line.act].day_only else None),
        ("by", lambda line: line.other if is_by(line) else ""),
    )
    return table("Trail", zoned(columns), lines)
