"""The stages of a round, after Peer Instruction: where it may go from where it stands. Pure.

Read, vote, close, discuss, vote again, close, show the key. A teacher may leave a stage out, or go
back to discuss. Nothing leads away from the key: who has seen it has nothing to vote on.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from kit.vocabulary import Stage

#: From each stage, the usual next one first. Whoever leaves a vote has closed it.
MOVES: Final[Mapping[Stage, Sequence[Stage]]] = {
    Stage.READ: (Stage.VOTE, Stage.REVEAL),
    Stage.VOTE: (Stage.CLOSED, Stage.DISCUSS, Stage.REVEAL),
    Stage.CLOSED: (Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.REVEAL, Stage.VOTE),
    Stage.DISCUSS: (Stage.VOTE_AGAIN, Stage.REVEAL),
    Stage.VOTE_AGAIN: (Stage.CLOSED_AGAIN, Stage.DISCUSS, Stage.REVEAL),
    Stage.CLOSED_AGAIN: (Stage.REVEAL, Stage.DISCUSS, Stage.VOTE_AGAIN),
    Stage.REVEAL: (),
}
_BALLOTS: Final = {Stage.VOTE: 1, Stage.VOTE_AGAIN: 2}
_CLOSING: Final = {Stage.VOTE: Stage.CLOSED, Stage.VOTE_AGAIN: Stage.CLOSED_AGAIN}


def open_ballot(stage: Stage) -> int | None:
    """The number of the ballot that takes votes at a stage, 1 or 2; None where none does."""
    return _BALLOTS.get(stage)


def last_ballot(stage: Stage) -> int:
    """The number of the latest ballot that a stage may have votes of: 0 before the first."""
    if stage is Stage.READ:
        return 0
    return 2 if stage in {Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN, Stage.REVEAL} else 1


def left(stage: Stage) -> Stage:
    """Where a round stays when the class goes on to another question: its vote is closed."""
    return _CLOSING.get(stage, stage)
