"""Numbers in words, and a line that counts where somebody watches."""

import sys

import pytest

from kit.cli.backups.telling import Telling, count, size_in_words


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 kB"), (21_694, "21 kB"), (1_048_575, "1024 kB"), (3_565_158, "3.4 MB")],
)
def test_size_is_told_as_people_say_it(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_numbers_take_their_plural() -> None:
    assert [count(1, "class", "classes"), count(2, "class", "classes"), count(1200, "answer")] == [
        "1 class",
        "2 classes",
        "1,200 answers",
    ]


def test_line_counts_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Telling("Backing up") as progress:
        for share in (0.1, 0.1, 0.05, 2):
            progress(share)
    assert capsys.readouterr() == ("", "\rBacking up: 10 %\rBacking up: 100 %\n")


def test_nobody_watching_sees_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Telling("Backing up") as progress:
        progress(0.5)
    assert capsys.readouterr() == ("", "")
