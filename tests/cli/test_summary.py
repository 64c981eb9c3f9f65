"""The content of a folder in one line."""

from pathlib import Path

from kit.cli.summary import summary, waiting
from kit.content.library import load_library
from tests.support.pictured_lesson import write_pictured
from tests.support.room import ARTICLES, write_content


def test_summary_counts_one_and_several(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path))
    assert summary(library) == "1 lesson, 1 exercise, 4 items: 0 errors, 1 warning."


def test_summary_of_a_folder_with_an_error(tmp_path: Path) -> None:
    library = load_library(write_content(tmp_path, key=None))
    assert summary(library).startswith("1 lesson, 0 exercises, 0 items: 1 error, ")


def test_summary_counts_pictures_where_there_are_any(tmp_path: Path) -> None:
    library = load_library(write_pictured(tmp_path))
    assert summary(library) == "1 lesson, 1 exercise, 4 items, 1 picture: 0 errors, 1 warning."


def test_what_hangs_on_another_files_error_is_named_with_it(tmp_path: Path) -> None:
    broken = ARTICLES.replace("paragraphs: ", "paragraphs: some-")
    library = load_library(write_content(tmp_path, articles=broken))
    (cause,) = library.errors
    assert waiting(library) == [
        f"exercises/01-three-claims.yaml waits for {cause.path}:{cause.line}: it is not offered."
    ]
    assert waiting(load_library(write_content(tmp_path / "own", key=None))) == []
