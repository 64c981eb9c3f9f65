from pathlib import Path

import pytest

from kit.cli.authoring.folder_option import folder_or_stop


def test_a_named_folder_may_be_empty_and_the_one_around_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folder_or_stop(tmp_path) == tmp_path
    with pytest.raises(SystemExit) as stopped:
        folder_or_stop(None)
    assert stopped.value.code == 2
    assert capsys.readouterr().err == (
        f"{tmp_path} holds neither lessons/ nor exercises/, so it is no content folder. Go into one, "
        "or name it with --content DIR (a new one may be empty).\n"
    )
    (tmp_path / "lessons").mkdir()
    assert folder_or_stop(None) == tmp_path


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        folder_or_stop(tmp_path / "no")
    assert capsys.readouterr().err == (
        f"There is no folder {tmp_path / 'no'}. Make it, or name another with --content.\n"
    )
