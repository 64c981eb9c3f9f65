"""What a student learns after handing in: each rule, the clock, both cases."""

import re
from datetime import timedelta

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.assignments import Rules
from kit.classroom.people import students
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.room import KEY_MARK, RIGHT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import as_it_stands, begin, heading, lead, notices, plain

BY_CLOCK = "This has closed. What you had saved counts as handed in by the clock."
DONE = "You have handed this in. Well done."
ON_CLOSING = "The key is shown when your teacher closes the exercise."
NEVER = "Your teacher will go through it with you; the key is not shown here."


def hand_in(site: Site, visitor: Visitor, **picks: str) -> None:
    attempt, page = begin(site, visitor)
    visitor.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, **picks))
    visitor.post(f"{site.work}/hand-in/{attempt}")


def close(site: Site) -> None:
    room = site.room
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)


def refused(visitor: Visitor, site: Site) -> bool:
    reply = visitor.get(f"{site.work}/feedback")
    if reply.status_code == 200:
        return False
    assert (reply.status_code, heading(reply), lead(reply)) == (
        403,
        "Not now",
        (
            "The key of “Three claims” is not shown to you now. Your teacher decides when, or goes "
            "through it with the class."
        ),
    )
    return True


def test_feedback_on_submission(site: Site) -> None:
    visitor = site.student("Sam")
    begin(site, visitor)
    assert refused(visitor, site)
    hand_in(site, visitor, **{**RIGHT, "plan": "sourced"})
    task = visitor.get(site.work)
    assert lead(task) == DONE
    assert "See your feedback" in text_of(task)
    assert "handed in, feedback is there" in text_of(visitor.get("/work/"))
    page = visitor.get(f"{site.work}/feedback")
    assert lead(page) == (
        "You called 3 claims sourced facts. For one of them the key says: a public authority is "
        "speaking. Which one? Look again at numbers 1 , 2 , 4 ."
    )
    assert "You found all 2 sourced facts." in text_of(page)
    assert "3 of 4 as the key" in page.text


def test_feedback_on_closing(site: Site) -> None:
    site.room.give(Rules(feedback=Feedback.ON_CLOSING))
    visitor = site.student("Sam")
    hand_in(site, visitor, **RIGHT)
    task = visitor.get(site.work)
    assert (lead(task), ON_CLOSING in text_of(task)) == (DONE, True)
    assert "See your feedback" not in text_of(task)
    assert refused(visitor, site)
    close(site)
    assert "See your feedback" in text_of(visitor.get(site.work))
    page = visitor.get(f"{site.work}/feedback")
    assert lead(page) == "All 4 as the key says. You can tell whose words you read."


def test_feedback_never(site: Site) -> None:
    site.room.give(Rules(feedback=Feedback.NEVER))
    visitor = site.student("Sam")
    hand_in(site, visitor, **RIGHT)
    for _step in ("open", "closed"):
        task = visitor.get(site.work)
        assert (lead(task), NEVER in text_of(task)) == (DONE, True)
        assert "See your feedback" not in text_of(task)
        assert refused(visitor, site)
        close(site)


def test_attempt_that_was_left_does_not_replace_a_good_one(site: Site) -> None:
    site.room.give(Rules(attempts_allowed=None))
    visitor = site.student("Sam")
    hand_in(site, visitor, **{**RIGHT, "plan": "sourced"})
    hand_in(site, visitor, **RIGHT)
    begin(site, visitor)
    assert refused(visitor, site)
    close(site)
    task = visitor.get(site.work)
    assert lead(task) == DONE
    assert re.sub(r"handed in \d+:\d\d.[AP]M", "handed in …", text_of(task)).endswith(
        "Your attempts Attempt 1 · handed in … Attempt 2 · handed in … · this one counts "
        "Attempt 3 · not finished, collected at closing As many attempts as you like."
    )
    page = visitor.get(f"{site.work}/feedback")
    assert lead(page) == "All 4 as the key says. You can tell whose words you read."
    assert notices(page) == ["Careful readers could differ here."]
    first = visitor.get(f"{site.work}/feedback?attempt=1")
    assert lead(first).startswith("You called 3 claims sourced facts.")
    left = visitor.get(f"{site.work}/feedback?attempt=3")
    assert notices(left)[0] == (
        "This closed before you handed in. What you had saved counts as handed in by the clock."
    )
    assert visitor.get(f"{site.work}/feedback?attempt=4").status_code == 404


def test_feedback_without_answers_is_kind(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor)
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == (
        "You gave no answers this time. Read what the key says; next time you will know more."
    )
    assert text_of(page).count("You no answer Key") == 4


def test_closed_by_the_teacher_is_handed_in_by_the_clock(site: Site) -> None:
    visitor = site.student("Sam")
    attempt, page = begin(site, visitor)
    visitor.post(f"{site.work}/claims/{attempt}", **as_it_stands(page, plan="official"))
    close(site)
    assert lead(visitor.get(site.work)) == BY_CLOCK
    assert "handed in by the clock when it closed" in text_of(visitor.get("/work/"))
    feedback = visitor.get(f"{site.work}/feedback")
    assert notices(feedback)[0] == (
        "This closed before you handed in. What you had saved counts as handed in by the clock."
    )
    assert "1 of 4 as the key" in feedback.text


