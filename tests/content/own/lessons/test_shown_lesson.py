"""A lesson is shown as far as it can be read, and never more than may be rendered."""

from kit.content.own.lessons.shown_lesson import shown_lesson, too_much_of
from kit.content.own.texts import LESSON, NOTES
from tests.support.pictures import SVG, png

TEXT = '---\ntitle: T\npictures: [{file: a.svg}, {file: b.png}]\n---\n\n![A](a.svg "B")\n'


def test_what_lacks_much_is_shown_with_its_sound_pictures() -> None:
    files = {"a.svg": SVG.encode(), "b.png": b"no picture", "c.png": png(2, 2)}
    lesson = shown_lesson("100-t", {LESSON: TEXT}, files, None)
    assert (lesson.title, lesson.summary, lesson.discussion, lesson.number) == ("T", (), "", 100)
    assert [one.file for one in lesson.pictures] == ["a.svg"]
    assert len(lesson.parts) == 1
    for text in ("", "---\n[\n---\n", "---\ntitle: [1]\nsummary: x\n---\nWords."):
        assert shown_lesson("100-t", {LESSON: text}, {}, None).summary == ()


def test_sound_lesson_is_itself() -> None:
    sound = shown_lesson("100-t", {LESSON: TEXT}, {}, None)
    assert shown_lesson("100-t", {}, {}, sound) is sound


def test_too_much_is_left_out_and_said() -> None:
    texts = {LESSON: TEXT + "word " * 4000, NOTES: "[" * 2000}
    assert shown_lesson("100-t", texts, {}, None).body == ""
    for file in (LESSON, NOTES):
        assert too_much_of(texts, file) is not None
    assert too_much_of({LESSON: TEXT}, LESSON) is None
