"""Helpers of several tests."""

import io
import re
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from werkzeug.test import TestResponse

from tests.support.queries import statements
from tests.web.conftest import Site, Visitor

#: What a page leads to, and what its scripts ask for.
LINK = re.compile(r'(?:href|src|action|data-(?:[a-z-]*url|watched|task|script))="(/[^"#]*)"')


#: The same at every stage.
STATIC = re.compile(r"/static/")


READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark|decision|appeal)\b")


@dataclass
class Crawler:
    """A student who asks for all there is; what came, and which addresses read the key."""

    site: Site
    visitor: Visitor
    found: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    read_key: set[str] = field(default_factory=set)

    def get(self, path: str) -> TestResponse:
        return self._noted(path, lambda: self.visitor.get(path))

    def post(self, path: str, *, as_script: bool = False, **form: str) -> TestResponse:
        return self._noted(path, lambda: self.visitor.post(path, as_script=as_script, **form))

    def _noted(self, path: str, ask: Callable[[], TestResponse]) -> TestResponse:
        with statements(self.site.room.store) as seen:
            reply = ask()
        if any(READS_KEY.search(statement) for statement in seen):
            self.read_key.add(path)
        self.asked.add(path)
        self.found.append(words_of(reply))
        return reply

    def crawl(self) -> None:
        """Every page, with what it leads to."""
        work, known = self.site.work, {path for path in self.asked if STATIC.match(path)}
        for path in ("", "/lesson", "/claims", "/hand-in", "/feedback", "/contest/plan"):
            crawl(self, f"{work}{path}", known)
        for path in ("/work/", "/work/so-far"):
            crawl(self, path, known)

    def attempt(self) -> str:
        """Begin; the attempt's id."""
        self.post(f"{self.site.work}/start")
        return self.get(f"{self.site.work}/claims").text.split("/claims/")[1].split('"')[0]

    def answer(self, attempt: str) -> None:
        """Well and badly, by the script."""
        save = f"{self.site.work}/claims/{attempt}"
        self.post(save, as_script=True, **{"plan.label": "editorial"})
        self.post(save, as_script=True, **{"plan.label": "nope"})


def words_of(reply: TestResponse) -> str:
    """Headers and body; of an archive, or a document that is one, the files in it."""
    parts = [reply.get_data()]
    if parts[0].startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(parts[0])) as archive:
            parts = [name.encode() + b"\n" + archive.read(name) for name in archive.namelist()]
    body = "\n".join(part.decode("utf-8", "replace") for part in parts)
    return f"{reply.headers}\n{body}"


def crawl(visitor: Visitor | Crawler, start: str, known: Collection[str] = ()) -> dict[str, str]:
    """Every page, script and style that a student's pages lead to, headers included."""
    seen: dict[str, str] = {}
    todo = [start]
    while todo:
        path = todo.pop()
        if path in seen or path in known:
            continue
        reply = visitor.get(path)
        seen[path] = words_of(reply)
        todo += [link for link in LINK.findall(seen[path]) if "/hand-on" not in link]
    return seen
