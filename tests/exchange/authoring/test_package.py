"""What is handed on: the draft's files, and of the articles those that it names."""

import io
import zipfile

from kit.content.library import Library
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, DraftKind
from kit.exchange.authoring.package import package_of, packed
from tests.support import room
from tests.support.shared_files import OWN, PICTURE, READING, TERMS, lesson_package, own_package


def test_an_exercise_with_its_key_and_what_it_names() -> None:
    package = own_package()
    assert package.file_name == "three-claims.zip"
    assert package.texts == OWN
    assert package.manifest.model_dump(mode="json") == {
        "format": 1,
        "kit": package.manifest.kit,
        "kind": "exercise",
        "id": "three-claims",
        "title": "Three claims",
        "licence": "CC BY 4.0",
        "by": "Ines Aydin",
        "source": "The Ellsworth Courier, 14 October 2026",
        "key": True,
    }


def test_without_the_key() -> None:
    package = own_package(with_key=False)
    assert set(package.texts) == {EXERCISE, ARTICLES}
    assert package.manifest.key is False
    assert room.KEY_MARK.encode() not in packed(package)


def test_articles_that_are_not_named_stay_at_home() -> None:
    more = (
        room.ARTICLES + "  # Another.\n" + room.ARTICLES.splitlines()[-1].replace("id: a", "id: b")
    )
    package = package_of(
        DraftKind.EXERCISE, "x", {**OWN, ARTICLES: more}, Library.empty(), terms=TERMS
    )
    assert package.texts[ARTICLES] == room.ARTICLES


def test_articles_of_the_course_go_with_it() -> None:
    texts = {name: text for name, text in OWN.items() if name != ARTICLES}
    package = package_of(DraftKind.EXERCISE, "x", texts, room.tiny_library())
    assert package.texts[ARTICLES] == (
        "articles:\n  - id: a\n    outlet: The Ardenmoor Post\n    kind: report\n"
        "    date: 1 March 2026\n    paragraphs: 9\n"
    )
    assert set(package_of(DraftKind.EXERCISE, "x", texts, Library.empty()).texts) == {EXERCISE, KEY}


def test_a_lesson_with_its_picture() -> None:
    package = lesson_package()
    assert package.texts == READING
    assert package.texts[LESSON] == room.LESSON
    assert package.pictures == {"a-road.svg": PICTURE}
    assert package.manifest.key is False


def test_the_bytes_are_those_of_the_package_alone() -> None:
    raw = packed(lesson_package())
    assert raw == packed(lesson_package())
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert parts.namelist() == [
            "whose-words.json",
            "lessons/01-three-claims.md",
            "lessons/01-three-claims.teacher.md",
            "lessons/a-road.svg",
            "lessons/articles.yaml",
        ]
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in parts.infolist()} == {3}


def test_a_draft_that_cannot_be_read_is_handed_on_as_it_is() -> None:
    package = package_of(DraftKind.EXERCISE, "x", {EXERCISE: "a: ["}, Library.empty())
    assert package.texts == {EXERCISE: "a: ["}
    assert package.manifest.title == "x"
