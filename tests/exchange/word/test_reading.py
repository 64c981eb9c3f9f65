"""A lesson's reading and the course's plan as Word files."""

import pytest

from kit.content.documents.reading import document_of
from kit.content.paths import shipped_root
from kit.content.sheets.reading import words_used
from kit.exchange.word.document import Layout
from kit.exchange.word.reading import document_file, readings_file
from tests.support.office import pages_in_office
from tests.support.room import tiny_library
from tests.support.shipped import shipped_library
from tests.support.word_files import lines_in, opened, styled

LESSON = "01-three-claims"


def test_reading_has_its_summary_its_talk_and_its_words() -> None:
    lesson = tiny_library().lessons[LESSON]
    content = readings_file([(lesson, {"claim": "one *thing*"})], Layout())
    assert styled(content, "Title") == ["1 · Three claims"]
    assert styled(content, "List Bullet")[0] == "Look for who speaks."
    assert "What you can rely on" in styled(content, "Heading 1")
    assert "To talk about: Who said so?" in styled(content, "Quote")
    assert lines_in(content)[-1] == "claim: one thing"


def test_drawing_stands_in_words() -> None:
    content = readings_file([(tiny_library().lessons[LESSON], {})], Layout())
    picture = tiny_library().lessons[LESSON].pictures[0]
    assert any(line.startswith("Picture: ") for line in styled(content, "Quote"))
    assert any(picture.by in line for line in styled(content, "Small print"))


def test_each_of_several_readings_has_a_section() -> None:
    lessons = list(shipped_library().lessons.values())[:2]
    document = opened(readings_file([(lesson, {}) for lesson in lessons], Layout()))
    assert [section.footer.paragraphs[0].text.split("\t")[0] for section in document.sections] == [
        lesson.title for lesson in lessons
    ]


@pytest.mark.long
@pytest.mark.process
@pytest.mark.slow
def test_libreoffice_opens_a_reading_and_the_plan(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    library = shipped_library()
    lesson = library.lessons["09-the-chain"]
    plan = document_of("course", (shipped_root() / "docs" / "course.md").read_text("utf-8"))
    files = {
        "reading": readings_file([(lesson, words_used(lesson, library.glossary))], Layout()),
        "plan": document_file(plan, Layout("letter")),
    }
    pages = pages_in_office(files, tmp_path_factory.mktemp("office"))
    assert "What the words mean" in " ".join(pages["reading"])
    assert f"page 1 of {len(pages['plan'])}" in pages["plan"][0]
