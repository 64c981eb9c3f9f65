"""The shipped content, read once for all tests of a process."""

from functools import lru_cache

from kit.content.library import Library, load_library
from kit.content.paths import shipped_root


@lru_cache(maxsize=1)
def shipped_library() -> Library:
    """The library of the lessons and exercises beside the kit. It is frozen: tests share it."""
    return load_library(shipped_root())
