"""No sentence of the source articles is in the project."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]


def test_nothing_is_worded_as_in_the_articles(shared_folder: Path) -> None:
    tool = shared_folder / "tools" / "originality.py"
    done = subprocess.run(
        [sys.executable, str(tool), str(ROOT)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[0] == "0 shared run(s) of 8 words or more"
