"""What the made-up class was given, and when."""

from dataclasses import dataclass
from typing import Final

from kit.classroom.assignments.pinning import Rules
from kit.classroom.live.session import RULES as LIVE_RULES
from kit.vocabulary import CertaintyRule, Feedback

_IN_CLASS: Final = Rules()


@dataclass(frozen=True, slots=True)
class Step:
    """An exercise given to the class. `day` counts from its first lesson, `learned` in logits.

    `present` is how many of the class are there for it, `done` how many hand it in; the others are
    still at work. `again` of them try a second time. Where it is `open`, nobody has closed it.
    `live`: the teacher put its first questions to the class, and nobody handed anything in.
    """

    exercise: str
    day: int
    learned: float
    rules: Rules = _IN_CLASS
    present: int = 30
    done: int = 30
    again: int = 0
    open: bool = False
    live: bool = False


_SHOWN_AT_THE_END: Final = Rules(feedback=Feedback.ON_CLOSING)
#: The exercise about whose key the class argues.
ARGUED: Final = "whose-words"
#: The post-test is given with the other form to the same students: the forms are matched.
PLAN: Final = (
    Step("form-a", 1, -0.4, Rules(feedback=Feedback.NEVER)),
    Step("whose-words", 4, 0.0, Rules(attempts_allowed=2), done=29, again=9),
    Step("what-was-confirmed", 8, -0.3, LIVE_RULES, present=28, done=0, live=True),
    Step(
        "from-figure-to-verdict", 11, 0.1, Rules(certainty=CertaintyRule.ASKED), present=28, done=28
    ),
    Step("do-the-figures-add-up", 13, 0.2, present=29, done=28),
    Step("the-road-of-the-pages", 15, 0.2, present=29, done=29),
    Step("paint-the-editorial", 18, 0.3),
    Step("two-reports-side-by-side", 25, 0.3, present=29, done=29),
    Step("who-says-so", 27, 0.3, present=28, done=28),
    Step("write-it-straight", 32, 0.4, _SHOWN_AT_THE_END, present=28, done=28),
    Step("form-b", 39, 0.5, _SHOWN_AT_THE_END),
    Step("say-it-straight", 41, 0.5, present=24, done=11, open=True),
)
#: Days from the first lesson to the moment at which somebody looks.
DAYS: Final = 41
