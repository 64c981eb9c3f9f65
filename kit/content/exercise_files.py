"""Reading exercises/: each exercise with its key, held against each other and the lessons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.content.articles import Article
from kit.content.exercise import Exercise, exercise_model
from kit.content.key import Key, key_model
from kit.content.lesson import Lesson
from kit.content.partners import ReadExercise, check_partners
from kit.content.problems import Problem, Severity
from kit.content.shapes import place, read_shape
from kit.content.stats.bounds import FEW_ITEMS, MANY_ITEMS
from kit.content.yaml_file import Located, parse, read_text
from kit.items import ITEM_TYPES
from kit.items.advice import near_miss
from kit.items.base import Finding
from kit.items.shapes import ArticleOrigin

_KEY_SUFFIX = ".key.yaml"


@dataclass
class Offered:
    """What may be given to a class."""

    exercises: dict[str, Exercise[Any]] = field(default_factory=dict)
    keys: dict[str, Key[Any]] = field(default_factory=dict)
    #: Where the key of each exercise stands, by exercise id.
    key_files: dict[str, Path] = field(default_factory=dict)
    #: Lessons that an exercise names, offered or not.
    named: set[str] = field(default_factory=set)

    def drop(self, exercise_id: str) -> None:
        """Offer an exercise no longer, if it was."""
        self.exercises.pop(exercise_id, None)
        self.keys.pop(exercise_id, None)
        self.key_files.pop(exercise_id, None)


@dataclass(frozen=True)
class _File:
    shown: Path
    located: Located


def read_exercises(
    root: Path, articles: Mapping[str, Article], lessons: Mapping[str, Lesson]
) -> tuple[Offered, list[Problem]]:
    """The exercises without errors, and all problems of all exercise and key files."""
    offered, problems = Offered(), list[Problem]()
    read: dict[str, ReadExercise] = {}
    folder = root / "exercises"
    for path in sorted(folder.glob("*.yaml")):
        if path.name.endswith(_KEY_SUFFIX):
            continue
        exercise, key, found = _read_pair(root, path, articles, lessons, read, offered.named)
        problems += found
        if exercise and key and not any(p.severity is Severity.ERROR for p in found):
            offered.exercises[exercise.id] = exercise
            offered.keys[exercise.id] = key
            offered.key_files[exercise.id] = _key_path(path).relative_to(root)
    problems += _keys_without_exercise(root, folder)
    for exercise_id, problem in check_partners(read):
        problems.append(problem)
        offered.drop(exercise_id)
    return offered, problems


def _key_path(path: Path) -> Path:
    return path.with_name(path.stem + _KEY_SUFFIX)


def _keys_without_exercise(root: Path, folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.glob(f"*{_KEY_SUFFIX}")):
        name = path.name.removesuffix(_KEY_SUFFIX) + ".yaml"
        if not (folder / name).exists():
            yield Problem(
                path.relative_to(root), 1, "file", f"a key without {name}",
                "a key beside its exercise, named like it", "rename it, or write the exercise",
            )  # fmt: skip


def _read_file(root: Path, path: Path) -> _File | Problem:
    shown = path.relative_to(root)
    text = read_text(path, shown)
    located = text if isinstance(text, Problem) else parse(text, shown)
    if isinstance(located, Problem):
        return located
    if not isinstance(located.data, dict):
        return Problem(
            shown, 1, "file", "no fields", "a group of fields, one a line", "see docs/authoring.md"
        )
    return _File(shown, located)


def _read_pair(
    root: Path,
    path: Path,
    articles: Mapping[str, Article],
    lessons: Mapping[str, Lesson],
    read: dict[str, ReadExercise],
    named: set[str],
) -> tuple[Exercise[Any] | None, Key[Any] | None, list[Problem]]:
    file = _read_file(root, path)
    if isinstance(file, Problem):
        return None, None, [file]
    if "lesson" in file.located.data:
        named.add(str(file.located.data["lesson"]))
    name = file.located.data.get("type")
    if name not in ITEM_TYPES:
        problem = Problem(
            file.shown, file.located.line(("type",)), "type",
            f"the type {name!r}" if name else "no type", ", ".join(ITEM_TYPES),
            near_miss(str(name), ITEM_TYPES, "choose one of these"),
        )  # fmt: skip
        return None, None, [problem]
    exercise, problems = read_shape(exercise_model(name), file.located, file.shown)
    if exercise is not None:
        problems += _check_exercise(file, exercise, articles, lessons, read)
    key, found = _read_key(root, path, name, exercise)
    return exercise, key, problems + found


def _read_key(
    root: Path, path: Path, type_name: str, exercise: Exercise[Any] | None
) -> tuple[Key[Any] | None, list[Problem]]:
    key_path = _key_path(path)
    if not key_path.exists():
        missing = Problem(
            key_path.relative_to(root), 1, "file", "no key", "a key beside each exercise",
            "write it (docs/authoring.md)",
        )  # fmt: skip
        return None, [missing]
    file = _read_file(root, key_path)
    if isinstance(file, Problem):
        return None, [file]
    key, problems = read_shape(key_model(type_name), file.located, file.shown)
    if key is not None and exercise is not None:
        problems += _check_key(file, exercise, key)
    return key, problems


def _check_exercise(
    file: _File,
    exercise: Exercise[Any],
    articles: Mapping[str, Article],
    lessons: Mapping[str, Lesson],
    read: dict[str, ReadExercise],
) -> Iterator[Problem]:
    shown, line = file.shown, file.located.line
    if exercise.id in read:
        yield Problem(
            shown, line(("id",)), "id",
            f"the id {exercise.id!r}, which {read[exercise.id].shown} has",
            "an id of its own for each exercise", "give one of them another id",
        )  # fmt: skip
    read.setdefault(exercise.id, ReadExercise(shown, file.located, exercise))
    if exercise.lesson is not None and exercise.lesson not in lessons:
        yield Problem(
            shown, line(("lesson",)), "lesson", f"the lesson {exercise.lesson!r}",
            ", ".join(lessons) or "none: no lesson could be read",
            near_miss(exercise.lesson, lessons, "name a lesson's file without .md"),
        )  # fmt: skip
    item_type = ITEM_TYPES[exercise.type]
    if exercise.scheme is not None and not item_type.has_labels:
        yield Problem(
            shown, line(("scheme",)), "scheme", f"the scheme {exercise.scheme.value!r}",
            f"none: {exercise.type} gives no labels", "remove it",
        )  # fmt: skip
    yield from _problems(file, (), item_type.check_exercise(exercise))
    yield from _check_length(file, exercise)
    yield from _check_items(file, exercise, articles)


def _check_items(
    file: _File, exercise: Exercise[Any], articles: Mapping[str, Article]
) -> Iterator[Problem]:
    shown, line = file.shown, file.located.line
    item_type = ITEM_TYPES[exercise.type]
    first: set[str] = set()
    for number, item in enumerate(exercise.items):
        if item.id in first:
            yield Problem(
                shown, line(("items", number, "id")), place(file.located, ("items", number)),
                f"the id {item.id!r} a second time", "an id of its own for each item",
                "give one of them another id",
            )  # fmt: skip
        first.add(item.id)
        for path, origin in item.origins():
            if isinstance(origin, ArticleOrigin):
                yield from _check_origin(file, ("items", number, *path), origin, articles)
        found = item_type.check_item(item, exercise.scheme)
        yield from _problems(file, ("items", number), found)


def _check_length(file: _File, exercise: Exercise[Any]) -> Iterator[Problem]:
    item_type = ITEM_TYPES[exercise.type]
    number = sum(item_type.size(item, exercise.scheme) for item in exercise.items)
    if item_type.marked_by_teacher:
        return
    if number < FEW_ITEMS:
        allowed, advice = f"{FEW_ITEMS} or more", "add some: few items tell little about a class"
    elif number > MANY_ITEMS:
        allowed, advice = f"{MANY_ITEMS} or fewer", "make two exercises of it: many items tire"
    else:
        return
    yield Problem(
        file.shown, file.located.line(("items",)), "items", f"{number} of them", allowed, advice,
        Severity.WARNING,
    )  # fmt: skip


def _check_origin(
    file: _File,
    location: tuple[str | int, ...],
    origin: ArticleOrigin,
    articles: Mapping[str, Article],
) -> Iterator[Problem]:
    where = place(file.located, location)
    article = articles.get(origin.article)
    if article is None:
        yield Problem(
            file.shown, file.located.line((*location, "article")), where,
            f"the article {origin.article!r}",
            ", ".join(articles) or "none: lessons/articles.yaml lists no article",
            near_miss(origin.article, articles, "list it in lessons/articles.yaml"),
        )  # fmt: skip
        return
    for paragraph in origin.paragraphs:
        if paragraph > article.paragraphs:
            yield Problem(
                file.shown, file.located.line((*location, "paragraph")), where,
                f"paragraph {paragraph}", f"1 to {article.paragraphs} in article {article.id}",
                "count again: paragraphs are counted from 1",
            )  # fmt: skip


def _problems(
    file: _File, location: tuple[str | int, ...], findings: Iterable[Finding]
) -> Iterator[Problem]:
    """An item type's findings as problems of the file; `location` is what their paths begin at."""
    for finding in findings:
        where = (*location, *finding.path)
        yield Problem(
            file.shown, file.located.line(where), place(file.located, where), finding.found,
            finding.allowed, finding.advice,
        )  # fmt: skip


