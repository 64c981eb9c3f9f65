"""A database with rows in every table, ways to look at all of it, and steps of a test's own."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from textwrap import indent
from uuid import UUID

import pytest
from sqlalchemy import Connection, insert, inspect, select

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.people import students
from kit.classroom.people.accounts import teachers
from kit.content.attached.blocks import Block
from kit.content.own.texts import EXERCISE, DraftKind
from kit.store import assignments as stored_assignments
from kit.store import kit_state, migrate
from kit.store.authoring import article_copies, draft_articles, drafts, readers, versions
from kit.store.authoring.article_copies import CopyRecord
from kit.store.authoring.draft_articles import DraftArticleRecord
from kit.store.authoring.drafts import DraftRecord
from kit.store.authoring.readers import AnswerRecord, ReaderRecord
from kit.store.authoring.versions import VersionRecord
from kit.store.backups import erasures
from kit.store.backups.erasures import Kind
from kit.store.colleagues import acts, kit_lines, loans, teaching
from kit.store.colleagues.acts import ActRecord
from kit.store.colleagues.kit_lines import KitLineRecord
from kit.store.colleagues.teaching import CoTeacherRecord
from kit.store.engine import Store, open_store
from kit.store.given import substitutes
from kit.store.groups import audiences, deals, groups
from kit.store.ids import new_id, new_token, token_hash
from kit.store.keeping import retention
from kit.store.keeping.retention import RetentionRecord
from kit.store.live import hands
from kit.store.models import Appeal, Base, Decision, FoldedAttempt, StudentMerge, TakenIn
from kit.store.models.base import Act, KitAct, Way
from kit.store.paper import sheets
from kit.store.paper.sheets import SheetRecord
from kit.store.people import plans, second_factors
from kit.store.people import teachers as stored_teachers
from kit.store.people.plans import PlanStepRecord
from kit.store.people.second_factors import FactorRecord, HalfRecord
from kit.store.rules import extensions, withdrawals
from kit.store.rules.extensions import ExtensionRecord
from kit.store.written import claims
from kit.vocabulary import CertaintyRule, Feedback, Half, Ruling, Stage
from tests.support.counting import counted_by_hand
from tests.support.room import NOON, Room, make_room
from tests.support.writing import written_by

Rows = Mapping[str, Sequence[str]]


def fill(store: Store) -> Room:
    """A room that has left rows in every table there is."""
    room = make_room(store, Rules(feedback=Feedback.ON_CLOSING))
    room.do_all("Mia", plan="editorial")
    bens = room.start("Ben").attempt.id
    room.save("Ben", revision=1, plan="official")
    vote_in_a_round(room)
    students.readmit(store, room.classroom_id, room.people["Ada"].student_id, NOON)
    teachers.invite_teacher(store, "Mr Brown")
    folded = insert(FoldedAttempt).values(
        classroom_id=room.classroom_id, id=new_id(), into_id=bens, token=new_token()
    )
    with store.writing() as connection:
        connection.execute(folded)
        leave_appeal(connection, room)
        leave_claim(connection, room)
        leave_sheet(connection, room)
        leave_note(connection, room, bens)
        leave_substitute(connection, room)
        leave_merge(connection, room)
        leave_longer_time(connection, room)
        leave_group_and_deal(connection, room)
        leave_plan(connection, room)
        retention.put_retention(
            connection, RetentionRecord(room.classroom_id, NOON.date(), 1, NOON.date())
        )
        erasures.note_erasures(connection, room.classroom_id, Kind.STUDENT, [new_id()])
        leave_draft(connection, room)
        leave_copy(connection, room)
        leave_colleague(connection, room)
        leave_loan(connection, room)
        stored_teachers.add_session(connection, token_hash(new_token()), room.teacher_id, NOON)
        leave_factor(connection, room)
        kit_state.put_fact(connection, "kit", "a kit of the tests")
        kit_state.add_failure(connection, "returning", token_hash("somebody"), NOON)
    return room


def leave_factor(connection: Connection, room: Room) -> None:
    """The teacher's second factor, a recovery code, and a sign-in that waits for its code."""
    gray, seed = room.teacher_id, "0" * 32
    factor = FactorRecord(gray, seed, token_hash(seed), 1, NOON, 0, removal_told=True)
    second_factors.put_factor(connection, factor)
    second_factors.put_recovery_codes(connection, gray, ["a hash of a code"])
    half = HalfRecord(token_hash(new_token()), gray, NOON, None)
    second_factors.add_half(connection, half)


