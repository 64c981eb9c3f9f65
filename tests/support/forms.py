"""Two small test forms, partners of each other, and classes that do them."""

import tempfile
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.clock import clock_at
from kit.content.library import Library, load_library
from kit.store.engine import Store
from kit.vocabulary import Feedback
from tests.support.room import KEY_MARK, Room, make_room, write_content

NEVER = Rules(feedback=Feedback.NEVER)
LABELS = {"s": "sourced", "o": "official", "e": "editorial"}
ITEMS = tuple(f"{letter}{number}" for letter in LABELS for number in (1, 2))
AS_KEY = {item: LABELS[item[0]] for item in ITEMS}
TWELVE = tuple(f"Student {number:02}" for number in range(1, 13))


def form_text(letter: str, partner: str | None = None, *, items: tuple[str, ...] = ITEMS) -> str:
    """A test form of two claims to a label."""
    named = f"partner: form-{partner}\n" if partner else ""
    head = f"id: form-{letter}\ntitle: Form {letter.upper()}\n{named}"
    claims = "".join(
        f"  - {{id: {item}, claim: Claim {item} of {letter}., from: {{invented: Made up.}}}}\n"
        for item in items
    )
    return f"{head}type: classify\nscheme: three-way\nitems:\n{claims}"


def key_text(letter: str, items: tuple[str, ...] = ITEMS) -> str:
    """Its key."""
    entries = "".join(
        f"  {item}: {{label: {AS_KEY[item]}, why: {KEY_MARK}, cues: [], check: {KEY_MARK}}}\n"
        for item in items
    )
    return f"exercise: form-{letter}\nitems:\n{entries}"


def write_forms(folder: Path) -> Path:
    """The tiny content folder with both forms besides."""
    write_content(folder)
    for letter, partner in (("a", "b"), ("b", "a")):
        (folder / f"exercises/form-{letter}.yaml").write_text(form_text(letter, partner))
        (folder / f"exercises/form-{letter}.key.yaml").write_text(key_text(letter))
    return folder


@lru_cache(maxsize=1)
def forms_library() -> Library:
    """The tiny lesson, and both forms."""
    library = load_library(write_forms(Path(tempfile.mkdtemp(prefix="whose-words-content-"))))
    assert not library.errors, library.problems
    return library


def forms_room(store: Store, names: tuple[str, ...] = TWELVE) -> Room:
    """A room whose library has the forms, with these students."""
    return make_room(store, NEVER, names, library=forms_library())


def give_form(room: Room, letter: str, rules: Rules = NEVER) -> UUID:
    """Give a form, a day later."""
    at = room.later(days=1)
    return assignments.give(
        room.store, room.library, room.classroom_id, f"form-{letter}", rules, at
    )


def do_form(room: Room, name: str, form: UUID, **labels: str | None) -> None:
    """Somebody does a form, as the key where nothing else is said; None is left out."""
    who, at = room.people[name], room.later(seconds=1)
    attempts.start(room.store, who, form, clock_at(at))
    work = attempts.work(room.store, who, form, at)
    given = [
        PostedAnswer(item, 1, {"label": label})
        for item, label in {**AS_KEY, **labels}.items()
        if label is not None
    ]
    saving.save_answers(room.store, who, form, work.attempt.id, given, clock_at(at))
    saving.submit(room.store, who, form, work.attempt.id, clock_at(at))
