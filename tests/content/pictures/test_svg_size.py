import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.notation.markdown_remarks import Remark
from kit.content.pictures.svg_size import size_of

ALLOWED = "numbers above 0 for width and height, or a viewBox of four"
ADVICE = 'write viewBox="0 0 WIDTH HEIGHT" into <svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ({"width": "40", "height": "30px"}, (40, 30)),
        ({"width": "1in", "height": "25.4mm"}, (96, 96)),
        ({"width": "72pt", "height": "6pc"}, (96, 96)),
        ({"width": "2.54cm", "height": ".4"}, (96, 1)),
        ({"viewBox": "0 0 320 660"}, (320, 660)),
        ({"viewBox": "-5,-5.5 320, 660.4"}, (320, 660)),
        ({"viewBox": "0 0 320 660", "width": "100%", "height": "auto"}, (320, 660)),
        ({"viewBox": "0 0 320 660", "width": "160"}, (160, 330)),
        ({"viewBox": "0 0 320 660", "height": "330"}, (160, 330)),
        ({"viewBox": "0 0 320 660", "width": "400", "height": "825"}, (400, 825)),
    ],
)
def test_size(attributes: dict[str, str], size: tuple[int, int]) -> None:
    assert size_of(attributes) == size


@pytest.mark.parametrize(
    ("attributes", "mistake"),
    [
        ({}, "no width and height, and no viewBox"),
        ({"width": "40"}, "no width and height, and no viewBox"),
        ({"width": "100%", "height": "100%"}, "no width and height, and no viewBox"),
        ({"width": "0", "height": "40"}, "no width and height, and no viewBox"),
        ({"width": "1e9", "height": "-4"}, "no width and height, and no viewBox"),
        ({"width": "40", "height": "40", "viewBox": "0 0 40"}, "the viewBox '0 0 40'"),
        ({"viewBox": "0 0 0 40"}, "the viewBox '0 0 0 40'"),
        ({"viewBox": "0 0 -3 40"}, "the viewBox '0 0 -3 40'"),
        ({"viewBox": "0 0 nan inf"}, "the viewBox '0 0 nan inf'"),
    ],
)
def test_no_size(attributes: dict[str, str], mistake: str) -> None:
    assert size_of(attributes) == Remark(1, mistake, ALLOWED, ADVICE)


@given(st.dictionaries(st.sampled_from(["width", "height", "viewBox"]), st.text(max_size=30)))
def test_no_text_raises(attributes: dict[str, str]) -> None:
    size = size_of(attributes)
    assert isinstance(size, Remark) or min(size) >= 1
