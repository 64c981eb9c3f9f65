"""A student's browser over real HTTP: it joins, begins and saves, and says what it was answered."""

import json
import re
from dataclasses import dataclass, field
from email.message import Message
from html import unescape
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.support.room import PASSWORD
from tests.support.serving import entrance

#: Seconds: longer than the kit lets anybody wait.
PATIENCE = 40.0
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_SAVING = re.compile(r'action="(/work/[^"]+/claims/[^"]+)"')


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    text: str
    headers: Message

    @property
    def words(self) -> str:
        """A page's text, with what HTML spells otherwise."""
        return unescape(self.text)

    @property
    def error(self) -> str:
        """What a script is told; empty where all is well."""
        return str(json.loads(self.text).get("error", ""))


@dataclass
class Phone:
    """A browser of its own, cookies and all."""

    url: str
    opener: OpenerDirector = field(
        default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar()))
    )
    token: str = ""
    saving: str = ""

    def ask(self, path: str, form: dict[str, str] | None = None, *, script: bool = False) -> Reply:
        """A page; with a form, what comes of posting it."""
        data = None if form is None else urlencode({"csrf_token": self.token, **form}).encode()
        headers = {"Accept": "application/json"} if script else {}
        try:
            with self.opener.open(
                Request(self.url + path, data, headers), timeout=PATIENCE
            ) as reply:
                answer = Reply(reply.status, reply.read().decode(), reply.headers)
        except HTTPError as refused:
            with refused:
                answer = Reply(refused.code, refused.read().decode(), refused.headers)
        if found := _TOKEN.search(answer.text):
            self.token = found.group(1)
        return answer

    def begin(self, code: str, name: str, assignment: object) -> None:
        """Join and open the exercise."""
        self.ask(f"/join/{code}")
        self.ask(f"/join/{code}", {"name": name})
        self.ask(f"/work/{assignment}/start", {})
        found = _SAVING.search(self.ask(f"/work/{assignment}/claims").text)
        assert found
        self.saving = found.group(1)

    def save(self, item: str, label: str, revision: int) -> Reply:
        """One answer, as the script sends it."""
        fields = {f"{item}.label": label, f"{item}.revision": str(revision)}
        return self.ask(self.saving, fields, script=True)

    def sign_in(self, name: str = "Ms Gray") -> Reply:
        """As a teacher."""
        self.ask(entrance(self.url).removeprefix(self.url))
        return self.ask("/teacher/sign-in", {"name": name, "password": PASSWORD})
