"""`kit draft`: what it says of an article, and what it writes."""

from pathlib import Path

import pytest

from tests.support import commands
from tests.support.article_files import pdf_of, word_of

pytestmark = pytest.mark.process

ARTICLE = """The weir bridge

By Ann Ash
14 October 2026

The council closed the weir bridge on Monday, and nobody may cross it. Some 9,000 vehicles did so
every day before.

“The bridge is not safe for anybody now,” said Ines Aydin, the council's spokesperson. She said
that its repair would cost 6.4 million.
"""
NAME = "weir-bridge"
COPY = "Open it, copy the article, and paste it into the box."
STAYS = "The text never leaves this computer: nothing is fetched, and nothing is sent."
NO_CLAIM = (
    "There is no sentence in this text that claims something: it has headings, names or single "
    "words alone. Save the article's own text, as you read it, and try again."
)
NOT_ENGLISH = (
    "This is not English, and nothing is looked for in other languages. It is cut into sentences "
    "all the same: label them yourself."
)
GERMAN = (
    "Der Stadtrat hat die alte Brücke am Montag geschlossen. Niemand weiß, wann sie wieder auf ist, "
    "denn die Stadt hat kein Geld für den Bau."
)
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", (
        "There is no text in this file. Open it and look whether it is the right one, or copy the "
        "article and paste it into the box."
    )),
    "one word": (b"Never", NO_CLAIM),
    "two megabytes": (b"The bridge is shut. " * 105_000, (
        "This text has 2100000 characters; 120000 are the most. Save what is the article, without "
        "the rest, and try again."
    )),
    "200 pages and more": (
        pdf_of([[(72, 700, "A page")]] * 201),
        f"This file has 201 pages; allowed are 200. {COPY}",
    ),
    "binary": (b"\x00\x01", (
        "This file is no text. Allowed are plain text (.txt, .md), a saved web page (.html), Word "
        f"(.docx) and PDF. {COPY}"
    )),
    "a table": (b"Year\tVisitors\n2020\t412\n2021\t433\n2022\t460\n", NO_CLAIM),
    "headlines": (b"Bridge shut\n\nMayor resigns\n\nRain expected\n", NO_CLAIM),
    "no full stops": (b"the council closed the bridge and nobody knows why it did so " * 60, (
        "Each sentence of this text has more than 2000 characters, so none can be asked for. Put "
        "full stops where sentences end, and try again."
    )),
    "a scan": (pdf_of([[], []]), (
        "This file is a picture of text: a scan, whose words cannot be read. Paste the words "
        "instead, or have a program for scans read it first."
    )),
    "a bomb in a Word file": (word_of(["x" * 21_000_000]), (
        "This file is damaged, or more is packed into it than an article has: it cannot be read. "
        "Open it in its program, copy the article, and paste it into the box."
    )),
}  # fmt: skip


def draft(folder: Path, raw: bytes, *arguments: str) -> commands.Said:
    """Run `kit draft` on a file with these bytes."""
    (folder / "bridge.txt").write_bytes(raw)
    return commands.run("draft", str(folder / "bridge.txt"), *arguments)


@pytest.mark.long
@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", list(BAD))
def test_file_without_an_article_is_told_apart(tmp_path: Path, name: str) -> None:
    raw, message = BAD[name]
    folder = tmp_path / "own"
    assert draft(tmp_path, raw, "-o", str(folder)) == (1, "", message + "\n")
    assert not folder.exists()


@pytest.mark.long
def test_article_is_told_claim_by_claim(tmp_path: Path) -> None:
    status, out, err = draft(tmp_path, ARTICLE.encode(), "--outlet", "The Courier")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == [
        STAYS,
        "Found: The weir bridge; by Ann Ash; The Courier; 14 October 2026. Is it right?",
    ]
    assert "  1. ¶1  The council closed the weir bridge on Monday, and nobody may cross it." in out
    said = out[out.index("“The bridge is not safe") :]
    assert "Why ask it: somebody in office speaks" in said
    assert (
        "Who speaks? speech: “said Ines Aydin, the council's spokesperson”, by Ines Aydin, the "
        in (said)
    )
    assert list(tmp_path.iterdir()) == [tmp_path / "bridge.txt"]


