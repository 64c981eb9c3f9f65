"""Lessons' Markdown as HTML that may be shown: the sanitiser has the last word."""

import re
from functools import lru_cache
from threading import Lock
from typing import Final
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor

from kit.content.markdown_bounds import excess_of
from kit.vocabulary import Label

#: `[[official: said]]`, a phrase painted with a pen.
PEN: Final = re.compile(r"\[\[(?P<label>[^\[\]:]*):(?P<words>[^\[\]]*)\]\]")

_TAGS: Final = {
    "p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "code",
    "pre", "a", "table", "thead", "tbody", "tr", "th", "td", "mark", "div",
}  # fmt: skip
_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "div": {"tabindex"},
}
#: By content: lessons and teacher's pages of a course of a hundred lessons, with room to spare.
_KEPT: Final = 256
#: One at a time, so that a class that opens its lesson at once waits for one rendering.
_RENDERING: Final = Lock()
_PEN_CLASSES: Final = {"pen", *(f"pen-{label.value}" for label in Label)}


class _Pen(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, match: re.Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        label = match["label"].strip()
        if label not in {known.value for known in Label}:
            return None, None, None
        element = Element("mark", {"class": f"pen pen-{label}"})
        element.text = match["words"].strip()
        return element, match.start(), match.end()


class _Tables(Postprocessor):
    """A wide table scrolls in its own frame, not the page; the keyboard reaches the frame."""

    def run(self, text: str) -> str:
        text = text.replace("<table>", '<div class="table-wrap" tabindex="0"><table>')
        return text.replace("</table>", "</table></div>")


def render(text: str, *, fences: bool = False) -> str:
    """Sanitised HTML, rendered once for each text. Raw HTML in the text is shown as text.

    `fences`: lines between ``` are code, as in documents; lessons have none. Raises ValueError
    where there is too much of it (`excess_of`).
    """
    with _RENDERING:
        return _rendered(text, fences=fences)


@lru_cache(maxsize=_KEPT)
def _rendered(text: str, *, fences: bool) -> str:
    excess = excess_of(text)
    if excess is not None:
        message = f"a text to render has {excess.amount}; allowed: {excess.bound}"
        raise ValueError(message)
    converter = markdown.Markdown(
        extensions=["tables", "sane_lists", *(["fenced_code"] if fences else [])],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    # An author writes Markdown; what looks like HTML is words.
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    # Before links, which would take [[ for the start of one.
    converter.inlinePatterns.register(_Pen(PEN.pattern, converter), "pen", 200)
    converter.postprocessors.register(_Tables(converter), "table-wrap", 1)
    return nh3.clean(
        converter.convert(text),
        tags=_TAGS,
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        allowed_classes={"mark": set(_PEN_CLASSES), "div": {"table-wrap"}},
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
