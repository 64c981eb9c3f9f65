"""A lesson's reading as it is printed."""

from tests.support.word_files import styled
from tests.web.conftest import Site, text_of

READING = "/teacher/lessons/01-three-claims/print"


def test_reading_has_its_picture_and_no_notes_and_no_key(any_site: Site) -> None:
    reply = any_site.teacher().get(READING)
    assert reply.status_code == 200
    text = text_of(reply)
    assert "1 · Three claims Look for who speaks." in text
    assert "To talk about: Who said so?" in text
    assert "<img" in reply.text
    assert "A 45-minute plan" not in text
    assert any_site.teacher().get("/teacher/lessons/no-such/print").status_code == 404


def test_lesson_leads_to_it(any_site: Site) -> None:
    assert f'href="{READING}"' in any_site.teacher().get("/teacher/lessons/01-three-claims").text


def test_word_file_is_the_same_reading(any_site: Site) -> None:
    reply = any_site.teacher().get(f"{READING}.docx?size=large")
    assert reply.headers["Content-Disposition"].startswith('attachment; filename="01-three-claims_')
    assert styled(reply.data, "Title") == ["1 · Three claims"]
