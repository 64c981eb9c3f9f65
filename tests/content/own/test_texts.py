"""The texts of a draft lie where a content folder has them, and are found there again."""

from hypothesis import given
from hypothesis import strategies as st

from kit.content.own.texts import (
    ARTICLES,
    EXERCISE,
    KEY,
    LEAVE,
    LESSON,
    NOTES,
    DraftKind,
    placed,
    texts_at,
)

NAMES = {
    DraftKind.EXERCISE: (EXERCISE, KEY, ARTICLES),
    DraftKind.LESSON: (LESSON, NOTES, LEAVE, ARTICLES),
}


def test_each_text_has_its_place_in_a_folder() -> None:
    texts = {name: name for name in NAMES[DraftKind.LESSON]}
    assert placed(DraftKind.LESSON, "90-mine", texts) == {
        "lessons/90-mine.md": "lesson.md",
        "lessons/90-mine.teacher.md": "teacher.md",
        "lessons/90-mine.leave.md": "leave.md",
        "lessons/articles.yaml": "articles.yaml",
    }


@given(st.sampled_from(DraftKind), st.data())
def test_texts_are_found_again_where_they_were_placed(kind: DraftKind, data: st.DataObject) -> None:
    texts = data.draw(st.dictionaries(st.sampled_from(NAMES[kind]), st.text(max_size=40)))
    files = {**placed(kind, "mine", texts), "exercises/other.yaml": "id: other"}
    assert texts_at(kind, "mine", files) == texts
