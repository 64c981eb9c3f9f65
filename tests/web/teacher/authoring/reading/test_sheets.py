"""A sheet to a colleague and back."""

import io
from typing import Any

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading.agreement import readers_page
from tests.support.authoring import begun
from tests.web.conftest import Site, Visitor, text_of
from tests.web.readers.test_pages import OF_KEY


@pytest.fixture
def own(any_site: Site) -> OwnDraft:
    return begun(any_site.room)


def sheet_path(site: Site, own: OwnDraft, teacher: Visitor) -> str:
    """The path of a sheet that is made for somebody."""
    return str(
        teacher.post(f"/teacher/own/{own.draft_id}/readers", name="Cem", do="sheet").location
    )


def bring(teacher: Visitor, path: str, raw: bytes) -> tuple[int, str]:
    form: dict[str, Any] = {"file": (io.BytesIO(raw), "claims.csv")}
    reply = teacher.post(path, **form)
    if reply.status_code == 303:
        return 303, text_of(teacher.get(reply.location))
    return reply.status_code, text_of(reply)


def test_sheet_goes_and_comes_back(any_site: Site, own: OwnDraft) -> None:
    teacher = any_site.teacher()
    path = sheet_path(any_site, own, teacher)
    page, table = teacher.get(path), teacher.get(f"{path}.csv")
    for reply in (page, table):
        assert "forty trees" in reply.text
        assert not [words for words in OF_KEY if words in reply.text]
    assert "attachment" in table.headers["Content-Disposition"]
    semicolons = teacher.get(f"{path}.csv?separator=semicolon")
    assert ";" in semicolons.text.splitlines()[0]
    lines = table.text.splitlines()
    lines[1] = lines[1].removesuffix('"","",""') + '"official","yes","says who"'
    status, words = bring(teacher, path, "\r\n".join(lines).encode())
    assert (status, "One claim was read from the sheet of Cem." in words) == (303, True)
    said = [
        one for row in readers_page(any_site.room.store, own).claims for one in row.said.values()
    ]
    assert [(one.label, one.note, one.unsure) for one in said] == [("official", "says who", True)]


def test_mistakes_are_said_line_by_line(any_site: Site, own: OwnDraft) -> None:
    teacher = any_site.teacher()
    path = sheet_path(any_site, own, teacher)
    lines = teacher.get(f"{path}.csv").text.splitlines()
    lines[1] = lines[1].removesuffix('"","",""') + '"offical","","kept all the same"'
    status, words = bring(teacher, path, "\r\n".join(lines).encode())
    assert status == 400
    assert "The rest of the sheet was taken. These lines are to be looked at:" in words
    assert "Line 2: “offical” is no label of this exercise." in words
    assert "kept all the same" in words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "No file was chosen. Choose the sheet that came back, then bring it in."),
        (b"a,b\n1,2\n", "This is no sheet of this page: its first line has no column “number”."),
        (b"%PDF-1.7", "This file is a PDF."),
    ],
)
def test_what_is_no_sheet_changes_nothing(
    any_site: Site, own: OwnDraft, raw: bytes, words: str
) -> None:
    teacher = any_site.teacher()
    path = sheet_path(any_site, own, teacher)
    status, said = bring(teacher, path, raw)
    assert (status, words in said) == (400, True), said
    assert not [row.said for row in readers_page(any_site.room.store, own).claims if row.said]


def test_note_that_is_too_long_is_refused_whole(any_site: Site, own: OwnDraft) -> None:
    teacher = any_site.teacher()
    path = sheet_path(any_site, own, teacher)
    lines = teacher.get(f"{path}.csv").text.splitlines()
    lines[1] = lines[1].removesuffix('"","",""') + f'"official","","{"x" * 4001}"'
    status, words = bring(teacher, path, "\r\n".join(lines).encode())
    assert status == 400
    assert (
        "One note on this sheet is longer than 4000 characters; nothing of the sheet was taken. "
        "Shorten the note on claim 1 and bring the sheet once more."
    ) in words
