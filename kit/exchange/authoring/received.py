"""A shared file read, checked whole, and fitted beside what there is. Nothing is changed by it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from kit.content.library import Library
from kit.content.own.checked import Checked, check_texts
from kit.content.own.naming import field_of, title_of
from kit.content.own.texts import (
    ARTICLES,
    EXERCISE,
    KEY,
    LEAVE,
    LESSON,
    NOTES,
    DraftKind,
    Texts,
    placed,
    texts_at,
)
from kit.content.pictures.picture import is_picture_name
from kit.content.problems import KEY_SUFFIX, Problem
from kit.exchange.authoring.fitting import fitted
from kit.exchange.authoring.manifest import MANIFEST, Manifest, read_manifest
from kit.exchange.authoring.package import PICTURES, Package
from kit.exchange.authoring.sentences import Sentence, sentence, shown
from kit.exchange.authoring.zip_files import NO_ZIP, BadZip, unpacked
from kit.items.fields.base_models import ID_MAX, ID_PATTERN
from kit.vocabulary import N_

_FOLDERS: Final = ("lessons", "exercises")
_ID: Final = re.compile(ID_PATTERN)
_OFFICE: Final = "[Content_Types].xml"
_NAMED_MOST: Final = 3
#: Ten times the longest file of the shipped course. A text of this size is read in seconds.
TEXT_MOST: Final = 100_000
_NAMES: Final[Mapping[DraftKind, tuple[str, ...]]] = {
    DraftKind.EXERCISE: (EXERCISE, KEY, ARTICLES),
    DraftKind.LESSON: (LESSON, NOTES, LEAVE, ARTICLES),
}

FOREIGN: Final = N_(
    "What the kit does not read is in it: %(names)s. A shared file holds whose-words.json, the "
    "files of one exercise or lesson in exercises/ and lessons/, and pictures (.svg, .png) beside "
    "a lesson. Take the rest out, or share each exercise by itself with `kit export`."
)
NOTHING: Final = N_(
    "No exercise and no lesson is in it: found %(names)s. A shared file holds "
    "exercises/NAME.yaml or lessons/NN-NAME.md. Make it with `kit export` or with the button "
    "“Share”."
)
SEVERAL: Final = N_(
    "%(count)s exercises and lessons are in it: %(names)s. A shared file holds one: share each by "
    "itself, or put a whole folder beside the course with --content."
)
OTHER_NAME: Final = N_(
    "whose-words.json in it names %(kind)s “%(id)s”, and there is no file %(path)s. Take the file "
    "as it came from the kit, or leave whose-words.json out."
)
KEY_MISSING: Final = N_(
    "whose-words.json in it says that the key is in the file, and there is no file %(path)s. Ask "
    "for it once more, with its key or without."
)
NO_UTF8: Final = N_(
    "“%(name)s” in it is no text in UTF-8 (line %(line)s). Save it as UTF-8 and pack the files "
    "anew."
)
LONG: Final = N_(
    "“%(name)s” in it has %(size)s bytes; a text in a shared file has at most %(most)s. Share it "
    "in parts, each with a name of its own."
)
NO_SLIP: Final = N_(
    "It had no whose-words.json, so nobody is named whose it is, nor on what terms it may be used."
)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of which nothing is taken, and why."""

    reasons: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """A file that can come in.

    `package` is what is in it, as it is there; `fitted` the same as it comes in beside what there
    is, `checked` how that reads. `problems` are the errors to mend before it can be given; that a
    key is missing which was left out is none. `remarks` say what was changed, in whole sentences.
    """

    package: Package
    fitted: Package
    checked: Checked
    problems: tuple[Problem, ...]
    remarks: tuple[Sentence, ...]


def read_package(raw: bytes, library: Library, taken: Collection[str] = ()) -> Received | Refused:
    """What is in a shared file, beside the library that it comes into. Never raises.

    `taken` are ids that the library does not have, and that are given all the same.
    """
    try:
        whole = unpacked(raw, _FOLDERS, (MANIFEST,))
        if _OFFICE in whole.files:
            return Refused((sentence(NO_ZIP, what=N_("a document of Word or Excel")),))
        package, remarks = package_in(whole.files)
    except BadZip as bad:
        return Refused((bad.reason,))
    return received(package, (*whole.remarks, *remarks), library, taken)


def received(
    package: Package, remarks: Iterable[Sentence], library: Library, taken: Collection[str]
) -> Received:
    """The package as it comes in beside the library. `remarks` are what was said of it before."""
    fit, changes = fitted(package, library, taken)
    checked = check_texts(fit.kind, fit.id, fit.texts, library, fit.pictures)
    problems = tuple(one for one in checked.errors if fit.manifest.key or not one.in_key)
    return Received(package, fit, checked, problems, (*remarks, *changes))


