"""How sure, and how right."""

from hypothesis import given
from hypothesis import strategies as st

from kit.results.counts.certainty import Sureness, sureness
from kit.vocabulary import Certainty, Verdict

ANSWERS = st.lists(
    st.tuples(st.none() | st.sampled_from(Certainty), st.none() | st.sampled_from(Verdict))
)


@given(ANSWERS)
def test_every_settled_answer_is_in_one_row(
    answers: list[tuple[Certainty | None, Verdict | None]],
) -> None:
    settled = [v for _, v in answers if v in {Verdict.RIGHT, Verdict.PARTLY, Verdict.WRONG}]
    rows = sureness(answers)
    assert sum(row.answers for row in rows) == len(settled)
    assert sum(row.right for row in rows) == settled.count(Verdict.RIGHT)
    assert all(row.answers for row in rows)


def test_the_surest_come_first_and_those_not_said_last() -> None:
    answers = [
        (None, Verdict.WRONG),
        (Certainty.GUESS, Verdict.PARTLY),
        (Certainty.CERTAIN, Verdict.RIGHT),
        (Certainty.CERTAIN, Verdict.WRONG),
        (Certainty.FAIRLY_SURE, Verdict.VOID),
    ]
    assert sureness(answers) == [
        Sureness(Certainty.CERTAIN, 2, 1),
        Sureness(Certainty.GUESS, 1, 0),
        Sureness(None, 1, 0),
    ]
