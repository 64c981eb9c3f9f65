"""`kit attach`: a copy of an article kept, listed and removed from the command line."""

from pathlib import Path

import pytest

from kit.store.engine import open_store
from kit.store.migrate import upgrade
from tests.support import commands
from tests.support.copies import paragraph, text_of
from tests.support.room import make_teacher, write_content

pytestmark = pytest.mark.process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder, an article, and a kit with one teacher."""
    write_content(tmp_path / "own")
    (tmp_path / "article.txt").write_text(text_of(), "utf-8")
    url = f"sqlite:///{tmp_path / 'kit.sqlite3'}"
    upgrade(url)
    store = open_store(url)
    make_teacher(store)
    store.close()
    return tmp_path


def attach(folder: Path, *arguments: str) -> commands.Said:
    """Run `kit attach ...` with the tiny content alone."""
    variables = {
        "KIT_DATA": str(folder),
        "KIT_CONTENT": str(folder / "own"),
        "KIT_WITHOUT_SHIPPED": "true",
    }
    return commands.run("attach", *arguments, variables=variables)


@pytest.mark.long
def test_copy_is_attached_listed_and_removed(folder: Path) -> None:
    assert attach(folder, "--list") == (
        0, "a  The Ardenmoor Post, 1 March 2026  (no copy)\n", "",
    )  # fmt: skip
    status, out, err = attach(folder, "a", str(folder / "article.txt"), "--teacher", "Ms Gray")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [" none  A bridge", " none  By Ann Ash", f"   ¶1  {paragraph(1)[:56]}…"]
    assert lines[-2:] == [
        "9 paragraphs, as many as the course counts in a (The Ardenmoor Post).",
        "To correct the paragraphs, open Your own, Articles, in the browser.",
    ]
    assert attach(folder, "--list") == (
        0, "a  The Ardenmoor Post, 1 March 2026  (a copy with 9 paragraphs of 9)\n", "",
    )  # fmt: skip
    assert attach(folder, "a", "--remove") == (
        0,
        (
            "The copy of a (The Ardenmoor Post) is removed. Copies of the database that were made "
            "before, such as those in backups/, keep it until you delete them.\n"
        ),
        "",
    )
    assert attach(folder, "a", "--remove") == (
        1, "", "There is no copy of a; `kit attach --list` names those that there are.\n",
    )  # fmt: skip


@pytest.mark.long
def test_copy_without_paragraphs_that_claims_name_says_so(folder: Path) -> None:
    (folder / "article.txt").write_text(text_of(1), "utf-8")
    status, out, _err = attach(folder, "a", str(folder / "article.txt"))
    assert status == 0
    assert out.splitlines()[-3:-1] == [
        "1 paragraph, where 9 are what the course counts in a (The Ardenmoor Post).",
        "Claims name ¶2, ¶3, which this copy does not have.",
    ]


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (
            [], 2,
            "Name an article and a file, such as `kit attach a article.txt`, or give --list.",
        ),
        (
            ["a"], 2,
            "Name an article and a file, such as `kit attach a article.txt`, or give --list.",
        ),
        (["a", "{folder}/none.txt"], 2, ("{folder}/none.txt cannot be read: No such file or "
         "directory.")),
        (
            ["b", "{folder}/article.txt"], 1,
            ("Neither the course nor a draft names an article b: `kit attach --list` names those "
            "that there are."),
        ),
        (
            ["a", "{folder}/kit.sqlite3"], 1,
            ("This file is no text. Allowed are plain text (.txt, .md), a saved web page (.html), "
            "Word (.docx) and PDF. Open it, copy the article, and paste it into the box."),
        ),
        (["a", "{folder}/article.txt", "--teacher", "Nobody"], 1, "No teacher is called Nobody. `kit teacher list` shows who there is."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_why(
    folder: Path, arguments: list[str], status: int, said: str
) -> None:
    typed = [argument.format(folder=folder) for argument in arguments]
    assert attach(folder, *typed) == (status, "", said.format(folder=folder) + "\n")
