"""A zip from anywhere: its files in memory, within bounds, or the reason why not."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exchange.authoring import zip_files
from kit.exchange.authoring.zip_files import BadZip, Unpacked, unpacked
from tests.support.processor import seconds_for
from tests.support.shared_files import zipped

OUTERMOST = (("lessons", "exercises"), ("whose-words.json",))
DAMAGED = (
    "This .zip is damaged: its end is missing, or what is in it does not fit its list. Fetch or "
    "send it once more."
)
ELSEWHERE = (
    " in it leads out of its folder. Nothing was taken. A file of the kit has names such as "
    "exercises/the-bridge.yaml: ask where this one comes from."
)


def opened(raw: bytes) -> Unpacked:
    return unpacked(raw, *OUTERMOST)


def refusal(raw: bytes) -> str:
    with pytest.raises(BadZip) as bad:
        opened(raw)
    assert str(bad.value) == str(bad.value.reason)
    return str(bad.value)


def patched(raw: bytes, offset: int, form: str, value: int) -> bytes:
    """A zip with a number in its first entry's line of the table of contents changed."""
    start = raw.index(b"PK\x01\x02") + offset
    return raw[:start] + struct.pack(form, value) + raw[start + struct.calcsize(form) :]


def test_files_are_read_by_their_path() -> None:
    files = {"lessons/a.md": b"a" * 5000, "exercises/b.yaml": b""}
    assert opened(zipped(files)) == Unpacked(files, ())


@pytest.mark.parametrize(
    "name",
    ["../up.yaml", "lessons/../../up.md", "/etc/passwd", "C:/x.yaml", "c:x.yaml", "lessons\\a.md",
     "lessons/a\0.md", "\0.md", "lessons//a.md", "./lessons/a.md", "lessons/ /a.md", "..", "\\\\host\\x"],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    shown = name.replace("\0", "\\x00")
    assert refusal(zipped({"exercises/b.yaml": b"x", name: b"y"})) == f"“{shown}”{ELSEWHERE}"


def test_a_link_and_a_device_are_refused() -> None:
    for kind in (0o120777, 0o020666, 0o010666):
        raw = patched(zipped({"exercises/b.yaml": "/etc/passwd"}), 38, "<I", kind << 16)
        assert refusal(raw) == (
            "“exercises/b.yaml” in it is a link or something else that is no plain file. Put the "
            "file itself in its place and pack anew."
        )


def test_a_locked_zip_is_told_from_a_damaged_one() -> None:
    assert refusal(patched(zipped({"exercises/b.yaml": b"x"}), 8, "<H", 1)) == (
        "This .zip is locked with a password. Ask for one without, or unlock it and pack it anew."
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    assert refusal(zipped({"exercises/b.yaml": b"x"}, method)) == (
        "“exercises/b.yaml” in it is packed in a way that the kit does not read. Pack the files "
        "anew as a plain .zip, as Windows, macOS and Linux do it by themselves."
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("exercises/b.yaml", "exercises/b.yaml"),
        ("exercises/b.yaml", "exercises/B.yaml"),
        ("lessons/é.md", "lessons/e\u0301.md"),
        ("lessons/ſ.md", "lessons/S.md"),
    ],
)
def test_names_that_are_one_on_some_systems_are_refused(first: str, second: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_arguments, **_more: None)
        parts.writestr(first, "a")
        parts.writestr(second, "b")
    assert refusal(stream.getvalue()) == (
        f"“{first}” stands in it twice, perhaps in capitals and in small letters. Take one of the "
        "two out."
    )


def test_a_large_text_is_refused_by_its_declared_size() -> None:
    size = 2 * 1024 * 1024
    assert refusal(zipped({"exercises/b.yaml": b"a" * size})) == (
        f"“exercises/b.yaml” in it unpacks to {size} bytes; a file has at most 1048576, all "
        "together 16 MiB. Make it smaller, or take the .zip as it came from the kit."
    )


def test_many_files_that_unpack_to_much_are_refused() -> None:
    raw = zipped({f"exercises/b{number}.yaml": b"a" * 1024 * 1024 for number in range(20)})
    assert "unpacks to 1048576 bytes" in refusal(raw)


@pytest.mark.long
def test_a_bomb_that_declares_little_costs_little() -> None:
    bomb = patched(zipped({"exercises/b.yaml": b"\0" * 200 * 1024 * 1024}), 24, "<I", 10)
    assert seconds_for(lambda _taking: refusal(bomb), 0.5) < 0.5
    tracemalloc.start()
    assert refusal(bomb) == DAMAGED
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    tracemalloc.stop()


def test_ten_thousand_files_are_refused_before_they_are_listed() -> None:
    raw = zipped({f"exercises/b{number}.yaml": b"" for number in range(10_000)})
    assert seconds_for(lambda _taking: refusal(raw), 0.1) < 0.1
    assert refusal(raw) == (
        "This .zip holds 10000 files; at most 100 are read. One file holds one exercise or lesson "
        "with its pictures: share each by itself."
    )


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    assert refusal(b"PK" + bytes(9 * 1024 * 1024)) == (
        "This .zip has 9.0 MiB; at most 8 MiB are read. One file holds one exercise or lesson: take "
        "out what does not belong to it, or make its pictures smaller."
    )


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "empty"),
        (b"Rar!\x1a\x07", "a RAR file"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x00\x01\x02", "no .zip"),
    ],
)
def test_what_is_no_zip_is_called_by_its_name(raw: bytes, what: str) -> None:
    assert refusal(raw) == (
        f"This file is {what}. Choose the .zip that the kit made, or that a colleague sent you."
    )


