"""What exercises may name: the lessons and articles there are, and which of them are unread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.content.articles import Article
from kit.content.lesson import Lesson
from kit.content.names.misnamed import ARTICLES_NAME
from kit.content.problems import Problem


@dataclass(frozen=True)
class Listed:
    """The articles and lessons by id. `unread_*`: those that are there and have an error.

    None where it cannot be told which they are. Naming an unread one is no mistake, but what
    names it cannot be offered. `lacks_list`: there is no list of articles, and nothing said of it.
    """

    articles: Mapping[str, Article]
    lessons: Mapping[str, Lesson]
    unread_articles: frozenset[str] | None = frozenset()
    unread_lessons: frozenset[str] | None = frozenset()
    lacks_list: bool = False

    def beside(self, articles: Mapping[str, Article], lessons: Mapping[str, Lesson]) -> "Listed":
        """The same with what another course lists; a name that is unread here stays unread."""
        broken = (self.unread_articles or frozenset()) | (self.unread_lessons or frozenset())
        return Listed(
            {**{name: articles[name] for name in articles if name not in broken}, **self.articles},
            {**{name: lessons[name] for name in lessons if name not in broken}, **self.lessons},
            self.unread_articles,
            self.unread_lessons,
            self.lacks_list,
        )

    def lacks_article(self, name: str) -> bool:
        """Whether there is surely no such article."""
        unread = self.unread_articles
        return name not in self.articles and unread is not None and name not in unread

    def lacks_lesson(self, name: str) -> bool:
        """Whether there is surely no such lesson."""
        unread = self.unread_lessons
        return name not in self.lessons and unread is not None and name not in unread


def no_article_list(named: Iterable[str]) -> Problem:
    """That articles are named, and there is no list of any."""
    return Problem(
        Path("lessons", ARTICLES_NAME), 1, "file",
        f"no such file, though articles are named ({', '.join(named)})",
        "a list of the articles that lessons and items name",
        "write it (docs/authoring.md)",
    )  # fmt: skip
