"""What was done with an account, for its teacher; and with the whole kit, on its own computer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.colleagues.acts import AT_ONCE, Asked, line_id, teacher_names
from kit.classroom.colleagues.kit_act_table import KIT_ACTS, OF_KIT, KitKind
from kit.store.colleagues import kit_lines
from kit.store.colleagues.kit_lines import KitLineRecord, WantedLines
from kit.store.engine import Store
from kit.store.models.base import KitAct, Way


@dataclass(frozen=True, slots=True)
class KitTrailLine:
    """One line. `who` and `other` are names; empty where nobody is known, or not in this kit."""

    at: datetime
    act: KitAct
    way: Way
    who: str
    other: str
    number: int
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class KitTrailPage:
    """Some of what was done, the last first; as `ActPage`, with the kinds there are to choose."""

    lines: Sequence[KitTrailLine]
    kinds: Sequence[KitKind]
    people: Sequence[tuple[UUID, str]]
    older: UUID | None
    asked: Asked
    unknown: bool = False


def own_page(
    store: Store, teacher_id: UUID, asked: Asked, most: int | None = AT_ONCE
) -> KitTrailPage:
    """What was done with a teacher's account, and by them with the kit."""
    with store.reading() as connection:
        return _page(connection, tuple(KitKind), asked, most, teacher_id)


def kit_page(store: Store, asked: Asked, most: int | None = AT_ONCE) -> KitTrailPage:
    """What was done with all accounts and the kit; nothing of who signs in and out when."""
    with store.reading() as connection:
        return _page(connection, OF_KIT, asked, most)


def _page(
    connection: Connection,
    kinds: Sequence[KitKind],
    asked: Asked,
    most: int | None,
    own_id: UUID | None = None,
) -> KitTrailPage:
    names = teacher_names(connection)
    people = [] if own_id else sorted(names.items(), key=lambda person: person[1].casefold())
    before = line_id(asked.before)
    mark = kit_lines.line(connection, before) if before else None
    taken = Asked(
        asked.kind if asked.kind in kinds else "",
        asked.who if asked.who in {str(one) for one, _name in people} else "",
        asked.before if mark else "",
    )
    shown_kinds = (KitKind(taken.kind),) if taken.kind else kinds
    acts = frozenset(act for act, row in KIT_ACTS.items() if row.kind in shown_kinds)
    wanted = WantedLines(acts, own_id or (UUID(taken.who) if taken.who else None), mark)
    # One more, to know whether there is more.
    records = kit_lines.lines(connection, most + 1 if most else None, wanted)
    shown = records[:most] if most else records
    older = shown[-1].id if len(records) > len(shown) else None
    lines = [_line(record, names) for record in shown]
    return KitTrailPage(lines, kinds, people, older, taken, unknown=taken != asked)


def _line(record: KitLineRecord, names: Mapping[UUID, str]) -> KitTrailLine:
    who = names.get(record.account_id, "") if record.account_id else ""
    other = names.get(record.other_id, "") if record.other_id else ""
    is_unknown = record.account_id is None
    return KitTrailLine(
        record.at, record.act, record.way, who, other, record.number or 0, is_unknown
    )
