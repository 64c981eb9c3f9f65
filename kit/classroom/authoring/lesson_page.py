"""A lesson as it is written: its texts, its pictures, what is wrong with it, as a class sees it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kit.classroom.authoring.changing import Writing, writing_in
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.own_library import beside_in
from kit.classroom.errors import NotFound
from kit.content.articles import Article
from kit.content.lesson import Lesson
from kit.content.library import Library
from kit.content.own.checked import check_texts
from kit.content.own.lessons.shown_lesson import shown_lesson
from kit.content.own.texts import DraftKind, Texts, placed
from kit.content.problems import Problem
from kit.store.authoring import versions
from kit.store.engine import Store

#: What a form makes of the texts as they stand.
Typing = Callable[[Texts], Texts]


@dataclass(frozen=True, slots=True)
class LessonPage:
    """A draft of a lesson. `texts` are those to show, `writing.texts` those that are stored.

    `lesson` is as students would see it, as far as it can be read; `articles` those that it may
    name.
    """

    writing: Writing
    texts: Texts
    pictures: Mapping[str, bytes]
    problems: Sequence[Problem]
    lesson: Lesson
    articles: Mapping[str, Article]

    def problems_of(self, file: str) -> Sequence[Problem]:
        """The problems of one of its texts."""
        draft = self.writing.draft
        [path] = placed(draft.kind, draft.content_id, {file: ""})
        return [problem for problem in self.problems if problem.path.as_posix() == path]


def lesson_page(
    store: Store, shipped: Library, own: OwnDraft, typing: Typing | None = None
) -> LessonPage:
    """The draft with what was typed, held against the course; nothing is stored.

    Raises NotFound where it is no lesson.
    """
    with store.reading() as connection:
        writing = writing_in(connection, own)
        if writing.draft.kind is not DraftKind.LESSON:
            raise NotFound
        beside = beside_in(connection, shipped, own.teacher_id, own.draft_id)
        pictures = versions.pictures(connection, own.draft_id)
    texts = writing.texts if typing is None else typing(writing.texts)
    content_id = writing.draft.content_id
    checked = check_texts(DraftKind.LESSON, content_id, texts, beside, pictures).library
    lesson = shown_lesson(content_id, texts, pictures, checked.lessons.get(content_id))
    return LessonPage(writing, texts, pictures, checked.problems, lesson, beside.articles)
