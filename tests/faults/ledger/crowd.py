"""The people of the ledger in a process of their own: `python -m tests.faults.ledger.crowd SPEC`.

What they have done stands on its standard output, a line a moment, for whoever started it; it ends
when its standard input does, after the acts that are under way.
"""

import json
import random
import sys
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.faults.ledger.book import Book
from tests.faults.ledger.people import Person, live
from tests.faults.ledger.place import TEACHER, Place
from tests.faults.ledger.students import Student
from tests.faults.ledger.teachers import Teacher
from tests.faults.ledger.wire import Wire

_TELL_SECONDS = 0.25


@dataclass(frozen=True)
class Crowd:
    """Who is in it: students by their numbers, perhaps the teacher, and how they reach the kit.

    `pause`: seconds between two acts of a student at most, `teacher_pause` of the teacher.
    """

    place: str
    books: str
    host: str
    port: int
    students: list[int]
    teacher: bool
    seed: int
    pause: float
    teacher_pause: float = 0.5
    stage_seconds: float = 2.0
    each: int = 2
    argues_every: int = 40
    patience: float = 8.0

    def spec(self) -> str:
        """As an argument of the command."""
        return json.dumps(asdict(self))

    def people(self, end: threading.Event) -> list[Person]:
        """All of them, each with a browser and a book."""
        place = Place.read(Path(self.place))

        def common(
            name: str, pause: float
        ) -> tuple[str, Wire, Book, random.Random, threading.Event, float]:
            book = Book(Path(self.books) / f"{name}.book")
            wire = Wire((self.host, self.port), self.patience)
            return name, wire, book, random.Random(f"{self.seed} {name}"), end, pause

        people: list[Person] = [
            Student(
                *common(f"Student {number:03}", self.pause),
                place=place, each=self.each, argues_every=self.argues_every,
            )
            for number in self.students
        ]  # fmt: skip
        if self.teacher:
            teacher = common(TEACHER, self.teacher_pause)
            people.append(Teacher(*teacher, place=place, stage_seconds=self.stage_seconds))
        return people


def life_of(person: Person) -> None:
    """A student studies, a teacher teaches."""
    match person:
        case Student():
            person.study()
        case Teacher():
            person.teach()


def main() -> None:
    """Live until standard input ends; say what was done."""
    crowd = Crowd(**json.loads(sys.argv[1]))
    end = threading.Event()
    people = crowd.people(end)
    threads = [
        threading.Thread(
            target=live, args=(person, lambda one=person: life_of(one), Path(crowd.books))
        )
        for person in people
    ]
    for thread in threads:
        thread.start()
    threading.Thread(target=_end_with_input, args=(end,), daemon=True).start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(_TELL_SECONDS)
        tell(people)
    tell(people)


def tell(people: list[Person]) -> None:
    """What all have done until now, as one line."""
    counts: Counter[str] = Counter()
    for person in people:
        counts.update(dict(person.book.counts))
    sys.stdout.write(json.dumps(counts) + "\n")
    sys.stdout.flush()


def _end_with_input(end: threading.Event) -> None:
    while sys.stdin.read(1):
        pass
    end.set()


if __name__ == "__main__":
    main()