def leave_merge(connection: Connection, room: Room) -> None:
    """What would be kept of a merge of Ada into Mia."""
    ada, mia = (room.people[name].student_id for name in ("Ada", "Mia"))
    connection.execute(
        insert(StudentMerge).values(
            classroom_id=room.classroom_id,
            student_id=ada,
            into_id=mia,
            merged_at=NOON,
            before={"pairs": []},
        )
    )


def vote_in_a_round(room: Room) -> None:
    """Ada votes on the first question of a live session."""
    store, ada = room.store, room.people["Ada"]
    task = session.start(store, room.library, room.classroom_id, "three-claims", NOON)
    attempts.start(store, ada, task, clock_at(NOON))
    attempt = attempts.work(store, ada, task, NOON).attempt
    session.put(store, room.classroom_id, task, 0, "plan", clock_at(NOON))
    session.move(store, room.classroom_id, task, 1, Stage.VOTE, clock_at(NOON))
    given = [PostedAnswer("plan", 1, {"label": "official"})]
    saving.save_answers(store, ada, task, attempt.id, given, clock_at(NOON), ballot=1)
    with store.writing() as connection:
        hands.put_hands(connection, counted_by_hand(room, task))


def leave_appeal(connection: Connection, room: Room) -> None:
    """Mia contests the room's key, and the teacher upholds it."""
    assignment = stored_assignments.assignment(connection, room.classroom_id, room.assignment_id)
    assert assignment is not None
    decision = new_id()
    connection.execute(
        insert(Decision).values(
            classroom_id=room.classroom_id,
            id=decision,
            exercise_id=assignment.exercise_id,
            item_id="plan",
            part_id="",
            ruling=Ruling.UPHELD,
            reason="The council speaks.",
            from_version=assignment.key_version,
            to_version=assignment.key_version,
            author="Ms Gray",
            decided_at=NOON,
        )
    )
    connection.execute(
        insert(Appeal).values(
            classroom_id=room.classroom_id,
            id=new_id(),
            assignment_id=room.assignment_id,
            student_id=room.people["Mia"].student_id,
            item_id="plan",
            part_id="",
            key_version=assignment.key_version,
            choice="editorial",
            argument="It praises itself.",
            made_at=NOON,
            decision_id=decision,
        )
    )


def leave_claim(connection: Connection, room: Room) -> None:
    """Mia wrote a claim for the class."""
    claims.add_claim(connection, written_by(room))


def leave_sheet(connection: Connection, room: Room) -> None:
    """A sheet of Ben's, half entered."""
    sheets.add_sheet(
        connection,
        SheetRecord(
            classroom_id=room.classroom_id,
            id=new_id(),
            assignment_id=room.assignment_id,
            student_id=room.people["Ben"].student_id,
            attempt_id=None,
            number=1,
            printed_code="A",
            typed=["2", "", "", ""],
            comments={},
            revision=1,
            writer="a page",
            author="Ms Gray",
            begun_at=NOON,
            saved_at=NOON,
            done_at=None,
            removed_at=None,
        ),
    )


def leave_note(connection: Connection, room: Room, attempt_id: UUID) -> None:
    """The teacher took in an answer for an attempt."""
    connection.execute(
        insert(TakenIn).values(
            classroom_id=room.classroom_id,
            id=new_id(),
            attempt_id=attempt_id,
            author="Ms Gray",
            taken_at=NOON,
            reason=None,
            items={"plan": {"revision": 1, "before": None}},
        )
    )


