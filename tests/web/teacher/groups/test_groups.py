"""The pages of groups: what is typed wrongly, two windows, a group emptied at work, and undo."""

from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments.groups.groups import add_group
from kit.web import state as web_state
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, heading
from tests.web.teacher.giving.undoing import press_undo

NAME_TAKEN = (
    "There is a group called RED in this class already, or its name looks the same. Choose another "
    "name."
)
NO_NAME = (
    "The name … cannot be used for a group: it has no letter and no digit. Type 1 to 40 "
    "characters with a letter or digit among them."
)
RULES: dict[str, Any] = {"attempts": "1", "feedback": "never", "certainty": "off"}


def make(site: Site, *people: str, name: str = "Red") -> tuple[Visitor, UUID, str]:
    """A group with these in it, and its address."""
    teacher = site.teacher()
    group = add_group(site.room.store, site.room.classroom_id, name, web_state.now())
    place = f"{site.classroom}/groups/{group.id}"
    if people:
        ids = [str(site.room.people[person].student_id) for person in people]
        put_in(teacher, place, ids)
    return teacher, group.id, place


def put_in(teacher: Visitor, place: str, ids: list[str]) -> TestResponse:
    form: dict[str, Any] = {"student": ids}
    return teacher.post(f"{place}/members", **form)


def follow(teacher: Visitor, path: str | None) -> str:
    assert path is not None
    return text_of(teacher.get(path))


def test_group_is_made_by_name_and_filled(site: Site) -> None:
    teacher = site.teacher()
    reply = teacher.post(f"{site.classroom}/groups", name="Red")
    page = teacher.get(str(reply.location))
    assert heading(page) == "Red"
    mia, ben = (str(site.room.people[name].student_id) for name in ("Mia", "Ben"))
    reply = put_in(teacher, str(reply.location), [mia, ben])
    page = teacher.get(str(reply.location))
    assert flashes(page) == ["2 students are in “Red” now."]
    assert "Ben, Mia" in text_of(page)
    assert "In no group: Ada" in text_of(page)


@pytest.mark.parametrize(
    ("typed", "message"),
    [("RED", NAME_TAKEN), ("", "Type a name."), ("…", NO_NAME)],
)
def test_name_of_blanks_or_twice_is_refused_and_kept(
    any_site: Site, typed: str, message: str
) -> None:
    teacher, _group, _place = make(any_site)
    _teacher, _other, other = make(any_site, name="Blue")
    for path in (f"{any_site.classroom}/groups", f"{other}/rename"):
        reply = teacher.post(path, name=typed)
        assert (reply.status_code >= 400, errors(reply)) == (True, [message])
        assert f'value="{typed}"' in reply.text


def test_group_is_renamed(any_site: Site) -> None:
    teacher, _group, place = make(any_site)
    page = teacher.get(str(teacher.post(f"{place}/rename", name=" Blue ").location))
    assert (heading(page), flashes(page)) == ("Blue", ["The group is called “Blue” now."])


def test_class_is_divided_from_a_seed_that_is_shown_and_undone(site: Site) -> None:
    teacher = site.teacher()
    form: dict[str, Any] = {
        "by": "size",
        "count": "2",
        "whom": "rest",
        "order": "random",
        "seed": "42",
    }
    reply = teacher.post(f"{site.classroom}/groups/divide", **form)
    page = teacher.get(str(reply.location))
    assert flashes(page) == [
        "2 groups are made.",
        "The seed was 42: the same students and the same seed give the same groups.",
    ]
    assert "Made at random, from the seed 42." in text_of(page)
    again = teacher.post(f"{site.classroom}/groups/divide", **form)
    assert errors(again) == [
        (
            "There is nobody to divide: all students (3 of them) are in a group already, or the class is empty. "
            "Choose to divide everybody, or let students join first."
        )
    ]
    undone = press_undo(teacher, page)
    assert flashes(undone) == ["Undone. What was changed again since stays as it is."]
    assert "There are no groups yet." in text_of(undone)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("act", ["empty", "delete"])
def test_emptied_or_deleted_at_work_it_says_who_goes_on(site: Site, act: str) -> None:
    teacher, group, place = make(site, "Mia", "Ben")
    give = f"{site.classroom}/give/three-claims/rules"
    page = teacher.get(give)
    assert "Red (2 in it)" in text_of(page)
    watch = str(teacher.post(give, group=str(group), **RULES).location)
    site.room.assignment_id = UUID(watch.rpartition("/")[2])
    assert flashes(teacher.get(watch)) == [
        "Given to the group “Red”: its students see it when they load their page, and nobody else does."
    ]
    site.room.now = web_state.now()
    site.room.start("Mia")
    page = teacher.get(str(teacher.post(f"{place}/{act}").location))
    done = {
        "empty": "Nobody is in “Red” now.",
        "delete": "“Red” is deleted. Its students and their work stay.",
    }
    assert flashes(page) == [
        done[act],
        "“Three claims” goes on for the one student who has begun it, in the group or not.",
    ]
    listed = text_of(teacher.get(f"{site.classroom}/results"))
    assert "Three claims · for Red" in listed
    assert "Ben, Mia" in text_of(press_undo(teacher, page))


def test_group_of_nobody_or_gone_is_given_nothing(any_site: Site) -> None:
    teacher, group, place = make(any_site)
    give = f"{any_site.classroom}/give/three-claims/rules"
    reply = teacher.post(give, group=str(group), **RULES)
    assert (reply.status_code, errors(reply)) == (
        400,
        [
            (
                "Nobody is in “Red”, so nobody would have the exercise. Put students into the group "
                "first, or give it to the whole class."
            )
        ],
    )
    teacher.post(f"{place}/delete")
    for gone in (str(group), "no-id"):
        reply = teacher.post(give, group=gone, **RULES)
        assert errors(reply) == [
            "This group is not there any more. Choose another one, or the whole class."
        ]
    listed = text_of(teacher.get(f"{any_site.classroom}/results"))
    assert listed.count("Three claims · open") == 1


def test_moment_that_is_none_is_not_found(any_site: Site) -> None:
    teacher = any_site.teacher()
    for moment in ("yesterday", "2026-03-02T09:00:00"):
        assert teacher.post(f"{any_site.classroom}/groups/undo", moment=moment).status_code == 404
    _teacher, _group, place = make(any_site)
    assert teacher.post(f"{place}/members", student="no-id").status_code == 400


def test_names_are_hidden(any_site: Site) -> None:
    teacher, _group, place = make(any_site, "Mia")
    teacher.post("/teacher/hide", hide="1")
    for path in (f"{any_site.classroom}/groups", place):
        page = teacher.get(path).text
        assert ("Mia" in page, "Student 3" in page) == (False, True)
