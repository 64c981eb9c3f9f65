"""An exercise with a core: the first two of the four items, and two for whoever likes."""

import tempfile
from functools import lru_cache
from pathlib import Path

from kit.content.library import Library, load_library
from tests.support.room import EXERCISE, write_content

CORE = ("plan", "vote")
FURTHER = ("disgrace", "figure")
CORE_EXERCISE = EXERCISE.replace("scheme: three-way\n", "scheme: three-way\ncore: 2\n")


@lru_cache(maxsize=1)
def core_library() -> Library:
    """The tiny library with a core."""
    folder = Path(tempfile.mkdtemp(prefix="whose-words-core-"))
    library = load_library(write_content(folder, exercise=CORE_EXERCISE))
    assert not library.errors, library.problems
    return library
