"""Next year's class on the pages: its plan before it is made, and beside its lessons after."""

import re
from datetime import timedelta
from typing import Any

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import CertaintyRule, Feedback
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, heading, plain, typed

PLAN = "The plan from last year"


def made(site: Site, teacher: Visitor) -> str:
    """The address of the class that follows; its lessons with the plan are what is shown then."""
    reply = teacher.post(f"{site.classroom}/next-year", name="10B")
    assert reply.status_code == 303
    path, place = str(reply.location).rsplit("/", 1)
    assert place == "lessons"
    return path


def plan_form(page: str) -> dict[str, Any]:
    """What the first *Start now* of the plan sends."""
    plan = page.partition(PLAN)[2].partition("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', plan))


def planned(teacher: Visitor, path: str) -> str:
    """What the lessons of a class say of its plan."""
    page = teacher.get(f"{path}/lessons").text
    return plain(page.partition(PLAN)[2].partition("</ul>")[0])


def test_page_shows_the_plan_before_the_class_is_made(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=None, certainty=CertaintyRule.MARKED))
    page = any_site.teacher().get(f"{any_site.classroom}/next-year")
    assert heading(page) == "Next year's class"
    assert (
        "1 · Three claims one attempt · key after handing in "
        "2 · Three claims any number of attempts · key after handing in · certainty-based marking"
    ) in text_of(page)


def test_new_class_has_the_plan_beside_its_lessons_with_its_rules(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=2, feedback=Feedback.ON_CLOSING))
    teacher = any_site.teacher()
    path = made(any_site, teacher)
    page = teacher.get(f"{path}/lessons")
    assert heading(page) == "10B"
    assert flashes(page) == ["The class is made, with the plan of 9B."]
    words = planned(teacher, path)
    assert words.startswith("1 · Three claims one attempt · key after handing in Start now")
    assert "2 · Three claims 2 attempts · key at closing Start now Options…" in words
    assert PLAN not in teacher.get(f"{any_site.classroom}/lessons").text


def test_start_now_gives_it_with_the_rules_of_last_year(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=None, feedback=Feedback.NEVER))
    teacher = any_site.teacher()
    path = made(any_site, teacher)
    first = plan_form(teacher.get(f"{path}/lessons").text)
    assert (first["attempts"], first["feedback"], first["certainty"]) == (
        "1",
        "on-submission",
        "off",
    )
    teacher.post(f"{path}/give/three-claims/rules", **first)
    page = teacher.get(f"{path}/lessons")
    assert "1 · Three claims · given one attempt" in text_of(page)
    second = plan_form(page.text)
    assert (second["attempts"], second["feedback"]) == ("any", "never")
    assert teacher.post(f"{path}/give/three-claims/rules", **second).status_code == 303
    assert "Start now" not in planned(teacher, path)


def test_options_begin_from_the_rules_of_last_year(any_site: Site) -> None:
    teacher = any_site.teacher()
    rules = f"{any_site.classroom}/give/three-claims/rules"
    page = teacher.get(f"{rules}?attempts=2&feedback=never&certainty=marked").text
    picked = re.findall(r'<option selected value="([\w-]+)">', page)
    assert picked == ["2", "never", "marked"]
    assert re.findall(r'<option selected value="([\w-]+)">', teacher.get(rules).text) == [
        "1",
        "on-submission",
        "off",
    ]
    assert teacher.get(f"{rules}?attempts=many&opens_at=x").status_code == 200


def test_rule_of_a_date_has_options_alone(any_site: Site) -> None:
    when = any_site.room.now + timedelta(days=2)
    any_site.room.give(Rules(feedback=Feedback.ON_DATE, feedback_at=when))
    teacher = any_site.teacher()
    words = planned(teacher, made(any_site, teacher))
    assert words.endswith(
        "2 · Three claims one attempt · key from a time that you set Options… for Three claims"
    )


def test_name_that_is_refused_stays_in_its_field(any_site: Site) -> None:
    teacher = any_site.teacher()
    reply = teacher.post(f"{any_site.classroom}/next-year", name="?")
    assert (reply.status_code, typed(reply, "name")) == (400, "?")
    assert errors(reply) == [
        "The name ? cannot be used for a class: it has no letter and no digit. Type 1 to 40 characters with a letter or digit among them, such as 9B."
    ]
    assert errors(teacher.post(f"{any_site.classroom}/next-year", name="")) == ["Type a name."]


def test_class_without_a_lesson_says_that_there_is_no_plan(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = follow(teacher, teacher.post("/teacher/", name="8A"))
    path = re.search(r'href="(/teacher/classrooms/[^"]+)/next-year"', page.text)
    assert path is not None
    assert "This class was given nothing yet: the new one begins without a plan." in text_of(
        teacher.get(f"{path[1]}/next-year")
    )
