"""Pictures of a lesson held together: front matter, places in the reading, files."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kit.content.loading.unexpected_files import files_in
from kit.content.loading.validation import Location
from kit.content.loading.yaml_file import Located
from kit.content.notation.markup_signs import markup_problems
from kit.content.pictures.picture import SUFFIXES, Picture, PictureEntry, is_picture_name
from kit.content.pictures.picture_files import read_picture
from kit.content.pictures.placed_pictures import PlacedPicture
from kit.content.problems import Problem, Severity, short_repr
from kit.items.fields.advice import near_miss

_FIELD: Final = "pictures"
_FORM: Final = '![what is to be seen](picture.svg "The caption.") alone in its paragraph'


@dataclass(frozen=True, slots=True)
class Listed:
    """What front matter lists: the sound entries, and all names, each with its place.

    `names` is None where it cannot be told which there are.
    """

    entries: Sequence[tuple[int, PictureEntry]]
    names: Collection[str] | None


def listed_pictures(located: Located, errors: Iterable[Location]) -> Listed:
    """The pictures of front matter that has these errors in its shape."""
    raw = located.data.get(_FIELD) if isinstance(located.data, dict) else None
    if raw is None and not any(place[:1] == (_FIELD,) for place in errors):
        return Listed((), ())
    if not isinstance(raw, list):
        return Listed((), None)
    wrong = {place[1] for place in errors if place[:1] == (_FIELD,) and len(place) > 1}
    entries = [
        (number, PictureEntry.model_validate(one))
        for number, one in enumerate(raw)
        if number not in wrong
    ]
    names = [one.get("file") for one in raw if isinstance(one, dict)]
    whole = len(names) == len(raw) and all(isinstance(name, str) for name in names)
    return Listed(entries, [str(name) for name in names] if whole else None)


def read_pictures(
    lesson: Path, shown: Path, located: Located, listed: Listed, body: str
) -> tuple[tuple[Picture, ...], list[Problem]]:
    """The sound pictures, and what is wrong with the entries and their files.

    They lie beside the file `lesson`, which problems name `shown`; `body` is its reading.
    """
    folder = lesson.parent
    there = {path.name for path in files_in(folder)}
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, entry in listed.entries:
        place = _Place(shown, located, number, entry.file)
        entry_problem = _entry_problem(place, seen, there)
        seen.add(entry.file)
        if entry_problem is not None:
            problems.append(entry_problem)
            continue
        if entry.file not in body:
            problems.append(_unused(place))
        content = read_picture(folder / entry.file)
        if isinstance(content, list):
            path = shown.with_name(entry.file)
            problems += [_of_file(path, one) for one in content]
        else:
            pictures[entry.file] = Picture(**dict(entry), **content)
    return tuple(pictures.values()), problems


def _of_file(path: Path, remark: Any) -> Problem:
    return Problem(path, remark.line, "picture", remark.mistake, remark.allowed, remark.advice)


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry of the front matter."""

    shown: Path
    located: Located
    number: int
    name: str

    def problem(
        self, mistake: str, allowed: str, advice: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Something wrong with it."""
        line = self.located.line((_FIELD, self.number, "file"))
        where = f"{_FIELD}, number {self.number + 1}, file"
        return Problem(self.shown, line, where, mistake, allowed, advice, severity)


def _entry_problem(place: _Place, seen: set[str], there: Collection[str]) -> Problem | None:
    name = place.name
    if not is_picture_name(name):
        return place.problem(
            short_repr(name),
            "lower-case letters, digits and single hyphens between them, then .svg or .png",
            "name the file so, and put it beside the lesson",
        )
    if name in seen:
        return place.problem(
            f"the picture {name!r} a second time", "one entry for each picture",
            "take one of them out; the reading may show it several times",
        )  # fmt: skip
    if name not in there:
        pictures = [one for one in there if one.endswith(SUFFIXES)]
        return place.problem(
            f"no file {place.shown.parent.as_posix()}/{name}", "a file beside the lesson",
            near_miss(name, sorted(pictures), "put it there, or take the entry out"),
        )  # fmt: skip
    return None


def _unused(place: _Place) -> Problem:
    return place.problem(
        f"the picture {place.name!r}, which the reading does not show",
        "pictures that stand in the reading",
        f'write ![what is to be seen]({place.name} "The caption.") there, or take the entry out',
        Severity.WARNING,
    )


def stray_pictures(
    root: Path, folder: str, listed: Iterable[Collection[str] | None]
) -> Iterator[Problem]:
    """A warning for each picture in the folder that no lesson lists.

    `listed`: the names that each lesson lists; None for one of which that cannot be told.
    """
    names = list(listed)
    if None in names:
        return
    known = {name for one in names for name in one or ()}
    for path in files_in(root / folder):
        if path.suffix in SUFFIXES and path.name not in known:
            yield Problem(
                path.relative_to(root), 1, "file", "a picture that no lesson lists",
                "pictures that the front matter of a lesson has under 'pictures'",
                "list it there, or put it elsewhere", Severity.WARNING,
            )  # fmt: skip


def placing_problems(
    shown: Path, pictures: Iterable[PlacedPicture], lines_before: int, names: Collection[str] | None
) -> Iterator[Problem]:
    """What is wrong with the pictures in a reading. `names`: what the front matter lists."""
    for picture in pictures:
        line = picture.line + lines_before
        for mistake, allowed, advice in _mistakes(picture, names):
            yield Problem(shown, line, "picture", mistake, allowed, advice)
        texts = {"alternative text": picture.alternative, "caption": picture.caption}
        for (text,), problem in markup_problems(texts, shown):
            yield Problem(
                shown, line, f"picture, {text}", problem.found, problem.allowed, problem.advice,
                problem.severity,
            )  # fmt: skip


def _mistakes(
    picture: PlacedPicture, names: Collection[str] | None
) -> Iterator[tuple[str, str, str]]:
    name = picture.file
    if not picture.alternative:
        yield (
            f"the picture {short_repr(name)} without alternative text", _FORM,
            "say between [ and ] what is to be seen, for whoever listens to the page",
        )  # fmt: skip
    if not picture.caption:
        yield (
            f"the picture {short_repr(name)} without a caption", _FORM,
            "write one in quotes behind the file's name",
        )  # fmt: skip
    if "[[" in picture.caption:
        yield (
            "a pen in a caption, which is shown as it is typed", "plain text",
            "take [[label: and ]] out",
        )  # fmt: skip
    if re.search(r"[:/\\]", name):
        yield (
            f"a picture at {short_repr(name)}", "a file beside the lesson, by its name alone",
            "save it there if its licence allows that, and list it under 'pictures'",
        )  # fmt: skip
    elif names is not None and name not in names:
        yield (
            f"the picture {short_repr(name)}, which the front matter does not list",
            ", ".join(names) or "none: the front matter has no 'pictures'",
            near_miss(name, names, "list it there, with 'file', 'by' and 'licence'"),
        )  # fmt: skip
