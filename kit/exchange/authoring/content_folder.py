"""A content folder on the command line: what leaves it, and what comes into it, whole or not."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kit.content.library import Library, load_library
from kit.content.own.article_entries import added
from kit.content.own.checked import Pictures
from kit.content.own.naming import field_of, picture_files
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, DraftKind, Texts, placed, texts_at
from kit.content.paths import shipped_root
from kit.content.problems import KEY_SUFFIX
from kit.exchange.authoring.sentences import Sentence, sentence, shown
from kit.vocabulary import N_

_ARTICLE_LIST: Final = "lessons/articles.yaml"
_TEXTS: Final = ("", ".teacher", ".leave")

THERE: Final = N_(
    "%(path)s is there already, and nothing is written over. Move it away, or give the new one "
    "another name."
)
NO_ROOM: Final = N_(
    "%(path)s lists its articles in a way that takes no more. Write each of them below “articles:” "
    "as docs/authoring.md shows it, and try again."
)
NOT_WRITTEN: Final = N_("Nothing was written: %(path)s cannot be (%(why)s).")


class NotWritten(Exception):
    """Nothing in the folder was changed, for this reason."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Source:
    """An exercise or lesson of a folder, as its files hold it."""

    kind: DraftKind
    texts: Texts
    pictures: Pictures


def libraries(root: Path) -> tuple[Library, Library]:
    """The folder's own course, and all whose ids are taken: the shipped one's, too."""
    shipped = shipped_root()
    if root.resolve() == shipped.resolve():
        own = load_library(root)
        return own, own
    course = load_library(shipped)
    own = load_library(root, course)
    return own, course.joined(own)


def courses(root: Path) -> Iterator[tuple[Library, Library]]:
    """The folder's course alone, as if it stood in the shipped one's place; then beside that.

    Each with all that its exercises may name.
    """
    alone = load_library(root)
    yield alone, alone
    yield libraries(root)


def ids_in(root: Path) -> frozenset[str]:
    """The ids in the folder's exercise files, those with errors in them, too."""
    paths = sorted((root / "exercises").glob("*.yaml"))
    texts = (_read(path) for path in paths if not path.name.endswith(KEY_SUFFIX))
    ids = (field_of(DraftKind.EXERCISE, {EXERCISE: text}, "id") for text in texts)
    return frozenset(filter(None, ids))


def exercise_in(root: Path, library: Library, exercise_id: str) -> Source:
    """The files of an exercise that the folder's library offers. Raises KeyError, OSError."""
    key_path = root / library.key_files[exercise_id]
    path = key_path.with_name(key_path.name.removesuffix(KEY_SUFFIX) + ".yaml")
    texts = {EXERCISE: _read(path), KEY: _read(key_path)}
    return Source(DraftKind.EXERCISE, _with_articles(root, texts), {})


def lesson_in(root: Path, lesson_id: str) -> Source:
    """The files of a lesson in the folder. Raises OSError."""
    paths = [f"lessons/{lesson_id}{part}.md" for part in _TEXTS]
    files = {path: _read(root / path) for path in paths if (root / path).is_file()}
    texts = texts_at(DraftKind.LESSON, lesson_id, files)
    pictures = {
        name: (root / "lessons" / name).read_bytes()
        for name in picture_files(texts)
        if (root / "lessons" / name).is_file()
    }
    return Source(DraftKind.LESSON, _with_articles(root, texts), pictures)


def write_into(
    root: Path, kind: DraftKind, content_id: str, texts: Texts, pictures: Pictures
) -> list[str]:
    """Put a draft into the folder; the paths of its new files. Raises NotWritten.

    All is written beside first and then moved: where that fails, the folder is as it was.
    """
    own = {name: text for name, text in texts.items() if name != ARTICLES}
    files = {path: text.encode() for path, text in placed(kind, content_id, own).items()}
    files |= {f"lessons/{name}": content for name, content in pictures.items()}
    for path in files:
        if _is_there(root / path):
            raise NotWritten(sentence(THERE, path=shown(path)))
    articles = _joined_articles(root, texts.get(ARTICLES, ""))
    _move_in(root, {**articles, **files})
    return [*files, *articles]


def _joined_articles(root: Path, more: str) -> Mapping[str, bytes]:
    if not more:
        return {}
    path = root / _ARTICLE_LIST
    whole = added(_read(path) if path.is_file() else "", more)
    if whole is None:
        raise NotWritten(sentence(NO_ROOM, path=_ARTICLE_LIST))
    return {_ARTICLE_LIST: whole.encode()}


def _move_in(root: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, or none. What was there under such a name is put back if one fails."""
    moved: list[Path] = []
    path = root
    try:
        beside = Path(tempfile.mkdtemp(prefix=".whose-words-", dir=root))
    except OSError as error:
        raise NotWritten(_not_written(root, error)) from None
    try:
        for name, content in files.items():
            path = beside / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name in files:
            path = root / name
            path.parent.mkdir(exist_ok=True)
            if path.exists():
                (beside / "old" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, beside / "old" / name)
            moved.append(path)
            (beside / "new" / name).replace(path)
    except OSError as error:
        _put_back(root, beside / "old", moved)
        raise NotWritten(_not_written(path, error)) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put_back(root: Path, old: Path, moved: list[Path]) -> None:
    for path in moved:
        before = old / path.relative_to(root)
        if before.exists():
            before.replace(path)
        else:
            path.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError) -> Sentence:
    return sentence(NOT_WRITTEN, path=path, why=error.strerror or type(error).__name__)


def _is_there(path: Path) -> bool:
    """Whether a file of that name is there, as systems see it that do not tell capitals apart."""
    if os.path.lexists(path):
        return True
    return path.parent.is_dir() and any(
        other.name.casefold() == path.name.casefold() for other in path.parent.iterdir()
    )


def _with_articles(root: Path, texts: Texts) -> Texts:
    path = root / _ARTICLE_LIST
    return {**texts, ARTICLES: _read(path)} if path.is_file() else texts


def _read(path: Path) -> str:
    """A text of the folder, its lines ended as in Unix; "" where it is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def known_names(library: Library) -> Iterator[str]:
    """What can be handed on, by its id."""
    yield from library.exercises
    yield from library.lessons
