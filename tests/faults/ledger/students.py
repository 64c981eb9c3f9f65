"""A student of the ledger: joins, answers attempt after attempt, votes, argues with the key."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from tests.faults.ledger.people import Act, Person
from tests.faults.ledger.place import LABELS, Place, plain
from tests.faults.ledger.wire import Reply

_ITEM = re.compile(r'data-item="([^"]+)"')
_ACTION = re.compile(r'action="(/work/[^"]+/claims/[^"]+)"')
_ARGUMENT = re.compile(r'<textarea[^>]*name="argument"[^>]*>\s*([^<]*)', re.DOTALL)
#: So many questions of the exercise that is argued about are answered.
_READ = 4
#: How often a phone asks where a live lesson is.
_LOOK_SECONDS = 3.0


def leads_to(way: str) -> Callable[[Reply], bool]:
    """Says of a reply whether it is a redirect to a path that holds this."""
    return lambda reply: reply.status == HTTPStatus.SEE_OTHER and way in reply.place


def saved(item: str, revision: int, label: str) -> Callable[[Reply], bool]:
    """Says of a reply whether it acknowledges that answer, in its own words."""

    def is_said(reply: Reply) -> bool:
        if reply.status != HTTPStatus.OK:
            return False
        kept = json.loads(reply.text)["held"][item]
        return bool(
            kept["taken"] and kept["revision"] == revision and kept["fields"]["label"] == label
        )

    return is_said


def handed_in(reply: Reply) -> bool:
    """Whether a reply acknowledges a hand-in."""
    return reply.status == HTTPStatus.OK and json.loads(reply.text)["handed_in"] is True


@dataclass
class Attempt:
    """A claims page that somebody has open."""

    action: str
    items: list[str]

    @property
    def id(self) -> str:
        """As the checks write it."""
        return plain(self.action.rpartition("/")[2])


@dataclass
class Student(Person):
    """Somebody of the class. `each`: how often an item is answered before an attempt ends."""

    place: Place = field(kw_only=True)
    each: int = field(default=2, kw_only=True)
    argues_every: int = field(default=40, kw_only=True)
    _numbers: dict[str, int] = field(default_factory=dict)
    _looked_at: float = 0.0
    _votes: set[str] = field(default_factory=set)
    _live: str = ""
    _arguments: int = 0
    _given: int = 0

    def study(self) -> None:
        """Until the end; what is begun then is finished."""
        self._join()
        self._read_key()
        while not self.end.is_set():
            self._attempt()

    def _join(self) -> None:
        lobby = f"/join/{self.place.code}"
        self.page(lobby)
        self.must(Act("join", self.name, "", lobby, {"name": self.name}, leads_to("/work/")))
        # Signing in has made the forms from before void.
        self.page(f"/work/{self.place.argue}")

    def _read_key(self) -> None:
        """Do some of the exercise that is argued about, once, and hand it in."""
        attempt = self._begin(self.place.argue)
        for item in attempt.items[:_READ]:
            self._answer(attempt, item, 1, self.chance.choice(LABELS))
        self._hand_in(attempt)

    def _begin(self, assignment: str) -> Attempt:
        number = self._numbers.get(assignment, 0) + 1
        who = f"{self.name} {plain(assignment)} {number}"
        way = f"/work/{assignment}/start"
        form = {"after": str(number - 1)}
        self.must(Act("begun", who, "", way, form, leads_to(f"/work/{assignment}")))
        self._numbers[assignment] = number
        page = self.page(f"/work/{assignment}/claims")
        return Attempt(_action_of(page), list(dict.fromkeys(_ITEM.findall(page.text))))

    def _attempt(self) -> None:
        attempt = self._begin(self.place.work)
        labels = dict.fromkeys(attempt.items, "")
        for revision in range(1, self.each + 1):
            for item in self.chance.sample(attempt.items, len(attempt.items)):
                if self.end.is_set():
                    return
                others = [label for label in LABELS if label != labels[item]]
                labels[item] = self.chance.choice(others)
                self._answer(attempt, item, revision, labels[item])
                self._look_up()
                self.rest()
        self._hand_in(attempt)

    def _answer(self, attempt: Attempt, item: str, revision: int, label: str) -> None:
        form = {f"{item}.revision": str(revision), f"{item}.label": label}
        who, done = f"{attempt.id} {item}", saved(item, revision, label)
        value = f"{revision} {label}"
        self.must(Act("answer", who, value, attempt.action, form, done, script=True))
        self._given += 1
        if self._given % self.argues_every == 0:
            self._argue()

    def _hand_in(self, attempt: Attempt) -> None:
        way = attempt.action.replace("/claims/", "/hand-in/")
        self.must(Act("hand-in", attempt.id, "", way, {}, handed_in, script=True))

    def _argue(self) -> None:
        """With the key of an item about which nothing of theirs waits for the teacher."""
        item = self.chance.choice(self.place.argue_items)
        way = f"/work/{self.place.argue}/contest/{item}"
        page = self.page(way)
        if page.status != HTTPStatus.OK or (_text_of(page)):
            return
        self._arguments += 1
        argument, choice = f"{self.name} argues {self._arguments}", self.chance.choice(LABELS)
        on_version = page.hidden("on_version")
        form = {"part": "", "choice": choice, "argument": argument, "on_version": on_version}
        # The key may say so already, or be void: that is no news to the ledger.
        self.do(Act("appeal", argument, f"{item} {choice}", way, form, leads_to("/feedback")))

    def _look_up(self) -> None:
        """Vote where there is a vote, as a phone that asks now and then."""
        if time.monotonic() < self._looked_at + _LOOK_SECONDS:
            return
        self._looked_at = time.monotonic()
        lesson = self.place.live_lesson()
        if lesson and lesson != self._live:
            self._take_part(lesson)
        if self._live:
            self._vote(self.page(f"/work/{self._live}/live/round"))

    def _take_part(self, lesson: str) -> None:
        who = f"{self.name} {plain(lesson)} 1"
        done = leads_to(f"/work/{lesson}/live")
        # It may have ended before they looked up.
        form = {"after": "0"}
        begun = self.do(Act("begun", who, "", f"/work/{lesson}/start", form, done))
        self._live = lesson if begun else ""

    def _vote(self, page: Reply) -> None:
        match, item = _ACTION.search(page.text), _ITEM.search(page.text)
        if page.status != HTTPStatus.OK or match is None or item is None:
            return
        ballot, revision = page.hidden(f"{item[1]}.ballot"), page.hidden(f"{item[1]}.revision")
        who = f"{Attempt(match[1], []).id} {item[1]} {ballot}"
        if not ballot or who in self._votes:
            return
        self._votes.add(who)
        label = self.chance.choice(LABELS)
        form = {
            f"{item[1]}.revision": revision,
            f"{item[1]}.label": label,
            f"{item[1]}.ballot": ballot,
        }
        done = saved(item[1], int(revision), label)
        # It may be closed by now: then nobody was told that it counts.
        self.do(Act("vote", who, f"{revision} {label}", match[1], form, done, script=True))


def _action_of(page: Reply) -> str:
    match = _ACTION.search(page.text)
    if match is None:
        message = f"no claims on the page: {page.status} {page.place} {page.text[:200]}"
        raise RuntimeError(message)
    return match[1]


def _text_of(page: Reply) -> str:
    """What stands in the box of an argument: one that waits for the teacher."""
    match = _ARGUMENT.search(page.text)
    return match[1].strip() if match else ""
