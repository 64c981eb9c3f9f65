"""What a student learns after handing in: each rule, the clock, both cases."""

import re
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import students
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support.room import KEY_MARK, RIGHT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import as_it_stands, begin, buttons, heading, lead, notices, plain

BY_CLOCK = "This has closed. You had not finished; what you had saved was collected and counts."
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


def test_feedback_on_submission(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    begin(any_site, visitor)
    assert refused(visitor, any_site)
    hand_in(any_site, visitor, **{**RIGHT, "plan": "sourced"})
    task = visitor.get(any_site.work)
    assert lead(task) == DONE
    assert "See your feedback" in text_of(task)
    assert "handed in, feedback is there" in text_of(visitor.get("/work/"))
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == "One of 4 differs from the key."
    assert (
        "You called 3 claims sourced facts. For one of them the key says: a public authority is "
        "speaking. Which one?"
    ) in text_of(page)
    assert "You found all 2 sourced facts." in text_of(page)
    assert "3 of 4 same as the key" in page.text


def test_feedback_on_closing(any_site: Site) -> None:
    any_site.room.give(Rules(feedback=Feedback.ON_CLOSING))
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **RIGHT)
    task = visitor.get(any_site.work)
    assert (lead(task), ON_CLOSING in text_of(task)) == (DONE, True)
    assert "See your feedback" not in text_of(task)
    assert refused(visitor, any_site)
    close(any_site)
    assert "See your feedback" in text_of(visitor.get(any_site.work))
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == "All 4 the same as the key. You can tell whose words you read."


def test_feedback_never(any_site: Site) -> None:
    any_site.room.give(Rules(feedback=Feedback.NEVER))
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **RIGHT)
    for _step in ("open", "closed"):
        task = visitor.get(any_site.work)
        assert (lead(task), NEVER in text_of(task)) == (DONE, True)
        assert "See your feedback" not in text_of(task)
        assert refused(visitor, any_site)
        close(any_site)


def test_attempt_that_was_left_does_not_replace_a_good_one(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=None))
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **{**RIGHT, "plan": "sourced"})
    hand_in(any_site, visitor, **RIGHT)
    begin(any_site, visitor)
    assert refused(visitor, any_site)
    close(any_site)
    task = visitor.get(any_site.work)
    assert lead(task) == DONE
    assert re.sub(r"handed in \d+:\d\d.[AP]M", "handed in …", text_of(task)).endswith(
        "Your attempts Attempt 1 · handed in … Attempt 2 · handed in … · this one counts "
        "Attempt 3 · not finished, collected at closing As many attempts as you like."
    )
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == "All 4 the same as the key. You can tell whose words you read."
    assert notices(page) == ["Careful readers could differ here."]
    first = visitor.get(f"{any_site.work}/feedback?attempt=1")
    assert lead(first) == "One of 4 differs from the key."
    assert 'name="attempt" value="1"' in first.text
    left = visitor.get(f"{any_site.work}/feedback?attempt=3")
    assert notices(left)[0] == (
        "This closed before you handed in. What you had saved was collected and counts."
    )
    assert visitor.get(f"{any_site.work}/feedback?attempt=4").status_code == 404


def test_feedback_without_answers_is_kind(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor)
    page = visitor.get(f"{any_site.work}/feedback")
    assert lead(page) == "You gave no answers this time. Read what the key says."
    assert text_of(page).count("You: no answer · key:") == 4
    any_site.room.give(Rules(attempts_allowed=2))
    hand_in(any_site, visitor)
    assert lead(visitor.get(f"{any_site.work}/feedback")) == (
        "You gave no answers this time. Read what the key says; next time you will know more."
    )


