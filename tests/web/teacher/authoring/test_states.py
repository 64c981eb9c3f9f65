"""Published, taken back, archived, deleted: each with its way back, or with a question."""

import re

import pytest

from tests.web.conftest import Site, Visitor, text_of
from tests.web.teacher.authoring.test_own import begin, content_id_of, publish, text_in

_UNDO = re.compile(r'<div class="undo">.*?action="([^"]+)"(.*?)</form>', re.DOTALL)
_FIELD = re.compile(r'name="(\w+)" value="([^"]*)"')


def undo(teacher: Visitor, page: str) -> None:
    """Press *Undo* on the notice of a page."""
    found = _UNDO.search(teacher.get(page).text)
    assert found is not None
    fields = dict(_FIELD.findall(found.group(2)))
    fields.pop("csrf_token")
    assert teacher.post(found.group(1), **fields).status_code == 303


def is_offered(teacher: Visitor, draft: str) -> bool:
    path = f"/teacher/exercises/{content_id_of(teacher, draft)}"
    return teacher.get(path).status_code == 200


def test_publishing_and_taking_back_undo_each_other(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    publish(teacher, draft)
    assert is_offered(teacher, draft)
    teacher.post(f"{draft}/publish", on_version="1", instead="1")
    assert "It is published already, as it stands here." in text_of(teacher.get(draft))
    teacher.post(f"{draft}/unpublish", published="1")
    undo(teacher, draft)
    assert is_offered(teacher, draft)
    text = text_in(teacher.get(draft).text, "exercise").replace("forty", "fifty")
    teacher.post(f"{draft}/save", on_version="1", exercise=text)
    assert "changed since" in text_of(teacher.get(draft))
    teacher.get(draft)
    teacher.post(f"{draft}/publish", on_version="2", instead="1")
    undo(teacher, draft)
    assert "Version 1 of “The bridge” is the published one." in text_of(teacher.get(draft))
    teacher.post(f"{draft}/unpublish", published="1")
    assert not is_offered(teacher, draft)
    teacher.post(f"{draft}/unpublish", published="1", instead="2")
    assert "has changed since, so nothing was undone" in text_of(teacher.get(draft))


def test_archived_is_offered_no_more_and_comes_back_as_it_was(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    publish(teacher, draft)
    teacher.get(draft)
    teacher.post(f"{draft}/archive")
    undo(teacher, "/teacher/own")
    assert is_offered(teacher, draft)
    teacher.post(f"{draft}/archive")
    assert "Archived The bridge" in text_of(teacher.get("/teacher/own"))
    assert not is_offered(teacher, draft)


def test_deleting_asks_and_names_the_classes_that_keep_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    draft = begin(teacher)
    assert "No class of yours was given it." in text_of(teacher.get(f"{draft}/delete"))
    publish(teacher, draft)
    given = teacher.post(f"{any_site.classroom}/give/{content_id_of(teacher, draft)}").location
    words = text_of(teacher.get(f"{draft}/delete"))
    assert "Its one version goes, with its pictures. Nothing brings it back." in words
    assert "What 9B were given of it stays: text, key, answers and results." in words
    assert teacher.post(f"{draft}/delete").status_code == 303
    assert "is deleted, with all its versions." in text_of(teacher.get("/teacher/own"))
    assert teacher.get(draft).status_code == 404
    for path in ("", "/results", "/key"):
        assert teacher.get(f"{given}{path}").status_code == 200


LONE = (
    "Its partner is not published, and neither of a pair is offered without the other: publish "
    "both."
)
CHANGED = (
    "Its partner has changed since it was published. Where the two do not match any more, neither "
    "is offered: publish both."
)


def save_over(teacher: Visitor, draft: str, old: str, new: str, on_version: str) -> None:
    """The next version of an exercise, with other words in its text."""
    text = text_in(teacher.get(draft).text, "exercise")
    assert old in text
    teacher.post(f"{draft}/save", on_version=on_version, exercise=text.replace(old, new))


@pytest.mark.long
def test_pair_is_published_one_by_one_and_given_once_both_are(any_site: Site) -> None:
    teacher = any_site.teacher()
    first, second = begin(teacher, title="First form"), begin(teacher, title="Second form")
    names = content_id_of(teacher, first), content_id_of(teacher, second)
    save_over(teacher, first, "type:", f"partner: {names[1]}\ntype:", "1")
    page = text_of(teacher.get(first))
    assert "One thing keeps it from being published" in page
    save_over(teacher, second, "type:", f"partner: {names[0]}\ntype:", "1")
    page = text_of(teacher.get(first))
    assert f"{LONE} Second form" in page
    assert "Nothing keeps it from being published." in page
    assert "= sourced" in teacher.get(f"{first}/share").text
    publish(teacher, first, "2")
    assert not is_offered(teacher, first)
    publish(teacher, second, "2")
    assert is_offered(teacher, first)
    assert is_offered(teacher, second)
    page = text_of(teacher.get(first))
    assert "Its partner" not in page
    save_over(teacher, second, "forty", "fifty", "2")
    assert f"{CHANGED} Second form" in text_of(teacher.get(first))
    assert is_offered(teacher, first)
    teacher.post(f"{second}/archive")
    assert f"{LONE} Second form" in text_of(teacher.get(first))
    assert not is_offered(teacher, first)
