"""A file that a command is given, read as an article."""

from pathlib import Path

import pytest

from kit.cli.authoring.article_file import article_or_stop
from tests.support.article_files import word_of


def test_article_is_read_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(word_of(["It rained."]))
    assert article_or_stop(tmp_path / "x").text == "It rained."


def test_file_that_is_none_ends_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        article_or_stop(tmp_path / "none.txt")
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        f"{tmp_path / 'none.txt'} cannot be read: No such file or directory.\n"
    )
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(SystemExit) as ended:
        article_or_stop(tmp_path / "x")
    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        "There is no text in this file. Open it and look whether it is the right one, or copy the "
        "article and paste it into the box.\n"
    )
