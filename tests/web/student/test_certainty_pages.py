"""How sure a student is: giving it, answering, the last look, feedback, the teacher's pages."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments.pinning import Rules
from kit.vocabulary import CertaintyRule
from tests.support.room import RIGHT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import (
    as_it_stands,
    begin,
    captioned,
    errors,
    follow,
    grid_of,
    lead,
    notices,
    plain,
)

ASKED, MARKED = CertaintyRule.ASKED, CertaintyRule.MARKED
IN_THE_MARK = (
    "How sure are you? With each answer you say how sure you are, and here that is in the mark: "
    "Points by how sure you are You say if right if wrong guess +1 0 fairly sure +2 −2 "
    "certain +3 −6 “Fairly sure” pays if you are right more than 2 times out of 3, “certain” if "
    "you are right more than 4 times out of 5. So say what you honestly think: guessing costs "
    "nothing, being certain and wrong costs most. An answer in part right earns that part of the "
    "points for right, and the rest of those for wrong. Half right and “certain”: half of 3 and "
    "half of −6, which is −1.5. No answer earns nothing. If you do not say how sure you are, it counts as a guess."
)
ONLY_ASKED = (
    "How sure are you? With each answer you can say how sure you are. It never changes your mark: "
    "it shows you, and your teacher, what to talk about first. Leave it out, and the answer counts "
    "all the same."
)


def sure_of(page: TestResponse) -> dict[str, str]:
    """What is picked in the groups that ask how sure."""
    found = re.findall(r'name="([\w-]+)\.certainty" value="([\w-]+)" checked', page.text)
    return dict(found)


def answers(page: TestResponse, sure: dict[str, str], **picks: str) -> dict[str, Any]:
    fields = {f"{item}.certainty": value for item, value in {**sure_of(page), **sure}.items()}
    return {**as_it_stands(page, **picks), **fields}


def hand_in(site: Site, visitor: Visitor, sure: dict[str, str], **picks: str) -> TestResponse:
    attempt, page = begin(site, visitor)
    visitor.post(f"{site.work}/claims/{attempt}", **answers(page, sure, **picks))
    visitor.post(f"{site.work}/hand-in/{attempt}")
    return visitor.get(f"{site.work}/feedback?looked=1")


@pytest.mark.parametrize("rule", ["off", "asked", "marked"])
def test_teacher_chooses_when_giving(any_site: Site, rule: str) -> None:
    teacher = any_site.teacher()
    path = f"{any_site.classroom}/give/three-claims/rules"
    assert "after Gardner-Medwin" in teacher.get(path).text
    reply = teacher.post(path, attempts="1", feedback="on-submission", certainty=rule)
    page = follow(teacher, reply)
    words = {"off": "", "asked": "asked how sure they are", "marked": "certainty-based marking"}
    line = plain(page.text.partition('<p class="soft">')[2].partition("</p>")[0])
    assert line.rpartition(" · ")[2] == (words[rule] or "key after handing in")


def test_unknown_rule_is_refused(any_site: Site) -> None:
    teacher = any_site.teacher()
    path = f"{any_site.classroom}/give/three-claims/rules"
    reply = teacher.post(path, attempts="1", feedback="never", certainty="sometimes")
    assert (reply.status_code, errors(reply)) == (
        400,
        ["This is not on the list. Choose one of those that the list offers."],
    )


@pytest.mark.parametrize(
    ("rule", "expected"), [(ASKED, ONLY_ASKED), (MARKED, IN_THE_MARK)], ids=["asked", "marked"]
)
def test_it_is_explained_before_the_start(
    any_site: Site, rule: CertaintyRule, expected: str
) -> None:
    any_site.room.give(Rules(certainty=rule))
    visitor = any_site.student("Sam")
    for path in (any_site.work, f"{any_site.work}/lesson"):
        assert expected in text_of(visitor.get(path))


def test_it_is_not_asked_unless_the_teacher_says_so(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    assert "How sure" not in visitor.get(any_site.work).text
    attempt, page = begin(any_site, visitor)
    assert "How sure" not in page.text
    fields = answers(page, {"plan": "certain"}, plan="official")
    visitor.post(f"{any_site.work}/claims/{attempt}", **fields)
    review = visitor.get(f"{any_site.work}/hand-in")
    assert "How sure" not in review.text
    visitor.post(f"{any_site.work}/hand-in/{attempt}")
    assert "How sure" not in visitor.get(f"{any_site.work}/feedback").text


def test_answer_and_certainty_are_saved_together_and_changed_apart(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=ASKED))
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    assert page.text.count("How sure are you?") == 4
    path = f"{any_site.work}/claims/{attempt}"
    visitor.post(path, **answers(page, {"plan": "certain"}, plan="official"))
    page = visitor.get(f"{any_site.work}/claims")
    assert sure_of(page) == {"plan": "certain"}
    reply = visitor.post(
        path,
        as_script=True,
        **{"plan.label": "official", "plan.certainty": "guess", "plan.revision": "2"},
    )
    assert reply.get_json() == {
        "held": {
            "plan": {
                "revision": 2,
                "fields": {"label": "official", "certainty": "guess"},
                "taken": True,
            }
        }
    }


def test_certainty_before_the_answer_is_kept_and_is_no_answer(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=ASKED))
    visitor = any_site.student("Sam")
    attempt, _page = begin(any_site, visitor)
    path = f"{any_site.work}/claims/{attempt}"
    fields = {"plan.certainty": "certain", "plan.revision": "1"}
    reply = visitor.post(path, as_script=True, **fields)
    assert reply.get_json() == {
        "held": {"plan": {"revision": 1, "fields": {"certainty": "certain"}, "taken": True}}
    }
    page = visitor.get(f"{any_site.work}/claims")
    assert sure_of(page) == {"plan": "certain"}
    assert 'class="done"' not in page.text
    assert lead(visitor.get(f"{any_site.work}/hand-in")).startswith("4 have no answer yet.")
    visitor.post(f"{any_site.work}/hand-in/{attempt}")
    assert lead(visitor.get(f"{any_site.work}/feedback")) == (
        "You gave no answers this time. Read what the key says."
    )
    teacher = any_site.teacher()
    grid = grid_of(teacher.get(f"{any_site.assignment}/results"))
    assert ["Sam", "handed in", "0", "–", "–", "–", "–"] in grid


def test_what_is_no_certainty_is_refused_in_words(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=ASKED))
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    fields = answers(page, {"plan": "very"}, plan="official")
    reply = visitor.post(f"{any_site.work}/claims/{attempt}", **fields)
    assert (reply.status_code, errors(reply)) == (
        400,
        [
            (
                "“very” is not one of the answers to how sure you are. Allowed: guess, fairly-sure, "
                "certain. Pick one of them, or none."
            )
        ],
    )


@pytest.mark.parametrize(
    ("rule", "more"), [(ASKED, ""), (MARKED, " They count as guesses.")], ids=["asked", "marked"]
)
def test_last_look_says_where_it_is_missing(any_site: Site, rule: CertaintyRule, more: str) -> None:
    any_site.room.give(Rules(certainty=rule))
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    fields = answers(page, {"plan": "certain"}, plan="official", vote="sourced", figure="sourced")
    visitor.post(f"{any_site.work}/claims/{attempt}", **fields)
    review = visitor.get(f"{any_site.work}/hand-in")
    assert lead(review) == (
        "One has no answer yet. With 2 answers you did not say how sure you are."
        f"{more} Once you have handed in, nothing changes any more."
    )
    words = text_of(review)
    assert "Official statement · How sure: certain · change" in words
    missing = "How sure: not said" + (", counts as a guess" if rule is MARKED else "")
    assert words.count(missing) == 2


def test_asked_certainty_never_changes_the_mark(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=ASKED))
    sure = {"plan": "certain", "vote": "guess"}
    page = hand_in(any_site, any_site.student("Sam"), sure, **{**RIGHT, "plan": "sourced"})
    assert "points" not in page.text
    assert notices(page)[0] == (
        "Talk about this one first: you were certain, and the key says something else. "
        "Look again at number 1 ."
    )
    assert "How sure, and how right: certain 0 of 1, guess 1 of 1, not said 2 of 2." in text_of(
        page
    )
    grid = grid_of(any_site.teacher().get(f"{any_site.assignment}/results"))
    assert grid[0][:3] == ["Student", "State", "Credit of 4"]
    assert ["Sam", "handed in", "3", "✕ c", "✓ g", "✓", "✓"] in grid


def test_certainty_in_the_mark_shows_points(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=MARKED))
    sure = {"plan": "certain", "vote": "fairly-sure", "figure": "certain"}
    picks = {"plan": "sourced", "vote": "sourced", "figure": "editorial", "disgrace": "editorial"}
    page = hand_in(any_site, any_site.student("Sam"), sure, **picks)
    # Minus 6 for certain and wrong, 2 for fairly sure, half of 3 and half of -6 for the defensible answer, +1 as a guess.
    assert "−4.5 of at most 12 points." in text_of(page)
    claims = [plain(each) for each in re.findall(r'<p class="mt-2 mb-0">(.*?)</p>', page.text)]
    assert claims == [
        # What differs comes first.
        "How sure: certain · −6 points",
        "How sure: certain · −1.5 points",
        "How sure: fairly sure · +2 points",
        "How sure: not said, counts as a guess · +1 point",
    ]
    teacher = any_site.teacher()
    results = teacher.get(f"{any_site.assignment}/results")
    grid = grid_of(results)
    assert grid[0][:4] == ["Student", "State", "Credit of 4", "Points"]
    assert ["Sam", "handed in", "2.5", "−4.5 of 12", "✕ c", "✓ f", "✓", "◐ c"] in grid
    assert captioned(results, "How sure, and how right") == [
        ["Said", "Answers", "Right", "Would fit"],
        ["certain", "2", "25 % no interval", "90 %"],
        ["fairly sure", "1", "100 % no interval", "73 %"],
        ["guess", "0", "–", "50 %"],
        ["not said", "1", "100 % no interval", ""],
    ]
    sam = re.search(r'href="([^"]*/students/[^"]*)"[^>]*>Sam<', results.text)
    assert sam
    work = teacher.get(sam[1])
    assert lead(work).endswith("−4.5 of at most 12 points.")
    assert notices(work)[0] == "Certain, and not as the key. Look again at number 1 ."
    assert "Sam (certain)" in text_of(teacher.get(f"{any_site.assignment}/items/plan"))
    csv = teacher.get(f"{any_site.assignment}/answers.csv").text.splitlines()
    assert '"after_feedback","points","level","comment"' in csv[0]
    assert [line.split(",")[-7] for line in csv if line.startswith('"Sam"')] == [
        '"-6"',
        '"2"',
        '"1"',
        '"-1.5"',
    ]


def test_hidden_pages_show_no_points(any_site: Site) -> None:
    any_site.room.give(Rules(certainty=MARKED))
    hand_in(any_site, any_site.student("Sam"), {"plan": "certain"}, plan="sourced")
    teacher = any_site.teacher()
    results = teacher.get(f"{any_site.assignment}/results")
    sam = re.search(r'href="([^"]*/students/[^"]*)"[^>]*>Sam<', results.text)
    assert sam
    teacher.post("/teacher/hide", hide="1", back="/teacher/")
    work = teacher.get(sam[1])
    assert "points" not in work.text
    assert "Certain, and not as the key" not in work.text
    assert "How sure: certain" in text_of(work)
    assert "of 12" not in teacher.get(f"{any_site.assignment}/results").text
