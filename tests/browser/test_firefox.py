"""The whole way of a student in Firefox: join, answer, paint, hand in, read on, vote."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.classroom.live import session
from kit.classroom.people import classrooms
from kit.classroom.reports.results import results
from kit.results.sheet import StudentRow
from kit.store.live import votes
from kit.vocabulary import Stage
from tests.browser.rounds import NO_VOTE
from tests.support.firefox import SECONDS, Tab, firefox
from tests.support.ground import Ground, own_ground
from tests.support.room import make_teacher
from tests.support.shipped import shipped_library

pytestmark = [pytest.mark.long, pytest.mark.process, pytest.mark.timeout(500)]
THREE, FIVE, PAINT = "whose-words", "from-figure-to-verdict", "paint-the-editorial"
NOW = "document.querySelector('section.claim.now')"
STEP = f"[...document.querySelectorAll('section.claim')].indexOf({NOW})"


class Lesson:
    """The teacher's side without pages, and what the kit holds of Mia's work."""

    def __init__(self, ground: Ground) -> None:
        self.store, self.library = ground.store, shipped_library()
        now = datetime.now(UTC)
        self.classroom = classrooms.create_classroom(
            self.store, make_teacher(self.store, now=now), "9B", now
        )
        self.tasks = {
            name: assignments.give(self.store, self.library, self.classroom, name, Rules(), now)
            for name in (THREE, FIVE, PAINT)
        }
        code = classrooms.join_code_of(self.store, self.classroom)
        assert code is not None
        self.code = code.code

    def mia(self, task: UUID) -> StudentRow:
        found = results(self.store, self.classroom, task, datetime.now(UTC))
        return next(row for row in found.sheet.students if row.name == "Mia")

    def answered(self, name: str) -> int:
        """Of the items that results count."""
        return len(self.mia(self.tasks[name]).cells)

    def title(self, name: str) -> str:
        return self.library.exercises[name].title

    def items(self, name: str) -> int:
        return len(self.library.exercises[name].items)

    def core(self, name: str) -> int:
        """Of the items those that results count."""
        return len(self.library.exercises[name].core_items)

    def open_vote(self) -> UUID:
        """A live session on the first exercise, its first claim put to the vote."""
        now = datetime.now(UTC)
        live = session.start(self.store, self.library, self.classroom, THREE, now)
        item = self.library.exercises[THREE].items[0].id
        session.put(self.store, self.classroom, live, 0, item, clock_at(now))
        step = session.live_of(self.store, self.classroom, live).session.step
        session.move(self.store, self.classroom, live, step, Stage.VOTE, clock_at(now))
        return live

    def votes(self, live: UUID) -> list[str]:
        with self.store.reading() as connection:
            rows = votes.votes_of(connection, self.classroom, live)
        return [row.value["label"] for row in rows]


def until(held: Callable[[], object], wanted: object) -> None:
    """Until the kit holds it: what a page says of that may be worded anew."""
    end = time.monotonic() + SECONDS
    while (found := held()) != wanted:
        assert time.monotonic() < end, f"{found!r} and not {wanted!r}"
        time.sleep(0.2)


def insist(tab: Tab, press: Callable[[], None], done: str) -> None:
    """Press until it is done: right after a step a page takes no pen, against double taps."""
    for _ in range(4):
        press()
        try:
            tab.wait_for(done, 3)
        except AssertionError:
            continue
        return
    tab.wait_for(done, 3)


def begin(tab: Tab, title: str) -> None:
    """From wherever somebody is to the first item of an exercise."""
    tab.click("header .brand")
    tab.click("main a", title)
    tab.click("main button", "Begin the exercise")
    tab.wait_for(f"{NOW} !== null")


def answer_all(tab: Tab, items: int, labels: tuple[str, ...]) -> None:
    """A pen for each claim, one after the other."""
    for number in range(items):
        label = labels[number % len(labels)]
        chosen = f"{NOW}.querySelector('.pen-{label} input').checked"
        insist(tab, partial(tab.click, f"section.claim.now label.pen-{label}"), chosen)
        if number < items - 1:
            insist(tab, lambda: tab.click("#next"), f"{STEP} > {number}")
            assert tab.look(STEP) == number + 1


def hand_in(tab: Tab) -> None:
    """Look it over, hand in; where something is open the page may ask once more."""
    tab.click("#review")
    tab.wait_for("location.pathname.endsWith('/hand-in')")
    insist(
        tab,
        lambda: tab.click("main button", "Hand in"),
        "document.body.innerText.includes('You have handed this in')",
    )


WORDS = "section.claim.now [data-board] [role=option]"
PEN = "section.claim.now .palette .pen-editorial"
TAKEN = f"{NOW}.querySelector('.palette .pen-editorial input').checked"
PAINTED = f"{NOW}.querySelector('[data-board] .pen-editorial') !== null"


def paint(tab: Tab, items: int) -> None:
    """A claim by a tap in each passage, some words of the last one by a drag."""
    for number in range(items - 1):
        insist(tab, lambda: tab.click(PEN), TAKEN)
        insist(tab, lambda: tab.click(WORDS), PAINTED)
        insist(tab, lambda: tab.click("#next"), f"{STEP} > {number}")
    insist(tab, lambda: tab.click(PEN), TAKEN)
    insist(tab, lambda: tab.drag(tab.find(WORDS, "", 1), tab.find(WORDS, "", 4)), PAINTED)


def test_student_goes_the_whole_way_in_firefox(tmp_path: Path) -> None:
    with own_ground(tmp_path) as ground, ground.kit(), firefox(tmp_path) as browser:
        lesson = Lesson(ground)
        tab = browser.new_person(360, 740)
        tab.open(f"{ground.url}/")
        tab.type("#code", lesson.code)
        tab.click("main button", "Go on")
        tab.type("#name", "Mia")
        tab.click("main button", "Join")
        tab.wait_for("document.querySelector('h1').innerText === 'Hello Mia'")
        for name, labels in (
            (THREE, ("sourced", "official", "editorial")),
            (FIVE, ("editorial", "unsourced", "sourced", "voice", "official")),
        ):
            begin(tab, lesson.title(name))
            answer_all(tab, lesson.items(name), labels)
            until(partial(lesson.answered, name), lesson.core(name))
            hand_in(tab)
            assert lesson.mia(lesson.tasks[name]).state == "handed-in"
            tab.click("main a", "See your feedback")
            tab.wait_for("document.querySelectorAll('.rows > li').length > 0")
        begin(tab, lesson.title(PAINT))
        paint(tab, lesson.items(PAINT))
        until(partial(lesson.answered, PAINT), lesson.core(PAINT))
        hand_in(tab)
        live = lesson.open_vote()
        tab.open(f"{ground.url}/work/")
        tab.click("[data-watched] a", lesson.title(THREE))
        tab.click("main button", "Take part")
        # Before the script is bound to it a pen is taken, and not given.
        tab.wait_for(f"document.getElementById('save-state').textContent === '{NO_VOTE}'")
        tab.click(".pen-choice.pen-official")
        until(lambda: lesson.votes(live), ["official"])
        assert sorted(set(browser.complaints)) == []
