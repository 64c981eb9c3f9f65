"""The process that reads one file: its bytes come in, what is in it goes out."""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from kit.classroom.errors import KitError
from kit.exchange.article_files.apart import MEMORY_MOST, told_of, told_of_reason
from kit.exchange.article_files.article import ReadArticle
from kit.exchange.article_files.kinds import FileKind
from kit.exchange.article_files.pdf_file import pdf_file
from kit.exchange.article_files.web_page import web_page
from kit.exchange.article_files.word_file import word_file

_READERS: Final[Mapping[FileKind, Callable[[bytes], ReadArticle]]] = MappingProxyType(
    {
        FileKind.PAGE: lambda raw: web_page(raw.decode()),
        FileKind.WORD: word_file,
        FileKind.PDF: pdf_file,
    }
)


def main(kind: str) -> None:
    """Read the file on the standard input as one of the kind, and tell of it on the output."""
    _bound_memory()
    try:
        told = told_of(_READERS[FileKind(kind)](sys.stdin.buffer.read()))
    except KitError as reason:
        told = told_of_reason(reason)
    sys.stdout.buffer.write(told)


def _bound_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every platform

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MOST, MEMORY_MOST))


if __name__ == "__main__":
    main(sys.argv[1])
