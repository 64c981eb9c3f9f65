"""The kinds of files that are read in a process of their own."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is, by what it holds."""

    PAGE = "page"
    WORD = "word"
    PDF = "pdf"
