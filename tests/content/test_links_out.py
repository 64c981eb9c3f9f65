"""A link out tells nobody where it was pressed, whoever wrote it and however it was spelt."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from kit.content.markdown import render
from tests.support.loads import page_of, styled

ROOT: Final = Path(__file__).parents[2]
_TEXTS: Final = sorted([*ROOT.glob("lessons/*.md"), *ROOT.glob("docs/*.md")])
#: As a teacher may type a link into a lesson of their own.
TYPED: Final = (
    "[there](https://there.example/a)",
    "[there](http://there.example/a 'with a title')",
    "[there](HTTPS://THERE.EXAMPLE/A)",
    "[there](//there.example/a)",
    "[there]( https://there.example/a )",
    "<https://there.example/a>",
    "[there][1]\n\n[1]: https://there.example/a",
    "[*there*](https://there.example/a)",
    "> - [there](https://there.example/a)",
    "| a | b |\n|---|---|\n| [there](https://there.example/a) | c |",
    '[there](https://there.example/a "x\\" rel=\\"opener")',
)


@pytest.mark.parametrize("text", TYPED)
def test_typed_link_has_no_referrer(text: str) -> None:
    page = page_of(render(text))
    assert len(page.links) == 1
    assert page.telling == []
    assert page.loads == []


@pytest.mark.parametrize(
    "text",
    [
        "![a picture](https://there.example/a.png)",
        '<img src="https://there.example/a.png">',
        '<script src="https://there.example/a.js"></script>',
        '<link rel="stylesheet" href="https://there.example/a.css">',
        '<a href="https://there.example/a">there</a>',
        "<iframe src=//there.example></iframe>",
    ],
)
def test_nothing_that_is_typed_is_loaded_from_elsewhere(text: str) -> None:
    page = page_of(render(text))
    assert page.loads == []
    assert page.telling == []


@for_all(st.text(alphabet="[]()<>:/.!\\\"' ahtps\n*-|`#", max_size=60))
def test_no_text_makes_a_link_that_tells_or_a_page_that_loads(text: str) -> None:
    page = page_of(render(f"[x](https://there.example/{text}) {text}"))
    assert page.loads == []
    assert page.telling == []


@pytest.mark.sampled(12)
@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.name)
def test_links_of_the_shipped_texts_tell_nothing(path: Path) -> None:
    """In pieces, since a document may be longer than what is rendered at once."""
    fences = path.parent.name == "docs"
    for piece in path.read_text("utf-8").split("\n\n"):
        page = page_of(render(piece, fences=fences))
        assert page.loads == []
        assert page.telling == []


def test_what_the_page_reader_looks_for() -> None:
    html = (
        '<img src="//a.example/i"><form action="https://b.example"><a href="https://c.example">c'
        '</a><a href="https://d.example" rel="noopener noreferrer">d</a><a href="/e">e</a>'
        '<p style="background: url(https://f.example/x)"><img src="data:image/png;base64,AA">'
        '<a href="http://127.0.0.1:8000/g">g</a>'
    )
    page = page_of(html, "http://127.0.0.1:8000")
    assert page.loads == [
        "<img src=//a.example/i>",
        "<form action=https://b.example>",
        "<p style: https://f.example/x>",
    ]
    assert page.telling == ["https://c.example"]
    assert styled('@import "https://g.example/a.css"; a { b: url("data:x"); c: url(d.png) }') == [
        "https://g.example/a.css"
    ]