def test_a_text_is_told_where_texts_go() -> None:
    assert refusal(b"id: the-bridge\ntitle: The bridge\n") == (
        "This file is a text and no .zip. An exercise as text has a name that ends in .txt; of a "
        "content folder's files make a .zip first."
    )


def test_a_zip_is_read_whole_or_not_at_all() -> None:
    raw = zipped({"exercises/b.yaml": b"abc" * 99, "exercises/b.key.yaml": b"de" * 99})
    for end in range(3, len(raw) - 1, 7):
        assert refusal(raw[:end]) == DAMAGED
    start = raw.index(b"exercises/b.yaml") + 20
    assert refusal(raw[:start] + b"\xff\xff\xff" + raw[start + 3 :]) == DAMAGED


def test_what_systems_add_is_left_out_and_said() -> None:
    files = {
        "b/exercises/b.yaml": b"x",
        "__MACOSX/b/exercises/._b.yaml": b"y",
        "b/.DS_Store": b"z",
        "b/exercises/Thumbs.db": b"z",
        "b/exercises/": b"",
    }
    whole = opened(zipped(files))
    assert whole.files == {"exercises/b.yaml": b"x"}
    assert [str(remark) for remark in whole.remarks] == [
        "What the system had added (._b.yaml, .DS_Store, Thumbs.db) was left out.",
        "One folder stood around it all (“b”): that was seen through.",
    ]


def test_a_folder_that_is_called_like_one_of_ours_is_not_seen_through() -> None:
    assert opened(zipped({"lessons/a.md": b"x"})) == Unpacked({"lessons/a.md": b"x"}, ())
    twice = opened(zipped({"a/b/lessons/a.md": b"x"}))
    assert twice.files == {"lessons/a.md": b"x"}
    assert opened(zipped({"a/b/c/d/e/lessons/a.md": b"x"})).files == {"d/e/lessons/a.md": b"x"}
    assert opened(zipped({})) == Unpacked({}, ())


@pytest.mark.long
@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_bytes_are_a_fault(data: st.DataObject) -> None:
    raw = bytearray(zipped({"exercises/b.yaml": b"abc" * 30, "lessons/a.md": b"d"}))
    for _ in range(data.draw(st.integers(0, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        whole = opened(bytes(raw))
    except BadZip:
        return
    assert sum(map(len, whole.files.values())) <= zip_files.UNPACKED_MOST
