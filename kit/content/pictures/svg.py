"""SVG: whether a file is one that only draws, and of what size.

It is text that a browser runs: it may hold scripts, and fetch what lies elsewhere. As an `img` it
may do neither, but its address can be opened, too. So what is taken is named, not what is refused:
shapes and text, and references within the file. Reading is expat's, event by event, and ends at
the first entity that is declared: entities can grow without end, and stand for what lies elsewhere.
"""

from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from kit.content.notation.markdown_remarks import Remark
from kit.content.pictures.svg_drawing import DRAWN_MOST, Drawing
from kit.content.pictures.svg_references import inward, outward
from kit.content.pictures.svg_size import size_of
from kit.content.problems import short_repr

SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
#: What drawing programs say about a file within `metadata`; nothing of it is drawn.
_SAID_ABOUT: Final = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
}
_ELEMENTS: Final = {
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
    "linearGradient", "radialGradient", "stop", "pattern", "marker", "clipPath", "mask",
}  # fmt: skip
_ALLOWED: Final = "shapes, text, gradients and patterns: what is drawn, and nothing that acts"
_PLAIN: Final = "take it out, or save the drawing as a plain SVG"
#: Elements within one another.
_DEEP_MOST: Final = 64
#: More of what is wrong tells nothing more.
_SAID_MOST: Final = 10


def svg_look(raw: bytes) -> tuple[tuple[int, int] | None, list[Remark]]:
    """Width and height in CSS pixels, and all that is wrong. The size is None where there is none.

    Each kind of mistake is said once, where it is first; a file with any is not to be shown.
    """
    wrong = _first_other_byte(raw)
    if wrong is not None:
        line = raw.count(b"\n", 0, wrong) + 1
        return None, [_other_letters(line, f"the byte 0x{raw[wrong]:02x}")]
    reader = _Reader()
    try:
        reader.parser.Parse(raw, True)  # noqa: FBT003 - the library's signature
    except expat.ExpatError as error:
        reader.note("text that is no XML", "an SVG", _broken(error), line=error.lineno)
    except _Stop:
        pass
    else:
        reader.finish()
    return reader.size, list(reader.remarks.values())[:_SAID_MOST]


def _broken(error: expat.ExpatError) -> str:
    return f"save the drawing anew ({expat.ErrorString(error.code)})"


def _first_other_byte(raw: bytes) -> int | None:
    """Where the first byte stands that is not UTF-8, or is 0, as half of UTF-16 is; None for none.

    By them expat would guess at other letters than a browser is told.
    """
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return raw.index(0) if 0 in raw else None


def _other_letters(line: int, mistake: str) -> Remark:
    return Remark(line, mistake, "text in UTF-8", "save the file anew as UTF-8")


class _Stop(Exception):
    """No more of the file is to be read."""


