"""A drafted exercise put into a folder that has something in it already."""

from pathlib import Path

import pytest

from kit.cli.authoring.drafted_folder import Named, write_or_stop
from kit.content.library import load_library
from kit.exchange.article_files.article import ReadArticle
from kit.exchange.drafted.drafting import drafted
from tests.support.room import write_content

TEXT = "The council closed the bridge on Monday. Nobody may cross it before it is mended."
NAMED = Named("The bridge", "The Courier", "2 June 2026", "", "report", "")


@pytest.mark.long
def test_exercise_stands_beside_what_is_there(tmp_path: Path) -> None:
    write_content(tmp_path)
    before = load_library(tmp_path)
    write_or_stop(tmp_path, NAMED, drafted(ReadArticle(TEXT), every=True))
    after = load_library(tmp_path)
    assert after.exercises.keys() == before.exercises.keys()
    assert {*after.articles} - {*before.articles} == {"courier-2-june-2026"}


@pytest.mark.long
def test_sheet_that_is_there_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "bridge.sheet.csv"
    sheet.write_text("mine", "utf-8")
    with pytest.raises(SystemExit):
        write_or_stop(tmp_path, NAMED, drafted(ReadArticle(TEXT), every=True))
    assert capsys.readouterr().err == (
        f"{sheet} is there already, and nothing is written over. Name another folder with -o.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["bridge.sheet.csv"]
