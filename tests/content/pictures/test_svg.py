"""What is wrong with a drawing, each message whole; and that nothing gets past the reading."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.pictures.svg import svg_look
from tests.support.pictures import SVG
from tests.support.processor import seconds_for

NS = "http://www.w3.org/2000/svg"
DRAWN = "shapes, text, gradients and patterns: what is drawn, and nothing that acts"
OUT = "which leads out of the file; references within it, such as #road; draw what it names in the file itself, or take it out"
PLAIN = "take it out, or save the drawing as a plain SVG"


def said(raw: str | bytes) -> list[str]:
    _size, remarks = svg_look(raw.encode() if isinstance(raw, str) else raw)
    return [f"{one.line}: {one.mistake}; {one.allowed}; {one.advice}" for one in remarks]


def svg(inner: str = "", more: str = "") -> str:
    return f'<svg xmlns="{NS}" viewBox="0 0 32 20"{more}>\n{inner}\n</svg>'


def test_sound_drawing_has_its_size() -> None:
    assert svg_look(SVG.encode()) == ((400, 250), [])


GOOD = {
    "declaration": f'<?xml version="1.0" encoding="UTF-8"?>\n{svg()}',
    "byte-order mark": "\ufeff" + svg(),
    "references within": svg('<defs><pattern id="p"><path d="M0 0"/></pattern></defs><use href="#p"/><rect fill="url(#p)" style="mask: url(\'#p\')"/>'),
    "older references": svg('<g id="a"/><x:use xmlns:x="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>'),
    "styles": svg("<style>.a { fill: #fff } @media (prefers-color-scheme: dark) { .a { fill: #000 } }</style>"),
    "words about it": svg('<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:li r:resource="http://purl.org/x"/></r:RDF></metadata>'),
    "another program's attributes": svg('<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:onx="C:\\a" i:href="x"/>'),
    "a comment": svg("<!-- <script> url(http://example.org) -->"),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_plain_drawing_has_nothing_wrong(name: str) -> None:
    assert said(GOOD[name]) == []


BAD = {
    "script": (svg("<script>alert(1)</script>"), [f"2: the element <script>; {DRAWN}; {PLAIN}"]),
    "event": (svg('<rect onClick="a()"/>'), [f"2: the attribute 'onClick', which acts; {DRAWN}; take it out"]),
    "event of the whole": (svg(more=' onload="a()"'), [f"1: the attribute 'onload', which acts; {DRAWN}; take it out"]),
    "page in it": (svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'), [f"2: the element <foreignObject>; {DRAWN}; {PLAIN}", f"2: the element <p>; {DRAWN}; {PLAIN}"]),
    "script of pages": (svg('<metadata><x:script xmlns:x="http://www.w3.org/1999/xhtml"/></metadata>'), [f"2: the element <script>; {DRAWN}; {PLAIN}"]),
    "picture in it": (svg('<image href="data:image/png;base64,AA"/>'), [f"2: the element <image>; {DRAWN}; {PLAIN}", f"2: href='data:image/png;base64,AA', {OUT}"]),
    "use elsewhere": (svg('<use href="https://example.org/a.svg#a"/>'), [f"2: href='https://example.org/a.svg#a', {OUT}"]),
    "use of a file": (svg('<use xmlns:l="http://www.w3.org/1999/xlink" l:href="a.svg#a"/>'), [f"2: href='a.svg#a', {OUT}"]),
    "link": (svg('<a href="javascript:alert(1)"/>'), [f"2: the element <a>; {DRAWN}; {PLAIN}", f"2: href='javascript:alert(1)', {OUT}"]),
    "movement": (svg('<set attributeName="href" to="x"/><animate/>'), [f"2: the element <set>; {DRAWN}; {PLAIN}", f"2: the element <animate>; {DRAWN}; {PLAIN}"]),
    "url in an attribute": (svg('<rect fill="url(//example.org/a#b)"/>'), [f"2: url('//example.org/a#b'), {OUT}"]),
    "url in a style": (svg('<rect style="fill: url(&quot;a.svg&quot;)"/>'), [f"2: url('a.svg'), {OUT}"]),
    "url in styles": (svg("<style>\n<![CDATA[a { fill: url(http://example.org/) }]]></style>"), [f"3: url('http://example.org/'), {OUT}"]),
    "import": (svg("<style>@import 'a.css';</style>"), [f"2: '@import', {OUT}"]),
    "hidden url": (svg(r"<style>a { fill: u\72l(http://example.org/) }</style>"), ["2: a backslash, which could write an address that nobody sees; styles and attributes without one; take it out"]),
    "pattern by a style": (svg("<style>.a { fill: url(#p) }</style>"), ['2: url(#...) in <style>; references in attributes, such as fill="url(#dots)"; write it into the elements themselves']),
    "other base": (svg('<g xml:base="https://example.org/"/>'), [f"2: xml:base, which leads elsewhere; references within the file; {PLAIN}"]),
    "style sheet": (f'<?xml-stylesheet href="a.css"?>\n{svg()}', ["1: the instruction <?xml-stylesheet?>; elements alone; take it out"]),
    "DOCTYPE": (f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n{svg("<script/>")}', ["1: a DOCTYPE; an SVG that names nothing outside itself; take its line out", f"3: the element <script>; {DRAWN}; {PLAIN}"]),
    "entity": (f'<!DOCTYPE svg [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n{svg("&x;")}', ["1: a DOCTYPE; an SVG that names nothing outside itself; take its line out", "2: the entity 'x'; letters and signs as they are; write out what it stands for, and take its line out"]),
    "entity of a DTD": (f'<!DOCTYPE svg [<!ENTITY % x "y">]>{svg()}', ["1: a DOCTYPE; an SVG that names nothing outside itself; take its line out", "1: the entity 'x'; letters and signs as they are; write out what it stands for, and take its line out"]),
    "other letters": (f'<?xml version="1.0" encoding="utf-7"?>{svg()}', ["1: the encoding 'utf-7'; text in UTF-8; save the file anew as UTF-8"]),
    "no namespace": ('<svg viewBox="0 0 1 1"/>', [f'1: <svg> at the beginning; <svg> with xmlns={NS}; write <svg xmlns="{NS}" ...>']),
    "a page": ("<html><svg/></html>", [f"1: <html> at the beginning; <svg> with xmlns={NS}; put an SVG in its place"]),
    "no size": (f'<svg xmlns="{NS}"/>', ['1: no width and height, and no viewBox; numbers above 0 for width and height, or a viewBox of four; write viewBox="0 0 WIDTH HEIGHT" into <svg>']),
    "cut off": (svg("<g>"), ["3: text that is no XML; an SVG; save the drawing anew (mismatched tag)"]),
    "nothing": ("", ["1: text that is no XML; an SVG; save the drawing anew (no element found)"]),
    "words": ("A road.", ["1: text that is no XML; an SVG; save the drawing anew (syntax error)"]),
    "too deep": (svg("<g>" * 70 + "</g>" * 70), [f"2: more than 64 elements within one another; a few deep; {PLAIN}"]),
    "laughs": (svg("".join(f'<g id="a{n}">{f"""<use href="#a{n + 1}"/>""" * 10}</g>' for n in range(9))), ["1: more than 10000 elements to draw, each counted as often as it is used; 10000 at most; draw with fewer, or save the picture as a PNG"]),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_acts_or_leads_out_is_said(name: str) -> None:
    text, expected = BAD[name]
    assert said(text) == expected


def test_letters_are_utf_8() -> None:
    raw = svg("<text>é</text>").encode("latin-1")
    assert said(raw) == ["2: the byte 0xe9; text in UTF-8; save the file anew as UTF-8"]
    raw = svg().encode("utf-16-le")
    assert said(b"\xff\xfe" + raw) == [
        "1: the byte 0xff; text in UTF-8; save the file anew as UTF-8"
    ]
    assert said(raw) == ["1: the byte 0x00; text in UTF-8; save the file anew as UTF-8"]


def test_one_mistake_is_said_once_and_ten_at_most() -> None:
    assert said(svg("<script/>\n" * 50)) == [f"2: the element <script>; {DRAWN}; {PLAIN}"]
    assert len(said(svg("".join(f"<x{n}/>" for n in range(50))))) == 10


def test_largest_file_is_read_in_no_time() -> None:
    """Half a megabyte of what costs most: everything used by everything, in one another."""
    group = '<g id="a"><use href="#a"/></g>'
    files = [
        svg(group * (500_000 // len(group))).encode(),
        svg("".join(f'<g id="a{n}">' for n in range(30_000))).encode(),
        svg("<style>" + "url(" * 120_000 + "</style>").encode(),
        svg(f'<rect fill="{"url(#" * 90_000}"/>').encode(),
    ]
    assert seconds_for(lambda _: [svg_look(file) for file in files], 10) < 10


PIECES = st.sampled_from([
    "<script>", "</script>", "<g>", "</g>", '<use href="', '#a"/>', "https://x.org", '"/>', "url(",
    ")", "<style>", "</style>", "@import", "<rect onload='a'/>", "<![CDATA[", "]]>", "<!--", "-->",
    "<foreignObject/>", 'xml:base="x"', "\\", "&#104;", "&lt;", 'xmlns:h="http://www.w3.org/1999/xhtml"',
    "<h:script/>", "<!DOCTYPE svg>", "<a href='x'/>", " ", "\n", "'", "\0", "é",
])  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14), st.booleans())
def test_what_is_taken_only_draws(pieces: list[str], inside: bool) -> None:
    """Held against another reading of the same bytes: a tree, looked through element by element."""
    text = svg("".join(pieces)) if inside else "".join(pieces)
    _size, remarks = svg_look(text.encode())
    if remarks:
        return
    assert "<!DOCTYPE" not in re.sub(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", "", text, flags=re.DOTALL)
    for element in ET.fromstring(text).iter():
        assert element.tag in {f"{{{NS}}}{name}" for name in ("svg", "g", "use", "rect", "style")}
        styles = [*element.attrib.values(), element.text or ""]
        assert not any(
            "url(h" in one or "@import" in one for one in styles if "style" in element.tag
        )
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert not name.endswith("href") or value.startswith("#")


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    size, remarks = svg_look(raw)
    assert size or remarks