def leave_substitute(connection: Connection, room: Room) -> None:
    """Ada has another assignment in place of the room's."""
    assignment = stored_assignments.assignment(connection, room.classroom_id, room.assignment_id)
    assert assignment is not None
    other = replace(assignment, id=new_id())
    stored_assignments.add_assignment(connection, other)
    substitutes.add_substitute(connection, room.classroom_id, other.id, room.assignment_id)
    ada = room.people["Ada"].student_id
    substitutes.add_student(connection, room.classroom_id, other.id, ada)


def leave_longer_time(connection: Connection, room: Room) -> None:
    """Ben has until an hour later than the class; another assignment was withdrawn."""
    where = (room.classroom_id, room.assignment_id)
    ben = room.people["Ben"].student_id
    until = NOON + timedelta(hours=1)
    extensions.save_extension(connection, ExtensionRecord(*where, ben, until, seen_at=None))
    withdrawals.keep(connection, room.classroom_id, new_id(), [room.assignment_id], NOON)


def leave_group_and_deal(connection: Connection, room: Room) -> None:
    """Mia is in a group, which has an assignment; Ben was dealt."""
    assignment = stored_assignments.assignment(connection, room.classroom_id, room.assignment_id)
    assert assignment is not None
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    group = groups.GroupRecord(room.classroom_id, new_id(), "Red", "red", NOON)
    groups.add_groups(connection, [group])
    groups.add_members(connection, room.classroom_id, group.id, [mia], NOON)
    other = replace(assignment, id=new_id())
    stored_assignments.add_assignment(connection, other)
    reach = audiences.Reach(group_id=group.id)
    audiences.add_audience(connection, room.classroom_id, other.id, reach)
    deal = deals.DealRecord(room.classroom_id, new_id(), "form-a", "form-b", 7, NOON)
    deals.add_deal(connection, deal)
    deals.add_dealt(
        connection, room.classroom_id, [deals.DealtRecord(deal.id, ben, Half.B_FIRST, NOON)]
    )


def leave_plan(connection: Connection, room: Room) -> None:
    """The class took over a plan of one lesson."""
    assignment = stored_assignments.assignment(connection, room.classroom_id, room.assignment_id)
    assert assignment is not None
    rules = Feedback.ON_CLOSING, 2, CertaintyRule.ASKED, False
    step = PlanStepRecord(room.classroom_id, 1, assignment.exercise_id, assignment.title, *rules)
    plans.add_plan(connection, [step])


def leave_draft(connection: Connection, room: Room) -> None:
    """An exercise that the teacher has begun, with a picture."""
    draft = DraftRecord(
        new_id(), room.teacher_id, DraftKind.EXERCISE, "mine-abcd", "Mine", "three-claims",
        1, 1, NOON, NOON, NOON, NOON,
    )  # fmt: skip
    drafts.add_draft(connection, draft)
    versions.add_version(
        connection,
        VersionRecord(
            draft.id, 1, None, {EXERCISE: "id: mine-abcd"}, "begun", NOON, room.teacher_id
        ),
    )
    versions.add_picture(connection, draft.id, "mine.svg", b"<svg/>")
    article = DraftArticleRecord(
        draft.id, "It rained.", [], {}, {"outlet": "A"}, {}, draft.created_at
    )
    draft_articles.add_article(connection, article)
    leave_reader(connection, draft.id)


def leave_reader(connection: Connection, draft_id: UUID) -> None:
    """Somebody who reads the draft without its key, and a label of theirs."""
    reader = ReaderRecord(
        id=new_id(), draft_id=draft_id, name="Ana", is_author=False, token_hash=token_hash("a link"),
        opens_at=NOON, created_at=NOON, begun_at=NOON, ended_at=None, read_version=1, exercise="{}",
    )  # fmt: skip
    readers.add_reader(connection, reader)
    answer = AnswerRecord(
        reader.id, "plan", "0" * 64, "official", "Said so.", unsure=True, answered_at=NOON
    )
    readers.put_answer(connection, answer)


