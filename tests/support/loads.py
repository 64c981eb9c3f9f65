"""What a page of HTML loads by itself, and which links lead out of the kit."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

#: What a browser loads, or sends to, without anybody following a link.
_LOADING: Final = {
    ("audio", "src"), ("body", "background"), ("button", "formaction"), ("embed", "src"),
    ("form", "action"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("img", "srcset"),
    ("input", "src"), ("input", "formaction"), ("link", "href"), ("object", "data"),
    ("script", "src"), ("source", "src"), ("source", "srcset"), ("track", "src"), ("use", "href"),
    ("video", "poster"), ("video", "src"), ("a", "ping"), ("html", "manifest"),
    ("image", "xlink:href"), ("use", "xlink:href"),
}  # fmt: skip
_LINKS: Final = {"a", "area"}
_OUT: Final = re.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]*:)?//")
#: In a style sheet or a style; what is quoted inside `data:` leads nowhere.
_STYLED: Final = re.compile(r"""(?i)url\(\s*["']?(?!data:)([^"')]+)|@import\s+["']([^"']+)""")


@dataclass
class Page(HTMLParser):
    """Addresses elsewhere: `loads` that the page asks for by itself, and `links` with their rel.

    `own` are the origins of the kit itself, such as "http://127.0.0.1:8000".
    """

    own: frozenset[str] = frozenset()
    loads: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if (tag, name) in _LOADING and self._is_elsewhere(value):
                self.loads.append(f"<{tag} {name}={value}>")
            if name == "style":
                self.loads += [f"<{tag} style: {there}>" for there in styled(value)]
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.loads += [values["content"]] if _OUT.search(values["content"]) else []
        if tag in _LINKS and self._is_elsewhere(values.get("href", "")):
            self.links[values["href"]] = values.get("rel", "")

    def _is_elsewhere(self, address: str) -> bool:
        if not _OUT.match(address):
            return False
        parts = urlsplit(address.strip())
        return f"{parts.scheme}://{parts.netloc}" not in self.own

    @property
    def telling(self) -> list[str]:
        """The links out that would tell where they were pressed."""
        return [link for link, rel in self.links.items() if "noreferrer" not in rel.split()]


def page_of(html: str, *own: str) -> Page:
    """The page, of a kit with these origins."""
    page = Page(frozenset(own))
    page.feed(html)
    page.close()
    return page


def styled(css: str) -> list[str]:
    """The addresses elsewhere that a style sheet has loaded."""
    addresses = [first or second for first, second in _STYLED.findall(css)]
    return [address for address in addresses if _OUT.match(address)]