def test_closing_time_hands_in_by_the_clock_before_anybody_looks(site: Site) -> None:
    room, now = site.room, web_state.now()
    room.now = now - timedelta(hours=2)
    room.give(Rules(opens_at=room.now, closes_at=now - timedelta(hours=1)))
    sam = room.join("Sam")
    room.start("Sam")
    room.save("Sam", plan="official")
    visitor = site.visitor()
    code = students.personal_code(room.store, sam)
    visitor.post(f"/join/{room.code}/back", personal_code=code)
    assert lead(visitor.get(site.work)) == BY_CLOCK
    assert "1 of 4 as the key" in visitor.get(f"{site.work}/feedback").text


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("sourced", "Sourced fact ✓ as the key"),
        ("editorial", "Editorial interpretation ◐ also defensible: 0.5 of 1"),
        ("official", "Official statement ✕ not as the key"),
    ],
)
def test_debatable_item_shows_both_cases(any_site: Site, label: str, outcome: str) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, figure=label)
    page = visitor.get(f"{any_site.work}/feedback").text
    figure = plain(page.split('id="item-figure"')[1].split("</section>")[0].partition(">")[2])
    assert f"You {outcome} Key Sourced fact Why {KEY_MARK} step 3" in figure
    assert (
        f"Careful readers could differ here. Sourced fact {KEY_MARK} step 3 "
        f"Editorial interpretation {KEY_MARK} only"
    ) in figure
    assert page.count("Careful readers could differ here.") == 1


def said_first(site: Site, name: str, **picks: str) -> str:
    """The lead of the feedback on one attempt."""
    visitor = site.student(name)
    hand_in(site, visitor, **picks)
    return lead(visitor.get(f"{site.work}/feedback"))


@pytest.mark.parametrize(
    ("picks", "expected"),
    [
        (
            {**RIGHT, "disgrace": "official"},
            (
                "You called 2 claims official statements. For one of them the key says: the writer's "
                "own reading. Which one? Look again at numbers 1 , 3 ."
            ),
        ),
        (
            # The debatable one counts as called so, too, and is no mistake.
            {**RIGHT, "plan": "editorial", "disgrace": "official", "figure": "editorial"},
            (
                "You called 2 claims editorial interpretations. For one of them the key says: a public "
                "authority is speaking. Which one? Look again at numbers 1 , 4 ."
            ),
        ),
        (
            {**RIGHT, "plan": "editorial", "disgrace": "official"},
            (
                "You called one claim “Editorial interpretation”, where the key says: a public "
                "authority is speaking. What in its words decides that? Look again at number 1 ."
            ),
        ),
        (
            {"vote": "official", "figure": "official"},
            (
                "You called 2 claims official statements. For all of them the key says: checkable, and "
                "the text shows where it comes from. What do they have in common? Look again at "
                "numbers 2 , 4 ."
            ),
        ),
        (
            {"plan": "official"},
            "1 of 4 as the key says.",
        ),
        (
            {**RIGHT, "vote": "editorial", "figure": "editorial", "plan": "editorial"},
            (
                "You marked 4 of 4 as “Editorial interpretation”; the key has 1. Go through them once "
                "more: whose words are the others?"
            ),
        ),
    ],
)
def test_feedback_opens_with_a_question(
    any_site: Site, picks: dict[str, str], expected: str
) -> None:
    assert said_first(any_site, "Sam", **picks) == expected


def test_further_questions_stand_in_a_list(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **{**RIGHT, "plan": "editorial", "disgrace": "official"})
    page = visitor.get(f"{any_site.work}/feedback")
    items = page.text.partition('<ul class="look-again">')[2].partition("</ul>")[0]
    assert plain(items) == (
        "You called one claim “Official statement”, where the key says: the writer's own reading. "
        "What in its words decides that? Look again at number 3 ."
    )
    assert '<a href="#item-disgrace">3</a>' in items
    assert 'id="item-disgrace"' in page.text


def test_first_and_last_stand_side_by_side_where_they_differ(site: Site) -> None:
    site.room.give(Rules(attempts_allowed=2))
    visitor = site.student("Sam")
    hand_in(site, visitor, **{**RIGHT, "plan": "sourced", "disgrace": "official"})
    assert "right at first" not in visitor.get(f"{site.work}/feedback").text
    hand_in(site, visitor, plan="official", vote="official", disgrace="editorial")
    for number in (1, 2):
        page = visitor.get(f"{site.work}/feedback?attempt={number}")
        assert "2 of 4 right at first, 2 of 4 at last; 2 put right, 2 undone." in text_of(page), (
            text_of(page)
        )
        shown = re.findall(r'<dl class="verdict first-last">(.*?)</dl>', page.text, re.DOTALL)
        assert [plain(each) for each in shown] == [
            "First Sourced fact ✕ not as the key Last Official statement ✓ as the key",
            "First Sourced fact ✓ as the key Last Official statement ✕ not as the key",
            "First Official statement ✕ not as the key Last Editorial interpretation ✓ as the key",
            "First Sourced fact ✓ as the key Last no answer",
        ]


def test_an_attempt_that_was_left_is_not_the_last(site: Site) -> None:
    site.room.give(Rules(attempts_allowed=None))
    visitor = site.student("Sam")
    hand_in(site, visitor, **{**RIGHT, "plan": "sourced"})
    begin(site, visitor)
    close(site)
    page = visitor.get(f"{site.work}/feedback")
    assert page.status_code == 200
    assert "right at first" not in page.text
