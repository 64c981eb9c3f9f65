"""A shared file comes in checked whole; what comes out again is what went in, byte for byte."""

import json
import zipfile
from functools import partial
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import Library
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, LESSON, DraftKind
from kit.exchange.authoring.package import NO_PICTURES, Package, package_of, packed
from kit.exchange.authoring.received import Refused, read_package
from tests.support import room
from tests.support.processor import seconds_for
from tests.support.shared_files import (
    OWN,
    READING,
    files_of,
    lesson_package,
    own_package,
    refusal,
    taken,
    with_slip,
    zipped,
)

NAMES = "exercises/three-claims"
#: Texts as they are kept: ended as in Unix, and of letters that a file holds.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff"), max_size=80
)


@pytest.mark.parametrize("package", [own_package(), own_package(with_key=False), lesson_package()])
def test_the_way_out_and_in_is_the_identity(package: Package) -> None:
    received = taken(packed(package))
    assert received.package == received.fitted == package
    assert received.remarks == ()
    assert received.problems == ()
    assert packed(received.package) == packed(package)


def test_the_shipped_exercise_of_a_room_comes_in_beside_itself() -> None:
    received = taken(packed(own_package()), room.tiny_library())
    assert received.package == own_package()
    assert received.fitted.id == "three-claims-2"
    assert received.problems == ()
    assert list(received.checked.library.exercises) == ["three-claims-2"]


@pytest.mark.long
@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from([EXERCISE, KEY]), TEXTS), st.binary(max_size=20))
def test_any_texts_come_back_as_they_were(texts: dict[str, str], content: bytes) -> None:
    exercise = package_of(DraftKind.EXERCISE, "x", {EXERCISE: "", **texts}, Library.empty())
    assert taken(packed(exercise)).package == exercise
    lesson = {LESSON: "x", ARTICLES: "".join(texts.values())}
    slip = lesson_package().manifest.model_copy(update={"id": "100-x"})
    handed = Package(DraftKind.LESSON, "100-x", lesson, {"b-2.png": content}, slip)
    assert taken(packed(handed)).package == handed


def test_what_is_wrong_in_its_content_is_told_and_still_read() -> None:
    texts = {**OWN, KEY: OWN[KEY].replace("label: official", "label: offical")}
    broken = package_of(DraftKind.EXERCISE, "three-claims", texts, Library.empty())
    received = taken(packed(broken))
    assert received.package == broken
    assert [problem.place for problem in received.problems] == [f"{NAMES}.key.yaml:3"]


def test_a_folder_packed_by_hand_is_found_by_its_names() -> None:
    files = files_of(own_package())
    del files["whose-words.json"]
    moved = {
        f"My Exercise/{name}".replace("three-claims", "06-mine"): one for name, one in files.items()
    }
    received = taken(zipped({**moved, "__MACOSX/My Exercise/._x": b"y"}))
    assert received.package.id == "three-claims"
    assert received.package.texts == OWN
    assert [str(remark) for remark in received.remarks] == [
        "What the system had added (._x) was left out.",
        "One folder stood around it all (“My Exercise”): that was seen through.",
        (
            "It had no whose-words.json, so nobody is named whose it is, nor on what terms it may be "
            "used."
        ),
    ]
    reading = {"lessons/01-three-claims.md": READING[LESSON]}
    assert taken(zipped(reading)).package.id == "01-three-claims"


