"""The place *Students* of a class: the list, and how far each is with all that was given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, get_args
from uuid import UUID

from kit.classroom.assignments import assignments, audience
from kit.classroom.desk.bar import Bar, bar_of
from kit.classroom.people import class_list
from kit.classroom.people.lists.listing import ClassList, Listed, class_list_page
from kit.store.answering.class_progress import read_class_progress
from kit.store.engine import Store
from kit.store.people import devices
from kit.store.people.students import StudentRecord

Sort = Literal["first", "surname", "joined", "done"]
SORTS: Final[Sequence[Sort]] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the assignments that are for a student they have handed in, of how many."""

    handed_in: int
    due: int


@dataclass(frozen=True, slots=True)
class StudentsPage:
    """The list (`listing.rows` in the order asked for); `signed_in` have a device that is."""

    bar: Bar
    listing: ClassList
    removed: Sequence[StudentRecord]
    reach: Mapping[UUID, Reach]
    signed_in: frozenset[UUID]
    sort: Sort


def students_page(
    store: Store, classroom_id: UUID, now: datetime, sort: Sort = "first", query: str = ""
) -> StudentsPage:
    """The place, in as many queries however many students and assignments there are.

    By `joined` the newest come first and those on the roster last, by `done` those who have
    handed in the most. With a `query` only names that hold it.
    """
    with store.one_moment() as moment:
        listing = class_list_page(moment, classroom_id, now, sort=sort, query=query)
        records = [
            record
            for record in assignments.assignments_of(moment, classroom_id)
            if record.has_opened(now)
        ]
        whose = audience.audience_of(moment, classroom_id)
        removed = class_list.removed_of(moment, classroom_id)
        with moment.reading() as connection:
            begun = read_class_progress(connection, classroom_id)
            signed_in = devices.read_signed_in(connection, classroom_id)
        bar = bar_of(moment, classroom_id, listing.everybody, now)
    reach = {}
    for student in listing.everybody:
        mine = [record for record in records if whose.includes(record.id, student.id)]
        done = [record for record in mine if begun.get(record.id, {}).get(student.id)]
        reach[student.id] = Reach(len(done), len(mine))
    return StudentsPage(
        bar=bar,
        listing=replace(listing, rows=_sorted(listing.rows, reach, sort)),
        removed=removed,
        reach=reach,
        signed_in=signed_in,
        sort=sort,
    )


def _sorted(rows: Sequence[Listed], reach: Mapping[UUID, Reach], sort: Sort) -> Sequence[Listed]:
    if sort == "done":
        return sorted(rows, key=lambda listed: -reach[listed.student.id].handed_in)
    if sort == "joined":
        return sorted(rows, key=_joined_last, reverse=True)
    return rows


def _joined_last(listed: Listed) -> float:
    moment = listed.student.joined_at
    return moment.timestamp() if moment else 0.0
