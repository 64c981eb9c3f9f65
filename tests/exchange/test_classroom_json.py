import json
import tracemalloc
from datetime import datetime
from typing import Any
from uuid import UUID

import jsonschema
import pytest
from sqlalchemy import insert, select

from kit.classroom.people import class_list, classrooms, students
from kit.exchange import classroom_json as export
from kit.exchange.schemas import schemas
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models import Attempt, Base, Device, FoldedAttempt, Readmission
from tests.store.filling import fill
from tests.support.room import NOON, RIGHT, Room, make_room

AT = "2026-03-02T12:00:00+00:00"


def busy(room: Room) -> Room:
    """A room where Mia has handed in, Ben works, and Ada was let back in."""
    room.do_all("Mia", plan="editorial")
    room.start("Ben")
    students.readmit(room.store, room.classroom_id, room.people["Ada"].student_id, room.now)
    return room


def classroom_json(store: Store, classroom_id: UUID, now: datetime) -> str:
    """The whole file."""
    return "".join(export.classroom_json(store, classroom_id, now))


def exported(room: Room) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(classroom_json(room.store, room.classroom_id, room.now))
    return found


def test_head_says_what_the_file_is(room: Room) -> None:
    data = exported(room)
    del data["tables"]
    assert data == {"format": 1, "made_at": AT, "classroom": str(room.classroom_id)}


def test_every_table_of_a_classroom_is_there_with_all_its_rows(room: Room) -> None:
    tables = exported(busy(room))["tables"]
    own = {name for name, table in Base.metadata.tables.items() if "classroom_id" in table.c}
    # Who was erased is nothing of the class any more.
    assert set(tables) == (own - {"erasure"}) | {"classroom"}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "classroom": 1,
        "classroom_act": 0,
        "classroom_teacher": 0,
        "join_code": 1,
        "exercise_version": 1,
        "lesson_version": 1,
        "key_version": 1,
        "assignment": 1,
        "student": 3,
        "device": 3,
        "readmission": 1,
        "retention": 0,
        "attempt": 2,
        "folded_attempt": 0,
        "answer": 4,
        "mark": 4,
        "decision": 0,
        "appeal": 0,
        "taken_in": 0,
        "live_session": 0,
        "plan_step": 0,
        "substitute": 0,
        "substitute_student": 0,
        "student_merge": 0,
        "round": 0,
        "show_of_hands": 0,
        "vote": 0,
        "student_group": 0,
        "group_member": 0,
        "deal": 0,
        "dealt_student": 0,
        "audience": 0,
        "extension": 0,
        "withdrawal": 0,
        "written_claim": 0,
        "paper_sheet": 0,
    }


def test_answers_and_marks_are_what_was_given(room: Room) -> None:
    tables = exported(busy(room))["tables"]
    given = {row["item_id"]: row["value"]["label"] for row in tables["answer"]}
    assert given == {**RIGHT, "plan": "editorial"}
    credit = {row["item_id"]: row["credit"] for row in tables["mark"]}
    assert credit == {"plan": 0.0, "vote": 1.0, "disgrace": 1.0, "figure": 1.0}
    assert {row["saved_at"] for row in tables["answer"]} == {AT}
    assert sorted(row["name"] for row in tables["student"]) == ["Ada", "Ben", "Mia"]


def test_nothing_of_another_classroom_is_there(room: Room) -> None:
    other = classrooms.create_classroom(room.store, room.teacher_id, "9C", room.now)
    room.do_all("Mia")
    text = classroom_json(room.store, other, room.now)
    assert str(room.classroom_id) not in text
    assert "Mia" not in text
    assert "9C" in text


def test_no_token_and_no_hash_of_one_is_there(room: Room) -> None:
    text = classroom_json(room.store, busy(room).classroom_id, room.now)
    with room.store.reading() as connection:
        secrets = [
            *connection.execute(select(Attempt.token)).scalars(),
            *connection.execute(select(Device.token_hash)).scalars(),
            *connection.execute(select(Readmission.code_hash)).scalars(),
        ]
    assert len(secrets) == 6
    assert [secret for secret in secrets if secret in text] == []


def test_no_personal_code_is_there(room: Room) -> None:
    code = students.personal_code(room.store, room.people["Mia"])
    assert code not in classroom_json(room.store, room.classroom_id, room.now)


def test_letters_stay_readable(room: Room) -> None:
    room.join("Zoë Ångström")
    assert '"name": "Zoë Ångström"' in classroom_json(room.store, room.classroom_id, room.now)


def test_file_with_rows_in_every_table_fits_its_schema(store: Store) -> None:
    room = fill(store)
    data = json.loads(classroom_json(store, room.classroom_id, NOON))
    assert [table for table, rows in data["tables"].items() if not rows] == []
    jsonschema.validate(data, schemas()["classroom"], format_checker=jsonschema.FormatChecker())


@pytest.mark.long
@pytest.mark.sampled(1)
def test_large_classroom_is_written_in_constant_memory(room: Room) -> None:
    attempt = room.start("Ben").attempt.id
    with room.store.writing() as connection:
        rows = [
            {"classroom_id": room.classroom_id, "id": new_id(), "into_id": attempt}
            for _number in range(20_000)
        ]
        connection.execute(insert(FoldedAttempt), rows)
    del rows
    list(export.classroom_json(room.store, room.classroom_id, room.now))  # what is made once
    tracemalloc.start()
    size = sum(map(len, export.classroom_json(room.store, room.classroom_id, room.now)))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 3_000_000
    # 1.4 to 1.5 million bytes with 20,000 rows and with 60,000.
    assert peak < 2_000_000


def test_what_a_merge_keeps_gives_no_token_away(store: Store) -> None:
    room = make_room(store)
    token = room.start("Ben").attempt.token
    room.start("Mia")
    mia, ben = (room.people[name].student_id for name in ("Mia", "Ben"))
    class_list.merge_students(store, room.classroom_id, ben, mia, room.now)
    text = "".join(export.classroom_json(store, room.classroom_id, room.now))
    assert token not in text
    assert '"student_merge"' in text
