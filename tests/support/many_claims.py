"""An exercise of as many claims as one likes, in the place of the usual one."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np

from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.answering.saving import save_answers
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.content.library import Library, load_library
from kit.vocabulary import Certainty, CertaintyRule
from kit.web import state as web_state
from tests.support.room import KEY_MARK, LESSON, Room, write_content

LABELS = ("sourced", "official", "editorial")


@lru_cache(maxsize=2)
def many_claims(count: int, teaches: str = "") -> Library:
    """Claims `c1` on, the labels in turn from `official` on; the last one is debatable.

    `teaches`: what the lesson is about, as its file has it.
    """
    items = "\n".join(
        f"  - {{id: c{n}, claim: 'The town counted {n} swans.', "
        "from: {invented: The town of Ardenmoor is made up.}}"
        for n in range(1, count + 1)
    )
    debatable = f", debatable: {{label: official, credit: 0.5, argument: {KEY_MARK}}}"
    entries = "\n".join(
        f"  c{n}: {{label: {LABELS[n % 3]}, why: {KEY_MARK} step 3, cues: [], "
        f"check: {KEY_MARK}{debatable if n == count else ''}}}"
        for n in range(1, count + 1)
    )
    exercise = (
        "id: three-claims\ntitle: Swans\nlesson: 01-three-claims\ntype: classify\n"
        f"scheme: three-way\nitems:\n{items}\n"
    )
    key = f"exercise: three-claims\nitems:\n{entries}\n"
    about = f"articles: [a]\nteaches: [{teaches}]"
    lesson = LESSON.replace("articles: [a]", about)
    folder = Path(mkdtemp(prefix="whose-words-swans-"))
    library = load_library(write_content(folder, lesson=lesson, exercise=exercise, key=key))
    assert not library.errors, library.problems
    return library


def answer(
    room: Room, name: str, given: Mapping[str, str], sure: Mapping[str, Certainty] | None = None
) -> None:
    """Somebody begins, labels these claims and hands in."""
    work = room.start(name)
    saved = [
        PostedAnswer(item, 1, {"label": label}, (sure or {}).get(item))
        for item, label in given.items()
    ]
    save_answers(
        room.store,
        room.people[name],
        room.assignment_id,
        work.attempt.id,
        saved,
        clock_at(room.now),
    )
    room.submit(name)


def swans_counted(
    room: Room, students: int, claims: int, able_from_to: tuple[float, float] = (0.3, 0.95)
) -> None:
    """Students of differing ability; the first claim misleads the able, some leave some out."""
    chance = np.random.default_rng(7)
    room.now = web_state.now()
    room.give(Rules(certainty=CertaintyRule.ASKED))
    for number in range(students):
        name = f"Name{number:02}"
        room.join(name)
        able, given, sure = chance.uniform(*able_from_to), {}, {}
        for claim in range(1, claims + 1):
            due = LABELS[claim % 3]
            right = chance.random() < ((0.1 if able > 0.6 else 0.8) if claim == 1 else able)
            if chance.random() < 0.95:
                other = [label for label in LABELS if label != due]
                given[f"c{claim}"] = due if right else str(chance.choice(other, p=[0.8, 0.2]))
                if chance.random() < 0.9:
                    sure[f"c{claim}"] = list(Certainty)[int(chance.integers(3))]
        answer(room, name, given, sure)
