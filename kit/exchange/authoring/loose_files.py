"""Files of a content folder, chosen one by one, as what a shared file would hold."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final, NoReturn

from kit.content.library import Library
from kit.content.own.beginnings import FIRST_NUMBER, number_of
from kit.content.own.naming import field_of, title_of
from kit.content.own.texts import (
    ARTICLES,
    EXERCISE,
    KEY,
    LEAVE,
    LESSON,
    NOTES,
    DraftKind,
    placed,
)
from kit.content.own.top_fields import top_field
from kit.content.pictures.picture import is_picture_name
from kit.exchange.authoring.package import PICTURES
from kit.exchange.authoring.received import (
    NO_SLIP,
    TEXT_MOST,
    Received,
    Refused,
    package_in,
    received,
)
from kit.exchange.authoring.sentences import sentence, shown
from kit.exchange.authoring.text_form.item_ids import slug
from kit.exchange.authoring.zip_files import FILE_MOST, BadZip
from kit.items.fields.base_models import ID_MAX, ID_PATTERN
from kit.vocabulary import N_

_ID: Final = re.compile(ID_PATTERN)
_NUMBER: Final = re.compile("[0-9]{1,6}")
_YAML: Final = (".yaml", ".yml")
_MAIN: Final = {DraftKind.EXERCISE: EXERCISE, DraftKind.LESSON: LESSON}
#: Where no id can be made of a file's name or of its title.
_NAMELESS: Final = {DraftKind.EXERCISE: "exercise", DraftKind.LESSON: "lesson"}

FOREIGN: Final = N_(
    "“%(name)s” is no file that is read here. Choose a .zip; or the .yaml files of one exercise, "
    "with its key; or the .md file of one lesson, with its other files and pictures (.svg, .png); "
    "or a .txt with claims."
)
TWO: Final = N_(
    "“%(first)s” and “%(second)s” are of one kind, and one exercise or lesson has one of it. Bring "
    "them in one after the other."
)
BOTH: Final = N_(
    "“%(first)s” is of an exercise and “%(second)s” of a lesson. Bring them in one after the "
    "other, the lesson first."
)
NO_MAIN: Final = N_(
    "“%(name)s” is there, and the exercise or lesson that it belongs to is not. Choose both files "
    "together."
)
NO_UTF8: Final = N_(
    "“%(name)s” is no text in UTF-8 (line %(line)s). Save it as UTF-8 and choose it once more."
)
LONG: Final = N_(
    "“%(name)s” has %(size)s bytes; such a file has at most %(most)s. Make two of it, each with a "
    "name of its own."
)


def read_loose(
    chosen: Sequence[tuple[str, bytes]], library: Library, taken: Collection[str] = ()
) -> Received | Refused:
    """What the files are, each by the name that it was chosen by. Never raises.

    `taken` are ids that the library does not have, and that are given all the same.
    """
    try:
        package, remarks = package_in(_in_folder(chosen))
    except BadZip as bad:
        return Refused((bad.reason,))
    # Whose they are is known to whoever chose them.
    said = [one for one in remarks if one != sentence(NO_SLIP)]
    return received(package, said, library, taken)


def _in_folder(chosen: Sequence[tuple[str, bytes]]) -> Mapping[str, bytes]:
    """The files by the paths that they would have in a content folder. Raises BadZip."""
    texts: dict[str, tuple[str, str]] = {}
    pictures: dict[str, bytes] = {}
    for name, raw in chosen:
        if is_picture_name(name):
            _refuse_long(name, raw, FILE_MOST)
            if f"{PICTURES}{name}" in pictures:
                _refuse(TWO, first=shown(name), second=shown(name))
            pictures[f"{PICTURES}{name}"] = raw
            continue
        part, text = _part(name, raw)
        if part in texts:
            _refuse(TWO, first=shown(texts[part][0]), second=shown(name))
        texts[part] = name, text
    kind = _kind(texts, pictures)
    own = {part: text for part, (_name, text) in texts.items()}
    content_id = _id_of(kind, texts[_MAIN[kind]][0], own)
    files = placed(kind, content_id, own)
    return {path: text.encode() for path, text in files.items()} | pictures


def _kind(texts: Mapping[str, tuple[str, str]], pictures: Collection[str]) -> DraftKind:
    of_lesson = [texts[part][0] for part in (LESSON, NOTES, LEAVE) if part in texts]
    of_lesson += [path.removeprefix(PICTURES) for path in pictures]
    of_exercise = [texts[part][0] for part in (EXERCISE, KEY) if part in texts]
    if of_lesson and of_exercise:
        _refuse(BOTH, first=shown(of_exercise[0]), second=shown(of_lesson[0]))
    kind = DraftKind.LESSON if of_lesson else DraftKind.EXERCISE
    if _MAIN[kind] not in texts:
        first = next(iter([*of_lesson, *of_exercise, *(name for name, _text in texts.values())]))
        _refuse(NO_MAIN, name=shown(first))
    return kind


def _part(name: str, raw: bytes) -> tuple[str, str]:
    """Which text of a draft a file is, and that text. Raises BadZip."""
    suffix = PurePosixPath(name).suffix.lower()
    stem = name[: len(name) - len(suffix)].lower()
    if suffix == ".md":
        part = {".teacher": NOTES, ".leave": LEAVE}.get(PurePosixPath(stem).suffix, LESSON)
        return part, _text(name, raw)
    if suffix not in _YAML:
        _refuse(FOREIGN, name=shown(name))
    text = _text(name, raw)
    if stem == "articles" or _begins_with(text, "articles"):
        return ARTICLES, text
    is_key = stem.endswith(".key") or (top_field(text, "exercise") and not top_field(text, "type"))
    return (KEY if is_key else EXERCISE), text


def _begins_with(text: str, name: str) -> bool:
    """Whether the first line of a YAML text that is no comment is this field."""
    return next(_lines(text), "").partition(":")[0] == name


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _id_of(kind: DraftKind, name: str, texts: Mapping[str, str]) -> str:
    """The exercise's own id, or the name of a lesson's file; where it is none, by the title."""
    stem = name.rpartition(".")[0]
    if kind is DraftKind.EXERCISE:
        written = field_of(kind, texts, "id") or stem
        if len(written) <= ID_MAX and _ID.fullmatch(written):
            return written
        return slug(title_of(kind, texts) or stem) or _NAMELESS[kind]
    if len(stem) <= ID_MAX and _ID.fullmatch(stem) and number_of(stem) is not None:
        return stem
    number = field_of(kind, texts, "number") or ""
    words = slug(title_of(kind, texts) or stem) or _NAMELESS[kind]
    first = number if _NUMBER.fullmatch(number) else FIRST_NUMBER
    return f"{first}-{words}"[:ID_MAX].rstrip("-")


def _text(name: str, raw: bytes) -> str:
    _refuse_long(name, raw, TEXT_MOST)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadZip(sentence(NO_UTF8, name=shown(name), line=line)) from None


def _refuse_long(name: str, raw: bytes, most: int) -> None:
    if len(raw) > most:
        raise BadZip(sentence(LONG, name=shown(name), size=len(raw), most=most))


def _refuse(message: str, **facts: object) -> NoReturn:
    raise BadZip(sentence(message, **facts))
