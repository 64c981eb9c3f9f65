"""The live lesson of the made-up class."""

from collections import Counter

import pytest

from kit.classroom.demo.live_lesson import QUESTIONS
from kit.classroom.live import session
from kit.store.live import votes
from kit.vocabulary import Stage
from tests.support.demo_class import ONE_PROCESS, Shown

pytestmark = [pytest.mark.slow, ONE_PROCESS]


@pytest.mark.long
def test_live_lesson_has_both_votes_and_ended(shown: Shown) -> None:
    record = shown.assignments()["what-was-confirmed"]
    found = session.live_of(shown.store, shown.classroom, record.id)
    assert found.ended
    assert [one.stage for one in found.rounds.values()] == [Stage.REVEAL] * QUESTIONS
    with shown.store.reading() as connection:
        given = votes.votes_of(connection, shown.classroom, record.id)
    by_ballot = Counter(one.ballot for one in given)
    assert by_ballot[1] > 0.9 * QUESTIONS * 28
    assert 0 < by_ballot[2] < by_ballot[1]
    sheet = shown.of("what-was-confirmed").sheet
    assert len(sheet.items) == QUESTIONS
