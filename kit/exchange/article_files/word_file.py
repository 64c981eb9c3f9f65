"""An article out of a Word file (.docx): as a web page, and then as of any."""

import io
import zipfile
from dataclasses import replace
from typing import Final

import mammoth  # type: ignore[import-untyped]  # the library's types

from kit.exchange.article_files.article import DamagedFile, LockedFile, NoArticle, ReadArticle
from kit.exchange.article_files.web_page import web_page
from kit.vocabulary import N_

#: Of what is packed into a file, in bytes: text alone is unpacked, and none of its pictures.
_UNPACKED_MOST: Final = 20_000_000
_DOCUMENT: Final = "word/document.xml"
#: By a name among those packed: what a file is that is no Word file.
_OTHERS: Final = (
    ("content.xml", N_("of LibreOffice Writer (.odt), or another of its kind")),
    ("xl/workbook.xml", N_("an Excel workbook")),
    ("ppt/presentation.xml", N_("of PowerPoint")),
    ("META-INF/container.xml", N_("an electronic book (EPUB)")),
)
#: What a locked file begins with: its packed content is a stream of an older kind of file.
LOCKED_OR_OLD: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


def word_file(raw: bytes) -> ReadArticle:
    """The article of a .docx. Raises NoArticle, DamagedFile, EmptyFile, and as it fails on it."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        _look_into(packed)
    page = mammoth.convert_to_html(io.BytesIO(raw), convert_image=_no_picture).value
    # A writing program's page has a title only where its author filled it in.
    return replace(web_page(f"<main>{page}</main>"), title="")


def old_file(raw: bytes) -> ReadArticle:
    """Never an article: raises LockedFile of a locked .docx, NoArticle of an old file."""
    if _LOCKED in raw:
        raise LockedFile
    raise NoArticle(kind=N_("of an old Word or Excel (.doc, .xls)"))


@mammoth.images.img_element  # type: ignore[untyped-decorator]  # the library's types
def _no_picture(_image: object) -> dict[str, str]:
    return {"src": ""}


def _look_into(packed: zipfile.ZipFile) -> None:
    """Refuse what is no Word file, or has more in it than text can need, before it is unpacked."""
    names = set(packed.namelist())
    if _DOCUMENT not in names:
        kinds = [kind for name, kind in _OTHERS if name in names]
        raise NoArticle(kind=kinds[0] if kinds else N_("packed (ZIP)"))
    texts = [entry for entry in packed.infolist() if entry.filename.endswith((".xml", ".rels"))]
    if sum(entry.file_size for entry in texts) > _UNPACKED_MOST:
        raise DamagedFile
    for entry in texts:
        # The size that an entry states may be untrue, and a document type may multiply its text.
        with packed.open(entry) as stream:
            content = stream.read(_UNPACKED_MOST + 1)
        if len(content) > _UNPACKED_MOST or _declares(content):
            raise DamagedFile


def _declares(content: bytes) -> bool:
    plain = content.replace(b"\0", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain
