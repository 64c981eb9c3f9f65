"""When the key may be seen, rule by rule and state by state."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.assignments.key_visibility import (
    KeyTimeMissing,
    KeyTimeTooEarly,
    came_after,
    is_due,
    is_ever_due,
    key_moment,
    shown_since,
    sight_in,
    was_visible,
)
from kit.store.answering.attempts import AttemptRecord
from kit.store.assignments import AssignmentRecord
from kit.store.ids import new_id
from kit.store.live.sessions import RoundRecord
from kit.vocabulary import Feedback, Stage
from tests.support.room import NOON

ROOT: Final = Path(__file__).parents[3]
HOUR: Final = timedelta(hours=1)
CLASSROOM: Final = new_id()
ASSIGNMENT: Final = new_id()
STUDENT: Final = new_id()
#: What tells the rules apart may stand here: names to choose from, and rules given by the kit.
NAMES_RULES: Final = {
    "kit/vocabulary.py",
    "kit/classroom/assignments/key_visibility.py",
    "kit/classroom/assignments/pinning.py",
    "kit/classroom/assignments/groups/deals.py",
    "kit/classroom/demo/plan.py",
    "kit/classroom/live/session.py",
    "kit/web/teacher/forms.py",
    "templates/_key_rule.html",
}


def assignment(rule: Feedback, **changed: datetime | bool | None) -> AssignmentRecord:
    """One that was given at noon by a rule."""
    record = AssignmentRecord(
        classroom_id=CLASSROOM,
        id=ASSIGNMENT,
        lesson_id=None,
        title="Three claims",
        exercise_id="three-claims",
        exercise_version="v",
        key_version="k",
        feedback=rule,
        attempts_allowed=None,
        created_at=NOON,
        opens_at=None,
        closes_at=None,
        closed_at=None,
        reopened_at=None,
    )
    return replace(record, **changed)  # type: ignore[arg-type]  # any of its fields


def attempt(submitted_at: datetime | None = None) -> AttemptRecord:
    """One of the student's attempts."""
    return AttemptRecord(
        CLASSROOM, new_id(), ASSIGNMENT, STUDENT, 1, "token", NOON, submitted_at, None
    )


def hour(number: float) -> datetime:
    """So many hours after noon."""
    return NOON + number * HOUR


#: State of the assignment, looked at two hours after noon.
STATES: Final[Mapping[str, Mapping[str, datetime | bool]]] = {
    "open": {},
    "closing-later": {"closes_at": hour(3)},
    "closed-by-clock": {"closes_at": hour(2)},
    "closed-by-hand": {"closed_at": hour(1)},
    "before-the-date": {"feedback_at": hour(3)},
    "closed-before-the-date": {"feedback_at": hour(3), "closed_at": hour(1)},
    "at-the-date": {"feedback_at": hour(2)},
    "after-the-date": {"feedback_at": hour(1)},
}
#: By rule, the states in which who has handed in sees the key.
DUE: Final[Mapping[Feedback, set[str]]] = {
    Feedback.ON_SUBMISSION: set(STATES),
    Feedback.ON_CLOSING: {"closed-by-clock", "closed-by-hand", "closed-before-the-date"},
    Feedback.ON_DATE: {"at-the-date", "after-the-date"},
    Feedback.NEVER: set(),
}


@pytest.mark.parametrize("rule", Feedback)
@pytest.mark.parametrize("state", STATES)
def test_key_is_due_by_rule_and_state_for_who_has_handed_in(rule: Feedback, state: str) -> None:
    record = assignment(rule, **STATES[state])
    assert is_due(record, hour(2), handed_in=True) is (state in DUE[rule])
    assert not is_due(record, hour(2), handed_in=False)


@pytest.mark.parametrize("rule", Feedback)
def test_only_never_is_never_due(rule: Feedback) -> None:
    assert is_ever_due(assignment(rule)) is (rule is not Feedback.NEVER)


@pytest.mark.parametrize("rule", Feedback)
@pytest.mark.parametrize("state", STATES)
def test_key_was_visible_where_somebody_may_have_seen_it(rule: Feedback, state: str) -> None:
    record = assignment(rule, **STATES[state])
    assert was_visible(record, hour(2)) is (state in DUE[rule])
    assert not was_visible(replace(record, live=True), hour(2))


def test_key_shown_at_closing_stays_seen_once_it_is_open_again() -> None:
    assert was_visible(assignment(Feedback.ON_CLOSING, reopened_at=hour(1)), hour(2))


#: Rule, what the assignment says, hand-in of another attempt and of this one, when saved, flagged.
Case = tuple[
    Feedback, Mapping[str, datetime | bool], datetime | None, datetime | None, datetime, bool
]
ANSWERS: Final[Sequence[Case]] = (
    (Feedback.ON_SUBMISSION, {}, None, None, hour(1), False),
    (Feedback.ON_SUBMISSION, {}, None, hour(1), hour(1), False),
    (Feedback.ON_SUBMISSION, {}, None, hour(1), hour(2), True),
    (Feedback.ON_SUBMISSION, {}, hour(1), None, hour(0.5), False),
    (Feedback.ON_SUBMISSION, {}, hour(1), None, hour(1), True),
    (Feedback.ON_SUBMISSION, {"closed_at": hour(1)}, None, None, hour(2), False),
    (Feedback.ON_CLOSING, {}, hour(1), hour(1), hour(2), False),
    (Feedback.ON_CLOSING, {"closed_at": hour(1)}, None, None, hour(1), False),
    (Feedback.ON_CLOSING, {"closed_at": hour(1)}, None, None, hour(2), True),
    (Feedback.ON_DATE, {"feedback_at": hour(3)}, hour(1), hour(1), hour(2), False),
    (Feedback.ON_DATE, {"feedback_at": hour(3), "closed_at": hour(1)}, None, None, hour(2), False),
    (Feedback.ON_DATE, {"feedback_at": hour(2)}, None, None, hour(1.9), False),
    (Feedback.ON_DATE, {"feedback_at": hour(2)}, None, None, hour(2), True),
    (Feedback.ON_DATE, {"feedback_at": hour(2)}, hour(1), hour(1), hour(3), True),
    (Feedback.ON_DATE, {"feedback_at": hour(2)}, hour(3), hour(4), hour(2.5), True),
    (Feedback.NEVER, {"closed_at": hour(1)}, hour(1), hour(1), hour(2), False),
)


