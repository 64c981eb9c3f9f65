"""What a file's ending asks for."""

from pathlib import Path

import pytest

from kit.cli.printing.files import ENDINGS, Size, content_of, target_or_stop
from kit.content.documents.reading import document_of


@pytest.mark.parametrize("ending", ENDINGS)
def test_endings_count_whatever_their_case(tmp_path: Path, ending: str) -> None:
    assert target_or_stop(tmp_path / f"a{ending.upper()}") == ending


def test_ending_names_the_form() -> None:
    plan = {"title": "Plan", "document": document_of("course", "# Plan\n\nA")}
    assert content_of(".html", Size("A4", large=False), **plan).startswith(b"<!doctype html>")
    assert content_of(".docx", Size("letter", large=True), **plan).startswith(b"PK")
