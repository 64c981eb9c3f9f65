"""The words of the glossary that a reading uses."""

from kit.content.sheets.reading import words_used
from tests.support.room import tiny_library
from tests.support.shipped import shipped_library


def test_words_are_found_in_their_forms_and_under_pens() -> None:
    lesson = tiny_library().lessons["01-three-claims"]
    glossary = {"announced": "said in public", "claim": "one thing", "motive": "why", "record": "r"}
    assert list(words_used(lesson, glossary)) == ["announced", "claim", "record"]


def test_each_shipped_reading_uses_some_and_none_uses_all() -> None:
    library = shipped_library()
    for lesson in library.lessons.values():
        assert 0 < len(words_used(lesson, library.glossary)) < len(library.glossary)
