"""Reading exercises/: each exercise with its key, held against each other and the lessons."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key, key_model
from kit.content.loading.content_index import Listed
from kit.content.loading.exercise_checks import (
    check_exercise,
    missing_articles,
    missing_lessons,
)
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
from kit.content.names.misnamed import is_copy, misnamed_keys, no_key
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
    #: Keys under another name, by the name that they should have.
    key_names: dict[Path, Path] = field(default_factory=dict)

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
            own = {path, key_path, self.key_names.get(key_path, key_path)}
            reasons = [one for one in errors if one.path in own]
            if draft is not None and not reasons:
                needed = needed_files(draft)
                reasons = [one for one in errors if one.path in needed]
                # A list or a lesson under another name has its error there.
                reasons = reasons or [one for one in errors if one.path.parent in needed]
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
    misnamed = misnamed_keys(files_in(root / FOLDER))
    paths = [path for path in _exercise_paths(root) if path not in misnamed.values()]
    offered = Offered(all_named=bool(paths))
    offered.key_names = {
        path.relative_to(root): other.relative_to(root) for path, other in misnamed.items()
    }
    problems = [] if _yaml_files(root) else [empty_folder(FOLDER, f"*{_SUFFIX}")]
    drafts = {path: _read_draft(root, path) for path in paths}
    read = _originals({path: one[0] for path, one in drafts.items() if isinstance(one, tuple)})
    for path, draft in drafts.items():
        offered.files[path.relative_to(root)] = None if isinstance(draft, Problem) else draft[0]
        if isinstance(draft, Problem):
            problems.append(draft)
            problems += _read_lone_key(root, path, misnamed)
            offered.all_named = False
            continue
        problems += _offer(_Place(root, path, misnamed), draft, listed, read, offered)
    problems += missing_lessons(
        [one[0] for one in drafts.values() if isinstance(one, tuple)], listed
    )
    problems += missing_articles(
        [one[0] for one in drafts.values() if isinstance(one, tuple)], listed
    )
    problems += _keys_without_exercise(root)
    strays = stray_files(root, FOLDER, (_SUFFIX,), "NAME.yaml and NAME.key.yaml")
    problems += [one for one in strays if one.path not in offered.key_names.values()]
    complete = all(isinstance(one, tuple) and one[0].id is not None for one in drafts.values())
    for exercise_id, problem in check_partners(read, complete=complete):
        problems.append(problem)
        offered.drop(exercise_id)
    return offered, problems


def _originals(drafts: Mapping[Path, Draft]) -> Mapping[str, Draft]:
    """The exercise of each id: where two have it, the one of which the other is no copy."""
    first: dict[str, Draft] = {}
    for draft in drafts.values():
        if draft.id is None:
            continue
        known = first.setdefault(draft.id, draft)
        if is_copy(known.file.shown, draft.file.shown):
            first[draft.id] = draft
    return first


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
    if name is None and "exercise" in file.located.data and "id" not in file.located.data:
        return Problem(
            file.shown, file.located.line(("exercise",)), "file",
            "a key, to judge by its field 'exercise'", "NAME.key.yaml beside NAME.yaml",
            "rename it",
        )  # fmt: skip
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


@dataclass(frozen=True)
class _Place:
    """An exercise's file, and keys under another name by the one that they should have."""

    root: Path
    path: Path
    misnamed: Mapping[Path, Path]


def _offer(
    place: _Place,
    read_draft: tuple[Draft, list[Problem]],
    listed: Listed,
    read: Mapping[str, Draft],
    offered: Offered,
) -> list[Problem]:
    """All problems of an exercise and its key; without an error it is offered."""
    draft, problems = read_draft
    twin = None if draft.id is None or read[draft.id] is draft else read[draft.id]
    problems = [*problems, *check_exercise(draft, listed, twin)]
    key, key_problems = _read_key(place, draft, is_twin=twin is not None)
    problems += key_problems
    lesson = draft.file.located.data.get("lesson")
    if lesson is not None:
        offered.named.add(str(lesson))
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    if draft.item_type and draft.whole and key and not errors and not _waits(draft, listed):
        exercise = draft.whole.with_articles(listed.articles)
        offered.add(exercise, key, _key_path(place.path).relative_to(place.root))
    elif lesson is not None:
        offered.incomplete.add(str(lesson))
    return problems


def _waits(draft: Draft, listed: Listed) -> bool:
    """Whether an exercise names what is there but cannot be read."""
    lesson = draft.sound.fields.get("lesson")
    unread_lesson = lesson is not None and lesson not in listed.lessons
    return unread_lesson or any(article not in listed.articles for article in draft.articles)


def _read_lone_key(root: Path, path: Path, misnamed: Mapping[Path, Path]) -> list[Problem]:
    """What is wrong in the key of an exercise that cannot be read at all."""
    key_path = _key_path(path)
    if not os.path.lexists(key_path):
        return [no_key(root, key_path, misnamed)]
    file = read_content_file(root, key_path)
    if isinstance(file, Problem):
        return [file]
    return read_shape(UntypedKey, file.located, file.shown).problems


def _read_key(
    place: _Place, draft: Draft, *, is_twin: bool
) -> tuple[Key[Any] | None, list[Problem]]:
    """The key, and its problems; of an exercise whose id another has, those of its shape alone."""
    key_path = _key_path(place.path)
    if not os.path.lexists(key_path):
        return None, [] if is_twin else [no_key(place.root, key_path, place.misnamed)]
    file = read_content_file(place.root, key_path)
    if isinstance(file, Problem):
        return None, [file]
    item_type: AnyItemType | None = draft.item_type
    model = key_model(item_type.name) if item_type else UntypedKey
    shape = read_shape(model, file.located, file.shown)
    entry = item_type.key_model if item_type else UntypedEntry
    sound = read_sound(model, entry, file.located, shape.errors)
    return shape.whole, [*shape.problems, *check_key(file, draft, sound, is_twin=is_twin)]
