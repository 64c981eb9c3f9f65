"""An own exercise or lesson as one file to hand on, and the bytes of that file.

The same exercise makes the same bytes, on every system: entries in one order, of one time, and not
compressed, since no two libraries compress alike.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kit.content.library import Library
from kit.content.own.article_entries import article_text, entries_of, listed
from kit.content.own.checked import Pictures
from kit.content.own.naming import named_articles, title_of
from kit.content.own.texts import ARTICLES, KEY, DraftKind, Texts, placed
from kit.exchange.authoring.manifest import MANIFEST, Manifest, kit_version, manifest_text

PICTURES: Final = "lessons/"
#: A moment that every file has: the first that a zip can hold.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3


@dataclass(frozen=True, slots=True)
class Terms:
    """Whose an exercise or lesson is, on what terms it is handed on, and what it is made from."""

    licence: str = ""
    by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """What one shared file holds. `texts` and `pictures` are those of a draft."""

    kind: DraftKind
    id: str
    texts: Texts
    pictures: Pictures
    manifest: Manifest

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return f"{self.id}.zip"


NO_PICTURES: Final[Pictures] = {}


def package_of(  # noqa: PLR0913 - a use case's arguments
    kind: DraftKind,
    content_id: str,
    texts: Texts,
    library: Library,
    pictures: Pictures = NO_PICTURES,
    *,
    terms: Terms = Terms(),
    with_key: bool = True,
) -> Package:
    """The texts as they are handed on: with the articles that they name, and no others.

    An article that is not listed in the texts is taken from `library`.
    """
    handed = {name: text for name, text in texts.items() if name != ARTICLES}
    if not with_key:
        handed.pop(KEY, None)
    articles = _articles(texts, named_articles(kind, texts), library)
    if articles:
        handed[ARTICLES] = articles
    manifest = Manifest(
        kit=kit_version(),
        kind=kind,
        id=content_id,
        title=title_of(kind, texts) or content_id,
        licence=terms.licence,
        by=terms.by,
        source=terms.source,
        key=KEY in handed,
    )
    return Package(kind, content_id, handed, dict(pictures), manifest)


def _articles(texts: Texts, names: Mapping[str, None] | object, library: Library) -> str:
    wanted = list(names) if isinstance(names, Mapping) else []
    own = entries_of(texts.get(ARTICLES, ""), wanted)
    there = listed(own)
    others = [library.articles[one] for one in wanted if one in library.articles.keys() - there]
    if not others:
        return own
    return article_text([*there.values(), *others])


def packed(package: Package) -> bytes:
    """The bytes of the file, the same for the same package."""
    files = {path: text.encode() for path, text in _placed(package).items()}
    files |= {f"{PICTURES}{name}": content for name, content in package.pictures.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as parts:
        for path in (MANIFEST, *sorted(files)):
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.external_attr, entry.create_system = _MODE, _UNIX
            content = files[path] if path in files else manifest_text(package.manifest).encode()
            parts.writestr(entry, content)
    return stream.getvalue()


def _placed(package: Package) -> Mapping[str, str]:
    return placed(package.kind, package.id, package.texts)
