"""A whole class's lines: good ones are taken, the others stay with what is wrong."""

from uuid import UUID

import pytest

from kit.classroom.clock import clock_at
from kit.classroom.paper.lines import LINES_MOST
from kit.classroom.paper.pasting import Lines, Pasted, paste
from kit.classroom.people import classrooms
from kit.store.ids import new_id
from tests.support.papers import enter, entrant, given_of, paper, words
from tests.support.room import Room


def pasted(room: Room, text: str, code: str = "A", once: UUID | None = None) -> Pasted:
    return paste(
        room.store, room.classroom_id, room.assignment_id, Lines(text, code, once or new_id()),
        entrant(room), clock_at(room.now),
    )  # fmt: skip


def told(done: Pasted) -> list[tuple[str, list[str]]]:
    return [(one.text, [words(each) for each in one.told]) for one in done.problems]


def test_lines_become_sheets_and_sent_again_nothing(room: Room) -> None:
    once = new_id()
    for count in (3, 0):
        done = pasted(room, "Mia: 2131\nbe, B: 1 2 - 3\n\n12", once=once)
        assert (len(done.saved) - len(done.there) >= count - 3, done.problems) == (True, [])
    assert [(v.name, v.record.printed_code, v.reading.read) for v in paper(room).sheets] == [
        ("Mia", "A", 4), ("Ben", "B", 3), (None, "A", 2),
    ]  # fmt: skip
    assert given_of(room, "Mia")["plan"] == "official"


def test_line_that_says_the_same_as_a_sheet_changes_nothing(room: Room) -> None:
    enter(room, "Mia", "2131")
    done = pasted(room, "Mia: 2131")
    assert (len(done.there), done.saved, done.left) == (1, [], "")


def test_what_is_wrong_is_said_of_each_line_that_stays(room: Room) -> None:
    enter(room, "Mia", "2131")
    room.join("Benno")
    room.join("Adam")
    done = pasted(
        room,
        "Zoe: 1\nBe: 12\nAd, B: 1\nMia: 1111\nMi: 19\nBen: 1\nBen: 2\nAda: 11111\nBenno, E: 1",
    )
    assert told(done) == [
        ("Zoe: 1", [
            ("Nobody in this class is called “Zoe”. Look at the name and the class on the sheet, "
            "or leave the name out: then it is a sheet without a name until you say whose it is.")
        ]),
        ("Be: 12", ["“Be” may be Ben, Benno. Type more letters of the name."]),
        ("Ad, B: 1", ["“Ad” may be Ada, Adam. Type more letters of the name."]),
        ("Mia: 1111", [
            ("Mia has sheet 1 already, with other answers. Mend that one, or leave the name out to "
            "keep both.")
        ]),
        ("Mi: 19", ["“9” is no answer to 2. Allowed: 1 2 3, or - for none."]),
        ("Ben: 2", ["Ben stands in line 6 already, with other answers."]),
        ("Ada: 11111", [
            ("5 keys stand here, and the sheet has 4 answers. Nothing of it was taken: look for a "
            "key that was typed twice.")
        ]),
        ("Benno, E: 1", [
            ("Nobody in this class is called “Benno, E”. Look at the name and the class on the "
            "sheet, or leave the name out: then it is a sheet without a name until you say whose "
            "it is.")
        ]),
    ]  # fmt: skip
    assert done.left.splitlines() == [text for text, _told in told(done)]
    assert len(done.saved) == 1


def test_code_that_is_none_keeps_its_lines(room: Room) -> None:
    done = pasted(room, "Mia: 2131", code="X")
    assert told(done)[0][1][0].startswith("“X” is no code of a sheet.")
    assert paper(room).sheets == []


def test_too_many_lines_are_refused_whole(room: Room) -> None:
    text = "1\n" * (LINES_MOST + 1)
    done = pasted(room, text)
    assert told(done) == [
        ("", [
            ("401 lines stand here; at most 400 are taken at once. Nothing was taken: send a part "
            "of them.")
        ])
    ]  # fmt: skip
    assert done.left == text


@pytest.mark.long
@pytest.mark.sampled(1)
def test_two_hundred_students_with_names_of_forty_letters(room: Room) -> None:
    names = [f"{number:03}" + "m" * 37 for number in range(197)]
    classrooms.add_roster(room.store, room.classroom_id, names, room.now)
    done = pasted(room, "\n".join(f"{name}: 2131" for name in names))
    assert (len(done.saved), done.problems) == (197, [])
    page = paper(room)
    assert {view.standing for view in page.sheets} == {"counts"}
    assert len(page.students) == 200