def package_in(folder: Mapping[str, bytes]) -> tuple[Package, tuple[Sentence, ...]]:
    """What the files of a content folder, by their paths, are; and what is to be said of it.

    Raises BadZip.
    """
    files = dict(folder)
    slip = _manifest(files.pop(MANIFEST, None))
    kind, name = (slip.kind, slip.id) if slip else _found(files)
    if slip is not None:
        _refuse_missing(slip, files)
    pictures = {
        path.removeprefix(PICTURES): content
        for path, content in files.items()
        if kind is DraftKind.LESSON and is_picture(path)
    }
    known = {*placed(kind, name, dict.fromkeys(_NAMES[kind], "")), *_paths(pictures)}
    foreign = [path for path in files if path not in known]
    if foreign:
        raise BadZip(sentence(FOREIGN, names=_listed(foreign)))
    texts = texts_at(kind, name, {path: _text(path, files[path]) for path in _texts(files)})
    if slip is not None:
        return Package(kind, name, texts, pictures, slip), ()
    content_id = _id_of(kind, name, texts)
    slip = Manifest(
        kind=kind, id=content_id, title=title_of(kind, texts) or content_id, key=KEY in texts
    )
    return Package(kind, content_id, texts, pictures, slip), (sentence(NO_SLIP),)


def _manifest(raw: bytes | None) -> Manifest | None:
    if raw is None:
        return None
    slip = read_manifest(_text(MANIFEST, raw))
    if isinstance(slip, Sentence):
        raise BadZip(slip)
    return slip


def is_picture(path: str) -> bool:
    """Whether a file of that path is a picture of a lesson, by its name."""
    return path.startswith(PICTURES) and is_picture_name(path.removeprefix(PICTURES))


def _found(files: Iterable[str]) -> tuple[DraftKind, str]:
    """Kind and file name of the one exercise or lesson among the files. Raises BadZip."""
    paths = list(files)
    there = list(_contents(paths))
    if not there:
        raise BadZip(sentence(NOTHING, names=_listed(paths) or N_("nothing")))
    if len(there) > 1:
        raise BadZip(sentence(SEVERAL, count=len(there), names=_listed(one for _, one in there)))
    return there[0]


def _contents(paths: Iterable[str]) -> Iterator[tuple[DraftKind, str]]:
    for path in paths:
        pure = PurePosixPath(path)
        stem, folder = pure.name.removesuffix(pure.suffix), str(pure.parent)
        if not _ID.fullmatch(stem) or len(stem) > ID_MAX:
            continue
        if folder == "exercises" and pure.suffix == ".yaml":
            yield DraftKind.EXERCISE, stem
        elif folder == "lessons" and pure.suffix == ".md" and stem != "glossary":
            yield DraftKind.LESSON, stem


def _refuse_missing(slip: Manifest, files: Mapping[str, bytes]) -> None:
    main = EXERCISE if slip.kind is DraftKind.EXERCISE else LESSON
    (main_path,) = placed(slip.kind, slip.id, {main: ""})
    key_path = f"exercises/{slip.id}{KEY_SUFFIX}"
    if main_path not in files:
        kind = N_("the exercise") if slip.kind is DraftKind.EXERCISE else N_("the lesson")
        raise BadZip(sentence(OTHER_NAME, kind=kind, id=slip.id, path=main_path))
    if slip.key and key_path not in files:
        raise BadZip(sentence(KEY_MISSING, path=key_path))


def _id_of(kind: DraftKind, name: str, texts: Texts) -> str:
    """The id: a lesson's is the name of its file, an exercise's stands in it."""
    written = field_of(kind, texts, "id") if kind is DraftKind.EXERCISE else None
    sound = written is not None and len(written) <= ID_MAX and _ID.fullmatch(written)
    return written if written is not None and sound else name


def _texts(files: Mapping[str, bytes]) -> Iterator[str]:
    return (path for path in files if path.endswith((".yaml", ".md")))


def _paths(pictures: Iterable[str]) -> Iterator[str]:
    return (f"lessons/{name}" for name in pictures)


def _text(path: str, raw: bytes) -> str:
    """The text of a file, its lines ended as in Unix. Raises BadZip."""
    if len(raw) > TEXT_MOST:
        raise BadZip(sentence(LONG, name=shown(path), size=len(raw), most=TEXT_MOST))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadZip(sentence(NO_UTF8, name=shown(path), line=line)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _listed(names: Iterable[str]) -> str:
    every = [f"“{shown(name)}”" for name in names]
    return ", ".join(every[:_NAMED_MOST]) + (", …" if len(every) > _NAMED_MOST else "")