def leave_copy(connection: Connection, room: Room) -> None:
    """A teacher's copy of an article."""
    blocks = (Block("By Ann Ash", counts=False), Block("It rained.", counts=True))
    record = CopyRecord(new_id(), room.teacher_id, "a", "The Ardenmoor Post", blocks, NOON)
    article_copies.put_copy(connection, record)


def leave_colleague(connection: Connection, room: Room) -> None:
    """Mr Brown shares the class."""
    brown = stored_teachers.teacher_by_key(connection, "mr brown")
    assert brown is not None
    record = CoTeacherRecord(room.classroom_id, brown.id, NOON, room.teacher_id)
    teaching.add_co_teacher(connection, record)
    whose = (room.classroom_id, new_id(), NOON, room.teacher_id)
    acts.add_act(connection, ActRecord(*whose, Act.ADDED_TEACHER, "", brown.id))
    line = KitLineRecord(new_id(), NOON, KitAct.DELETED_CLASS, Way.PAGE, None, None, 24)
    kit_lines.add_lines(connection, [line])


def leave_loan(connection: Connection, room: Room) -> None:
    """Mr Brown was lent the draft."""
    brown = stored_teachers.teacher_by_key(connection, "mr brown")
    assert brown is not None
    loans.lend(connection, drafts.drafts_of(connection, room.teacher_id)[0].id, brown.id, NOON)


def rows(connection: Connection) -> Rows:
    """Every row of every table, in writing."""
    return {
        table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
        for table in Base.metadata.sorted_tables
    }


def rows_at(url: str) -> Rows:
    """Every row of the database there."""
    store = open_store(url)
    try:
        with store.reading() as connection:
            return rows(connection)
    finally:
        store.close()


@dataclass(frozen=True)
class TableShape:
    """What a database says of one table."""

    columns: Mapping[str, tuple[str, bool]]
    primary_key: tuple[str | None, tuple[str, ...]]
    foreign_keys: frozenset[tuple[object, ...]]
    unique: frozenset[tuple[object, ...]]
    indexes: frozenset[tuple[object, ...]]


def shape(connection: Connection) -> dict[str, TableShape]:
    """What the database itself says of its tables, Alembic's own left out."""
    found = inspect(connection)
    return {
        name: TableShape(
            columns={
                column["name"]: (str(column["type"]), column["nullable"])
                for column in found.get_columns(name)
            },
            primary_key=(
                (key := found.get_pk_constraint(name))["name"],
                tuple(key["constrained_columns"]),
            ),
            foreign_keys=frozenset(
                (
                    key["name"],
                    *key["constrained_columns"],
                    key["referred_table"],
                    *key["referred_columns"],
                    key.get("options", {}).get("ondelete"),
                )
                for key in found.get_foreign_keys(name)
            ),
            unique=frozenset(
                (key["name"], *key["column_names"]) for key in found.get_unique_constraints(name)
            ),
            indexes=frozenset(
                (index["name"], index["unique"], *index["column_names"])
                for index in found.get_indexes(name)
            ),
        )
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def shape_at(url: str) -> dict[str, TableShape]:
    """What the database there says of its tables."""
    store = open_store(url)
    try:
        with store.reading() as connection:
            return shape(connection)
    finally:
        store.close()


def revision_at(url: str) -> str | None:
    """The schema's revision of the database there."""
    store = open_store(url)
    try:
        with store.reading() as connection:
            return migrate.current(connection)
    finally:
        store.close()


def add_steps(monkeypatch: pytest.MonkeyPatch, folder: Path, *bodies: str) -> None:
    """Let the kit know steps more than it ships: a_step_1, a_step_2, ..."""
    copy = folder / "migrations"
    shutil.copytree(migrate._MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = migrate.head()
    for number, body in enumerate(bodies, 1):
        name = f"a_step_{number}"
        (copy / "versions" / f"{name}.py").write_text(
            "import sqlalchemy as sa\n"
            "from alembic import op\n"
            f"revision = {name!r}\n"
            f"down_revision = {before!r}\n"
            "def upgrade():\n" + indent(body, "    "),
            encoding="utf-8",
        )
        before = name
    monkeypatch.setattr(migrate, "_MIGRATIONS", copy)
