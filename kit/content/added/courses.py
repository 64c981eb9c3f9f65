"""The shipped course and a folder that is added to it, read in one place for all who load them."""

from dataclasses import dataclass, replace
from pathlib import Path

from kit.content.added.signature import Signature, TooManyFiles, signature_of
from kit.content.library import Library, load_library
from kit.content.names import lesson_names
from kit.content.paths import shipped_root
from kit.content.problems import Problem


@dataclass(frozen=True, slots=True)
class Courses:
    """What is offered, and the two courses that it is made of.

    `shipped` is empty where it was left out. `own` is the folder's course, read beside it; None
    where no folder was named. `signature` is of the folder's files as they were before they were
    read; None where there were none. Problems of `offered` name files from their folder on where
    both are there, so that nobody takes one course's for the other's.
    """

    shipped: Library
    folder: Path | None = None
    own: Library | None = None
    signature: Signature | None = None
    without_shipped: bool = False

    @property
    def are_two(self) -> bool:
        """Whether files of two folders are offered."""
        return self.own is not None and not self.without_shipped

    @property
    def copied(self) -> int:
        """How many lessons of the shipped course the folder has, too, and may not offer."""
        own = self.own.errors if self.own is not None else ()
        return sum(
            one.path.parent.name == lesson_names.FOLDER and one.path.stem in self.shipped.lessons
            for one in own
            if one.where == "file"
        )

    @property
    def offered(self) -> Library:
        """All that may be given to a class; joined anew at each call."""
        if self.own is None or self.folder is None:
            return self.shipped
        if self.without_shipped:
            return replace(self.own, joined_of=(self.own.as_course(self.folder),))
        joined = self.shipped.joined(self.own, self.folder)
        return replace(
            joined,
            problems=(
                *(_under(shipped_root(), one) for one in self.shipped.problems),
                *(_under(self.folder, one) for one in self.own.problems),
            ),
            withheld=tuple(
                replace(
                    one,
                    path=root / one.path,
                    reasons=tuple(_under(root, reason) for reason in one.reasons),
                )
                for root, library in ((shipped_root(), self.shipped), (self.folder, self.own))
                for one in library.withheld
            ),
        )

    def read_anew(self, signature: Signature | None) -> "Courses":
        """The same with the folder as it is now; `signature` is what its files were just before."""
        if self.folder is None:
            return self
        beside = None if self.without_shipped else self.shipped
        return replace(self, own=load_library(self.folder, beside), signature=signature)

    def with_own(self, own: Library) -> "Courses":
        """The same with another course of the folder."""
        return replace(self, own=own)


def read_courses(folder: Path | None, *, without_shipped: bool = False) -> Courses:
    """Read what is to be offered. Never raises for what a file holds.

    Without a folder, or where it is the shipped one itself, that is the shipped course.
    """
    if folder is None or _is_shipped(folder):
        return Courses(load_library(shipped_root()))
    shipped = Library.empty() if without_shipped else load_library(shipped_root())
    alone = Courses(shipped, folder, Library.empty(), None, without_shipped)
    try:
        signature = signature_of(folder)
    except TooManyFiles:
        signature = None
    return alone.read_anew(signature)


def _is_shipped(folder: Path) -> bool:
    try:
        return folder.samefile(shipped_root())
    except OSError:
        return False


def _under(root: Path, problem: Problem) -> Problem:
    return replace(problem, path=root / problem.path)
