"""Articles that students may read whole, where their teacher opened a copy to the class."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from kit.classroom.answering import attempts
from kit.classroom.answering.tasks import Task
from kit.classroom.assignments.pinned_content import asked_of
from kit.classroom.errors import NotFound
from kit.classroom.people.students import StudentIdentity
from kit.content.articles import Article
from kit.content.attached.blocks import Blocks
from kit.store.authoring import article_copies
from kit.store.authoring.article_copies import CopyRecord, Opening
from kit.store.engine import Store


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """An article to read, of a task.

    `numbered`: the student may see the key, so paragraphs have the numbers by which it names them;
    before that the numbers would say where to look.
    """

    task: Task
    article: Article
    blocks: Blocks
    numbered: bool


def to_read(
    store: Store, identity: StudentIdentity, assignment_id: UUID, now: datetime
) -> Sequence[Article]:
    """The articles of a task that its student may read now, by id. Raises NotFound."""
    with store.one_moment() as moment:
        task = attempts.task(moment, identity, assignment_id, now)
        with moment.reading() as connection:
            return [article for article, _copy in _open(connection, identity, task)]


def reading_page(
    store: Store, identity: StudentIdentity, assignment_id: UUID, article_id: str, now: datetime
) -> ReadingPage:
    """One of them with its words. Raises NotFound, also where it is not open any more."""
    with store.one_moment() as moment:
        task = attempts.task(moment, identity, assignment_id, now)
        with moment.reading() as connection:
            for article, copy in _open(connection, identity, task):
                if article.id == article_id:
                    return ReadingPage(task, article, copy.blocks, task.feedback_due)
    raise NotFound


def _open(
    connection: Connection, identity: StudentIdentity, task: Task
) -> Sequence[tuple[Article, CopyRecord]]:
    """The articles that the task's exercise names and the class may read, each with the copy."""
    if task.state == "not-open":
        return []
    exercise = asked_of(connection, task.assignment)
    if not exercise.articles:
        return []
    copies = article_copies.copies_for_class(
        connection, identity.classroom_id, list(exercise.articles)
    )
    opened = {
        copy.article_id: copy
        for copy in copies
        if exercise.articles[copy.article_id].outlet == copy.outlet
        and (when := copy.open_to.get(identity.classroom_id)) is not None
        and (when is Opening.START or task.feedback_due)
    }
    return [(exercise.articles[article_id], opened[article_id]) for article_id in sorted(opened)]
