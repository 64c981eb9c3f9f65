"""Reading exercises/: each exercise with its key, held against each other and the lessons."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key, key_model
from kit.content.loading.content_index import Listed
from kit.content.loading.exercise_checks import check_exercise
from kit.content.loading.exercise_source import (
    ContentFile,
    Draft,
    UntypedEntry,
    UntypedExercise,
    UntypedItem,
    UntypedKey,
    needed_files,
    read_content_file,
)
from kit.content.loading.key_checks import check_key
from kit.content.loading.lenient_parse import read_sound
from kit.content.loading.partners import check_partners
from kit.content.loading.unexpected_files import empty_folder, files_in, stray_files
from kit.content.loading.validation import read_shape
from kit.content.problems import KEY_SUFFIX, Problem, Severity, Withheld
from kit.items import ITEM_TYPES
from kit.items.base import AnyItemType
from kit.items.fields.advice import near_miss

FOLDER: Final = "exercises"
_SUFFIX: Final = ".yaml"


@dataclass
class Offered:
    """What may be given to a class."""

    exercises: dict[str, Exercise[Any]] = field(default_factory=dict)
    keys: dict[str, Key[Any]] = field(default_factory=dict)
    #: Where the key of each exercise stands, by exercise id.
    key_files: dict[str, Path] = field(default_factory=dict)
    #: Lessons that an exercise names, offered or not.
    named: set[str] = field(default_factory=set)
    #: Lessons of which an exercise is there and cannot be offered.
    incomplete: set[str] = field(default_factory=set)
    #: Whether each file told which lesson it is for.
    all_named: bool = True
    #: All exercise files, by their path below the content folder, with what could be read.
    files: dict[Path, Draft | None] = field(default_factory=dict)

    def add(self, exercise: Exercise[Any], key: Key[Any], key_file: Path) -> None:
        """Offer an exercise."""
        self.exercises[exercise.id] = exercise
        self.keys[exercise.id] = key
        self.key_files[exercise.id] = key_file

    def withheld(self, problems: Iterable[Problem]) -> Iterator[Withheld]:
        """The files that are not offered, each with the errors for it among all problems."""
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        for path, draft in self.files.items():
            key_path = _key_path(path)
            if key_path in self.key_files.values():
                continue
            reasons = [one for one in errors if one.path in {path, key_path}]
            if draft is not None and not reasons:
                needed = needed_files(draft)
                reasons = [one for one in errors if one.path in needed]
            title = draft.sound.fields.get("title") if draft is not None else None
            yield Withheld(path, title or path.stem, tuple(reasons))

    def drop(self, exercise_id: str) -> None:
        """Offer an exercise no longer, if it was."""
        exercise = self.exercises.pop(exercise_id, None)
        if exercise is not None and exercise.lesson is not None:
            self.incomplete.add(exercise.lesson)
        self.keys.pop(exercise_id, None)
        self.key_files.pop(exercise_id, None)


def read_exercises(root: Path, listed: Listed) -> tuple[Offered, list[Problem]]:
    """The exercises without errors, and all problems of all exercise and key files."""
    paths = _exercise_paths(root)
    offered = Offered(all_named=bool(paths))
    problems = [] if _yaml_files(root) else [empty_folder(FOLDER, f"*{_SUFFIX}")]
    read: dict[str, Draft] = {}
    unnamed = False
    for path in paths:
        draft = _read_draft(root, path)
        offered.files[path.relative_to(root)] = None if isinstance(draft, Problem) else draft[0]
        if isinstance(draft, Problem):
            problems.append(draft)
            problems += _read_lone_key(root, path)
            offered.all_named, unnamed = False, True
            continue
        problems += _offer(root, path, draft, listed, read, offered)
        unnamed = unnamed or draft[0].id is None
        if draft[0].id is not None:
            read.setdefault(draft[0].id, draft[0])
    problems += _keys_without_exercise(root)
    problems += stray_files(root, FOLDER, (_SUFFIX,), "NAME.yaml and NAME.key.yaml")
    for exercise_id, problem in check_partners(read, complete=not unnamed):
        problems.append(problem)
        offered.drop(exercise_id)
    return offered, problems


def _exercise_paths(root: Path) -> list[Path]:
    """The exercise files, in their order; keys are none."""
    return [path for path in _yaml_files(root) if not path.name.endswith(KEY_SUFFIX)]


def _yaml_files(root: Path) -> list[Path]:
    # By suffix, not by pattern: on Windows *.yaml would also be .YAML.
    return [path for path in files_in(root / FOLDER) if path.suffix == _SUFFIX]


def _key_path(path: Path) -> Path:
    return path.with_name(path.stem + KEY_SUFFIX)


def _keys_without_exercise(root: Path) -> Iterator[Problem]:
    files = _yaml_files(root)
    names = {path.name for path in files}
    for path in files:
        name = path.name.removesuffix(KEY_SUFFIX) + _SUFFIX
        if path.name.endswith(KEY_SUFFIX) and name not in names:
            yield Problem(
                path.relative_to(root), 1, "file", f"a key without {name}",
                "a key beside its exercise, named like it", "rename it, or write the exercise",
            )  # fmt: skip


def _read_draft(root: Path, path: Path) -> tuple[Draft, list[Problem]] | Problem:
    """What can be read of an exercise file, and what its shape has wrong."""
    file = read_content_file(root, path)
    if isinstance(file, Problem):
        return file
    name = file.located.data.get("type")
    item_type = ITEM_TYPES.get(name) if isinstance(name, str) else None
    model = exercise_model(item_type.name) if item_type else UntypedExercise
    shape = read_shape(model, file.located, file.shown)
    sound = read_sound(
        model, item_type.item_model if item_type else UntypedItem, file.located, shape.errors
    )
    told = item_type or (name is None and () in file.located.gaps)
    problems = shape.problems if told else [_no_type(file, name), *shape.problems]
    return Draft(file, item_type, shape.whole, sound), problems


def _no_type(file: ContentFile, name: object) -> Problem:
    return Problem(
        file.shown, file.located.line(("type",)), "type",
        f"the type {name!r}" if name else "no type", ", ".join(ITEM_TYPES),
        near_miss(str(name), ITEM_TYPES, "choose one of these"),
    )  # fmt: skip


def _offer(
    root: Path,
    path: Path,
    read_draft: tuple[Draft, list[Problem]],
    listed: Listed,
    read: dict[str, Draft],
    offered: Offered,
) -> list[Problem]:
    """All problems of an exercise and its key; without an error it is offered."""
    draft, problems = read_draft
    problems = [*problems, *check_exercise(draft, listed, read)]
    key, key_problems = _read_key(root, path, draft)
    problems += key_problems
    lesson = draft.file.located.data.get("lesson")
    if lesson is not None:
        offered.named.add(str(lesson))
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    if draft.item_type and draft.whole and key and not errors and not _waits(draft, listed):
        exercise = draft.whole.with_articles(listed.articles)
        offered.add(exercise, key, _key_path(path).relative_to(root))
    elif lesson is not None:
        offered.incomplete.add(str(lesson))
    return problems


def _waits(draft: Draft, listed: Listed) -> bool:
    """Whether an exercise names what is there but cannot be read."""
    lesson = draft.sound.fields.get("lesson")
    unread_lesson = lesson is not None and lesson not in listed.lessons
    return unread_lesson or any(article not in listed.articles for article in draft.articles)


def _read_lone_key(root: Path, path: Path) -> list[Problem]:
    """What is wrong in the key of an exercise that cannot be read at all."""
    key_path = _key_path(path)
    if not os.path.lexists(key_path):
        return [_no_key(root, key_path)]
    file = read_content_file(root, key_path)
    if isinstance(file, Problem):
        return [file]
    return read_shape(UntypedKey, file.located, file.shown).problems


def _no_key(root: Path, key_path: Path) -> Problem:
    return Problem(
        key_path.relative_to(root), 1, "file", "no key", "a key beside each exercise",
        "write it (docs/authoring.md)",
    )  # fmt: skip


def _read_key(root: Path, path: Path, draft: Draft) -> tuple[Key[Any] | None, list[Problem]]:
    key_path = _key_path(path)
    if not os.path.lexists(key_path):
        return None, [_no_key(root, key_path)]
    file = read_content_file(root, key_path)
    if isinstance(file, Problem):
        return None, [file]
    item_type: AnyItemType | None = draft.item_type
    model = key_model(item_type.name) if item_type else UntypedKey
    shape = read_shape(model, file.located, file.shown)
    entry = item_type.key_model if item_type else UntypedEntry
    sound = read_sound(model, entry, file.located, shape.errors)
    return shape.whole, [*shape.problems, *check_key(file, draft, sound)]
