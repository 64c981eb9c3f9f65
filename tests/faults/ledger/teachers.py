"""The teacher of the ledger: decides about the key, keeps the class list, writes, teaches live."""

import re
import time
import uuid
from dataclasses import dataclass, field

from tests.faults.ledger.people import Act, Person
from tests.faults.ledger.place import LABELS, LIVE, TEACHER, Place, plain
from tests.faults.ledger.students import leads_to

_DRAFT = re.compile(r"/teacher/own/([0-9a-f-]{36})")
#: The stages of one question, and what share of `stage_seconds` each lasts.
_STAGES = {
    "vote": 1.0, "closed": 0.3, "discuss": 0.3, "vote-again": 1.0, "closed-again": 0.3,
    "reveal": 0.5,
}  # fmt: skip
#: So many names are put on the class list: beside forty students it has room for 160.
_NAMES_MOST = 120
_REMOVE, _RESTORE = "remove", "restore"


@dataclass
class Teacher(Person):
    """Whose class it is. `stage_seconds`: how long a vote is open."""

    place: Place = field(kw_only=True)
    stage_seconds: float = field(default=2.0, kw_only=True)
    _listed: dict[str, str] = field(default_factory=dict)
    _changes: int = 0
    _draft: str = ""
    _edits: int = 0
    _lesson: str = ""
    _step: int = 0
    _moves: list[str] = field(default_factory=list)
    _moves_at: float = 0.0

    def teach(self) -> None:
        """Until the end."""
        self.page(self.place.entrance)
        self.page("/teacher/sign-in")
        form = {"name": TEACHER, "password": self.place.password}
        signed_in = self._answered("/teacher/sign-in", form)
        if not leads_to("/teacher/")(signed_in):
            message = f"the teacher was not let in: {signed_in.status} {signed_in.text[:200]}"
            raise RuntimeError(message)
        self._begin_draft()
        acts = (self._decide, self._keep_list, self._edit)
        while not self.end.is_set():
            self.chance.choice(acts)()
            self._move_on()
            self.end.wait(self.chance.uniform(0, self.pause))

    @property
    def _class(self) -> str:
        return f"/teacher/classrooms/{self.place.classroom}"

    def _decide(self) -> None:
        """About the key: what comes of it matters less here than that it comes once."""
        item = self.chance.choice(self.place.argue_items)
        way = f"{self._class}/assignments/{self.place.argue}/items/{item}/decide"
        page = self.page(way)
        once, ruling = str(uuid.UUID(int=self.chance.getrandbits(128))), self._ruling()
        form = {
            "on_version": page.hidden("on_version"), "part": "", "ruling": ruling,
            "choice": self.chance.choice(LABELS), "reason": f"Decided {once}", "once": once,
            "reply": "I have read it." if ruling == "upheld" else "",
        }  # fmt: skip
        done = leads_to(f"/items/{item}")
        self.do(Act("decision", plain(once), f"{ruling} {item}", way, form, done))

    def _ruling(self) -> str:
        return self.chance.choices(
            ("changed", "upheld", "accepted", "voided", "counted"), (4, 3, 2, 1, 1)
        )[0]

    def _keep_list(self) -> None:
        """Put a name on the class list, or write one of them otherwise, or take it off and back."""
        if not self._listed or (len(self._listed) < _NAMES_MOST and self.chance.random() < 0.4):
            self._add_name()
            return
        who = self.chance.choice(list(self._listed))
        self._changes += 1
        name = f"{who} {self._changes}"
        way = f"{self._class}/students/{self._listed[who]}"
        self.do(Act("roster", who, name, way, {"name": name}, leads_to(f"{self._class}/students")))
        for act, value in self.chance.choice(((), ((_REMOVE, f"{name} gone"), (_RESTORE, name)))):
            self.do(Act("roster", who, value, f"{way}/{act}", {}, leads_to("/students")))

    def _add_name(self) -> None:
        self._changes += 1
        who = f"Robin {len(self._listed) + 1:03}"
        name, way = f"{who} {self._changes}", f"{self._class}/students/roster"
        form = {"names": name}
        looked = self._answered(way, form).hidden("looked")
        form |= {"looked": looked, "add": "1"}
        self.must(Act("roster", who, name, way, form, leads_to(f"{self._class}/students")))
        page = self.page(f"{self._class}/students")
        row = page.text.partition(f"{name}\n")[2].partition("</tr>")[0]
        match = re.search(r"/students/([0-9a-f-]{36})", row)
        if match is None:
            message = f"{name} is not on the class list"
            raise RuntimeError(message)
        self._listed[who] = match[1]

    def _begin_draft(self) -> None:
        page = self.page("/teacher/own/new")
        form = {"once": page.hidden("once"), "title": "The bridge", "kind": "classify"}
        reply = self._answered("/teacher/own/new", form)
        match = _DRAFT.search(reply.place)
        if match is None:
            message = f"no draft: {reply.status} {reply.place}"
            raise RuntimeError(message)
        self._draft = match[1]

    def _edit(self) -> None:
        """The next version of the draft, each with a line of its own."""
        self._edits += 1
        mark, before = f"edit {self._edits}", self._edits
        form = {"on_version": str(before), "exercise": f"title: The bridge\n# {mark}\n"}
        way = f"/teacher/own/{self._draft}"
        done = leads_to(way)
        self.must(Act("edit", mark, str(before + 1), f"{way}/save", form, done))
        self.page(way)

    def _move_on(self) -> None:
        """The live lesson goes on where its time has come; after the last question, another one."""
        if time.monotonic() < self._moves_at:
            return
        if not self._moves:
            self._begin_lesson()
            return
        to = self._moves.pop(0)
        way = f"{self._class}/live/{self._lesson}/move"
        form = {"move": f"{self._step} {to}"}
        self._step += 1
        done = leads_to(f"/live/{self._lesson}")
        self.must(Act("move", plain(self._lesson), str(self._step), way, form, done))
        self.page(f"{self._class}/live/{self._lesson}")
        self._moves_at = time.monotonic() + self.stage_seconds * _STAGES.get(to, 0.1)

    def _begin_lesson(self) -> None:
        if self._lesson:
            self._answered(f"{self._class}/live/{self._lesson}/end", {"sure": "1"})
        self._lesson = str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
        form, way = {"once": self._lesson, "again": "1"}, f"{self._class}/live/start/{LIVE}"
        done = leads_to(f"/live/{self._lesson}")
        self.must(Act("move", plain(self._lesson), "0", way, form, done))
        self.page(f"{self._class}/live/{self._lesson}")
        written = self.place.wall.with_suffix(".new")
        written.write_text(self._lesson, encoding="utf-8")
        written.replace(self.place.wall)
        self._step = 0
        self._moves = [to for item in self.place.live_items for to in (f"put {item}", *_STAGES)]
