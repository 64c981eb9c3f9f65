"""Did a class learn, or only grow more suspicious? One finding, by stated rules. Pure."""

from enum import StrEnum
from typing import Final

from kit.results.estimation.estimate import Figure
from kit.results.statistics.labels import Detection

#: From how many matched students on anything is said. The intervals were tried on classes of 12.
LEAST_MATCHED: Final = 12
#: So much more d' is a lesson learned: of claims half of which are found and none said wrongly more
#: often, two in three. Whoever says "no more skill" must be able to tell it from none.
LESSON: Final = 0.5


class Finding(StrEnum):
    """What before and after say together; the value is the id that pages word."""

    NOBODY = "nobody"
    TOO_FEW = "too-few"
    FORMS_DIFFER = "forms-differ"
    LEARNED = "learned"
    LEARNED_READIER = "learned-and-readier"
    LESS_APART = "less-apart"
    SUSPICIOUS = "suspicious"
    READIER = "readier"
    SLOWER = "slower"
    MORE_RIGHT = "more-right"
    FEWER_RIGHT = "fewer-right"
    NOTHING_CLEAR = "nothing-clear"


def finding(
    matched: int, difference: Figure, apart: Detection | None, *, one_way: bool = False
) -> Finding:
    """The finding on `matched` students.

    `difference`: of their mean scores. `apart`: the change of d' and c for editorial against the
    rest (`detection_change`), None where no such labels were given. `one_way`: other forms stand
    after than before, and not crosswise; then nothing is said of skill, since one of the forms may
    be the easier one. A change counts as one where its whole interval lies on one side of 0. The
    first rule that holds:

    d' rises: learned, and readier with the label, too, where c falls. d' falls: less apart.
    c falls: readier with the label, and suspicious where d' has risen by less than LESSON at the
    most that its interval allows. c rises: slower with it only. Scores rise, or fall. Else nothing
    is clear.
    """
    if matched == 0:
        return Finding.NOBODY
    if matched < LEAST_MATCHED:
        return Finding.TOO_FEW
    if one_way:
        return Finding.FORMS_DIFFER
    if apart is not None:
        label_finding = _of_label(apart)
        if label_finding is not None:
            return label_finding
    return {1: Finding.MORE_RIGHT, -1: Finding.FEWER_RIGHT, 0: Finding.NOTHING_CLEAR}[
        _side(difference)
    ]


def _of_label(apart: Detection) -> Finding | None:
    d_prime, criterion = _side(apart.d_prime), _side(apart.criterion)
    if d_prime > 0:
        return Finding.LEARNED_READIER if criterion < 0 else Finding.LEARNED
    if d_prime < 0:
        return Finding.LESS_APART
    if criterion < 0:
        most = apart.d_prime.high
        return Finding.SUSPICIOUS if most is not None and most < LESSON else Finding.READIER
    return Finding.SLOWER if criterion > 0 else None


def _side(figure: Figure) -> int:
    """1 where the whole interval lies above 0, -1 where below, 0 where it holds 0 or is none."""
    if figure.interval is None:
        return 0
    return (figure.interval.low > 0) - (figure.interval.high < 0)
