"""The groups that a list of names brings: seen before they are made, made, and taken back.

A group is called as the list calls it; where the class has one whose name looks the same, it is
joined. Whoever is in another group stays there, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.assignments.groups.errors import GroupNameRefused
from kit.classroom.assignments.groups.groups import GROUPS_MAX, add_in, given_to
from kit.classroom.people.classrooms import add_roster_in
from kit.classroom.people.errors import NameRefused
from kit.classroom.people.lists import rosters
from kit.classroom.people.lists.rosters import Becomes, RosterEntry, RosterLook
from kit.classroom.people.names import name_key, roster_name
from kit.store.engine import Store
from kit.store.groups import groups
from kit.store.groups.groups import GroupRecord
from kit.store.ids import new_id
from kit.store.people import classrooms, students


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of a list, and the group that stands beside it, if any."""

    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """What becomes of a line's group, by the name that it has in the class.

    `error` says why it is none. `inside`: the student is in it already. `besides`: the other
    groups that they are in, and stay in.
    """

    group: str
    error: GroupNameRefused | None = None
    inside: bool = False
    besides: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ListLook:
    """What a list would do: to names, and to groups, with a placing or None for each line.

    `new_groups` and `joined` are names of groups, `placed` is how many students come into any.
    `wanted`: how many groups the class would have.
    """

    names: RosterLook
    placings: Sequence[Placing | None]
    new_groups: Sequence[str]
    joined: Sequence[str]
    placed: int
    wanted: int

    @property
    def groups_fit(self) -> bool:
        """Whether the class takes all groups: none is made where it does not."""
        return self.wanted <= GROUPS_MAX

    @property
    def parts(self) -> bool:
        """Whether the groups tell students apart: one new group of all of them is their class."""
        listed = [entry for entry in self.names.entries if entry.becomes is not Becomes.REFUSED]
        alone = len(self.new_groups) == 1 and not self.joined
        placed = [
            placing for placing in self.placings if placing and placing.group in self.new_groups
        ]
        return bool(self.new_groups or self.joined) and not (alone and len(placed) == len(listed))


def look_through(store: Store, classroom_id: UUID, listed: Sequence[ListedName]) -> ListLook:
    """What a list would do to the class and its groups. Nothing is made."""
    with store.comparing() as connection:
        look = rosters.look_through_in(connection, classroom_id, [row.name for row in listed])
        ids = {one.name_key: one.id for one in students.students(connection, classroom_id)}
        known = groups.groups(connection, classroom_id)
        inside = groups.members(connection, classroom_id)
    names = {group.name_key: group.name for group in known}
    there: dict[str | None, list[str]] = {
        key: [group.name for group in known if student_id in inside.get(group.id, ())]
        for key, student_id in ids.items()
    }
    placings: list[Placing | None] = []
    new_groups: list[str] = []
    joined: list[str] = []
    placed: set[str] = set()
    for row, entry in zip(listed, look.entries, strict=True):
        placing = _placing(row, entry, names, there)
        placings.append(placing)
        if placing is None or placing.error or placing.inside:
            continue
        key = name_key(entry.name)
        placed.add(key)
        there[key] = [*there.get(key, ()), placing.group]
        brought = joined if any(group.name == placing.group for group in known) else new_groups
        if placing.group not in brought:
            brought.append(placing.group)
            names[name_key(placing.group)] = placing.group
    return ListLook(look, placings, new_groups, joined, len(placed), len(known) + len(new_groups))