def test_closed_by_the_teacher_is_handed_in_by_the_clock(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    attempt, page = begin(any_site, visitor)
    visitor.post(f"{any_site.work}/claims/{attempt}", **as_it_stands(page, plan="official"))
    close(any_site)
    assert lead(visitor.get(any_site.work)) == BY_CLOCK
    assert "not finished, collected at closing" in text_of(visitor.get("/work/"))
    feedback = visitor.get(f"{any_site.work}/feedback")
    assert notices(feedback)[0] == (
        "This closed before you handed in. What you had saved was collected and counts."
    )
    assert "1 of 4 same as the key" in feedback.text


def test_closing_time_hands_in_by_the_clock_before_anybody_looks(any_site: Site) -> None:
    room, now = any_site.room, web_state.now()
    room.now = now - timedelta(hours=2)
    room.give(Rules(opens_at=room.now, closes_at=now - timedelta(hours=1)))
    sam = room.join("Sam")
    room.start("Sam")
    room.save("Sam", plan="official")
    visitor = any_site.visitor()
    code = students.personal_code(room.store, sam)
    visitor.post(f"/join/{room.code}/back", personal_code=code)
    assert lead(visitor.get(any_site.work)) == BY_CLOCK
    assert "1 of 4 same as the key" in visitor.get(f"{any_site.work}/feedback").text


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("sourced", "Sourced fact , same as the key"),
        ("editorial", "Editorial interpretation · key: Sourced fact · ◐ also defensible: half"),
        ("official", "Official statement · key: Sourced fact"),
    ],
)
def test_debatable_item_shows_the_other_case(any_site: Site, label: str, outcome: str) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, figure=label)
    page = visitor.get(f"{any_site.work}/feedback").text
    figure = plain(page.split('id="item-figure"')[1].split("</details>")[0].partition(">")[2])
    assert f"You: {outcome} Only a quarter" in figure
    assert f"Why {KEY_MARK} step 3 To check it {KEY_MARK}" in figure
    assert figure.count(f"{KEY_MARK} step 3") == 1
    assert f"Careful readers could differ here. Editorial interpretation {KEY_MARK} only" in figure
    assert page.count("Careful readers could differ here.") == 1


def questions(page: TestResponse) -> list[str]:
    """What the feedback asks: what comes before the key is seen, then what one looks at again."""
    asked = re.findall(r"<legend>(.*?)</legend>", page.text, re.DOTALL)
    listed = page.text.partition('<ul class="look-again">')[2].partition("</ul>")[0]
    return [plain(each) for each in [*asked, *re.findall(r"<li>(.*?)</li>", listed, re.DOTALL)]]


@pytest.mark.parametrize(
    ("picks", "first", "expected"),
    [
        (
            {**RIGHT, "disgrace": "official"},
            "One of 4 differs from the key.",
            [
                (
                    "You called 2 claims official statements. For one of them the key says: the writer's "
                    "own reading. Which one?"
                )
            ],
        ),
        (
            # The debatable one counts as called so, too, and is no mistake.
            {**RIGHT, "plan": "editorial", "disgrace": "official", "figure": "editorial"},
            "3 of 4 differ from the key. One of these counts half.",
            [
                (
                    "You called 2 claims editorial interpretations. For one of them the key says: a public "
                    "authority is speaking. Which one?"
                )
            ],
        ),
        (
            {**RIGHT, "plan": "editorial", "disgrace": "official"},
            "2 of 4 differ from the key.",
            [
                (
                    "You called one claim “Editorial interpretation”, where the key says: a public "
                    "authority is speaking. What in its words decides that? Look again at number 1 ."
                ),
                (
                    "You called one claim “Official statement”, where the key says: the writer's own "
                    "reading. What in its words decides that? Look again at number 3 ."
                ),
            ],
        ),
        (
            {"vote": "official", "figure": "official"},
            "4 of 4 differ from the key. 2 have no answer.",
            [
                (
                    "You called 2 claims official statements. For all of them the key says: checkable, and "
                    "the text shows where it comes from. What do they have in common? Look again at "
                    "numbers 2 , 4 ."
                )
            ],
        ),
        ({"plan": "official"}, "3 of 4 differ from the key. 3 have no answer.", []),
    ],
)
def test_feedback_begins_with_how_much_differs_and_asks(
    any_site: Site, picks: dict[str, str], first: str, expected: list[str]
) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **picks)
    page = visitor.get(f"{any_site.work}/feedback")
    assert (lead(page), questions(page)) == (first, expected)


def test_one_label_for_nearly_all_is_said_before_anything_is_asked(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **dict.fromkeys(RIGHT, "editorial"))
    page = visitor.get(f"{any_site.work}/feedback")
    assert (
        "You marked 4 of 4 as “Editorial interpretation”; the key has 1. Go through them once "
        "more: whose words are the others?"
    ) in text_of(page)
    assert questions(page) == []


def row_of(page: TestResponse, item: str) -> str:
    """What stands of a claim on the page, folded and unfolded; nothing where it is held back."""
    return plain(page.text.partition(f'id="item-{item}">')[2].partition("</details>")[0])


