"""What somebody did is logged when it is done, and not when it was refused."""

from collections.abc import Iterator

import pytest

from tests.support.logged import logged
from tests.support.room import PASSWORD
from tests.web.conftest import Site


@pytest.fixture(name="lines")
def _lines() -> Iterator[list[str]]:
    with logged(level=20) as lines:
        yield lines


def told(lines: list[str]) -> list[str]:
    """Events but for requests, without their moment and number; and forgets them."""
    words = [line.split() for line in lines if " request " not in line]
    lines.clear()
    return [" ".join(word for word in line[2:] if "request=" not in word) for line in words]


def test_signing_in_and_out(any_site: Site, lines: list[str]) -> None:
    visitor = any_site.teacher()
    assert told(lines)[-1:] == ["teacher.signed_in"]
    visitor.post("/teacher/sign-out")
    assert told(lines) == ["teacher.signed_out everywhere=false"]
    visitor.token = ""
    wrong = visitor.post("/teacher/sign-in", name="Ms Gray", password="not this one")
    assert wrong.status_code == 403
    assert told(lines) == ["teacher.refused why=wrong"]
    visitor.token = ""
    visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    visitor.token = ""
    visitor.post("/teacher/sign-out", everywhere="1")
    assert told(lines) == ["teacher.signed_in", "teacher.signed_out everywhere=true"]


def test_too_many_tries(any_site: Site, lines: list[str]) -> None:
    visitor = any_site.visitor()
    for _ in range(11):
        visitor.post("/teacher/sign-in", name="Ms Gray", password="not this one")
    assert told(lines)[-2:] == ["teacher.refused why=wrong", "teacher.refused why=too_many_tries"]


def test_class_made_and_deleted(any_site: Site, lines: list[str]) -> None:
    teacher = any_site.teacher()
    lines.clear()
    assert teacher.post("/teacher/", name="").status_code == 400
    assert told(lines) == []
    made = teacher.post("/teacher/", name="Zoraidas 9B")
    assert told(lines) == ["class.made"]
    assert made.location is not None
    assert teacher.post(f"{made.location}/delete", name="another").status_code == 400
    assert told(lines) == []
    assert teacher.post(f"{made.location}/delete", name="Zoraidas 9B").status_code == 303
    assert told(lines) == ["class.deleted"]


def test_student_erased_after_the_page_that_asks(any_site: Site, lines: list[str]) -> None:
    teacher, path = any_site.teacher(), any_site.classroom
    student = any_site.room.people["Ben"].student_id
    teacher.post(f"{path}/students/{student}/remove")
    lines.clear()
    teacher.get(f"{path}/students/{student}/erase")
    assert told(lines) == []
    teacher.post(f"{path}/students/{student}/erase")
    assert told(lines) == ["student.erased"]


def test_downloads_by_their_rule(any_site: Site, lines: list[str]) -> None:
    teacher = any_site.teacher()
    lines.clear()
    teacher.get(f"{any_site.assignment}/answers.csv")
    teacher.get(f"{any_site.classroom}/export.json")
    teacher.get(f"{any_site.classroom}")
    assignment = "/teacher/classrooms/<uuid:classroom_id>/assignments/<uuid:assignment_id>"
    assert told(lines) == [
        f"download.taken rule={assignment}/answers.csv",
        "download.taken rule=/teacher/classrooms/<uuid:classroom_id>/export.json",
    ]
