from dataclasses import replace

from kit.cli.stats.label_order import label_order_table
from kit.vocabulary import Label, Scheme
from tests.support.labelled import labelled

LETTERS = {label.value[0]: label for label in Label}
TITLE = (
    "Labels the same as the one before, and what rules earn that look at nothing but it (of random\n"
    "orders at most 3.5, 0.5 and 1 % may pay as much; passages have their own order)"
)


def test_each_exercise_and_each_passage_has_a_line() -> None:
    claims = [
        labelled(LETTERS[letter], scheme=Scheme.THREE_WAY, exercise="claims") for letter in "sseo"
    ]
    painted = [
        replace(labelled(LETTERS[letter], exercise="painted"), item=passage, part="a-part")
        for passage, letter in (("ice", "s"), ("ice", "s"), ("snow", "v"))
    ]
    assert label_order_table([*claims, *painted]) == (
        TITLE,
        (
            "exercise, passage   alike  random  longest run  another  same  rotation\n"
            "claims             1 of 3     0.5            2     33 %  33 %      58 %\n"
            "  painted, ice     1 of 1     1.0            2     10 %  60 %      10 %\n"
            "  painted, snow    0 of 0     0.0            1     20 %  20 %      20 %\n"
            "all but passages   1 of 3     0.5            2     33 %  33 %      58 %"
        ),
    )


def test_passages_alone_have_no_sum() -> None:
    painted = [replace(labelled(Label.VOICE, exercise="painted"), item="ice", part="a-part")]
    lines = label_order_table(painted)[1].splitlines()
    assert [line.split()[0] for line in lines] == ["exercise,", "painted,"]
