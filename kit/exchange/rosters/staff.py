r"""A list of teachers, read as a class list is; and the links of who is new, as a table.

>>> [row.name for row in read_staff("Teacher;Subject\\nGray, Ada;Art").rows]
['Ada Gray']
"""

import re
from collections.abc import Sequence
from typing import Final

from kit.exchange.cell_text import plain_lines
from kit.exchange.results.tables import Table, table
from kit.exchange.rosters.columns import plain_title
from kit.exchange.rosters.roster import Roster, read_roster

#: What lists of teachers call the column of names; in a class list it is somebody else's column.
_STAFF: Final = frozenset(
    (
        "teacher", "teachers", "teacher name", "name of teacher", "staff", "staff name",
        "staff member", "user", "username", "user name", "lehrer", "lehrerin", "lehrkraft",
        "lehrername", "enseignant", "enseignante", "professeur", "profesor", "profesora",
        "docente", "professor", "leraar", "nauczyciel", "учитель", "вчитель",
    )
)  # fmt: skip
_CELL: Final = re.compile(r'[^\t;,"]+')


def read_staff(pasted: str, *, turn: bool | None = None) -> Roster:
    """The names in a list of teachers, one a line or in columns; `turn` as for a class list.

    Groups are left alone: a teacher is in none. Raises KitError, which says where it is wrong.
    """
    head, end, rest = plain_lines(pasted).partition("\n")
    named = _CELL.sub(_as_name, head)
    return read_roster(f"{named}{end}{rest}", turn=turn)


def _as_name(cell: re.Match[str]) -> str:
    return "Name" if plain_title(cell[0]) in _STAFF else cell[0]


def link_table(links: Sequence[tuple[str, str]]) -> Table:
    """Names and the links to hand on to them."""
    return table("Links", (("name", lambda row: row[0]), ("link", lambda row: row[1])), links)
