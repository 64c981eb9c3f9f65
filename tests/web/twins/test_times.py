"""Two kits with other keys answer in times that 10,000 requests of a kind do not tell apart."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest

from kit.classroom.assignments.pinning import Rules
from kit.content.library import Library
from kit.vocabulary import Feedback
from kit.web import state as web_state
from tests.support import databases
from tests.support.room import tiny_library
from tests.support.timing import Difference, in_turn
from tests.support.twins import Still, with_other_keys
from tests.web.twins.telling import Noted, Telling, attempt_of, begin, forms_of

Ready = Callable[[], Callable[[], object]]

#: Two requests a pair: 10,000 of each kind.
PAIRS: Final = 5_000
EXERCISE: Final = "three-claims"
ITEMS: Final = ("plan", "vote", "disgrace", "figure")


@dataclass
class Side:
    """A kit, and a student of it who is at work."""

    visitor: Noted
    task: UUID
    attempt: str

    @property
    def work(self) -> str:
        return f"/work/{self.task}"

    def page(self, way: str) -> Callable[[], object]:
        path = f"{self.work}{way}"
        return lambda: self.visitor.client.get(path, base_url="http://127.0.0.1:8000").get_data()

    def send(self, way: str, *, as_script: bool = True, **form: str) -> Callable[[], object]:
        path, data = f"{self.work}{way}", {"csrf_token": self.visitor.token, **form}
        head = {"Accept": "application/json"} if as_script else {}
        ask = partial(self.visitor.client.post, path, base_url="http://127.0.0.1:8000")
        return lambda: ask(data=data, headers=head).get_data()

    def handing_in(self) -> Callable[[], object]:
        """An attempt with all answers, about to be handed in: what marks it."""
        self.send("/start", as_script=False)()
        page = self.visitor.client.get(f"{self.work}/claims", base_url="http://127.0.0.1:8000").text
        attempt = page.split("/claims/")[1].split('"')[0]
        answers: dict[str, Any] = {f"{item}.label": "official" for item in ITEMS}
        numbers: dict[str, Any] = {f"{item}.revision": "1" for item in ITEMS}
        self.send(f"/claims/{attempt}", **answers, **numbers)()
        return self.send(f"/hand-in/{attempt}", as_script=False)


_ANSWER: Final[dict[str, Any]] = {"plan.label": "official", "plan.revision": "1"}
KINDS: Final[dict[str, Callable[[Side], Ready]]] = {
    "the page of the claims": lambda side: lambda: side.page("/claims"),
    "the page before handing in": lambda side: lambda: side.page("/hand-in"),
    "feedback asked for too early": lambda side: lambda: side.page("/feedback"),
    "saving": lambda side: lambda: side.send(f"/claims/{side.attempt}", **_ANSWER),
    "handing in": lambda side: side.handing_in,
}


@contextmanager
def two_kits(folder: Path, one: Library, other: Library) -> Iterator[tuple[Side, Side]]:
    """A student at work in each of two kits, whose clocks go as they do."""
    with databases.kept("sqlite") as first, databases.kept("sqlite") as second:
        sides = []
        for store, library in ((first, one), (second, other)):
            telling = begin(store, folder, library, Still(web_state.now()))
            at = web_state.now() + timedelta(days=2)
            rules = Rules(feedback=Feedback.ON_DATE, feedback_at=at, attempts_allowed=None)
            sides.append(_at_work(telling, telling.give(EXERCISE, rules)))
        yield sides[0], sides[1]


def _at_work(telling: Telling, task: UUID) -> Side:
    sam = telling.student("Sam")
    attempt = attempt_of(sam, task)
    for form in forms_of(tiny_library(), EXERCISE):
        sam.post(f"/work/{task}/claims/{attempt}", as_script=True, **form)
    sam.get(f"/work/{task}/claims")
    sam.told.clear()
    return Side(sam, task, attempt)


def compared(kind: str, sides: tuple[Side, Side], pairs: int) -> Difference:
    """Both asked for the same in turn, after some requests that nobody times."""
    one, other = (KINDS[kind](side) for side in sides)
    in_turn(20, one, other)
    return in_turn(pairs, one, other)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_request_takes_longer_by_the_key(tmp_path: Path, kind: str) -> None:
    library = tiny_library()
    with two_kits(tmp_path, library, with_other_keys(library)) as sides:
        seen = compared(kind, sides, PAIRS)
    print(f"{kind}: {seen}")
    assert not seen.told_apart, str(seen)


#: How long the second kit idles, in microseconds, and how many pairs it takes to tell. In a short
#: test less than a millisecond may be lost in what else the processor does.
PLANTED: Final = (
    (2000, 100),
    pytest.param(200, PAIRS, marks=[pytest.mark.long, pytest.mark.timeout(3600)]),
)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize(("idle", "pairs"), PLANTED)
def test_planted_difference_is_told_apart(tmp_path: Path, idle: int, pairs: int) -> None:
    """The test of the test: the second kit idles a moment before it answers."""
    library = tiny_library()
    with two_kits(tmp_path, library, library) as sides:
        app = sides[1].visitor.client.application
        answer = app.wsgi_app

        def idle_first(*arguments: object) -> object:
            until = time.thread_time_ns() + idle * 1000
            while time.thread_time_ns() < until:
                pass
            return answer(*arguments)  # type: ignore[arg-type]  # the library's signature

        app.wsgi_app = idle_first  # type: ignore[assignment,method-assign]  # the library's types
        seen = compared("feedback asked for too early", sides, pairs)
    assert seen.told_apart, str(seen)
    assert idle / 2 < seen.median < 2 * idle, str(seen)
