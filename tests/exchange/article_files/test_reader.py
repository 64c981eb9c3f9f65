"""The process that reads one file, as it is started."""

import json
import subprocess
import sys

import pytest

from tests.support.article_files import pdf_of, word_of


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "raw", "told"),
    [
        ("page", b"<p>It rained.", {"text": "It rained."}),
        ("word", word_of(["It rained."]), {"text": "It rained."}),
        ("pdf", pdf_of([[]]), {"reason": "PictureOfText", "values": {}}),
    ],
)
def test_it_tells_what_is_in_the_file(kind: str, raw: bytes, told: dict[str, object]) -> None:
    call = [sys.executable, "-m", "kit.exchange.article_files.reader", kind]
    done = subprocess.run(call, input=raw, capture_output=True, check=True)
    assert json.loads(done.stdout).items() >= told.items()
