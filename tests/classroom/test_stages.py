"""The stages of a round: where it may go, which ballot is open, and where it stays."""

import pytest

from kit.classroom.stages import MOVES, last_ballot, left, open_ballot
from kit.vocabulary import Stage


def test_every_stage_but_the_key_leads_to_the_key() -> None:
    assert set(MOVES) == set(Stage)
    assert MOVES[Stage.REVEAL] == ()
    assert all(Stage.REVEAL in MOVES[stage] for stage in Stage if stage is not Stage.REVEAL)


def test_no_stage_leads_to_itself_or_back_to_reading() -> None:
    for stage, moves in MOVES.items():
        assert not {stage, Stage.READ} & set(moves)
        assert len(set(moves)) == len(moves)


@pytest.mark.parametrize(
    ("stage", "ballot", "last", "stays"),
    [
        (Stage.READ, None, 0, Stage.READ),
        (Stage.VOTE, 1, 1, Stage.CLOSED),
        (Stage.CLOSED, None, 1, Stage.CLOSED),
        (Stage.DISCUSS, None, 1, Stage.DISCUSS),
        (Stage.VOTE_AGAIN, 2, 2, Stage.CLOSED_AGAIN),
        (Stage.CLOSED_AGAIN, None, 2, Stage.CLOSED_AGAIN),
        (Stage.REVEAL, None, 2, Stage.REVEAL),
    ],
)
def test_ballots_of_a_stage_and_where_a_round_stays(
    stage: Stage, ballot: int | None, last: int, stays: Stage
) -> None:
    assert (open_ballot(stage), last_ballot(stage), left(stage)) == (ballot, last, stays)
    assert open_ballot(left(stage)) is None
