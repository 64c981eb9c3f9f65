"""What a sheet was printed with: another text, another key, another exercise or class."""

from pathlib import Path

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.content.library import Library, load_library
from kit.content.sheets.codes import key_digits, sheet_code, text_digits
from kit.vocabulary import Ruling
from tests.support.deciding import decide, old_marks, version
from tests.support.ordering import ordering_library
from tests.support.papers import enter, given_of, row_of, told_of, view_of
from tests.support.room import EXERCISE, Room, write_content


def code_now(room: Room, letter: str = "A") -> str:
    with room.store.reading() as connection:
        record = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
        return str(sheet_code(asked_of(connection, record), letter, record.key_version))


def changed_library(folder: Path) -> Library:
    """The same exercise with another claim in the place of the second."""
    text = EXERCISE.replace("nine votes to six", "ten votes to five")
    return load_library(write_content(folder, exercise=text))


def test_code_that_is_printed_now_says_nothing(room: Room) -> None:
    for code in (code_now(room), code_now(room)[:6], "A", ""):
        assert told_of(room, enter(room, None, "2131", code)) == []


def test_what_is_no_code_is_told_and_nothing_lost(room: Room) -> None:
    record = enter(room, "Mia", "2131", "E")
    assert told_of(room, record) == [
        (
            "“E” is no code of a sheet. Type the letter of its version, A to D, or all of its "
            "code, such as B-4C1F-9A2E."
        )
    ]
    view = view_of(room, record)
    assert (view.standing, view.reading.typed) == ("not-read", ["2", "1", "3", "1"])
    enter(room, "Mia", "2131", "A", sheet=record.id, revision=2)
    assert view_of(room, record).standing == "counts"


def test_version_that_there_is_not_is_told(room: Room, tmp_path: Path) -> None:
    items = EXERCISE[: EXERCISE.index("  - id: disgrace")]
    key_items = ("plan", "vote")
    key = "exercise: three-claims\nitems:\n" + "".join(
        f"  {item}: {{label: official, why: w, cues: [], check: c}}\n" for item in key_items
    )
    library = load_library(write_content(tmp_path, exercise=items, key=key))
    room.assignment_id = assignments.give(
        room.store, library, room.classroom_id, "three-claims", Rules(), room.now
    )
    assert told_of(room, enter(room, None, "12", "D")) == [
        "There is no version D of this exercise; it has A B. Look at the letter once more."
    ]


def test_sheet_of_an_older_text_is_read_in_its_order_and_unchanged_items_are_taken(
    room: Room, tmp_path: Path
) -> None:
    old = code_now(room, "B")
    with room.store.reading() as connection:
        given = assignments.assignment_of(room.store, room.classroom_id, room.assignment_id)
        exercise = asked_of(connection, given)
    library = changed_library(tmp_path)
    room.assignment_id = assignments.give(
        room.store, library, room.classroom_id, "three-claims", Rules(), room.now
    )
    record = enter(room, "Mia", "1231", old)
    assert text_digits(exercise) in old
    told = told_of(room, record)
    assert told[0] == (
        "The exercise has changed since this sheet was printed. It is read in the order that it "
        "was printed in; answers to questions whose text is the same are taken."
    )
    order = [slot.item_id for slot in view_of(room, record).reading.slots]
    place = order.index("vote") + 1
    assert told[-1] == f"Not taken, since another text is asked now, or none: {place}."
    labels = dict(zip(order, ("sourced", "official", "editorial", "sourced"), strict=True))
    del labels["vote"]
    assert given_of(room, "Mia") == labels


def test_older_key_marks_as_history_and_the_class_key_counts(room: Room) -> None:
    before, old = version(room), code_now(room)
    decide(room, Ruling.CHANGED, choice="editorial")
    now = version(room)
    record = enter(room, "Mia", "2131", old)
    assert told_of(room, record) == [
        (
            f"Printed with the key {key_digits(before)}, which has changed since. The marks under "
            f"that key are kept as history; the key {key_digits(now)} of the class counts, as for "
            "everybody."
        )
    ]
    assert row_of(room, "Mia").cells["plan"].credit == 0
    assert old_marks(room, "Mia", before) == {
        "plan": 1, "vote": 1, "disgrace": 1, "figure": 1,
    }  # fmt: skip
    # A mistake of the one who entered it leaves no history of its own.
    enter(room, "Mia", "3131", old, sheet=record.id, revision=2)
    assert row_of(room, "Mia").cells["plan"].credit == 1
    assert old_marks(room, "Mia", before)["plan"] == 0


def test_key_that_the_class_never_had_is_named(room: Room) -> None:
    code = code_now(room)[:-4] + "0000"
    now = key_digits(version(room))
    assert told_of(room, enter(room, "Mia", "2131", code)) == [
        f"Printed with the key 0000, which this class never had. The key {now} of the class counts."
    ]
    assert row_of(room, "Mia").credit == 4


def test_sheet_of_another_exercise_or_class_is_told_apart(room: Room) -> None:
    ours = room.assignment_id
    room.assignment_id = assignments.give(
        room.store, ordering_library(), room.classroom_id, "one-rumour", Rules(), room.now
    )
    other = code_now(room)
    room.assignment_id = ours
    record = enter(room, "Mia", "1234", other)
    assert told_of(room, record) == [
        (
            "This is a sheet of “One rumour”, not of this exercise. What you typed is kept, and "
            "counts for nobody here."
        )
    ]
    assert row_of(room, "Mia").state == "not-started"
    assert view_of(room, record).printed.elsewhere is not None


def test_sheet_of_an_exercise_that_only_another_class_has_names_the_class(room: Room) -> None:
    own = (room.classroom_id, room.assignment_id)
    room.classroom_id = classrooms.create_classroom(room.store, room.teacher_id, "7B", room.now)
    room.assignment_id = assignments.give(
        room.store, ordering_library(), room.classroom_id, "one-rumour", Rules(), room.now
    )
    other = code_now(room)
    room.classroom_id, room.assignment_id = own
    assert told_of(room, enter(room, "Mia", "1234", other)) == [
        (
            "This is a sheet of “One rumour”, which your class 7B was given and this one was "
            "not. What you typed is kept, and counts for nobody here."
        )
    ]


def test_digits_of_no_text_are_told_with_those_that_are_printed_now(room: Room) -> None:
    digits = code_now(room)[2:6]
    assert told_of(room, enter(room, "Mia", "2131", "A-0000-0000")) == [
        (
            f"The code A-0000-0000 is of no text that this class was given: {digits} stands on sheets "
            "printed now. Compare it with the sheet once more. What you typed is kept, and counts for "
            "nobody yet."
        )
    ]
