import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.content.markdown import render

ATTACKS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[click](javascript:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "<a href='javascript:alert(1)'>x</a>",
    "![x](http://example.org/pixel.png)",
    "<iframe src=//evil></iframe>",
    "<div style='position:fixed'>x</div>",
    "[[official: <script>alert(1)</script>]]",
    '[[official" onmouseover=alert(1): x]]',
    "`<svg onload=alert(1)>`",
    "> <math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "|a|\n|-|\n|<script>x</script>|",
)
_TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
_ALLOWED_ATTRIBUTES = re.compile(
    r'^( (href="https?://[^"]*"|title="[^"]*"|rel="noopener noreferrer"|align="(left|right|center)"'
    r'|start="\d+"|tabindex="0"|class="(pen pen-[a-z]+|table-wrap)"))* ?/?$'
)


def assert_harmless(html: str) -> None:
    for _slash, tag, attributes in _TAG.findall(html):
        assert tag not in {"script", "img", "iframe", "svg", "style", "form", "math", "object"}
        assert _ALLOWED_ATTRIBUTES.match(attributes), (tag, attributes)


@pytest.mark.parametrize("text", ATTACKS)
def test_render_leaves_nothing_that_acts(text: str) -> None:
    assert_harmless(render(text))


@given(st.lists(st.sampled_from([*ATTACKS, "\n\n", "**", "[[", "]]", "# ", "- "]), max_size=6))
def test_render_leaves_nothing_that_acts_in_any_mix(parts: list[str]) -> None:
    assert_harmless(render("".join(parts)))


def test_render_paints_with_a_pen() -> None:
    assert render("It [[editorial: lays bare]] a war.") == (
        '<p>It <mark class="pen pen-editorial">lays bare</mark> a war.</p>'
    )


def test_render_shows_raw_html_as_words() -> None:
    assert render("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_render_aligns_tables_by_attribute() -> None:
    html = render("| a |\n|--:|\n| 1 |")
    assert '<td align="right">1</td>' in html
    assert "style" not in html
