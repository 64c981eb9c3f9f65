"""Which of several courses that are offered together a lesson, article or exercise is of."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Course:
    """One of the courses that are offered together, by the ids in it.

    `folder`: where it was read from; None for the course that comes with the kit, and for what a
    teacher wrote in the browser (`of_teacher`).
    """

    folder: Path | None
    articles: frozenset[str]
    lessons: frozenset[str]
    exercises: frozenset[str]
    of_teacher: bool = False

    @property
    def heading(self) -> str | None:
        """The folder's own name, without the way to it; None for the shipped course."""
        return None if self.folder is None else folder_name(self.folder)

    @property
    def words(self) -> str:
        """What messages call it."""
        if self.of_teacher:
            lessons = " and ".join(repr(one) for one in sorted(self.lessons))
            return f"your own lesson {lessons}" if lessons else "what you wrote"
        return "the shipped course" if self.folder is None else f"the course in {self.folder}"


def folder_name(folder: Path) -> str:
    """The last part of a folder's path, all of it where that has none (`/`)."""
    return folder.absolute().resolve().name or str(folder)
