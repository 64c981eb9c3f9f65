"""The article as boxes: clauses and taken parts stand below the sentence that they begin in."""

import re

from tests.web.teacher.authoring.from_article.conftest import Steps

_BOX = re.compile(r'name="take" value="(\d+:\d+:\d+)"( checked)?')


def test_a_taken_part_is_a_ticked_box_below_its_sentence(steps: Steps) -> None:
    shown = _BOX.findall(steps.shown("claims"))
    assert not any(ticked for _key, ticked in shown)
    place, (whole, _ticked) = next(enumerate(shown))
    block, start, end = map(int, whole.split(":"))
    part = f"{block}:{start + 4}:{end}"
    steps.press("claims", "save", taking="1", take=[part])
    again = _BOX.findall(steps.shown("claims"))
    assert again[place : place + 2] == [(whole, ""), (part, " checked")]
    assert len(again) == len(shown) + 1
