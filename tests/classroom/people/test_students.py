"""Students on both databases: joining, coming back, merging, removing, restoring, erasing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import func, select

from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.classroom.clock import clock_at
from kit.classroom.errors import NotFound
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.errors import CannotMerge, NameTaken, WrongPersonalCode
from kit.classroom.people.students import READMISSION_LIFE, StudentIdentity
from kit.classroom.reports.results import results
from kit.items.fields.base_models import WHOLE
from kit.store.engine import Store
from kit.store.ids import new_id
from kit.store.models import Attempt, Student
from tests.support.room import CALLER, RIGHT, Room, make_room


def names(room: Room) -> list[str]:
    return [student.name for student in students.students_of(room.store, room.classroom_id)]


def id_of(room: Room, name: str) -> UUID:
    return room.people[name].student_id


def come_back(room: Room, code: str) -> StudentIdentity:
    token = students.come_back(room.store, room.lobby, code, CALLER, room.now)
    identity = students.signed_in(room.store, room.classroom_id, token)
    assert identity is not None
    return identity


def race(*calls: Callable[[], str]) -> tuple[int, list[type[Exception]]]:
    """How many calls win, and what the others raise, when all start together."""
    barrier, lost = Barrier(len(calls)), []

    def run(call: Callable[[], str]) -> int:
        barrier.wait(10)
        try:
            return len(call()) > 0
        except Exception as error:  # noqa: BLE001 - the error is the result
            lost.append(type(error))
            return 0

    with ThreadPoolExecutor(len(calls)) as pool:
        return sum(pool.map(run, calls)), lost


def answers_of(room: Room, name: str) -> dict[str, str]:
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    row = next(row for row in sheet.students if row.name == name)
    return {item: cell.choices[WHOLE] for item, cell in row.cells.items()}


def test_one_name_claimed_by_many_at_once_is_won_by_one(room: Room) -> None:
    lobby = room.lobby
    for name in ("Zoe", "Noa", "Kim"):
        typed = (name, name.upper(), f" {name}", name)
        calls = [lambda t=t: students.join(room.store, lobby, t, room.now) for t in typed]
        assert race(*calls) == (1, [NameTaken] * 3)
    assert len(names(room)) == 6


def test_one_roster_name_tapped_by_two_at_once_is_won_by_one(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, "Zoe\nNoa\nKim", room.now)
    lobby = room.lobby
    for student_id, name in lobby.free_names:

        def tap(student_id: UUID = student_id) -> str:
            return students.join_from_roster(room.store, lobby, student_id, room.now)

        def type_it(name: str = name) -> str:
            return students.join(room.store, lobby, name, room.now)

        assert race(tap, tap, type_it) == (1, [NameTaken] * 2)
    assert len(names(room)) == 6


def test_one_time_code_used_by_two_at_once_lets_one_in(room: Room) -> None:
    lobby = room.lobby
    _name, code = students.readmit(room.store, room.classroom_id, id_of(room, "Mia"), room.now)

    def use() -> str:
        return students.come_back(room.store, lobby, code, CALLER, room.now)

    assert race(use, use) == (1, [WrongPersonalCode])


def test_renaming_two_to_one_name_at_once_gives_it_to_one(room: Room) -> None:
    def rename(who: str) -> str:
        class_list.rename_student(room.store, room.classroom_id, id_of(room, who), "Zoe")
        return "done"

    assert race(lambda: rename("Mia"), lambda: rename("Ben")) == (1, [NameTaken])
    assert names(room).count("Zoe") == 1


def join_in(room: Room, visit: str | None, typed: str = "Zoe") -> str:
    token = students.join(room.store, room.lobby, typed, room.now, visit)
    identity = students.signed_in(room.store, room.classroom_id, token)
    assert identity is not None
    return identity.name


def test_join_sent_twice_joins_once_and_signs_in_both_times(room: Room) -> None:
    lobby = room.lobby

    def send() -> str:
        return students.join(room.store, lobby, "Zoe", room.now, "a visit")

    assert race(send, send, send) == (3, [])
    assert names(room) == ["Ada", "Ben", "Mia", "Zoe"]
    assert join_in(room, "a visit", "zoe ") == "Zoe"


def test_join_sent_twice_is_told_from_a_second_person(room: Room) -> None:
    join_in(room, "a visit")
    for visit in ("another visit", None):
        with pytest.raises(NameTaken):
            join_in(room, visit)
    with pytest.raises(NameTaken):
        join_in(room, "a visit", "Mia")
    room.later(minutes=4)
    assert join_in(room, "a visit") == "Zoe"
    room.later(minutes=5)
    with pytest.raises(NameTaken):
        join_in(room, "a visit")


def test_join_sent_again_after_the_device_was_handed_on_is_refused(room: Room) -> None:
    token = students.join(room.store, room.lobby, "Zoe", room.now, "a visit")
    here = students.signed_in(room.store, room.classroom_id, token)
    assert here is not None
    students.hand_on(room.store, here, room.now)
    with pytest.raises(NameTaken):
        join_in(room, "a visit")


def test_roster_name_tapped_twice_signs_in_both_times(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, "Zoe", room.now)
    lobby = room.lobby
    ((zoe, _name),) = lobby.free_names

    def tap(visit: str) -> str:
        return students.join_from_roster(room.store, lobby, zoe, room.now, visit)

    assert race(lambda: tap("a visit"), lambda: tap("a visit")) == (2, [])
    with pytest.raises(NameTaken):
        tap("another visit")


def test_one_time_code_sent_twice_signs_in_both_times(room: Room) -> None:
    lobby = room.lobby
    _name, code = students.readmit(room.store, room.classroom_id, id_of(room, "Mia"), room.now)

    def use(visit: str | None) -> str:
        return students.come_back(room.store, lobby, code, CALLER, room.now, visit)

    assert race(lambda: use("a visit"), lambda: use("a visit")) == (2, [])
    for visit in ("another visit", None):
        with pytest.raises(WrongPersonalCode):
            use(visit)
    room.later(minutes=5)
    with pytest.raises(WrongPersonalCode):
        use("a visit")


def test_typed_roster_name_is_taken_and_keeps_its_spelling(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, "Zo\u00eb", room.now)
    zoe = room.join("zoe\u0308")
    assert (zoe.name, len(names(room))) == ("Zo\u00eb", 4)


def test_join_from_roster_of_another_class_is_not_found(room: Room) -> None:
    with pytest.raises(NotFound):
        students.join_from_roster(room.store, room.lobby, new_id(), room.now)


def test_personal_code_comes_back_to_the_same_work(room: Room) -> None:
    room.start("Mia")
    room.save("Mia", plan="official")
    code = students.personal_code(room.store, room.people["Mia"])
    again = come_back(room, f"{code[:4].lower()} {code[4:]}")
    assert again.student_id == id_of(room, "Mia")
    assert again.device_id != room.people["Mia"].device_id
    found = attempts.work(room.store, again, room.assignment_id, room.now)
    assert found.answers["plan"].value == {"label": "official"}


def test_personal_code_of_a_removed_student_is_no_good(room: Room) -> None:
    code = students.personal_code(room.store, room.people["Mia"])
    class_list.remove_student(room.store, room.classroom_id, id_of(room, "Mia"), room.now)
    with pytest.raises(WrongPersonalCode):
        come_back(room, code)


@pytest.mark.parametrize(("minutes", "good"), [(29, True), (30, False)])
def test_one_time_code_is_good_for_half_an_hour(room: Room, minutes: int, good: bool) -> None:
    assert timedelta(minutes=30) == READMISSION_LIFE
    name, code = students.readmit(room.store, room.classroom_id, id_of(room, "Mia"), room.now)
    room.later(minutes=minutes)
    if good:
        assert come_back(room, code.lower()).name == name == "Mia"
    with pytest.raises(WrongPersonalCode):
        come_back(room, code)


def test_hand_on_signs_out_this_device_only(room: Room) -> None:
    code = students.personal_code(room.store, room.people["Mia"])
    first, second = (
        students.come_back(room.store, room.lobby, code, CALLER, room.now) for _device in range(2)
    )
    here = students.signed_in(room.store, room.classroom_id, first)
    assert here is not None
    students.hand_on(room.store, here, room.now)
    assert students.signed_in(room.store, room.classroom_id, first) is None
    assert students.signed_in(room.store, room.classroom_id, second) is not None


def test_merge_moves_work_and_numbers_anew(room: Room) -> None:
    room.give(Rules(attempts_allowed=2))
    room.do_all("Ben", **{**RIGHT, "plan": "sourced"})
    room.later(minutes=1)
    room.do_all("Mia")
    room.later(minutes=1)
    room.do_all("Ben", **{**RIGHT, "plan": "editorial"})
    class_list.merge_students(
        room.store, room.classroom_id, id_of(room, "Ben"), id_of(room, "Mia"), room.now
    )
    assert names(room) == ["Ada", "Mia"]
    assert answers_of(room, "Mia")["plan"] == "editorial"
    with room.store.reading() as connection:
        numbers = connection.execute(
            select(Attempt.number, Attempt.student_id).order_by(Attempt.started_at)
        ).all()
    assert [tuple(row) for row in numbers] == [(n, id_of(room, "Mia")) for n in (1, 2, 3)]
    assert class_list.removed_of(room.store, room.classroom_id) == []


def test_merge_into_a_roster_name_counts_as_joined(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, "Zoe", room.now)
    ((zoe, _name),) = room.lobby.free_names
    class_list.merge_students(room.store, room.classroom_id, id_of(room, "Mia"), zoe, room.now)
    assert list(room.lobby.free_names) == []
    with room.store.reading() as connection:
        joined = students.load_student(connection, room.classroom_id, zoe)
    assert joined.joined_at is not None


def test_merge_with_oneself_or_nobody_is_refused(room: Room) -> None:
    mia = id_of(room, "Mia")
    with pytest.raises(CannotMerge) as caught:
        class_list.merge_students(room.store, room.classroom_id, mia, mia, room.now)
    assert str(caught.value) == (
        "Choose two different students: Mia cannot be merged with themselves."
    )
    with pytest.raises(NotFound):
        class_list.merge_students(room.store, room.classroom_id, mia, new_id(), room.now)
    assert names(room) == ["Ada", "Ben", "Mia"]


def test_merged_student_cannot_be_restored(room: Room) -> None:
    ben, mia = id_of(room, "Ben"), id_of(room, "Mia")
    class_list.merge_students(room.store, room.classroom_id, ben, mia, room.now)
    with pytest.raises(NotFound):
        class_list.restore_student(room.store, room.classroom_id, ben)
    assert room.join("Ben").student_id != ben


def test_remove_keeps_the_work_and_restore_brings_it_back(room: Room) -> None:
    room.do_all("Mia")
    mia = id_of(room, "Mia")
    assert class_list.remove_student(room.store, room.classroom_id, mia, room.now) == "Mia"
    assert names(room) == ["Ada", "Ben"]
    with pytest.raises(NotFound):
        class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    class_list.restore_student(room.store, room.classroom_id, mia)
    assert (names(room), answers_of(room, "Mia")) == (["Ada", "Ben", "Mia"], RIGHT)


def codes(room: Room) -> dict[str, str]:
    everybody = students.students_of(room.store, room.classroom_id)
    return {student.name: student.personal_code for student in everybody}


def test_sign_out_everywhere_ends_devices_and_codes_of_that_student_alone(room: Room) -> None:
    mia, before = id_of(room, "Mia"), codes(room)
    room.do_all("Mia")
    tokens = [
        students.come_back(room.store, room.lobby, before[name], CALLER, room.now)
        for name in ("Mia", "Mia", "Ben")
    ]
    _name, once = students.readmit(room.store, room.classroom_id, mia, room.now)
    name, new = students.sign_out_everywhere(room.store, room.classroom_id, mia, room.now)
    assert (name, codes(room)) == ("Mia", {**before, "Mia": new})
    assert new != before["Mia"]
    found = [students.signed_in(room.store, room.classroom_id, token) for token in tokens]
    assert [identity and identity.name for identity in found] == [None, None, "Ben"]
    for code in (before["Mia"], once):
        with pytest.raises(WrongPersonalCode):
            come_back(room, code)
    assert come_back(room, new).student_id == mia
    assert answers_of(room, "Mia") == RIGHT


def test_coming_back_while_signed_out_everywhere_leaves_nobody_in(room: Room) -> None:
    mia, lobby = id_of(room, "Mia"), room.lobby
    tokens: list[str] = []

    def back() -> str:
        code = old
        tokens.append(students.come_back(room.store, lobby, code, CALLER, room.now))
        return "in"

    def out() -> str:
        return students.sign_out_everywhere(room.store, room.classroom_id, mia, room.now)[1]

    for _round in range(8):
        old = codes(room)["Mia"]
        race(back, out, back)
    found = [students.signed_in(room.store, room.classroom_id, token) for token in tokens]
    assert set(found) <= {None}


def test_sign_out_everywhere_of_a_removed_student_is_not_found(room: Room) -> None:
    mia = id_of(room, "Mia")
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    with pytest.raises(NotFound):
        students.sign_out_everywhere(room.store, room.classroom_id, mia, room.now)


def test_restored_student_has_a_new_personal_code(room: Room) -> None:
    mia, old = id_of(room, "Mia"), codes(room)["Mia"]
    _name, once = students.readmit(room.store, room.classroom_id, mia, room.now)
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    class_list.restore_student(room.store, room.classroom_id, mia)
    for code in (old, once):
        with pytest.raises(WrongPersonalCode):
            come_back(room, code)
    assert come_back(room, codes(room)["Mia"]).student_id == mia


def test_restore_where_the_name_went_on_is_refused(room: Room) -> None:
    mia = id_of(room, "Mia")
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    room.join("mia")
    with pytest.raises(NameTaken):
        class_list.restore_student(room.store, room.classroom_id, mia)
    assert [row.name for row in class_list.removed_of(room.store, room.classroom_id)] == ["Mia"]


def _left(room: Room) -> list[str]:
    with room.store.reading() as connection:
        return sorted(connection.execute(select(Student.name)).scalars())


def test_erase_leaves_nothing_of_a_student(room: Room) -> None:
    room.do_all("Mia")
    mia = id_of(room, "Mia")
    with pytest.raises(NotFound):
        class_list.erase_student(room.store, room.classroom_id, mia)
    class_list.remove_student(room.store, room.classroom_id, mia, room.now)
    class_list.erase_student(room.store, room.classroom_id, mia)
    assert _left(room) == ["Ada", "Ben"]
    with room.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(Attempt)).scalar_one() == 0


def test_erased_name_is_gone_from_the_file_and_its_log(sqlite_store: Store) -> None:
    room = make_room(sqlite_store)
    zoe = room.join("Zoroastrine Quill").student_id
    class_list.remove_student(room.store, room.classroom_id, zoe, room.now)
    database = Path(str(room.store.engine.url.database))
    files = [database, database.with_name(f"{database.name}-wal")]
    assert any(b"Zoroastrine" in file.read_bytes() for file in files)
    class_list.erase_student(room.store, room.classroom_id, zoe)
    assert [b"Zoroastrine" in file.read_bytes() for file in files] == [False, False]


def test_erase_takes_those_who_were_merged_along(room: Room) -> None:
    mia, ben = id_of(room, "Mia"), id_of(room, "Ben")
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    class_list.remove_student(room.store, room.classroom_id, ben, room.now)
    class_list.erase_student(room.store, room.classroom_id, ben)
    assert _left(room) == ["Ada"]


def test_erase_takes_a_chain_of_merged_students_along(room: Room) -> None:
    mia, ben, ada = (id_of(room, name) for name in ("Mia", "Ben", "Ada"))
    class_list.merge_students(room.store, room.classroom_id, mia, ben, room.now)
    class_list.merge_students(room.store, room.classroom_id, ben, ada, room.now)
    class_list.remove_student(room.store, room.classroom_id, ada, room.now)
    class_list.erase_student(room.store, room.classroom_id, ada)
    assert _left(room) == []


def test_work_under_way_of_a_removed_student_closes_with_the_rest(room: Room) -> None:
    room.start("Mia")
    class_list.remove_student(room.store, room.classroom_id, id_of(room, "Mia"), room.now)
    assignments.close(
        room.store, room.classroom_id, room.assignment_id, clock_at(room.later(minutes=1))
    )
    class_list.restore_student(room.store, room.classroom_id, id_of(room, "Mia"))
    sheet = results(room.store, room.classroom_id, room.assignment_id, room.now).sheet
    assert {row.name: row.state for row in sheet.students}["Mia"] == "by-clock"