def test_key_of_what_is_asked_comes_after_picking_anew(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **{**RIGHT, "plan": "sourced", "disgrace": "official"})
    path = f"{any_site.work}/feedback"
    page = visitor.get(path)
    assert lead(page) == "2 of 4 differ from the key."
    assert [row_of(page, item) for item in ("plan", "vote", "figure")] == ["", "", ""]
    assert "You: Official statement · key: Editorial interpretation" in row_of(page, "disgrace")
    assert "What differs (2) One of them is asked about above." in text_of(page)
    assert "No mark, and nobody sees what you pick here." in text_of(page)
    assert page.text.count(KEY_MARK) == 2
    picked = visitor.get(f"{path}?looked=1&pick=item-vote&pick=nonsense")
    assert "You picked: 2 . The key has: 1 ." in text_of(picked)
    assert "You have found them." not in text_of(picked)
    assert "You: Sourced fact · key: Official statement" in row_of(picked, "plan")
    assert "You: Sourced fact , same as the key" in row_of(picked, "vote")
    found = visitor.get(f"{path}?looked=1&pick=item-plan")
    assert "You picked: 1 . The key has: 1 . You have found them." in text_of(found)
    shown = visitor.get(f"{path}?looked=1")
    assert "You picked" not in text_of(shown)
    assert "The key has: 1 ." in text_of(shown)
    # By a link to it, such as after arguing, a claim comes unfolded with its key.
    there = visitor.get(f"{path}?open=item-plan")
    assert re.findall(r'id="item-(\w+)">\s+<details class="on-paper" open>', there.text) == ["plan"]
    assert "key: Official statement" in row_of(there, "plan")


def test_who_has_all_right_argues_the_other_side(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **RIGHT)
    page = visitor.get(f"{any_site.work}/feedback")
    text = text_of(page)
    assert (
        "Now argue the other side Careful readers could differ on number 4. See the claim . Make "
        "the best case for the other answer, on paper, in two sentences. Point to words in the "
        "text. Bring it to the talk with the class: Editorial interpretation The case that the key "
        f"gives for it {KEY_MARK} only"
    ) in text
    assert '<details class="on-paper">\n            <summary>The case' in page.text
    hand_in_again = any_site.student("Tim")
    hand_in(any_site, hand_in_again, **{**RIGHT, "plan": "sourced"})
    assert "argue the other side" not in text_of(hand_in_again.get(f"{any_site.work}/feedback"))


def test_steps_and_key_are_said_once_on_top(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **RIGHT)
    assert (
        text_of(visitor.get(f"{any_site.work}/feedback")).count(
            "Step 1 an office speaking in public? Step 2 could any record settle it? Step 3 does the "
            "text name its source? The key is the answer of those who made the exercise. It gives its "
            "reasons, and you may argue with it."
        )
        == 1
    )


def test_another_attempt_begins_from_the_feedback_where_one_is_left(any_site: Site) -> None:
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, plan="sourced")
    assert "Try again" not in buttons(visitor.get(f"{any_site.work}/feedback"))
    any_site.room.give(Rules(attempts_allowed=2))
    hand_in(any_site, visitor, plan="sourced")
    page = visitor.get(f"{any_site.work}/feedback")
    assert "Try again" in buttons(page)
    assert f'action="{any_site.work}/start"' in page.text


def test_first_and_last_stand_side_by_side_where_they_differ(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=2))
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **{**RIGHT, "plan": "sourced", "disgrace": "official"})
    assert "right at first" not in visitor.get(f"{any_site.work}/feedback").text
    hand_in(any_site, visitor, plan="official", vote="official", disgrace="editorial")
    for number in (1, 2):
        page = visitor.get(f"{any_site.work}/feedback?attempt={number}&looked=1")
        assert "2 of 4 right at first, 2 of 4 at last; 2 put right, 2 undone." in text_of(page), (
            text_of(page)
        )
        shown = re.findall(r'<dl class="verdict first-last">(.*?)</dl>', page.text, re.DOTALL)
        wrong, right = "✕ not the same as the key", "✓ same as the key"
        assert {plain(each) for each in shown} == {
            f"First Official statement {wrong} Last Editorial interpretation {right}",
            f"First Sourced fact {wrong} Last Official statement {right}",
            f"First Sourced fact {right} Last Official statement {wrong}",
            f"First Sourced fact {right} Last no answer",
        }


def test_an_attempt_that_was_left_is_not_the_last(any_site: Site) -> None:
    any_site.room.give(Rules(attempts_allowed=None))
    visitor = any_site.student("Sam")
    hand_in(any_site, visitor, **{**RIGHT, "plan": "sourced"})
    begin(any_site, visitor)
    close(any_site)
    page = visitor.get(f"{any_site.work}/feedback")
    assert page.status_code == 200
    assert "right at first" not in page.text
