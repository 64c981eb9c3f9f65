"""What of the course cannot be given to a class, and why."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from kit.content.added.courses import read_courses
from kit.content.library import Library
from kit.content.paths import shipped_root
from kit.content.problems import Problem
from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.vocabulary import N_

WELL: Final = Kind(
    "content", State.WELL, N_("%(exercises)s exercises of %(lessons)s lessons can be given.")
)
NOTHING: Final = Kind(
    "content-none",
    State.WRONG,
    N_("There is no exercise to give to a class."),
    N_("Mend the files, or name another folder with --content; `kit check` says more."),
)
PROBLEMS: Final = Kind(
    "content-problems",
    State.MIND,
    N_("%(errors)s mistakes in the files of lessons and exercises; %(withheld)s exercises wait."),
    N_("Mend the files, or send this to whoever writes them. `kit check` says all."),
)
PROBLEM: Final = Kind("content-problem", State.MIND, "%(sentence)s", PROBLEMS.advice)
KEY_PROBLEM: Final = Kind(
    "content-key-problem", State.MIND, N_("There is a mistake in this key."), PROBLEMS.advice
)
NO_FOLDER: Final = Kind(
    "content-folder",
    State.WRONG,
    N_("The folder of lessons and exercises that was named is not there."),
    N_("Plug in what it lies on, or name another one with --content."),
)
#: The first few tell what kind it is.
_SHOWN: Final = 3


def check(facts: Facts) -> Sequence[Finding]:
    """What the kit offers: as the running one has it, or as the next start would read it."""
    settings = facts.settings
    if settings.content is not None and not settings.content.is_dir():
        return [NO_FOLDER.at(settings.content)]
    if facts.within is not None:
        library = facts.within.library
    else:
        courses = read_courses(settings.content, without_shipped=settings.without_shipped)
        library = courses.offered
    return list(of_library(library, str(settings.content or shipped_root())))


def of_library(library: Library, where: str) -> Iterator[Finding]:
    """What such a course is to a teacher. Words of a key stay in its file. Pure."""
    if not library.exercises:
        yield NOTHING.at(where)
    errors = library.errors
    if errors:
        waiting = [one for one in library.withheld if not one.is_kept]
        yield PROBLEMS.at(where, errors=len(errors), withheld=len(waiting))
        yield from (_of_problem(problem) for problem in islice(errors, _SHOWN))
    elif library.exercises:
        yield WELL.at(where, exercises=len(library.exercises), lessons=len(library.lessons))


def _of_problem(problem: Problem) -> Finding:
    if problem.in_key:
        return KEY_PROBLEM.at(problem.place)
    return PROBLEM.at(problem.place, sentence=problem.sentence)
