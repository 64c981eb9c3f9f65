"""An exercise file as far as it can be read, and its shape where its item type is unknown."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ConfigDict, Field

from kit.content.exercise import Exercise
from kit.content.key import Key
from kit.content.loading.lenient_parse import ITEMS, Sound, raw_items
from kit.content.loading.validation import location_words
from kit.content.loading.yaml_file import Located, parse, read_text
from kit.content.problems import Problem, Severity
from kit.items.base import AnyItemType
from kit.items.fields.advice import Finding
from kit.items.fields.base_models import ArticleOrigin, Item, KeyEntry, Origin
from kit.vocabulary import Scheme

LESSONS: Final = Path("lessons")
ARTICLES: Final = LESSONS / "articles.yaml"


@dataclass(frozen=True)
class ContentFile:
    """A file that is YAML and a group of fields. `shown` is its path below the content folder."""

    shown: Path
    located: Located


def read_content_file(root: Path, path: Path) -> ContentFile | Problem:
    """The file, or why it is none."""
    shown = path.relative_to(root)
    text = read_text(path, shown)
    located = text if isinstance(text, Problem) else parse(text, shown)
    if isinstance(located, Problem):
        return located
    if not isinstance(located.data, dict):
        return Problem(
            shown, 1, "file", "no fields", "a group of fields, one a line", "see docs/authoring.md"
        )
    return ContentFile(shown, located)


@dataclass(frozen=True)
class Draft:
    """An exercise file and what of it is sound. `item_type` None: the file names none there is.

    `whole` is None where there is an error in its shape.
    """

    file: ContentFile
    item_type: AnyItemType | None
    whole: Exercise[Any] | None
    sound: Sound

    @property
    def id(self) -> str | None:
        """The exercise's id, if it can be read."""
        return self.sound.fields.get("id")

    @property
    def scheme(self) -> Scheme | None:
        """The scheme to judge by. One that cannot be read allows whatever some scheme does."""
        if self.item_type is None or not self.item_type.has_labels:
            return None
        scheme: Scheme | None = self.sound.fields.get("scheme", Scheme.FIVE_WAY)
        return scheme

    @property
    def items(self) -> Sequence[tuple[int, Item]]:
        """The items that could be read, each with its number."""
        return list(self.sound.items.items())

    @property
    def articles(self) -> Sequence[str]:
        """The articles that the items which could be read name as their origin."""
        return [
            origin.article
            for _, item in self.items
            for _, origin in item.origins()
            if isinstance(origin, ArticleOrigin)
        ]

    @property
    def names(self) -> Sequence[tuple[str, bool]]:
        """Each item's id as it is written, and whether it is one."""
        return [_name_of(raw, number, self.sound) for number, raw in self._raw]

    @property
    def unread(self) -> Collection[str]:
        """The ids of the items of which a part could not be read as it is written."""
        located = self.file.located
        numbers = {place[1] for place in located.unread | located.gaps if place[1:]}
        return {item.id for number, item in self.items if number in numbers}

    @property
    def length(self) -> int:
        """How many items the file has, the broken ones included."""
        return len(self._raw)

    @property
    def _raw(self) -> Sequence[tuple[int, Any]]:
        items = self.file.located.data.get(ITEMS)
        return raw_items(self.file.located.data) if isinstance(items, list) else []


def _name_of(raw: Any, number: int, sound: Sound) -> tuple[str, bool]:
    name = raw.get("id") if isinstance(raw, dict) else None
    sure = isinstance(name, str) and (ITEMS, number, "id") not in sound.errors
    return str(name or ""), sure


def needed_files(draft: Draft) -> Collection[Path]:
    """What an exercise cannot be offered without, beside itself and its key."""
    lesson = draft.sound.fields.get("lesson")
    # Of the folder itself it is said where there is none, or no lesson in it.
    needed = {LESSONS} if draft.articles or lesson is not None else set()
    needed |= {ARTICLES} if draft.articles else set()
    return needed | ({LESSONS / f"{lesson}.md"} if lesson is not None else set())


def problems_of(
    file: ContentFile,
    location: tuple[str | int, ...],
    findings: Iterable[Finding],
    severity: Severity = Severity.ERROR,
) -> Iterator[Problem]:
    """An item type's findings as problems of the file; `location` is what their paths begin at."""
    for finding in findings:
        where = (*location, *finding.path)
        yield Problem(
            file.shown, file.located.line(where, finding.near),
            location_words(file.located, where),
            finding.found, finding.allowed, finding.advice, severity,
        )  # fmt: skip


#: The other fields are the type's own, and cannot be judged without it.
_OPEN = ConfigDict(extra="ignore")


class UntypedItem(Item):
    """An item of whatever type."""

    model_config = _OPEN

    origin: Origin | None = Field(default=None, alias="from")

    def origins(self) -> Sequence[tuple[tuple[str, ...], Origin]]:
        """The one of the field `from`, where there is one."""
        return () if self.origin is None else ((("from",), self.origin),)


class UntypedExercise(Exercise[UntypedItem]):
    """An exercise of whatever type."""

    model_config = _OPEN

    type: Any = None


class UntypedEntry(KeyEntry):
    """A key's entry for an item of whatever type."""

    model_config = _OPEN


class UntypedKey(Key[UntypedEntry]):
    """The key of an exercise of whatever type."""
