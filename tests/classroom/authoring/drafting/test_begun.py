"""Reasons begin with the guide's step, and with the article's words where it has some."""

from kit.classroom.authoring.drafting.begun import begun_why, is_begun
from kit.vocabulary import Label
from tests.classroom.authoring.drafting.test_apart import QUOTED, at, of


def test_reasons_begin_with_the_step_that_decides() -> None:
    apart = of()
    bare = at(apart, "He called the town hall")
    assert begun_why(Label.EDITORIAL, apart, bare) == "Step 2: no record could settle it."
    unsourced = "Step 3: nothing says where it comes from."
    assert begun_why(Label.UNSOURCED, apart, bare) == unsourced
    said = begun_why(Label.OFFICIAL, apart, at(apart, QUOTED))
    assert said.startswith("Step 1: ")
    assert "Ines Aydin" in said
    report = at(apart, "On page 31 the engineers' report of 2 March recommends a weight limit.")
    assert begun_why(Label.SOURCED, apart, report).startswith("Step 3: it says where it comes from")


def test_a_reason_that_is_as_it_began_is_none() -> None:
    begun = ("Step 2: no record could settle it.",)
    assert is_begun(" Step 2: no  record could settle it.\r\n", begun)
    assert not is_begun("Step 2: no record could settle it. What is best is a view.", begun)
    assert not is_begun("", begun)