def test_line_ends_and_marks_of_windows_are_taken_off() -> None:
    files = files_of(own_package())
    windows = {name: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n") for name, text in files.items()}
    assert taken(zipped(windows)).package == own_package()


@pytest.mark.parametrize(
    "name",
    ["exercises/x.zip", "lessons/sub/a.md", "lessons/A Road.svg", "run.sh", "exercises/x.yml",
     "lessons/glossary.md", "exercises/other.yaml", "lessons/a-road.svg", "lessons/07-other.md"],
)  # fmt: skip
def test_what_does_not_belong_is_named(name: str) -> None:
    assert refusal(zipped({**files_of(own_package()), name: b"x"})) == (
        f"What the kit does not read is in it: “{name}”. A shared file holds whose-words.json, the "
        "files of one exercise or lesson in exercises/ and lessons/, and pictures (.svg, .png) "
        "beside a lesson. Take the rest out, or share each exercise by itself with `kit export`."
    )


def test_several_and_none_are_told_apart() -> None:
    two = {"exercises/a.yaml": b"", "exercises/b.yaml": b"", "lessons/01-c.md": b""}
    assert refusal(zipped(two)) == (
        "3 exercises and lessons are in it: “a”, “b”, “01-c”. A shared file holds one: share each by itself, or put a whole folder "
        "beside the course with --content."
    )
    assert refusal(zipped({"notes.txt": b""})) == (
        "No exercise and no lesson is in it: found “notes.txt”. A shared file holds "
        "exercises/NAME.yaml or lessons/NN-NAME.md. Make it with `kit export` or with the button "
        "“Share”."
    )
    assert "found nothing." in refusal(zipped({}))


def test_a_document_of_an_office_is_called_so() -> None:
    assert refusal(zipped({"[Content_Types].xml": b"", "word/document.xml": b""})) == (
        "This file is a document of Word or Excel. Choose the .zip that the kit made, or that a "
        "colleague sent you."
    )


def test_a_slip_that_does_not_fit_its_files_is_told() -> None:
    assert refusal(with_slip(id="the-weir")) == (
        "whose-words.json in it names the exercise “the-weir”, and there is no file "
        "exercises/the-weir.yaml. Take the file as it came from the kit, or leave whose-words.json "
        "out."
    )
    files = files_of(own_package())
    del files[f"{NAMES}.key.yaml"]
    assert refusal(zipped(files)) == (
        "whose-words.json in it says that the key is in the file, and there is no file "
        f"{NAMES}.key.yaml. Ask for it once more, with its key or without."
    )


def test_a_newer_form_and_a_broken_slip_are_told() -> None:
    assert refusal(with_slip(format=2)).startswith("It was made by a newer kit (form 2; ")
    assert refusal(with_slip(kind="quiz")).startswith("whose-words.json in it cannot be read: ")


def test_a_text_in_another_encoding_is_told_with_its_line() -> None:
    files = files_of(own_package())
    files[f"{NAMES}.yaml"] += "# Zoë\n".encode("latin-1")
    line = files[f"{NAMES}.yaml"].count(b"\n")
    assert refusal(zipped(files)) == (
        f"“{NAMES}.yaml” in it is no text in UTF-8 (line {line}). Save it as UTF-8 and pack the "
        "files anew."
    )


def again(raw: bytes, _taking: int) -> None:
    taken(raw)


@pytest.mark.long
def test_words_that_take_long_to_read_do_not_take_for_ever() -> None:
    long = {
        "deep": "items: " + "[" * 90_000,
        "anchors": "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "wide": "a: '" + "x" * 90_000 + "'\n",
        "much": "items:\n" + "  - {id: x, claim: y}\n" * 4_000,
    }
    for text in long.values():
        package = package_of(DraftKind.EXERCISE, "x", {EXERCISE: text}, Library.empty())
        raw = packed(package)
        assert taken(raw).problems
        assert seconds_for(partial(again, raw), 20) < 20


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_file_is_a_fault(data: st.DataObject) -> None:
    raw = bytearray(packed(own_package()))
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    read = read_package(bytes(raw), Library.empty())
    assert isinstance(read, Refused) or read.package.texts


def test_the_slip_is_read_by_people_too() -> None:
    with zipfile.ZipFile(BytesIO(packed(own_package()))) as parts:
        slip = json.loads(parts.read("whose-words.json"))
    assert slip["by"] == "Ines Aydin"
    assert NO_PICTURES == {}


def test_a_text_that_is_too_long_is_told() -> None:
    files = files_of(own_package())
    files[f"{NAMES}.yaml"] += b"#" * 100_000
    size = len(files[f"{NAMES}.yaml"])
    assert refusal(zipped(files)) == (
        f"“{NAMES}.yaml” in it has {size} bytes; a text in a shared file has at most 100000. Share "
        "it in parts, each with a name of its own."
    )
