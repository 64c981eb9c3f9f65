"""A passage on paper, and with its key."""

from itertools import pairwise

from kit.items import ITEM_TYPES
from kit.items.printing.blocks import Block, Cells, Look, Paragraph, Run
from kit.vocabulary import Label
from tests.support.shipped import shipped_library

EXERCISE = shipped_library().exercises["paint-the-editorial"]
KEY = shipped_library().keys["paint-the-editorial"]
CUT, FREE = EXERCISE.items[0], EXERCISE.items[-1]
TYPE = ITEM_TYPES["highlight"]


def runs_of(*blocks: Block) -> list[Run]:
    return [run for block in blocks if isinstance(block, Paragraph) for run in block.runs]


def test_claims_are_numbered_with_room_for_a_pencil_and_a_box_each() -> None:
    printed = TYPE.printed(CUT)
    assert all(isinstance(one, Paragraph) and one.roomy for one in printed)
    numbers = [run.text for run in runs_of(*printed) if run.look is Look.NUMBER]
    assert numbers == ["1", "2", "3", "4"]
    (cells,) = TYPE.to_fill(CUT) or ()
    assert isinstance(cells, Cells)
    assert list(cells.numbers) == numbers


def test_words_that_connect_are_greyed_and_claims_are_not() -> None:
    runs = runs_of(*TYPE.printed(CUT))
    claims = {CUT.cut.text(claim) for claim in CUT.cut.claims}
    assert {run.text for run in runs if run.look is Look.PLAIN} == claims
    assert any(run.look is Look.CONTEXT for run in runs)


def test_where_claims_are_to_be_found_nothing_tells_them() -> None:
    assert FREE.free
    assert [run.look for run in runs_of(*TYPE.printed(FREE))] == [Look.PLAIN, Look.PLAIN]
    assert TYPE.to_fill(FREE) == ()


def test_the_key_has_the_line_of_each_claims_label() -> None:
    for item in (CUT, FREE):
        entry = KEY.items[item.id]
        runs = runs_of(*TYPE.key_head(item, entry))
        due = [Label(label) for label in TYPE.due(entry).values()]
        begins = [after for number, after in pairwise(runs) if number.look is Look.NUMBER]
        assert [run.pen for run in begins] == due
        assert list(TYPE.reasons_of(entry)) == list(entry.claims)
