"""The closed table of what is done for a class: each act has a row, and its words say it all."""

from string import Formatter

from kit.classroom.colleagues.act_table import ACTS, KIND_WORDS, Concerns, Kind
from kit.store.models.base import Act

#: Whom a line concerns stands in its words under this name.
NAMED = {Concerns.NOBODY: set[str](), Concerns.STUDENT: {"student"}, Concerns.TEACHER: {"other"}}


def names_in(words: str) -> set[str]:
    """The names that a sentence puts values in place of."""
    marked = words.replace("%(", "{").replace(")s", "}")
    return {name for _text, name, _spec, _how in Formatter().parse(marked) if name}


def test_each_act_has_a_row_and_each_kind_words() -> None:
    assert set(ACTS) == set(Act)
    assert set(KIND_WORDS) == set(Kind) == {row.kind for row in ACTS.values()}


def test_words_name_who_and_whom_and_nothing_that_a_line_has_not() -> None:
    wrong = {
        act: names_in(row.words)
        for act, row in ACTS.items()
        if not {"who"} | NAMED[row.concerns] <= names_in(row.words)
        or names_in(row.words) - {"who", "about"} - NAMED[row.concerns]
    }
    assert wrong == {}


def test_values_fit_into_their_column() -> None:
    assert max(len(act.value) for act in Act) <= 32
