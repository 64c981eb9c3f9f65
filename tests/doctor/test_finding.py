"""A finding says what was found and what to do, in whatever language."""

from kit.doctor.finding import WORST_FIRST, Finding, Kind, State, Term

TAKEN = Kind("taken", State.WRONG, "Port %(port)s is taken by %(what)s.", "Take %(other)s.")


def test_finding_is_worded_with_its_facts() -> None:
    finding = TAKEN.at("8000", port=8000, what=Term("a kit"), other=8001)
    assert finding == Finding(TAKEN, "8000", {"port": 8000, "what": Term("a kit"), "other": 8001})
    assert (finding.name, finding.state) == ("taken", State.WRONG)
    assert finding.found() == "Port 8000 is taken by a kit."
    assert finding.advice() == "Take 8001."


def test_facts_that_are_words_are_translated_and_others_stay() -> None:
    german = {
        "Port %(port)s is taken by %(what)s.": "Port %(port)s hat %(what)s.",
        "a kit": "ein Kit",
    }
    finding = TAKEN.at(port="a kit", what=Term("a kit"), other=1)
    assert finding.found(lambda text: german.get(text, text)) == "Port a kit hat ein Kit."


def test_percent_signs_of_facts_stay_as_they_are() -> None:
    assert TAKEN.at(port="100 %", what="%(port)s", other="").found() == (
        "Port 100 % is taken by %(port)s."
    )


def test_what_is_well_advises_nothing() -> None:
    assert Kind("well", State.WELL, "All is well.").at().advice() == ""


def test_worst_comes_first() -> None:
    assert WORST_FIRST == (State.WRONG, State.MIND, State.NOT_LOOKED, State.WELL)