def _check_key(file: _File, exercise: Exercise[Any], key: Key[Any]) -> Iterator[Problem]:
    shown, line = file.shown, file.located.line
    if key.exercise != exercise.id:
        yield Problem(
            shown, line(("exercise",)), "exercise", f"the exercise {key.exercise!r}", exercise.id,
            "name the exercise that this key is for",
        )  # fmt: skip
    known: dict[str, Any] = {}
    for item in exercise.items:
        known.setdefault(item.id, item)
    yield from _check_agreement(file, known, key)
    item_type = ITEM_TYPES[exercise.type]
    for item_id, entry in key.items.items():
        if item_id not in known:
            continue
        asked = (known[item_id], entry, exercise.scheme)
        found = [*item_type.check_key(*asked), *item_type.check_accepted(*asked)]
        yield from _problems(file, ("items", item_id), found)


def _check_agreement(file: _File, known: Iterable[str], key: Key[Any]) -> Iterator[Problem]:
    for item_id in known:
        if item_id not in key.items:
            yield Problem(
                file.shown, file.located.line(("items",)), "items", f"no entry for {item_id!r}",
                "an entry for each item of the exercise",
                near_miss(item_id, set(key.items) - set(known), "add it"),
            )  # fmt: skip
    for item_id in key.items:
        if item_id not in known:
            yield Problem(
                file.shown, file.located.line(("items", item_id)), f"items, {item_id}",
                "an entry for no item", "an entry for each item of the exercise",
                near_miss(item_id, set(known) - set(key.items), "remove it"),
            )  # fmt: skip
