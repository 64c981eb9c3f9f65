"""Worksheets and keys as Word files, from the pages that print them."""

import pytest

from tests.support.authoring import begun
from tests.support.room import KEY_MARK
from tests.support.word_files import lines_in, opened
from tests.web.conftest import Site

COURSE = "/teacher/exercises/three-claims/print"


def test_page_leads_to_the_file_of_what_it_shows(any_site: Site) -> None:
    html = any_site.teacher().get(f"{COURSE}?version=B&what=key").text
    assert f'href="{COURSE}.docx?version=B&amp;what=key"' in html


@pytest.mark.long
def test_worksheet_of_the_course_of_a_draft_and_of_a_class(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begun(any_site.room)
    places = (COURSE, f"/teacher/own/{draft.draft_id}/print", f"{any_site.assignment}/print")
    titles = [lines_in(teacher.get(f"{place}.docx").data)[0] for place in places]
    assert titles == ["Three claims", "The bridge", "Three claims"]
    reply = teacher.get(f"{COURSE}.docx?version=C&paper=letter")
    name = 'attachment; filename="Three-claims_worksheet_C_'
    assert reply.headers["Content-Disposition"].startswith(name)
    assert KEY_MARK not in " ".join(lines_in(reply.data))


def test_all_versions_are_in_one_file(any_site: Site) -> None:
    content = any_site.teacher().get(f"{COURSE}.docx?version=all").data
    assert len(opened(content).sections) == 4


def test_hidden_key_is_in_no_file(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert teacher.get(f"{COURSE}.docx?what=key").status_code == 200
    teacher.post("/teacher/hide", hide="1")
    assert teacher.get(f"{COURSE}.docx?what=key").status_code == 404
    assert teacher.get(f"{COURSE}.docx").status_code == 200


def test_version_that_there_is_not_is_told_on_the_page(any_site: Site) -> None:
    reply = any_site.teacher().get(f"{COURSE}.docx?version=X")
    assert (reply.status_code, reply.headers["Location"]) == (303, f"{COURSE}?version=X")
