"""What docs/authoring.md shows of sharing and of the text form is as it says."""

import re
from pathlib import Path

from kit.content.library import Library
from kit.exchange.authoring.manifest import Manifest, manifest_text, read_manifest
from kit.exchange.authoring.received import TEXT_MOST
from kit.exchange.authoring.text_form.read_text import (
    CLAIMS_MOST,
    LONGEST_TEXT,
    TextForm,
    read_text_form,
)
from kit.exchange.authoring.zip_files import FILE_MOST, FILES_MOST, ZIP_MOST

DOCUMENT = (Path(__file__).parents[3] / "docs/authoring.md").read_text("utf-8")
TEXTS = re.findall(r"```text\n(.*?)```", DOCUMENT, re.DOTALL)


def read(text: str) -> TextForm:
    form = read_text_form(text, Library.empty())
    assert [str(mistake) for mistake in form.mistakes] == []
    return form


def test_the_text_reads_without_a_mistake() -> None:
    form = read(TEXTS[0])
    assert [claim.label.value for claim in form.claims] == ["official", "sourced", "editorial"]
    assert form.claims[1].cues == ("minutes of 1 March", "nine votes")


def test_the_line_of_an_article_reads_above_it() -> None:
    text = TEXTS[1] + TEXTS[0].replace(
        "invented, The town is made up.", "article bridge, paragraphs 3, 4"
    )
    assert read(text).claims[2].origin == {"article": "bridge", "paragraph": [3, 4]}


def test_each_line_of_the_table_is_one_that_is_read() -> None:
    block = TEXTS[0].replace(
        "= editorial\n", "= editorial, mixed\ncase: own-word\naimed at: other\n"
    )
    assert read(block).claims[2].mixed
    assert read(block.replace("because:", "why:").replace("(half)", "(0.25)")).claims[2].other


def test_the_slip_is_one() -> None:
    (slip,) = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    read_slip = read_manifest(slip)
    assert isinstance(read_slip, Manifest)
    assert manifest_text(read_slip) == slip


def test_the_bounds_are_those_of_the_document() -> None:
    assert "At most: 8 MiB and 100 files, 100,000 bytes a text, 1 MiB a picture." in DOCUMENT
    assert (ZIP_MOST, FILES_MOST, TEXT_MOST, FILE_MOST) == (8 << 20, 100, 100_000, 1 << 20)
    assert "A text has at most 200,000 signs and 200 claims." in DOCUMENT
    assert (LONGEST_TEXT, CLAIMS_MOST) == (200_000, 200)
