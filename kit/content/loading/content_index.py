"""What exercises may name: the lessons and articles there are, and which of them are unread."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.content.articles import Article
from kit.content.lesson import Lesson


@dataclass(frozen=True)
class Listed:
    """The articles and lessons by id. `unread_*`: those that are there and have an error.

    None where it cannot be told which they are. Naming an unread one is no mistake, but what
    names it cannot be offered.
    """

    articles: Mapping[str, Article]
    lessons: Mapping[str, Lesson]
    unread_articles: frozenset[str] | None = frozenset()
    unread_lessons: frozenset[str] | None = frozenset()

    def lacks_article(self, name: str) -> bool:
        """Whether there is surely no such article."""
        unread = self.unread_articles
        return name not in self.articles and unread is not None and name not in unread

    def lacks_lesson(self, name: str) -> bool:
        """Whether there is surely no such lesson."""
        unread = self.unread_lessons
        return name not in self.lessons and unread is not None and name not in unread
