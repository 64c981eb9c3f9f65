"""Teachers of a kit with counts, for its administrator: no student's name, no class's, no mark.

A number of queries that does not grow with teachers or classes, and, but for the classes by age,
rows looked at that do not grow with classes and students.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CTE, Connection, case, func, or_, select

from kit.store.models import (
    ArticleCopy,
    Classroom,
    ClassroomTeacher,
    Draft,
    KitLine,
    Retention,
    SecondFactor,
    Student,
    Teacher,
)
from kit.store.models.base import KitAct
from kit.store.records import fetch_all


@dataclass(frozen=True, slots=True)
class RollRecord:
    """A teacher with what is theirs: classes owned and shared, drafts, copies of articles.

    `signed_in_last` is None where no line of the last year says so.
    """

    id: UUID
    name: str
    created_at: datetime
    disabled_at: datetime | None
    administrator_since: datetime | None
    has_password: bool
    has_factor: bool
    signed_in_last: datetime | None
    shared: int
    drafts: int
    copies: int


@dataclass(frozen=True, slots=True)
class RollPart:
    """Which teachers: one; or, by name, those whose name's key contains `key`, `most` of them.

    `skip`: how many of them stand before. "" is all names.
    """

    teacher_id: UUID | None = None
    key: str = ""
    skip: int = 0
    most: int = 50


@dataclass(frozen=True, slots=True)
class AccountsCounted:
    """Accounts, those of them that are closed, and those whose name was asked for."""

    accounts: int
    closed: int
    fitting: int


@dataclass(frozen=True, slots=True)
class ClassOnRoll:
    """A class, nameless: whose, since when, until which day it is kept, how many students."""

    teacher_id: UUID
    created_at: datetime
    kept_until: date | None
    students: int


@dataclass(frozen=True, slots=True)
class ClassesCounted:
    """Some classes in counts. `without_end`: those that have no last day."""

    classes: int
    students: int
    archived: int
    without_end: int


def count_accounts(connection: Connection, key: str = "") -> AccountsCounted:
    """How many accounts there are, and how many have a name whose key contains `key`."""
    # Without one all do, and looking for nothing in each would cost as much as counting them.
    fits = case((Teacher.name_key.contains(key, autoescape=True), 1)) if key else Teacher.id
    accounts, closed, fitting = connection.execute(
        select(func.count(), func.count(Teacher.disabled_at), func.count(fits))
    ).one()
    return AccountsCounted(accounts, closed, fitting)


def roll(connection: Connection, part: RollPart) -> Sequence[RollRecord]:
    """The teachers of that part, by name."""
    shown = _shown(part)
    theirs = select(ClassroomTeacher.teacher_id, func.count().label("count"))
    shared = (
        theirs.where(ClassroomTeacher.teacher_id.in_(select(shown.c.id)))
        .group_by(ClassroomTeacher.teacher_id)
        .subquery()
    )
    # Each by an index, for those that are shown alone: the lines of a year are many.
    signed_in = select(func.max(KitLine.at)).where(
        KitLine.account_id == shown.c.id, KitLine.act == KitAct.SIGNED_IN
    )
    drafts, copies = (
        select(func.count()).where(owner == shown.c.id).scalar_subquery()
        for owner in (Draft.teacher_id, ArticleCopy.teacher_id)
    )
    statement = (
        select(
            shown.c.id,
            shown.c.name,
            shown.c.created_at,
            shown.c.disabled_at,
            shown.c.administrator_since,
            shown.c.has_password,
            SecondFactor.seed.is_not(None),
            signed_in.scalar_subquery(),
            func.coalesce(shared.c.count, 0),
            drafts,
            copies,
        )
        .outerjoin(SecondFactor, SecondFactor.teacher_id == shown.c.id)
        .outerjoin(shared, shared.c.teacher_id == shown.c.id)
        .order_by(func.lower(shown.c.name), shown.c.id)
    )
    return fetch_all(connection, RollRecord, statement)


def _shown(part: RollPart) -> CTE:
    statement = select(
        Teacher.id,
        Teacher.name,
        Teacher.created_at,
        Teacher.disabled_at,
        Teacher.administrator_since,
        Teacher.password_hash.is_not(None).label("has_password"),
    )
    if part.teacher_id is not None:
        return statement.where(Teacher.id == part.teacher_id).cte("shown")
    if part.key:
        statement = statement.where(Teacher.name_key.contains(part.key, autoescape=True))
    # As the unique index of names has them: the first page is read from it, and nothing sorted. In
    # its keys 0 and 1 are o and l; so names with digits are in order on a page, and not over all.
    by_name = statement.order_by(Teacher.name_key, Teacher.id)
    return by_name.offset(part.skip).limit(part.most).cte("shown")


def classes(connection: Connection, teacher_ids: Collection[UUID]) -> Sequence[ClassOnRoll]:
    """The classes that these teachers own, the eldest first; made-up ones left out."""
    students = (
        select(func.count())
        .where(Student.classroom_id == Classroom.id, Student.removed_at.is_(None))
        .scalar_subquery()
    )
    # Each by its key: joined, the last days of all classes would be read for these.
    kept_until = (
        select(Retention.kept_until).where(Retention.classroom_id == Classroom.id).scalar_subquery()
    )
    statement = (
        select(Classroom.teacher_id, Classroom.created_at, kept_until, students)
        .where(Classroom.teacher_id.in_(teacher_ids), Classroom.simulated_at.is_(None))
        .order_by(Classroom.created_at, Classroom.id)
    )
    return fetch_all(connection, ClassOnRoll, statement)


def has_more_classes(connection: Connection, than: int) -> bool:
    """Whether the kit has more classes than that, however many more; made-up ones left out."""
    some_of_them = select(Classroom.id).where(Classroom.simulated_at.is_(None)).limit(than + 1)
    counted = select(func.count()).select_from(some_of_them.subquery())
    return connection.execute(counted).scalar_one() > than


def classes_by_age(
    connection: Connection, since: Sequence[datetime]
) -> Mapping[int, ClassesCounted]:
    """All classes but made-up ones in counts, by the place of the first moment they are after.

    `since`: the latest first. Those that are after none have the number of moments as their place.
    All classes and students are looked at, so a page of a large kit asks for it only when told to.
    """
    place = case(
        *((Classroom.created_at > moment, number) for number, moment in enumerate(since)),
        else_=len(since),
    ).label("place")
    students = (
        select(Student.classroom_id, func.count().label("count"))
        .where(Student.removed_at.is_(None))
        .group_by(Student.classroom_id)
        .subquery()
    )
    statement = (
        select(
            place,
            func.count(),
            func.coalesce(func.sum(students.c.count), 0),
            func.count(Classroom.archived_at),
            func.count() - func.count(Retention.kept_until),
        )
        .select_from(Classroom)
        .outerjoin(Retention, Retention.classroom_id == Classroom.id)
        .outerjoin(students, students.c.classroom_id == Classroom.id)
        .where(Classroom.simulated_at.is_(None))
        .group_by(place)
    )
    return {
        number: ClassesCounted(counted, int(enrolled), archived, without_end)
        for number, counted, enrolled, archived, without_end in connection.execute(statement)
    }


def refused_since(connection: Connection, since: datetime) -> Sequence[datetime]:
    """The moments at which sign-ins were refused since then, of whatever account.

    All lines since then are looked at: no index tells the refused ones.
    """
    refused = or_(KitLine.act == KitAct.REFUSED, KitLine.act == KitAct.REFUSED_MORE)
    statement = select(KitLine.at).where(KitLine.at >= since, refused).order_by(KitLine.at)
    return connection.execute(statement).scalars().all()


def database_bytes(connection: Connection) -> int:
    """How much the database takes, in bytes, as its engine says; of SQLite without its log."""
    if connection.dialect.name == "postgresql":
        size = select(func.pg_database_size(func.current_database()))
        return int(connection.execute(size).scalar_one())
    pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    return pages * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