@pytest.mark.parametrize(("rule", "said", "other", "own", "saved_at", "flagged"), ANSWERS)
def test_answer_is_flagged_once_its_student_may_have_seen_the_key(
    rule: Feedback,
    said: Mapping[str, datetime | bool],
    other: datetime | None,
    own: datetime | None,
    saved_at: datetime,
    flagged: bool,
) -> None:
    this = attempt(own)
    all_own = [attempt(other), this]
    assert sight_in(assignment(rule, **said), this, all_own).precedes(saved_at) is flagged


@pytest.mark.parametrize("rule", Feedback)
@pytest.mark.parametrize(("saved_at", "flagged"), [(0.9, False), (1, True), (2, True)])
def test_answer_from_the_reopening_on_is_flagged(
    rule: Feedback, saved_at: float, flagged: bool
) -> None:
    record = assignment(rule, reopened_at=hour(1), feedback_at=hour(9))
    this = attempt()
    assert sight_in(record, this, [this]).precedes(hour(saved_at)) is flagged


moments = st.integers(0, 6).map(hour)
maybe = st.none() | moments


@st.composite
def histories(draw: st.DrawFn) -> tuple[AssignmentRecord, AttemptRecord, list[AttemptRecord]]:
    """An assignment of any rule, an attempt, and all of its student."""
    record = assignment(
        draw(st.sampled_from(Feedback)),
        closes_at=draw(maybe),
        closed_at=draw(maybe),
        reopened_at=draw(maybe),
        feedback_at=draw(maybe),
    )
    this = attempt(draw(maybe))
    return record, this, [*map(attempt, draw(st.lists(maybe, max_size=2))), this]


@given(histories(), moments, moments)
def test_answer_after_a_flagged_one_is_flagged(
    history: tuple[AssignmentRecord, AttemptRecord, list[AttemptRecord]],
    saved_at: datetime,
    later: datetime,
) -> None:
    first, last = sorted((saved_at, later))
    seen = sight_in(*history)
    assert seen.precedes(first) <= seen.precedes(last)


@given(histories(), moments, moments)
def test_key_that_is_due_stays_due_and_was_visible(
    history: tuple[AssignmentRecord, AttemptRecord, list[AttemptRecord]],
    now: datetime,
    later: datetime,
) -> None:
    record, _attempt, _all_own = history
    first, last = sorted((now, later))
    assert is_due(record, first, handed_in=True) <= is_due(record, last, handed_in=True)
    assert is_due(record, first, handed_in=True) <= was_visible(record, first)
    assert is_due(record, first, handed_in=True) <= is_ever_due(record)


@pytest.mark.parametrize("rule", [rule for rule in Feedback if rule is not Feedback.ON_DATE])
@pytest.mark.parametrize("at", [None, hour(-1), hour(1)])
def test_rule_without_a_moment_keeps_none(rule: Feedback, at: datetime | None) -> None:
    assert key_moment(rule, at, NOON) is None


def test_rule_at_a_date_keeps_a_moment_after_the_opening() -> None:
    assert key_moment(Feedback.ON_DATE, hour(1), NOON) == hour(1)
    with pytest.raises(KeyTimeMissing) as missing:
        key_moment(Feedback.ON_DATE, None, NOON)
    assert str(missing.value) == (
        "The key is to be shown from a time that you set, and none is set. Set day and time, or "
        "choose another rule."
    )
    for early in (hour(-1), NOON):
        with pytest.raises(KeyTimeTooEarly):
            key_moment(Feedback.ON_DATE, early, NOON)


def test_key_of_a_live_question_is_seen_from_its_stage_on() -> None:
    rounds = [
        RoundRecord(CLASSROOM, ASSIGNMENT, "plan", 1, Stage.REVEAL, hour(1), NOON),
        RoundRecord(CLASSROOM, ASSIGNMENT, "vote", 2, Stage.VOTE, hour(1), NOON),
    ]
    shown = shown_since(rounds)
    assert shown == {"plan": hour(1)}
    assert [came_after(shown, "plan", at) for at in (NOON, hour(1), hour(2))] == [
        False,
        False,
        True,
    ]
    assert not came_after(shown, "vote", hour(2))


def _sources() -> Iterator[Path]:
    for folder, ending in (("kit", "*.py"), ("templates", "*.html")):
        yield from (ROOT / folder).rglob(ending)


def test_no_other_module_or_template_tells_the_rules_apart() -> None:
    rules = re.compile(rf"Feedback\.({'|'.join(rule.name for rule in Feedback)})\b")
    naming = {
        path.relative_to(ROOT).as_posix()
        for path in _sources()
        if rules.search(path.read_text(encoding="utf-8"))
    }
    assert naming <= NAMES_RULES
