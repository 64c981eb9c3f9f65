"""What of the course cannot be given."""

from pathlib import Path

import pytest

from kit.content.library import Library, load_library
from kit.doctor.facts import Within
from kit.doctor.program.content import check, of_library
from tests.support.bad_mornings import plain_facts, told
from tests.support.room import tiny_library

MEND = "Mend the files, or send this to whoever writes them. `kit check` says all."


def library_with(folder: Path, **files: str) -> Library:
    """A course of files by name; two underscores stand for the folder."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load_library(folder)


@pytest.mark.long
def test_shipped_course_is_well() -> None:
    found = told(check(plain_facts()))
    assert set(found) == {"content"}
    assert found["content"][0] == "well"


def test_content_of_a_running_kit_is_what_it_offers() -> None:
    assert told(check(plain_facts(within=Within(tiny_library()))))["content"][:2] == (
        "well",
        "1 exercises of 1 lessons can be given.",
    )


def test_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "stick"
    assert told(check(plain_facts(content=str(gone)))) == {
        "content-folder": (
            "wrong",
            "The folder of lessons and exercises that was named is not there.",
            str(gone),
            "Plug in what it lies on, or name another one with --content.",
        )
    }


def test_course_without_an_exercise(tmp_path: Path) -> None:
    found = told(check(plain_facts(content=str(tmp_path), without_shipped="yes")))
    assert found["content-none"] == (
        "wrong",
        "There is no exercise to give to a class.",
        str(tmp_path),
        "Mend the files, or name another folder with --content; `kit check` says more.",
    )


def test_mistakes_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    files = {f"exercises__{number}_dot_yaml": "id: [\n" for number in range(5)}
    library = library_with(tmp_path, **files)
    findings = list(of_library(library, "here"))
    errors = len(library.errors)
    kinds = ["content-key-problem" if one.in_key else "content-problem" for one in library.errors]
    names = [one.name for one in findings]
    assert names == ["content-none", "content-problems", *kinds[:3]]
    assert "content-problem" in names
    assert findings[1].found() == (
        f"{errors} mistakes in the files of lessons and exercises; {len(library.withheld)} "
        "exercises wait."
    )
    told_of = findings[names.index("content-problem")]
    first = next(one for one in library.errors if not one.in_key)
    assert (told_of.where, told_of.found(), told_of.advice()) == (first.place, first.sentence, MEND)


def test_words_of_a_key_stay_in_its_file(tmp_path: Path) -> None:
    library = library_with(tmp_path, exercises__one_dot_key_dot_yaml="items: {zugzwang\n")
    found = told(list(of_library(library, "here")))
    assert found["content-key-problem"][1:] == (
        "There is a mistake in this key.",
        library.errors[0].place,
        MEND,
    )
    assert "zugzwang" not in str(found)