def _placing(
    row: ListedName,
    entry: RosterEntry,
    names: Mapping[str | None, str],
    there: Mapping[str | None, Sequence[str]],
) -> Placing | None:
    if not row.group or entry.becomes is Becomes.REFUSED:
        return None
    try:
        typed = roster_name(row.group)
    except NameRefused as error:
        facts = {fact: error.facts[fact] for fact in ("name", "reason")}
        return Placing(row.group, GroupNameRefused(**facts))
    group = names.get(name_key(typed), typed)
    mine = there.get(name_key(entry.name), ())
    return Placing(group, inside=group in mine, besides=[other for other in mine if other != group])


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken of a list: how many names, the groups that were made, how many placed.

    By its `stamp` it is taken back.
    """

    added: int
    new_groups: Sequence[str]
    placed: int
    stamp: str


def take_list(
    store: Store, classroom_id: UUID, listed: Sequence[ListedName], now: datetime
) -> Taken:
    """Add the names that are new, make the groups that are, and put the students into them.

    What is there is left as it is, and a group whose name is refused is none. Raises TooManyGroups,
    and does nothing then.
    """
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        look = rosters.look_through_in(connection, classroom_id, [row.name for row in listed])
        result = add_roster_in(connection, classroom_id, look.new, now)
        ids = {one.name_key: one.id for one in students.students(connection, classroom_id)}
        wanted = _wanted(listed, ids)
        known = groups.groups(connection, classroom_id)
        keys = {group.name_key for group in known}
        new_groups = add_in(
            connection,
            known,
            [
                GroupRecord(classroom_id, new_id(), name, None, now)
                for key, (name, _students) in wanted.items()
                if key not in keys
            ],
        )
        inside = groups.members(connection, classroom_id)
        placed: set[UUID] = set()
        for group in [*known, *new_groups]:
            coming = wanted.get(group.name_key or "", ("", set()))[1] - inside.get(group.id, set())
            groups.add_members(connection, classroom_id, group.id, coming, now)
            placed |= coming
    names = [group.name for group in new_groups]
    return Taken(len(result.added), names, len(placed), rosters.stamp_of(now))


def _wanted(
    listed: Sequence[ListedName], ids: Mapping[str | None, UUID]
) -> Mapping[str, tuple[str, set[UUID]]]:
    """The groups of a list by what look-alikes share: the first spelling, and who is to be in it.

    A name that the class had no room for is in none.
    """
    wanted: dict[str, tuple[str, set[UUID]]] = {}
    for row in listed:
        try:
            name, student = roster_name(row.group), ids[name_key(roster_name(row.name))]
        except (NameRefused, KeyError):
            continue
        wanted.setdefault(name_key(name), (name, set()))[1].add(student)
    return wanted


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What the undo of a list took: names with the groups that it had put them into, and groups.

    `out`: how many of those who stay were taken out of a group again. `kept`: groups that it made
    and that stay, since something was given to them.
    """

    rows: Sequence[ListedName]
    groups: Sequence[str]
    out: int
    kept: Sequence[str]


def take_back_list(store: Store, classroom_id: UUID, stamp: str, now: datetime) -> TakenBack:
    """Undo what a list did at a moment: names that nobody took, groups, and who was put into them.

    A group that it made stays with those in it where something was given to it, or where somebody
    else was put into it. Twice is once; a stamp that is no moment takes nothing back.
    """
    moment = rosters.moment_of(stamp)
    with store.writing() as connection:
        classrooms.lock_classroom(connection, classroom_id)
        known = groups.groups(connection, classroom_id)
        inside = groups.members(connection, classroom_id)
        gone = rosters.take_back_roster_in(connection, classroom_id, stamp)
        rows = [
            ListedName(student.name, group)
            for student in gone
            for group in [one.name for one in known if student.id in inside.get(one.id, ())] or [""]
        ]
        out, kept, deleted = 0, [], []
        for group in known:
            if moment is None:
                break
            if group.created_at == moment and given_to(connection, classroom_id)(group.id):
                kept.append(group.name)
                continue
            out += groups.end_members_of(connection, classroom_id, group.id, moment, now)
            if group.created_at == moment and _is_empty(connection, group):
                values = {"name_key": None, "deleted_at": now}
                groups.change_group(connection, classroom_id, group.id, **values)
                deleted.append(group.name)
    store.forget_soon()
    return TakenBack(rows, deleted, out, kept)


def _is_empty(connection: Connection, group: GroupRecord) -> bool:
    return not groups.members(connection, group.classroom_id).get(group.id)
