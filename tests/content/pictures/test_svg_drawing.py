from hypothesis import given
from hypothesis import strategies as st

from kit.content.pictures.svg_drawing import DRAWN_MOST, Drawing

Tree = list[tuple[str | None, list[str]]]


def flat(elements: Tree) -> Drawing:
    """Elements one behind another, each with its id and what it refers to."""
    drawing = Drawing()
    for name, references in elements:
        drawing.start(name, references)
        drawing.end()
    return drawing


def test_elements_are_counted() -> None:
    assert flat([("a", []), (None, [])]).count() == 2


def test_what_is_used_is_counted_again() -> None:
    drawing = Drawing()
    drawing.start("group", [])
    drawing.start(None, [])
    drawing.end()
    drawing.end()
    for _use in range(3):
        drawing.start(None, ["group"])
        drawing.end()
    assert drawing.count() == 2 + 3 * (1 + 2)


def test_reference_to_nothing_is_nothing() -> None:
    assert flat([(None, ["gone"])]).count() == 1


def test_ten_of_ten_of_ten_are_too_many() -> None:
    """The thousand million laughs, told in drawings: a kilobyte that would stop a phone."""
    elements: Tree = [(f"a{step}", [f"a{step + 1}"] * 10) for step in range(9)]
    assert flat([*elements, ("a9", [])]).count() > DRAWN_MOST


def test_circle_is_too_many() -> None:
    assert flat([("a", ["b"]), ("b", ["a"])]).count() > DRAWN_MOST
    assert flat([("a", ["a"])]).count() > DRAWN_MOST


def test_more_elements_than_allowed_are_too_many() -> None:
    assert flat([(None, [])] * DRAWN_MOST).count() == DRAWN_MOST
    assert flat([(None, [])] * (DRAWN_MOST + 5)).count() > DRAWN_MOST


names = st.sampled_from("abcde")


@given(st.lists(st.tuples(st.none() | names, st.lists(names, max_size=3)), max_size=12))
def test_count_is_at_least_the_elements_and_never_endless(elements: Tree) -> None:
    assert len(elements) <= flat(elements).count() <= max(DRAWN_MOST + 1, len(elements))
