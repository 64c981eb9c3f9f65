"""The kinds of files that are read in a process of their own."""

from kit.exchange.article_files.kinds import FileKind
from kit.exchange.article_files.reader import _READERS


def test_each_kind_has_its_reader() -> None:
    assert set(_READERS) == set(FileKind)
