"""Simulated students and teachers: they do over real HTTP what the pages' scripts do."""

import asyncio
import json
import random
import re
from dataclasses import dataclass, field

from tests.load.client import Browser, Reply
from tests.load.ledger import AnswerRef, Ledger
from tests.load.school import TEACHER, School, SchoolClass
from tests.support.room import PASSWORD

LABELS = ("sourced", "official", "editorial")
POLL_SECONDS = 2.0
_ITEM = re.compile(r'data-item="([^"]+)"')
_PLACE = re.compile(r'data-place="([^"]+)"')
_HIDDEN = re.compile(r'name="[^"]+\.(revision|ballot)" value="(\d+)"')
_LINK = re.compile(r"/live/([0-9a-f-]{36})")


@dataclass
class Student:
    """Somebody with a phone. `loss` is how likely a post loses the network, 0 to 1."""

    school: School
    own: SchoolClass
    name: str
    ledger: Ledger
    chance: random.Random
    loss: float
    browser: Browser = field(init=False)
    version: str = ""
    live: str = ""
    asks: str = "round"
    seated: bool = False

    def __post_init__(self) -> None:
        self.browser = Browser(self.school.port)

    async def join(self) -> None:
        lobby = await self.browser.get(f"/join/{self.own.code}")
        form = {"csrf_token": lobby.csrf_token, "name": self.name}
        reply = await self.browser.post(f"/join/{self.own.code}", form)
        self._expect(reply, 303, "join")

    async def begin(self, assignment: str) -> Reply:
        """Open the task and take part; the page that follows."""
        page = await self.browser.get(f"/work/{assignment}")
        token = {"csrf_token": page.csrf_token}
        reply = await self.browser.post(f"/work/{assignment}/start", token)
        self._expect(reply, 303, "start")
        return await self.browser.get(reply.location)

    def _expect(self, reply: Reply, status: int, what: str) -> None:
        if reply.status != status:
            self.ledger.errors.append(f"{what}: {reply.status} {reply.text[:120]}")

    async def work(self, pause: float, *, hands_in: bool) -> None:
        """Answer every item with pauses of up to `pause` seconds, change one, perhaps hand in."""
        page = await self.begin(self.own.assignment)
        token, action = page.csrf_token, page.action_of("claims")
        items = _ITEM.findall(page.text)
        for item in [*items, items[0]]:
            await asyncio.sleep(self.chance.uniform(0, pause))
            answer_ref = (_attempt(action), item, 0)
            revision = self.ledger.acknowledged.get(answer_ref, (0, ""))[0] + 1
            await self._give(
                action, token, answer_ref, revision, self.chance.choice(LABELS), "save"
            )
        if hands_in:
            reply = await self.browser.post(
                action.replace("/claims/", "/hand-in/"), {"csrf_token": token}
            )
            self._expect(reply, 303, "hand in")

    async def _give(
        self, action: str, token: str, answer_ref: AnswerRef, revision: int, label: str, what: str
    ) -> None:
        """Post an answer until it is acknowledged or refused, with the same identity each time."""
        _attempt_id, item, ballot = answer_ref
        form = {"csrf_token": token, f"{item}.revision": str(revision), f"{item}.label": label}
        if ballot:
            form[f"{item}.ballot"] = str(ballot)
        self.ledger.sent[answer_ref].add((revision, label))
        await self._perhaps_lose(action, form)
        with self.ledger.timed(what):
            reply = await self.browser.post(action, form, accept="application/json")
        if reply.status == 200:
            held = json.loads(reply.text)["held"][item]
            if held["taken"]:
                self.ledger.acknowledge(answer_ref, held["revision"], held["fields"]["label"])
        elif "RoundClosed" in reply.text:
            self.ledger.refused += 1
        else:
            self.ledger.errors.append(f"{what}: {reply.status} {reply.text[:120]}")

    async def _perhaps_lose(self, action: str, form: dict[str, str]) -> None:
        """Before the kit had it, or after: then it has it, and nobody told the phone."""
        while self.chance.random() < self.loss:
            self.ledger.lost += 1
            if self.chance.random() < 0.5:
                await self.browser.close()
            else:
                await self.browser.lose(action, form)
            await asyncio.sleep(self.chance.uniform(0.1, 0.6))

    async def sit(self, assignment: str, end: asyncio.Event) -> None:
        """Take part live until the end: look every other second, vote when there is a vote."""
        await self.sit_down(assignment)
        await self.keep_looking(end)

    async def sit_down(self, assignment: str) -> None:
        """Take part live, and see where the class is."""
        page = await self.begin(assignment)
        self.live = f"/work/{assignment}/live"
        self.asks = "place" if "data-place-url" in page.text else "round"
        await self._take_in(page)

    async def keep_looking(self, end: asyncio.Event) -> None:
        """Look every other second, as phones do that were not opened at the same moment."""
        await asyncio.sleep(self.chance.uniform(0, POLL_SECONDS))
        while not end.is_set():
            begun = asyncio.get_running_loop().time()
            await self.look()
            spent = asyncio.get_running_loop().time() - begun
            await asyncio.sleep(max(0.0, POLL_SECONDS - spent))

    async def look(self) -> None:
        """Ask where the class is; take in the question and vote, where that has changed."""
        begun = asyncio.get_running_loop().time()
        reply = await self.browser.get(f"{self.live}/{self.asks}", self.version)
        taken = asyncio.get_running_loop().time() - begun
        if reply.status == 304:
            self.ledger.times["poll, 304"].append(taken)
            return
        self._expect(reply, 200, self.asks)
        self.ledger.times["poll, changed"].append(taken)
        if self.asks == "round":
            await self._take_in(reply)
            return
        # The kit of an earlier commit: its question is asked for by itself.
        with self.ledger.timed("round"):
            page = await self.browser.get(f"{self.live}/round")
        self._expect(page, 200, "round")
        await self._take_in(page)

    async def _take_in(self, page: Reply) -> None:
        place = _PLACE.search(page.text)
        self.version = f'"{place[1]}"' if place else ""
        item = _ITEM.search(page.text)
        if item is None or page.status != 200:
            return
        hidden = dict(_HIDDEN.findall(page.text))
        answer_ref = (_attempt(page.action_of("claims")), item[1], int(hidden["ballot"]))
        if answer_ref in self.ledger.acknowledged:
            return
        label = self.chance.choice(LABELS)
        revision = int(hidden.get("revision", "1"))
        await self._give(
            page.action_of("claims"), page.csrf_token, answer_ref, revision, label, "vote"
        )


