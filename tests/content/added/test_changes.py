"""What differs between two readings."""

from pathlib import Path

from kit.content.added.changes import Changes, changes_between
from kit.content.library import Library, load_library
from tests.support.added import EXERCISE_FILE, KEY_FILE, LESSON_FILE, rewrite, write_own


def test_titles_of_what_is_new_other_and_gone(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    first = load_library(folder)
    assert changes_between(first, load_library(folder)).are_none
    assert changes_between(Library.empty(), first) == Changes(("The weir", "The weir"), (), ())
    assert changes_between(first, Library.empty()) == Changes((), (), ("The weir", "The weir"))
    rewrite(folder, KEY_FILE, "cues: [minutes]", "cues: [record]")
    assert changes_between(first, load_library(folder)) == Changes((), ("The weir",), ())
    rewrite(folder, EXERCISE_FILE, "title: The weir", "title: The bridge")
    rewrite(folder, LESSON_FILE, "minutes: 45", "minutes: 40")
    found = changes_between(first, load_library(folder))
    assert found == Changes((), ("The weir", "The bridge"), ())
