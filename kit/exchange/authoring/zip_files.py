"""The files of a zip that somebody brings, within bounds of time and memory; or why it is none.

Nothing of it is written anywhere. Its table of contents is judged first: names, kinds, sizes. Then
each file is unpacked in memory, no further than its bound, whatever the table said.
"""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from kit.content.loading.unexpected_files import is_left_behind
from kit.exchange.authoring.sentences import Sentence, sentence, shown
from kit.vocabulary import N_

#: The largest zip that is looked into, what it may unpack to, and one file of it.
ZIP_MOST: Final = 8 * 1024 * 1024
UNPACKED_MOST: Final = 16 * 1024 * 1024
FILE_MOST: Final = 1024 * 1024
FILES_MOST: Final = 100
_MIB: Final = 1024 * 1024
_NAMED_MOST: Final = 3
#: Folders within each other around what was packed; programs that unpack make one or two.
_AROUND_MOST: Final = 3
_TEXT_LIKE: Final = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]{4,}")
_ENTRY: Final = b"PK\x01\x02"
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LOCKED: Final = 0x1
#: Programs that pack a folder of a Mac put its second half here.
_MAC: Final = "__MACOSX"
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_KINDS: Final = (
    (b"Rar!", N_("a RAR file")),
    (b"7z\xbc\xaf\x27\x1c", N_("a 7z file")),
    (b"\x1f\x8b", N_("a gzip file")),
    (b"%PDF", N_("a PDF")),
    (b"\xd0\xcf\x11\xe0", N_("an old document of Word or Excel")),
    (b"\x89PNG", N_("a picture")),
)

NO_ZIP: Final = N_(
    "This file is %(what)s. Choose the .zip that the kit made, or that a colleague sent you."
)
TEXT: Final = N_(
    "This file is a text and no .zip. An exercise as text has a name that ends in .txt; of a "
    "content folder's files make a .zip first."
)
DAMAGED: Final = N_(
    "This .zip is damaged: its end is missing, or what is in it does not fit its list. Fetch or "
    "send it once more."
)
TOO_LARGE: Final = N_(
    "This .zip has %(size)s MiB; at most %(most)s MiB are read. One file holds one exercise or "
    "lesson: take out what does not belong to it, or make its pictures smaller."
)
TOO_MANY: Final = N_(
    "This .zip holds %(count)s files; at most %(most)s are read. One file holds one exercise or "
    "lesson with its pictures: share each by itself."
)
UNPACKS: Final = N_(
    "“%(name)s” in it unpacks to %(size)s bytes; a file has at most %(most)s, all together "
    "%(whole)s MiB. Make it smaller, or take the .zip as it came from the kit."
)
LOCKED: Final = N_(
    "This .zip is locked with a password. Ask for one without, or unlock it and pack it anew."
)
METHOD: Final = N_(
    "“%(name)s” in it is packed in a way that the kit does not read. Pack the files anew as a "
    "plain .zip, as Windows, macOS and Linux do it by themselves."
)
NO_FILE: Final = N_(
    "“%(name)s” in it is a link or something else that is no plain file. Put the file itself in "
    "its place and pack anew."
)
LEADS_OUT: Final = N_(
    "“%(name)s” in it leads out of its folder. Nothing was taken. A file of the kit has names "
    "such as exercises/the-bridge.yaml: ask where this one comes from."
)
TWICE: Final = N_(
    "“%(name)s” stands in it twice, perhaps in capitals and in small letters. Take one of the two "
    "out."
)
AROUND: Final = N_("One folder stood around it all (“%(name)s”): that was seen through.")
SKIPPED: Final = N_("What the system had added (%(names)s) was left out.")


class BadZip(Exception):
    """Nothing of the file can be used, for this reason."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files by path, without what systems add and without a folder around them all."""

    files: Mapping[str, bytes]
    remarks: tuple[Sentence, ...]


def unpacked(raw: bytes, folders: Iterable[str], names: Iterable[str]) -> Unpacked:
    """The files of a zip. Raises BadZip.

    `folders` and `names` are what may stand outermost: anything else there is a folder around it.
    """
    _refuse_what_is_none(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            entries = list(_judged(parts.infolist()))
            kept = [entry for entry in entries if not _is_added(entry.filename)]
            files = dict(_contents(parts, kept))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError):
        raise BadZip(sentence(DAMAGED)) from None
    remarks = _skipped(entry.filename for entry in entries if entry not in kept)
    return _without_folder_around(files, {*folders, *names}, remarks)


