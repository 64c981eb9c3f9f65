"""HTML as a tree."""

from kit.exchange.word.markup import tree_of


def test_tree_has_texts_and_elements_in_their_order() -> None:
    root = tree_of('<p>a &amp; <a href="x">b</a><br>c</p>')
    (paragraph,) = root.elements
    assert [one if isinstance(one, str) else one.tag for one in paragraph.inside] == [
        "a & ", "a", "br", "c",
    ]  # fmt: skip
    assert paragraph.text == "a & bc"
    assert next(paragraph.all_of("a")).attributes == {"href": "x"}


def test_elements_are_found_however_deep() -> None:
    assert len(list(tree_of("<table><tr><td>1</td></tr><tr></tr></table>").all_of("tr"))) == 2
