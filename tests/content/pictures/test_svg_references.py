import pytest

from kit.content.pictures.svg_references import inward, outward


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("url(https://example.org/a.svg#b)", ["url('https://example.org/a.svg#b')"]),
        ("URL( '//example.org' )", ["url('//example.org')"]),
        ('fill: url(a.svg#b); mask: url( "data:image/png,x" )', ["url('a.svg#b')", "url('data:image/png,x')"]),
        ("url()", ["url('')"]),
        ("url(https://example.org", ["url('https://example.org')"]),
        ("@import 'a.css'", ["'@import'"]),
        ("background: -webkit-image-set('a.png' 1x)", ["'image-set('"]),
        ("background: IMAGE('a.png')", ["'IMAGE('"]),
    ],
)  # fmt: skip
def test_what_leads_out_is_named(text: str, expected: list[str]) -> None:
    assert list(outward(text)) == expected


@pytest.mark.parametrize("text", ["url(#a)", "url( '#a' )", "#fff", "translate(1 2)", "a url"])
def test_what_stays_within_is_not(text: str) -> None:
    assert list(outward(text)) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("href", " #a ", ["a"]),
        ("href", "https://example.org/#a", []),
        ("fill", "#fff", []),
        ("fill", "url( '#a' ) none", ["a"]),
        ("style", "fill:url(#a);mask:url(#b)", ["a", "b"]),
    ],
)
def test_ids_that_are_referred_to(name: str, text: str, expected: list[str]) -> None:
    assert list(inward(name, text)) == expected