def _refuse_what_is_none(raw: bytes) -> None:
    if len(raw) > ZIP_MOST:
        size = f"{len(raw) / _MIB:.1f}"
        raise BadZip(sentence(TOO_LARGE, size=size, most=ZIP_MOST // _MIB))
    if not raw:
        raise BadZip(sentence(NO_ZIP, what=N_("empty")))
    for start, what in _KINDS:
        if raw.startswith(start):
            raise BadZip(sentence(NO_ZIP, what=what))
    if not raw.startswith(b"PK"):
        text = _TEXT_LIKE.fullmatch(raw[:1000])
        raise BadZip(sentence(TEXT) if text else sentence(NO_ZIP, what=N_("no .zip")))
    count = raw.count(_ENTRY)
    if count > FILES_MOST:
        # Before Python's reader makes an object of each.
        raise BadZip(sentence(TOO_MANY, count=count, most=FILES_MOST))


def _judged(entries: Iterable[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The files of the table of contents, folders left out. Raises BadZip."""
    files = [entry for entry in entries if not (_is_folder(entry) and not entry.file_size)]
    left = UNPACKED_MOST
    for entry in files:
        name = shown(entry.orig_filename)
        if entry.flag_bits & _LOCKED:
            raise BadZip(sentence(LOCKED))
        if _leads_out(entry.orig_filename):
            raise BadZip(sentence(LEADS_OUT, name=name))
        if not _is_plain(entry):
            raise BadZip(sentence(NO_FILE, name=name))
        if entry.compress_type not in _METHODS:
            raise BadZip(sentence(METHOD, name=name))
        left -= entry.file_size
        if entry.file_size > FILE_MOST or left < 0:
            raise BadZip(_unpacks(name, entry.file_size))
    seen = Counter(_alike(entry.filename) for entry in files)
    for entry in files:
        if seen[_alike(entry.filename)] > 1:
            raise BadZip(sentence(TWICE, name=shown(entry.filename)))
    return iter(files)


def _contents(
    parts: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    left = UNPACKED_MOST
    for entry in entries:
        with parts.open(entry) as stream:
            content = stream.read(FILE_MOST + 1)
        left -= len(content)
        if len(content) > FILE_MOST or left < 0:
            raise BadZip(_unpacks(shown(entry.filename), len(content)))
        if len(content) != entry.file_size:
            raise BadZip(sentence(DAMAGED))
        yield entry.filename, content


def _unpacks(name: str, size: int) -> Sentence:
    return sentence(UNPACKS, name=name, size=size, most=FILE_MOST, whole=UNPACKED_MOST // _MIB)


def _leads_out(name: str) -> bool:
    """Whether a name may lead out of a folder on any system, or is read in two ways."""
    if not name or "\0" in name or "\\" in name or name.startswith("/") or _DRIVE.match(name):
        return True
    parts = name.removesuffix("/").split("/")
    return any(part in {"", ".", ".."} or part != part.strip() for part in parts)


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a file with content; where the packing system says nothing, it is."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind in {0, stat.S_IFREG} and not _is_folder(entry)


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """As the library tells, which cannot be asked of an entry whose name is empty."""
    return entry.filename.endswith("/")


def _is_added(name: str) -> bool:
    return _MAC in name.split("/") or is_left_behind(Path(name))


def _alike(name: str) -> str:
    """The name as systems compare it that tell neither capitals nor forms of Unicode apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def _skipped(names: Iterable[str]) -> tuple[Sentence, ...]:
    last = list(dict.fromkeys(shown(PurePosixPath(name).name) for name in names))
    if not last:
        return ()
    listed = ", ".join(last[:_NAMED_MOST]) + (", …" if len(last) > _NAMED_MOST else "")
    return (sentence(SKIPPED, names=listed),)


def _without_folder_around(
    files: Mapping[str, bytes], outermost: set[str], remarks: tuple[Sentence, ...]
) -> Unpacked:
    for _ in range(_AROUND_MOST):
        first = {name.partition("/")[0] for name in files}
        (around,) = first if len(first) == 1 else ("",)
        if not around or around in outermost or any("/" not in name for name in files):
            break
        files = {name.partition("/")[2]: content for name, content in files.items()}
        remarks = (*remarks, sentence(AROUND, name=shown(around)))
    return Unpacked(files, remarks)
