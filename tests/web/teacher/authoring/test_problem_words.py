"""A problem's words and the way to its field, with the editor and without."""

from pathlib import Path
from uuid import UUID

import pytest

from kit.content.own.advising.advice import advice
from kit.content.own.texts import EXERCISE, KEY, DraftKind
from kit.content.problems import PlainWords, Problem, Severity
from kit.web.teacher.authoring.problem_words import ProblemLine, in_words, problem_lines
from tests.support.draft_texts import SMALL
from tests.support.shipped import shipped_library
from tests.web.conftest import Site

DRAFT = UUID(int=7)
BROKEN = {
    EXERCISE: SMALL[EXERCISE].replace("title: The bridge", 'title: ""'),
    KEY: SMALL[KEY].replace("[voted, praised]", "[votd]"),
}


def lines(texts: dict[str, str]) -> list[ProblemLine]:
    problems = advice(DraftKind.EXERCISE, "bridge", texts, shipped_library())
    return list(problem_lines(DRAFT, DraftKind.EXERCISE, texts, problems))


def test_words_are_the_plain_ones_where_there_are_such(any_site: Site) -> None:
    problem = Problem(Path("a.yaml"), 3, "items", "3 of them", "12 or more", "add some")
    plain = PlainWords("%(count)s are few, say %(who)s.", {"count": 3}, {"who": "teachers"})
    with any_site.app.test_request_context():
        assert in_words(problem) == "Found 3 of them; allowed: 12 or more; add some."
        said = Problem(Path("a.yaml"), 3, "items", "", "", "", Severity.WARNING, plain)
        assert in_words(said) == "3 are few, say teachers."


def test_ways_lead_to_the_fields_of_the_editor(any_site: Site) -> None:
    editor = f"/teacher/own/{DRAFT}/edit"
    with any_site.app.test_request_context():
        found = [(one.about, one.address, one.is_error) for one in lines(BROKEN)]
    assert ("", f"{editor}/#exercise.yaml/title", True) in found
    assert ("Claim 1", f"{editor}/items/vote#key.yaml/items/vote/cues", True) in found
    assert ("", f"{editor}/#exercise.yaml/core", False) in found


def test_what_cannot_be_taken_apart_leads_to_the_exercise(any_site: Site) -> None:
    with any_site.app.test_request_context():
        broken = lines({EXERCISE: "type: [", KEY: ""})
    assert broken
    assert {one.address for one in broken} == {f"/teacher/own/{DRAFT}/edit/"}


@pytest.mark.parametrize(
    ("file", "page"),
    [("100-ours.md", ""), ("100-ours.teacher.md", "/teacher"), ("100-ours.leave.md", "/leave")],
)
def test_ways_of_a_lesson_lead_to_the_page_of_its_text(
    any_site: Site, file: str, page: str
) -> None:
    problem = Problem(Path("lessons", file), 3, "title", "nothing", "a title", "write one")
    with any_site.app.test_request_context():
        (line,) = problem_lines(DRAFT, DraftKind.LESSON, {}, [problem])
    assert line.address == f"/teacher/own/{DRAFT}/lesson{page}"