class _Reader:
    """What is wrong in a file, gathered while expat reads it."""

    def __init__(self) -> None:
        self.remarks: dict[str, Remark] = {}
        self.size: tuple[int, int] | None = None
        self._open: list[tuple[str, str]] = []
        self._drawing = Drawing()
        self._style = ""
        # What the file says of its letters is not followed: it is read as it will be sent.
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        handlers: Mapping[str, Callable[..., None]] = {
            "XmlDeclHandler": self._declaration,
            "StartDoctypeDeclHandler": self._doctype,
            "EntityDeclHandler": self._entity,
            "ProcessingInstructionHandler": self._instruction,
            "StartElementHandler": self._start,
            "EndElementHandler": self._end,
            "CharacterDataHandler": self._text,
        }
        for name, handler in handlers.items():
            setattr(self.parser, name, handler)

    def note(self, mistake: str, allowed: str, advice: str, line: int | None = None) -> None:
        """Say what is wrong, once."""
        at = self.parser.CurrentLineNumber if line is None else line
        self.remarks.setdefault(mistake, Remark(at, mistake, allowed, advice))

    def finish(self) -> None:
        """Say what only the whole file shows."""
        if self._drawing.count() > DRAWN_MOST:
            self.note(
                f"more than {DRAWN_MOST} elements to draw, each counted as often as it is used",
                f"{DRAWN_MOST} at most", "draw with fewer, or save the picture as a PNG", line=1,
            )  # fmt: skip

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            remark = _other_letters(1, f"the encoding {short_repr(encoding or '')}")
            self.note(remark.mistake, remark.allowed, remark.advice)

    def _doctype(self, *_names: object) -> None:
        self.note("a DOCTYPE", "an SVG that names nothing outside itself", "take its line out")

    def _entity(self, name: str, *_rest: object) -> None:
        self.note(
            f"the entity {short_repr(name)}", "letters and signs as they are",
            "write out what it stands for, and take its line out",
        )  # fmt: skip
        raise _Stop

    def _instruction(self, target: str, _content: str) -> None:
        self.note(f"the instruction <?{target}?>", "elements alone", "take it out")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, local = _parts_of(name)
        if not self._open:
            self._root(space, local, attributes)
        self._element(space, local)
        for full_name, value in attributes.items():
            self._attribute(*_parts_of(full_name), value)
        self._open.append((space, local))
        if len(self._open) > _DEEP_MOST:
            self.note(f"more than {_DEEP_MOST} elements within one another", "a few deep", _PLAIN)
            raise _Stop
        references = [
            one
            for full_name, value in attributes.items()
            for one in inward(_parts_of(full_name)[1], value)
        ]
        self._drawing.start(attributes.get("id"), references)

    def _root(self, space: str, local: str, attributes: Mapping[str, str]) -> None:
        if (space, local) != (SVG, "svg"):
            advice = (
                f'write <svg xmlns="{SVG}" ...>' if local == "svg" else "put an SVG in its place"
            )
            self.note(f"<{local}> at the beginning", f"<svg> with xmlns={SVG}", advice)
            raise _Stop
        size = size_of(attributes)
        if isinstance(size, Remark):
            self.note(size.mistake, size.allowed, size.advice)
        else:
            self.size = size

    def _element(self, space: str, local: str) -> None:
        known = local in _ELEMENTS if space == SVG else False
        about = space in _SAID_ABOUT and (SVG, "metadata") in self._open
        if not (known or about):
            self.note(f"the element <{short_repr(local)[1:-1]}>", _ALLOWED, _PLAIN)

    def _attribute(self, space: str, local: str, value: str) -> None:
        if space == _XML and local == "base":
            self.note("xml:base, which leads elsewhere", "references within the file", _PLAIN)
        if space not in {"", _XLINK}:
            # Of another program's words nothing is drawn, and nothing acts.
            return
        if local.lower().startswith("on"):
            self.note(f"the attribute {short_repr(local)}, which acts", _ALLOWED, "take it out")
        elif local in {"href", "src"}:
            if not value.strip().startswith("#"):
                self._note_outward(f"{local}={short_repr(value)}")
        else:
            self._addresses(value)

    def _addresses(self, text: str) -> None:
        for words in outward(text):
            self._note_outward(words)
        if "\\" in text:
            self.note(
                "a backslash, which could write an address that nobody sees",
                "styles and attributes without one", "take it out",
            )  # fmt: skip

    def _note_outward(self, words: str) -> None:
        self.note(
            f"{words}, which leads out of the file", "references within it, such as #road",
            "draw what it names in the file itself, or take it out",
        )  # fmt: skip

    def _text(self, text: str) -> None:
        if self._open[-1:] == [(SVG, "style")]:
            self._style += text

    def _end(self, _name: str) -> None:
        self._drawing.end()
        if self._open.pop() != (SVG, "style"):
            return
        self._addresses(self._style)
        if any(inward("style", self._style)):
            # Where classes use what they style, how much is drawn could not be counted.
            self.note(
                "url(#...) in <style>", 'references in attributes, such as fill="url(#dots)"',
                "write it into the elements themselves",
            )  # fmt: skip
        self._style = ""


def _parts_of(name: str) -> tuple[str, str]:
    """Namespace and local name, as expat joins them."""
    space, _blank, local = name.rpartition(" ")
    return space, local
