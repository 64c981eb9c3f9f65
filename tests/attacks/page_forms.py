"""The forms of a page, as a browser would send them, from its HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Fields into which nobody types.
_SET = {"hidden", "submit", "button", "checkbox", "radio", "file", "image", "reset"}


@dataclass
class PageForm:
    """Where it goes, what it holds, which fields are typed into, which are files."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: dict[str, PageForm] = {}
        self._open: PageForm | None = None
        self._area: tuple[PageForm, str] | None = None
        self._select: tuple[PageForm, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            form = PageForm(values.get("action", ""), values.get("method", "get").lower())
            self.forms[values.get("id", f"form {len(self.forms)}")] = self._open = form
            return
        form_of = self.forms.get(values["form"]) if "form" in values else self._open
        name = values.get("name")
        if form_of is None or not name:
            if tag == "option" and self._select:
                owner, select = self._select
                if select not in owner.fields or "selected" in values:
                    owner.fields[select] = values.get("value", "")
            return
        if tag == "textarea":
            form_of.fields[name] = ""
            form_of.typed.append(name)
            self._area = (form_of, name)
        elif tag == "select":
            self._select = (form_of, name)
        elif tag == "input":
            self._input(form_of, name, values)

    def _input(self, form: PageForm, name: str, values: dict[str, str]) -> None:
        kind = values.get("type", "text")
        if kind == "file":
            form.files.append(name)
        elif kind in {"checkbox", "radio"}:
            if "checked" in values:
                form.fields[name] = values.get("value", "on")
        elif kind not in {"submit", "button", "image", "reset"}:
            form.fields[name] = values.get("value", "")
            if kind not in _SET:
                form.typed.append(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area:
            form, name = self._area
            form.fields[name] += data


def forms_of(html: str) -> list[PageForm]:
    """Those that a page has, in order."""
    reader = _Reader()
    reader.feed(html)
    return list(reader.forms.values())
