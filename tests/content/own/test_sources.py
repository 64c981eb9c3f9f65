"""Each exercise and lesson of the course is found in its files, and a copy of it is sound."""

import pytest

from kit.content.own.beginnings import as_own
from kit.content.own.checked import check_texts
from kit.content.own.sources import source_of
from kit.content.own.texts import EXERCISE, KEY, LESSON, NOTES, DraftKind
from tests.support.shipped import shipped_library

OWN = {DraftKind.EXERCISE: "mine-abcd", DraftKind.LESSON: "140-mine-abcd"}


@pytest.mark.sampled(1)
@pytest.mark.parametrize("kind", DraftKind)
def test_copy_of_each_of_the_course_is_sound_and_keeps_its_words(kind: DraftKind) -> None:
    library = shipped_library()
    ids = library.lessons if kind is DraftKind.LESSON else library.exercises
    for content_id in ids:
        source = source_of(library, kind, content_id)
        assert source is not None, content_id
        names = (LESSON, NOTES) if kind is DraftKind.LESSON else (EXERCISE, KEY)
        assert set(names) <= source.texts.keys()
        texts = as_own(source.texts, OWN[kind], "Mine")
        checked = check_texts(kind, OWN[kind], texts, library, source.pictures)
        assert checked.errors == [], content_id
        assert {*checked.library.lessons, *checked.library.exercises} == {OWN[kind]}
        for name, text in source.texts.items():
            lines = zip(text.split("\n"), texts[name].split("\n"), strict=False)
            changed = [before for before, after in lines if before != after]
            # The id or number and the title; behind a partner that is left out, each line moves up.
            assert len(changed) <= 2 or "\npartner:" in text, (content_id, name)


def test_nothing_is_found_under_an_id_that_is_not_there() -> None:
    for kind in DraftKind:
        assert source_of(shipped_library(), kind, "none") is None
