import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.classroom.people import class_list, students
from kit.classroom.people.errors import NameRefused, NameTaken
from kit.classroom.people.names import NAME_MAX, clean_name, name_key
from tests.support.room import Room

INVISIBLE = (
    "The name {} cannot be used: it holds an invisible character. "
    "Type it anew with letters, digits, blanks, hyphens or apostrophes."
)
TOO_LONG = "The name {} cannot be used: it is longer than 40 characters. Shorten it."
NO_LETTER = "The name {} cannot be used: it has no letter and no digit. Type your first name."
TAKEN = (
    "{} is taken in this class. If that is you, use your personal code or ask your "
    "teacher to let you back in. If not, add a letter of your family name."
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Mia", "Mia"),
        ("  Mia   Rose\t\n", "Mia Rose"),
        ("Mia\u00a0Rose", "Mia Rose"),
        ("Ame\u0301lie", "Am\u00e9lie"),
        ("O'Neil-Smith Jr.", "O'Neil-Smith Jr."),
        ("عائشة", "عائشة"),
        ("सीता", "सीता"),
        ("مه\u200cنوش", "مه\u200cنوش"),
        ("राजलक्\u200dष्मी", "राजलक्\u200dष्मी"),
        ("श्री\u200cमती", "श्री\u200cमती"),
        ("7", "7"),
        ("=1+1", "=1+1"),
        ("x" * 40, "x" * 40),
        ("e\u0301" * 40, "\u00e9" * 40),
    ],
)
def test_clean_name_keeps_names_as_people_write_them(typed: str, stored: str) -> None:
    assert clean_name(typed) == stored


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Mi\u200ba", INVISIBLE.format("Mia")),
        ("\u202eaiM", INVISIBLE.format("aiM")),
        ("Mia\u200f", INVISIBLE.format("Mia")),
        ("\u2066Mia\u2069", INVISIBLE.format("Mia")),
        ("\ufeffMia", INVISIBLE.format("Mia")),
        ("Mi\u00ada", INVISIBLE.format("Mia")),
        ("\u200cMia", INVISIBLE.format("Mia")),
        ("Mia\u200d", INVISIBLE.format("Mia")),
        ("Mia\u200c Rose", INVISIBLE.format("Mia Rose")),
        ("Mi\u200c\u200ca", INVISIBLE.format("Mia")),
        ("Mia\u200d2", INVISIBLE.format("Mia2")),
        ("👩\u200d🚀 Mia", INVISIBLE.format("👩🚀 Mia")),
        ("Mi\x00a", INVISIBLE.format("Mia")),
        ("Mi\x1b[31ma", INVISIBLE.format("Mi[31ma")),
        ("Mi\ue000a", INVISIBLE.format("Mia")),
        ("Mi\ud800a", INVISIBLE.format("Mia")),
        ("Mi\x7fa" + "x" * 60, INVISIBLE.format("Mia" + "x" * 37)),
        ("x" * 41, TOO_LONG.format("x" * 40 + "…")),
        ("Mia " * 100_000, TOO_LONG.format("Mia " * 10 + "…")),
        ("", NO_LETTER.format("“”")),
        (" \t\n ", NO_LETTER.format("“”")),
        ("\u0301\u200c\u0301", NO_LETTER.format("\u0301\u0301")),
        ("م\u200c" * 30 + "م", TOO_LONG.format("م" * 31 + "…")),
        ("!?", NO_LETTER.format("!?")),
        ("🦊", NO_LETTER.format("🦊")),
    ],
)
def test_clean_name_refuses_what_cannot_be_shown_or_told_apart(typed: str, message: str) -> None:
    with pytest.raises(NameRefused) as caught:
        clean_name(typed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "blank", ["\u3164", "\u115f", "\uffa0", "\u2800", "\u034f", "\ufe0f", "\U000e0100"]
)
def test_clean_name_refuses_invisible_letters_and_marks(blank: str) -> None:
    with pytest.raises(NameRefused):
        clean_name(f"Mia{blank}")


def test_clean_name_names_a_wholly_invisible_name_as_nothing() -> None:
    with pytest.raises(NameRefused) as caught:
        clean_name("\u200b\u200b")
    assert str(caught.value) == INVISIBLE.format("“”")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_clean_name_either_refuses_or_settles(typed: str) -> None:
    try:
        name = clean_name(typed)
    except NameRefused as error:
        hidden = any(unicodedata.category(char).startswith("C") for char in str(error))
        assert not hidden
        return
    assert clean_name(name) == name
    assert 1 <= len(name) <= NAME_MAX
    assert name == " ".join(name.split())
    assert unicodedata.is_normalized("NFC", name)
    shown = name.replace("\u200c", "").replace("\u200d", "")
    assert not any(unicodedata.category(char).startswith("C") for char in shown)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mia", "mia"),
        ("Mia", "MIA"),
        ("Mia", "Мiа"),
        ("Mia", "Ｍｉａ"),
        ("Mia", "𝐌𝐢𝐚"),
        ("Sonia", "ѕоnіа"),
        ("Oli", "0li"),
        ("Oli", "Ο1i"),
        ("Straße", "STRASSE"),
        ("Fiona", "ﬁona"),
        ("Вера", "ВЕРА"),
        ("مه\u200cنوش", "مهنوش"),
        ("राजलक्\u200dष्मी", "राजलक्ष्मी"),
        ("Mi\u200ca", "Mia"),
        ("Rene\u200d\u0301", "René"),
    ],
)
def test_look_alikes_share_their_key(one: str, other: str) -> None:
    assert name_key(clean_name(one)) == name_key(clean_name(other))


@pytest.mark.parametrize("typed", ["Ms  Gray ", " Ms\tGray", "Ms\u00a0Gray", "Ms\u3000 Gray"])
def test_names_share_their_key_whatever_the_blanks(typed: str) -> None:
    assert name_key(typed) == name_key(clean_name(typed)) == name_key("Ms Gray")


@pytest.mark.parametrize(("one", "other"), [("Вера", "вера"), ("Кант", "кант"), ("Нина", "нина")])
def test_names_of_other_scripts_share_their_key_whatever_the_case(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mia", "Mya"),
        ("Mia", "Mia R"),
        ("Ana", "Aña"),
        ("Rene", "René"),
        ("Вера", "Вира"),
        ("عائشة", "عاشة"),
        ("Student 1", "Student 2"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("typed", ["Mia", " mia ", "MIA", "Мiа", "Ｍｉａ"])
def test_join_under_a_taken_name_or_its_look_alike_is_refused(room: Room, typed: str) -> None:
    with pytest.raises(NameTaken) as caught:
        room.join(typed)
    assert str(caught.value) == TAKEN.format(typed.strip())
    everybody = students.students_of(room.store, room.classroom_id)
    assert sorted(student.name for student in everybody) == ["Ada", "Ben", "Mia"]


def test_rename_to_a_look_alike_is_refused_and_to_ones_own_taken(room: Room) -> None:
    ben = room.people["Ben"].student_id
    with pytest.raises(NameTaken) as caught:
        class_list.rename_student(room.store, room.classroom_id, ben, "mіа")
    assert str(caught.value) == TAKEN.format("mіа")
    class_list.rename_student(room.store, room.classroom_id, ben, "BEN")
    with room.store.reading() as connection:
        assert students.load_student(connection, room.classroom_id, ben).name == "BEN"


def test_join_with_a_refused_name_changes_nothing(room: Room) -> None:
    with pytest.raises(NameRefused):
        room.join("Zo\u202ee")
    assert len(students.students_of(room.store, room.classroom_id)) == 3
