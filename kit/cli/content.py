"""What is offered, for the commands that load content: one way, and the lines that tell of it."""

import click

from kit.classroom.keeping.left_out import classes_without
from kit.cli.options import stop
from kit.cli.summary import counts, summary, waiting
from kit.content.added.courses import Courses, read_courses
from kit.content.paths import shipped_root
from kit.settings import Settings
from kit.store.engine import open_store
from kit.store.migrate import DatabaseProblem, first_use

#: As many lessons of another course under their own names are no accident, but its copy.
_COPIED_LEAST = 3


def courses_of(settings: Settings) -> Courses:
    """The content of the settings."""
    return read_courses(settings.content, without_shipped=settings.without_shipped)


def checked_courses(settings: Settings) -> Courses:
    """The same, with its problems and its size printed."""
    courses = courses_of(settings)
    library = courses.offered
    for problem in library.problems:
        click.echo(problem, err=True)
    for line in waiting(library):
        click.echo(line, err=True)
    say_if_copied(courses, err=True)
    if not library.exercises:
        click.echo(
            f"There is no exercise to give in {settings.content or shipped_root()}. The kit starts "
            "all the same: classes and their results are there. Mend the files, or name another "
            "folder with --content, and start the kit again; `kit check` says more.",
            err=True,
        )
    click.echo(f"Content: {_summary(courses)}")
    return courses


def say_if_copied(courses: Courses, *, err: bool) -> None:
    """Where a folder seems to be a changed copy of the shipped course: how to offer it so."""
    if courses.copied >= _COPIED_LEAST:
        click.echo(
            f"{courses.folder} has {courses.copied} lessons of the shipped course, under the same "
            "names. To offer or check it instead of the shipped course, add --without-shipped.",
            err=err,
        )


def _summary(courses: Courses) -> str:
    if courses.own is None or not courses.are_two:
        return summary(courses.offered)
    shipped = counts(courses.shipped)
    return f"the shipped course: {shipped}; {courses.folder}: {summary(courses.own)}"


def say_who_loses(settings: Settings, courses: Courses) -> None:
    """Where the shipped course is left out: which classes were given any of it."""
    if not courses.without_shipped:
        return
    store = open_store(settings.database_url)
    try:
        with first_use(settings.database_url):
            touched = classes_without(store, courses.offered)
    except DatabaseProblem as problem:
        stop(str(problem))
    finally:
        store.close()
    for classroom in touched:
        count = classroom.exercises
        words = "one exercise" if count == 1 else f"{count} exercises"
        click.echo(
            f"{classroom.name} has been given {words} of the shipped course; what it was given "
            "stays, nothing more of it is offered."
        )
