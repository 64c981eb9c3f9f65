"""The article of a Word file, read in this process."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.classroom.errors import KitError
from kit.exchange.article_files.article import DamagedFile, LockedFile, NoArticle
from kit.exchange.article_files.word_file import old_file, word_file
from tests.support.article_files import packed, word_of


def test_paragraphs_are_read_and_no_title_is_made_up() -> None:
    read = word_file(word_of(["The bridge", "أغلق المجلس الجسر.", "3 < 4 & 5"]))
    assert (read.title, read.text) == ("", "The bridge\n\nأغلق المجلس الجسر.\n\n3 < 4 & 5")


def test_what_is_packed_is_bounded_whatever_it_says_of_itself() -> None:
    for raw in (
        word_of(["x" * 21_000_000]),
        word_of([], '<!DOCTYPE x [<!ENTITY a "aa">]>'),
        word_of([], "\ufeff<!ENTITY"),
    ):
        with pytest.raises(DamagedFile):
            word_file(raw)
    with pytest.raises(NoArticle):
        word_file(packed({"ppt/presentation.xml": ""}))


def test_old_and_locked_files_are_told_apart() -> None:
    with pytest.raises(LockedFile):
        old_file(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(NoArticle):
        old_file(b"\xd0\xcf\x11\xe0")


@given(st.binary(max_size=60), st.integers(0, 900), st.integers(0, 60))
def test_file_that_was_torn_is_read_or_fails_as_files_do(
    piece: bytes, place: int, taken: int
) -> None:
    raw = word_of(["The council closed the bridge."])
    place %= len(raw)
    try:
        word_file(raw[:place] + piece + raw[place + taken :])
    except KitError:
        return
    except Exception as error:  # noqa: BLE001 - the error is the result
        # The process that reads it ends, and says that the file is damaged.
        failed: Exception = error
    else:
        return
    assert not isinstance(failed, MemoryError | RecursionError)
