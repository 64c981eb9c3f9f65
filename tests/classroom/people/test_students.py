"""Students on both databases: joining, coming back, handing on, signing out everywhere."""

from datetime import timedelta
from uuid import UUID

import pytest

from kit.classroom.answering import attempts
from kit.classroom.errors import NotFound
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.people.errors import NameTaken, WrongPersonalCode
from kit.classroom.people.students import READMISSION_LIFE
from kit.store.ids import new_id
from tests.support.roll import answers_of, codes, come_back, id_of, names, race
from tests.support.room import CALLER, RIGHT, Room


def test_one_name_claimed_by_many_at_once_is_won_by_one(room: Room) -> None:
    lobby = room.lobby
    for name in ("Zoe", "Noa", "Kim"):
        typed = (name, name.upper(), f" {name}", name)
        calls = [lambda t=t: students.join(room.store, lobby, t, room.now) for t in typed]
        assert race(*calls) == (1, [NameTaken] * 3)
    assert len(names(room)) == 6


def test_one_roster_name_tapped_by_two_at_once_is_won_by_one(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe", "Noa", "Kim"], room.now)
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


def test_typed_roster_name_is_taken_and_keeps_its_spelling(room: Room) -> None:
    classrooms.add_roster(room.store, room.classroom_id, ["Zo\u00eb"], room.now)
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