def _attempt(action: str) -> str:
    """The attempt's id as the database writes it."""
    return action.rpartition("/")[2].replace("-", "")


@dataclass
class Teacher:
    """Somebody in front of a class, with a control page and a wall that look every second."""

    school: School
    own: SchoolClass
    ledger: Ledger
    browser: Browser = field(init=False)
    control: str = ""
    token: str = ""

    def __post_init__(self) -> None:
        self.browser = Browser(self.school.port)

    async def start(self) -> str:
        """Sign in and begin a live session; its assignment."""
        # Its reply takes the secret from the address into a cookie.
        await self.browser.get(self.school.entrance)
        page = await self.browser.get("/teacher/sign-in")
        form = {"csrf_token": page.csrf_token, "name": TEACHER, "password": PASSWORD}
        await self.browser.post("/teacher/sign-in", form)
        base = f"/teacher/classrooms/{self.own.classroom_id}"
        page = await self.browser.get(base)
        reply = await self.browser.post(
            f"{base}/live/start/whose-words", {"csrf_token": page.csrf_token, "again": "1"}
        )
        self.control = reply.location
        page = await self.browser.get(self.control)
        self.token = page.csrf_token
        found = _LINK.search(self.control)
        if found is None:
            message = f"no live session: {reply.status} {reply.text[:200]}"
            raise RuntimeError(message)
        return found[1]

    async def watch(self, end: asyncio.Event) -> None:
        """The wall and the control page, each on its own connection, once a second."""
        walls = [
            (Browser(self.school.port, self.browser.cookies), path)
            for path in ("/state", "/projector/stage")
        ]
        tags = ["", ""]
        while not end.is_set():
            for number, (browser, path) in enumerate(walls):
                with self.ledger.timed("wall and control"):
                    reply = await browser.get(self.control + path, tags[number])
                tags[number] = reply.etag
                if reply.status not in {200, 304}:
                    self.ledger.errors.append(f"{path}: {reply.status}")
            await asyncio.sleep(1)
        for browser, _path in walls:
            await browser.close()

    async def move(self, to: str, step: int) -> None:
        """Press a button of the page whose step it is."""
        form = {"csrf_token": self.token, "move": f"{step} {to}"}
        reply = await self.browser.post(f"{self.control}/move", form)
        if reply.status != 303:
            self.ledger.errors.append(f"move {to}: {reply.status} {reply.text[:120]}")

    async def teach(self, items: list[str], voting: float, between: float) -> None:
        """Put questions, each with both votes: `voting` seconds for one, `between` for other stages."""
        step = 0
        for item in items:
            for to in (
                f"put {item}",
                "vote",
                "closed",
                "discuss",
                "vote-again",
                "closed-again",
                "reveal",
            ):
                await self.move(to, step)
                step += 1
                await asyncio.sleep(voting if to.startswith("vote") else between)
