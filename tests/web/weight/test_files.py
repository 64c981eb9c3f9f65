"""One fingerprint of all static files: it changes with each of them, and with nothing else."""

import gzip

from kit.web.weight.files import read_files, static_files, static_folder

BEFORE = {"a.js": b"1", "items/b.css": b"2"}


def test_fingerprint_is_that_of_names_and_contents() -> None:
    found = read_files(BEFORE).fingerprint
    assert len(found) == 16
    assert read_files(dict(reversed(BEFORE.items()))).fingerprint == found
    others = [
        {**BEFORE, "a.js": b"3"},
        {**BEFORE, "c.js": b""},
        {"a.js": b"1"},
        {"a.js": b"2", "items/b.css": b"1"},
        {"A.js": b"1", "items/b.css": b"2"},
    ]
    found_of_others = {read_files(contents).fingerprint for contents in others}
    assert len(found_of_others | {found}) == 6


def test_no_folder_could_be_taken_for_a_fingerprint() -> None:
    folders = {name.partition("/")[0] for name in static_files().by_name}
    assert not [name for name in folders if len(name) == 16]


def test_every_file_of_the_folder_is_known_as_it_lies_there() -> None:
    folder = static_folder()
    known = static_files().by_name
    for path in folder.rglob("*"):
        if path.is_file():
            file = known[path.relative_to(folder).as_posix()]
            assert file.content == path.read_bytes()
            if file.packed is not None:
                assert gzip.decompress(file.packed) == file.content


def test_types_are_the_same_on_every_system() -> None:
    known = static_files().by_name
    assert known["back.js"].media_type == "text/javascript; charset=utf-8"
    assert known["icon.svg"].media_type == "image/svg+xml; charset=utf-8"
    assert read_files({"a.none": b""}).by_name["a.none"].media_type == "application/octet-stream"


def test_what_compressing_hardly_shortens_stays_as_it_is() -> None:
    assert read_files({"a.js": b"short"}).by_name["a.js"].packed is None
