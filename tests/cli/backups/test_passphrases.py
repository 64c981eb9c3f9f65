"""A passphrase comes from a file's first line, or from who types it."""

from pathlib import Path

import pytest

from kit.cli.backups.passphrases import read_passphrase


def refused(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        read_passphrase(file, ask=False, twice=False)
    return capsys.readouterr().err


def test_first_line_counts_with_its_blanks(tmp_path: Path) -> None:
    file = tmp_path / "p"
    file.write_text("\ufeff vier Wörter \r\nmore\n", "utf-8")
    assert read_passphrase(file, ask=False, twice=False) == " vier Wörter "


def test_nobody_asked_has_none() -> None:
    assert read_passphrase(None, ask=False, twice=False) is None


def test_file_that_has_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "p"
    assert refused(file, capsys) == (
        f"The passphrase cannot be read from {file}: No such file or directory.\n"
    )
    for raw in (b"", b"\nsecond"):
        file.write_bytes(raw)
        assert refused(file, capsys) == (
            f"The first line of {file} is empty: the passphrase belongs there.\n"
        )
    file.write_bytes(b"\xff\xfe")
    assert refused(file, capsys) == (
        f"The passphrase cannot be read from {file}: it is no text in UTF-8.\n"
    )
