"""A file read in a process of its own: what comes back, and what does not reach it."""

from pathlib import Path

import pytest

from kit.exchange.article_files import apart
from kit.exchange.article_files.apart import read_apart
from kit.exchange.article_files.article import DamagedFile, EmptyFile, ReadArticle, SlowFile
from kit.exchange.article_files.kinds import FileKind


@pytest.mark.long
def test_article_comes_back_whole() -> None:
    page = "<title>Zoë’s “bridge”</title><p>\ud7ff It rained.</p>".encode()
    assert read_apart(FileKind.PAGE, page) == ReadArticle("\ud7ff It rained.", "Zoë’s “bridge”")


@pytest.mark.long
def test_reason_comes_back_as_it_was_raised() -> None:
    with pytest.raises(EmptyFile):
        read_apart(FileKind.PAGE, b"<nav>x</nav>")
    with pytest.raises(DamagedFile):
        read_apart(FileKind.PDF, b"%PDF-")


def test_process_that_goes_on_is_ended() -> None:
    with pytest.raises(SlowFile) as caught:
        read_apart(FileKind.PAGE, b"<p>x", seconds=0.01)
    assert str(caught.value) == (
        "This file took longer than 0.01 seconds to read, so it was left. Open it, copy the "
        "article, and paste it into the box."
    )


def test_what_lies_in_the_folder_is_not_taken_for_the_kit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_apart(FileKind.PAGE, b"<p>It rained.").text == "It rained."
    assert apart.SECONDS_MOST == 30
