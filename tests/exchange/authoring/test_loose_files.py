"""Files of a folder chosen one by one are what a shared file would hold; refused in sentences."""

import pytest

from kit.content.library import Library
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LEAVE, LESSON, NOTES
from kit.exchange.authoring.loose_files import read_loose
from kit.exchange.authoring.received import Received, Refused
from tests.support import room
from tests.support.shared_files import OWN, PICTURE, READING

Files = list[tuple[str, bytes]]
EX, ITS_KEY, LIST = (OWN[part].encode() for part in (EXERCISE, KEY, ARTICLES))
TEXT = READING[LESSON].encode()


def read(*files: tuple[str, bytes]) -> Received:
    received = read_loose(files, Library.empty())
    assert isinstance(received, Received), [str(one) for one in received.reasons]
    return received


def refusal(*files: tuple[str, bytes]) -> str:
    refused = read_loose(files, Library.empty())
    assert isinstance(refused, Refused)
    (reason,) = refused.reasons
    return str(reason)


def test_what_a_file_is_stands_in_it() -> None:
    received = read(("copy (2).yml", EX), ("bridge-key.yaml", ITS_KEY), ("list.yaml", LIST))
    assert received.package.id == "three-claims"
    assert received.package.texts == OWN
    assert (received.problems, received.remarks) == ((), ())


def test_an_exercise_may_come_without_its_key() -> None:
    received = read(("a.yaml", EX), ("articles.yaml", LIST))
    assert (KEY in received.package.texts, received.problems) == (False, ())


def test_an_exercise_without_an_id_gets_one_by_its_title() -> None:
    text = OWN[EXERCISE].replace("id: three-claims\n", "").encode()
    assert read(("Aufgabe.yaml", text)).package.id == "three-claims"
    assert read(("Aufgabe 1.yaml", b"{")).package.id == "aufgabe-1"
    assert read(("東京.yaml", b"{")).package.id == "exercise"


def test_a_lesson_with_all_its_files() -> None:
    received = read(
        ("01-three-claims.md", TEXT),
        ("01-three-claims.teacher.md", READING[NOTES].encode()),
        ("01-three-claims.leave.md", b"x"),
        ("a-road.svg", PICTURE),
    )
    assert set(received.package.texts) == {LESSON, NOTES, LEAVE}
    assert received.package.pictures == {"a-road.svg": PICTURE}


@pytest.mark.parametrize(
    ("name", "lesson_id"),
    [
        ("07-mine.md", "07-mine"),
        ("My lesson.md", "1-three-claims"),
        ("../7-x.md", "1-three-claims"),
    ],
)
def test_a_lesson_is_called_like_its_file_or_else_by_its_title(name: str, lesson_id: str) -> None:
    assert read((name, TEXT)).package.id == lesson_id


def test_a_lesson_that_says_nothing_is_still_one() -> None:
    assert read(("x.md", b"")).package.id == "100-x"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("a.docx", b"PK")], "“a.docx” is no file that is read here. Choose a .zip; or the .yaml files of one exercise, with its key; or the .md file of one lesson, with its other files and pictures (.svg, .png); or a .txt with claims."),
        ([("a.yaml", EX), ("b.yaml", EX)], "“a.yaml” and “b.yaml” are of one kind, and one exercise or lesson has one of it. Bring them in one after the other."),
        ([("a.md", TEXT), ("A.MD", TEXT)], "“a.md” and “A.MD” are of one kind, and one exercise or lesson has one of it. Bring them in one after the other."),
        ([("1-a.md", TEXT), ("a.svg", PICTURE), ("a.svg", PICTURE)], "“a.svg” and “a.svg” are of one kind, and one exercise or lesson has one of it. Bring them in one after the other."),
        ([("a.yaml", EX), ("a.md", TEXT)], "“a.yaml” is of an exercise and “a.md” of a lesson. Bring them in one after the other, the lesson first."),
        ([("a.key.yaml", ITS_KEY)], "“a.key.yaml” is there, and the exercise or lesson that it belongs to is not. Choose both files together."),
        ([("articles.yaml", LIST)], "“articles.yaml” is there, and the exercise or lesson that it belongs to is not. Choose both files together."),
        ([("a.yaml", b"id: a\ntitle: \xe4\n")], "“a.yaml” is no text in UTF-8 (line 2). Save it as UTF-8 and choose it once more."),
        ([("a.yaml", b"x" * 100_001)], "“a.yaml” has 100001 bytes; such a file has at most 100000. Make two of it, each with a name of its own."),
    ],
)  # fmt: skip
def test_each_refusal_is_told_whole(files: Files, said: str) -> None:
    assert refusal(*files) == said


def test_lines_of_windows_and_a_mark_do_no_harm() -> None:
    text = b"\xef\xbb\xbf" + EX.replace(b"\n", b"\r\n")
    assert read(("a.yaml", text)).package.texts == {EXERCISE: OWN[EXERCISE]}


def test_ids_that_are_given_already_are_kept_apart() -> None:
    received = read_loose([("01-three-claims.md", TEXT)], room.tiny_library(), {"100-mine"})
    assert isinstance(received, Received)
    assert received.fitted.id == "101-three-claims"