@pytest.mark.long
def test_exercise_is_written_and_checked_and_never_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    arguments = ("-o", str(folder), "--outlet", "The Courier", "--all")
    status, out, err = draft(tmp_path, ARTICLE.encode(), *arguments)
    assert (status, err) == (0, "")
    assert out.splitlines()[-6:] == [
        str(folder / f"exercises/{NAME}.yaml"),
        str(folder / f"exercises/{NAME}.key.yaml"),
        str(folder / "lessons/articles.yaml"),
        str(folder / f"{NAME}.sheet.csv"),
        (
            f"No label is written. Write label, why and check of each claim in "
            f"exercises/{NAME}.key.yaml, then run: kit check {folder}"
        ),
        "Until then it names each that is missing, and the exercise is not given.",
    ]
    status, said, _err = commands.run("check", str(folder))
    assert status == 1
    key = (folder / f"exercises/{NAME}.key.yaml").read_text("utf-8").splitlines()
    assert (
        f"exercises/{NAME}.key.yaml:{key.index('    label:') + 1}: error: items, council-closed-weir-bridge, label: found "
        "nothing; allowed: sourced, official, editorial, unsourced, voice; choose one of these.\n"
    ) in said
    assert "articles.yaml" not in said
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    status, _out, err = draft(tmp_path, ARTICLE.encode(), *arguments)
    assert (status, err) == (1, (
        f"{folder / 'exercises' / NAME}.yaml is there already, and nothing is written over. Name "
        "another folder with -o.\n"
    ))  # fmt: skip
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.long
def test_key_that_is_filled_in_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    draft(tmp_path, ARTICLE.encode(), "-o", str(folder), "--outlet", "The Courier", "--all")
    path = folder / f"exercises/{NAME}.key.yaml"
    text = path.read_text("utf-8")
    lines = [line.split("why:")[0] + 'why: "Step 3: x."' if "why:" in line else line
             for line in text.splitlines()]  # fmt: skip
    text = (
        "\n".join(lines).replace("label:", "label: sourced").replace("check:", "check: The road.")
    )
    path.write_text(text + "\n", "utf-8")
    _status, said, _err = commands.run("check", str(folder))
    assert "1 exercise, 4 items: 0 errors" in said


@pytest.mark.long
def test_other_language_is_cut_and_said(tmp_path: Path) -> None:
    status, out, err = draft(tmp_path, GERMAN.encode("cp1252"), "-o", str(tmp_path / "own"))
    assert (status, err) == (0, "")
    assert out.splitlines()[:5] == [STAYS, "Found: bridge. Is it right?", NOT_ENGLISH,
                                    "Claims: 2 of 2.", ""]  # fmt: skip
    assert "  1. ¶1  Der Stadtrat hat die alte Brücke am Montag geschlossen." in out
    assert (
        "The article's outlet and date were not found: write them in lessons/articles.yaml."
    ) in out


@pytest.mark.long
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("THE COUNCIL CLOSED THE OLD BRIDGE ON MONDAY.", "THE COUNCIL CLOSED THE OLD BRIDGE"),
        ("MAYOR: We have a plan for the bridge, and it is ready.", "We have a plan for"),
        ("The o\ufb03ce shut the bridge on Mon\u00adday at noon.", "The office shut the bridge on Monday"),
        ("أغلق المجلس الجسر القديم يوم الاثنين.", "أغلق المجلس الجسر القديم يوم الاثنين."),
    ],
)  # fmt: skip
def test_odd_text_is_cut_all_the_same(tmp_path: Path, text: str, words: str) -> None:
    status, out, _err = draft(tmp_path, text.encode("utf-16"))
    assert status == 0
    assert words in out


@pytest.mark.long
def test_addresses_of_people_are_pointed_out_and_signs_to_the_screen_are_not_sent(
    tmp_path: Path,
) -> None:
    text = (
        ARTICLE + "\nWrite to ann.ash@courier.example, who asked for it, or not at all\x1b[31m.\n"
    )
    status, out, _err = draft(tmp_path, text.encode(), "--all")
    assert status == 0
    assert (
        "Somebody can be reached by what stands in it: ann.ash@courier.example. Leave that out of "
        "claims.\n"
    ) in out
    assert "\x1b" not in out


@pytest.mark.long
def test_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("", "utf-8")
    status, _out, err = draft(tmp_path, ARTICLE.encode(), "-o", str(tmp_path / "own"))
    assert (status, err) == (
        2, f"{tmp_path / 'own'} cannot be made: File exists. Name another folder with -o.\n",
    )  # fmt: skip
    assert commands.run("draft", str(tmp_path / "none.txt"))[2] == (
        f"{tmp_path / 'none.txt'} cannot be read: No such file or directory.\n"
    )
