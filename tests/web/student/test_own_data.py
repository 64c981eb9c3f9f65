"""*What is kept of me*: the page and the file, and nothing of a key that is not shown."""

import io
import json
import zipfile

from werkzeug.test import TestResponse

from kit.classroom.assignments.pinning import Rules
from kit.classroom.keeping import archive
from kit.vocabulary import Feedback
from kit.web.state import now
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, text_of
from tests.web.reading import heading

PAGE = "/work/kept-of-me"


def content(reply: TestResponse) -> str:
    assert reply.status_code == 200
    assert reply.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(reply.data)) as archive_file:
        return archive_file.read("kept-of-me.json").decode()


def test_start_page_leads_to_what_is_kept(any_site: Site) -> None:
    visitor = any_site.student("Zoe")
    assert "What is kept of me" in text_of(visitor.get("/work/"))
    page = visitor.get(PAGE)
    assert heading(page) == "What is kept of me"
    text = text_of(page)
    assert "Your name here: Zoe Your class: 9B You joined: " in text
    assert "A personal code, which takes you back to your work." in text
    assert "Nothing yet." in text


def test_page_tells_work_without_what_is_not_shown(any_site: Site) -> None:
    any_site.room.give(Rules(feedback=Feedback.NEVER))
    visitor = any_site.student("Zoe")
    visitor.post(f"{any_site.work}/start")
    page = visitor.get(PAGE)
    text = text_of(page)
    assert "Three claims Attempt 1, begun " in text
    assert "Marks, comments and arguments are not shown yet: your teacher decides when." in text
    assert KEY_MARK not in page.text
    assert KEY_MARK not in content(visitor.get(f"{PAGE}/file"))


def test_file_is_the_students_own_and_whole_when_asked_for_twice(any_site: Site) -> None:
    any_site.room.do_all("Mia")
    visitor = any_site.student("Zoe")
    visitor.get(PAGE)
    texts = [content(visitor.get(f"{PAGE}/file")) for _ in range(2)]
    tables = [json.loads(text)["tables"] for text in texts]
    assert all(one == tables[0] for one in tables)
    assert [row["name"] for row in tables[0]["student"]] == ["Zoe"]
    assert "Mia" not in texts[0]


def test_student_of_an_archived_class_reads_it_too(any_site: Site) -> None:
    visitor = any_site.student("Zoe")
    archive.archive(any_site.room.store, any_site.room.classroom_id, now())
    assert visitor.get(PAGE).status_code == 200
    content(visitor.get(f"{PAGE}/file"))
