"""How a round of a live session comes to each stage."""

from kit.vocabulary import Stage

#: How to come to each stage from READ.
WAYS: dict[Stage, tuple[Stage, ...]] = {
    Stage.READ: (),
    Stage.VOTE: (Stage.VOTE,),
    Stage.CLOSED: (Stage.VOTE, Stage.CLOSED),
    Stage.DISCUSS: (Stage.VOTE, Stage.DISCUSS),
    Stage.VOTE_AGAIN: (Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN),
    Stage.CLOSED_AGAIN: (Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN),
    Stage.REVEAL: (Stage.REVEAL,),
}
