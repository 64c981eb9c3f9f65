"""What nobody should send, by the browser: each a clear answer, told whole, and nothing stored."""

import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from kit.exchange.authoring.package import packed
from kit.server.requests import LARGER_FORMS
from tests.support.brought import ADDRESS, MEMORY_MOST, chosen, draft_of, pressed, refusals
from tests.support.processor import seconds_for
from tests.support.shared_files import OWN, files_of, own_package, with_slip, zipped
from tests.support.typed_claims import TEXT
from tests.web.conftest import Site, Visitor, text_of
from tests.web.teacher.authoring.test_own import text_in

NOTHING = "Nothing was stored."
OUT = (
    " in it leads out of its folder. Nothing was taken. A file of the kit has names such as "
    "exercises/the-bridge.yaml: ask where this one comes from."
)
LARGE = (
    "What you chose is larger than 2 MiB. Make the pictures in it smaller; or let whoever runs the "
    "kit take it into a content folder with `kit import`."
)
DAMAGED = (
    "This .zip is damaged: its end is missing, or what is in it does not fit its list. Fetch or "
    "send it once more."
)
SOUND = files_of(own_package())


def more(name: str, content: bytes = b"x") -> bytes:
    return zipped({**SOUND, name: content})


def changed(raw: bytes, offset: int, form: str, value: int) -> bytes:
    start = raw.index(b"PK\x01\x02") + offset
    return raw[:start] + struct.pack(form, value) + raw[start + struct.calcsize(form) :]


def twice(first: str, second: str) -> bytes:
    return zipped({**SOUND, first: b"a", second: b"b"})


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "slips": (lambda: more("../../up.yaml"), f"“../../up.yaml”{OUT}"),
    "absolute": (lambda: more("/etc/passwd"), f"“/etc/passwd”{OUT}"),
    "drive": (lambda: more("C:/x.yaml"), f"“C:/x.yaml”{OUT}"),
    "backslash": (lambda: more("lessons\\x.md"), f"“lessons\\x.md”{OUT}"),
    "link": (
        lambda: changed(packed(own_package()), 38, "<I", 0o120777 << 16),
        "“whose-words.json” in it is a link or something else that is no plain file. Put the file itself in its place and pack anew.",
    ),
    "foreign": (
        lambda: more("run.exe"),
        "What the kit does not read is in it: “run.exe”. A shared file holds whose-words.json, the files of one exercise or lesson in exercises/ and lessons/, and pictures (.svg, .png) beside a lesson. Take the rest out, or share each exercise by itself with `kit export`.",
    ),
    "two exercises": (
        lambda: zipped({"exercises/a.yaml": OWN["exercise.yaml"], "exercises/b.yaml": OWN["exercise.yaml"]}),
        "2 exercises and lessons are in it: “a”, “b”. A shared file holds one: share each by itself, or put a whole folder beside the course with --content.",
    ),
    "case": (
        lambda: twice("lessons/Articles.yaml", "lessons/ARTICLES.yaml"),
        "“lessons/articles.yaml” stands in it twice, perhaps in capitals and in small letters. Take one of the two out.",
    ),
    "newer": (
        lambda: with_slip(format=2),
        "It was made by a newer kit (form 2; this kit reads form 1). Upgrade this kit, or ask for the exercise's files from its folder.",
    ),
    "ten thousand": (
        lambda: zipped({f"exercises/b{number}.yaml": b"" for number in range(10_000)}),
        "This .zip holds 10000 files; at most 100 are read. One file holds one exercise or lesson with its pictures: share each by itself.",
    ),
    "locked": (
        lambda: changed(packed(own_package()), 8, "<H", 1),
        "This .zip is locked with a password. Ask for one without, or unlock it and pack it anew.",
    ),
    "truncated": (lambda: packed(own_package())[:-30], DAMAGED),
    "bomb by its size": (
        lambda: more("exercises/x.yaml", bytes(3 << 20)),
        "“exercises/x.yaml” in it unpacks to 3145728 bytes; a file has at most 1048576, all together 16 MiB. Make it smaller, or take the .zip as it came from the kit.",
    ),
    "bomb by its ratio": (
        lambda: changed(zipped({"exercises/b.yaml": b"\0" * (200 << 20)}), 24, "<I", 10),
        DAMAGED,
    ),
    "method": (
        lambda: zipped({"exercises/b.yaml": b"x"}, zipfile.ZIP_LZMA),
        "“exercises/b.yaml” in it is packed in a way that the kit does not read. Pack the files anew as a plain .zip, as Windows, macOS and Linux do it by themselves.",
    ),
    "empty": (lambda: b"", "This file is empty. Choose the .zip that the kit made, or that a colleague sent you."),
    "a picture": (lambda: b"\x89PNG\r\n", "This file is a picture. Choose the .zip that the kit made, or that a colleague sent you."),
    "Word": (
        lambda: zipped({"[Content_Types].xml": b"x", "word/document.xml": b"y"}),
        "This file is a document of Word or Excel. Choose the .zip that the kit made, or that a colleague sent you.",
    ),
    "no zip": (
        lambda: b"id: x\ntitle: y\n",
        "This file is a text and no .zip. An exercise as text has a name that ends in .txt; of a content folder's files make a .zip first.",
    ),
    "encoding": (
        lambda: zipped({"exercises/b.yaml": "title: ä\n".encode("utf-16")}),
        "“exercises/b.yaml” in it is no text in UTF-8 (line 1). Save it as UTF-8 and pack the files anew.",
    ),
    "a long text": (
        lambda: zipped({"exercises/b.yaml": b"# x\n" * 30_000}),
        "“exercises/b.yaml” in it has 120000 bytes; a text in a shared file has at most 100000. Share it in parts, each with a name of its own.",
    ),
    "two megabytes": (lambda: b"PK\x03\x04" + bytes(2 << 20), LARGE),
}  # fmt: skip


@pytest.fixture
def teacher(site: Site) -> Visitor:
    return site.teacher()


def nothing_is_stored(teacher: Visitor) -> bool:
    return "There is none yet." in text_of(teacher.get("/teacher/own"))


@pytest.mark.sampled(3)
@pytest.mark.parametrize("case", CASES)
def test_a_file_is_refused_whole_within_time_and_memory(teacher: Visitor, case: str) -> None:
    make, said = CASES[case]
    raw = make()
    chosen(teacher, ("x.zip", b""))
    assert seconds_for(lambda _taking: chosen(teacher, ("x.zip", raw)), 3) < 3
    tracemalloc.start()
    page = chosen(teacher, ("x.zip", raw))
    assert tracemalloc.get_traced_memory()[1] < MEMORY_MOST
    tracemalloc.stop()
    assert (page.status_code, refusals(page)) == (400, [said, NOTHING])
    assert nothing_is_stored(teacher)


def test_what_is_longer_than_the_page_takes_is_told_so(teacher: Visitor) -> None:
    most = LARGER_FORMS[ADDRESS]
    page = chosen(teacher, ("x.zip", bytes(most)))
    assert page.status_code == 413
    assert (
        "What was sent is longer than this page takes (3 MiB in all). Nothing was taken in. Make "
        "the pictures in it smaller; or let whoever runs the kit take it into a content folder "
        "with `kit import`."
    ) in text_of(page)
    other: Any = {"title": "x" * (600 << 10)}
    assert teacher.post("/teacher/own/new", **other).status_code == 413
    assert nothing_is_stored(teacher)


def test_what_unpacks_to_more_than_a_page_carries_is_told_so(teacher: Visitor) -> None:
    pictures = {f"lessons/b{number}.png": bytes(900_000) for number in range(3)}
    raw = zipped({"lessons/100-x.md": "---\ntitle: x\n---\n", **pictures})
    page = chosen(teacher, ("x.zip", raw))
    assert (page.status_code, refusals(page)) == (400, [LARGE, NOTHING])


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe\x00\xd8", "This file is no plain text."),
        (b"PK\x03\x04", "This file is no plain text."),
        (b"a\0b", "This file is no plain text."),
    ],
)
def test_a_text_file_that_is_none(teacher: Visitor, raw: bytes, said: str) -> None:
    page = chosen(teacher, ("claims.txt", raw))
    assert (page.status_code, refusals(page)) == (400, [
        f"{said} Open it in the program that made it, copy the text and paste it into the box; or save it as plain text (.txt).",
        NOTHING,
    ])  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_file_of_any_program_is_read(teacher: Visitor, encoding: str) -> None:
    typed = TEXT.replace("“", '"').replace("mayor", "Bürgermeister").replace("\n", "\r\n")
    page = chosen(teacher, ("claims.TXT", typed.encode(encoding)))
    assert "“The bridge”: 3 claims are good." in text_of(page)
    assert "Bürgermeister" in text_in(page.text, "text")


#: As Word's paste leaves it in a box: no-break spaces, curly quotes, bullets, numbers, soft breaks.
WORD = (
    "Title:\u00a0The “bridge”\r\nFrom:\u00a0invented, The town’s made up.\r\n\r\n"
    "1.\tThe mayor announced a bridge\u00a0for the spring.\r\n"
    "•\t= official\r\n·\tbecause: Step 1: the mayor speaks\u2028for the town.\r\n"
    "o\tCues: announced\r\n\u2013\tCheck: The town\u2019s own record.\r\n\r\n"
    "2.\tThe old bridge is “an eyesore”.\r\n"
    "\u2022\t=\u00a0Editorial\r\n\u2022\tbecause: Step 2: a verdict.\r\n"
    '\u2022\tcues: "an eyesore"\r\n\u2022\tcheck: No record could settle it.\r\n'
)


def test_words_paste_with_its_styles_is_read(teacher: Visitor) -> None:
    page = teacher.post(ADDRESS, text=WORD)
    words = text_of(page)
    assert "“The “bridge””: 2 claims are good." in words
    assert "To be mended" not in words
    reply = pressed(teacher, page, do="bring", text=text_in(page.text, "text"))
    draft = teacher.get(draft_of(reply))
    assert "Nothing keeps it from being published." in text_of(draft)
    assert "claim: The mayor announced a bridge for the spring." in text_in(draft.text, "exercise")
    assert 'why: "Step 1: the mayor speaks for the town."' in text_in(draft.text, "key")


ARABIC = (
    "Title: الجسر\nFrom: invented, المدينة مخترعة\n\nأعلن رئيس البلدية عن جسر.\n= official\n"
    "because: Step 1: رئيس البلدية يتحدث.\ncues: أعلن\ncheck: محضر الجلسة.\n"
)


def test_text_from_right_to_left_is_read_and_shown_so(teacher: Visitor) -> None:
    page = teacher.post(ADDRESS, text=ARABIC)
    assert "“الجسر”: one claim is good." in text_of(page)
    assert 'dir="auto">أعلن رئيس البلدية عن جسر.</span>' in page.text
    reply = pressed(teacher, page, do="bring", text=text_in(page.text, "text"))
    assert "Nothing keeps it from being published." in text_of(teacher.get(draft_of(reply)))


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    "typed",
    ["\u202e\u0000\ud7ff", "= = =", "<script>alert(1)</script>", "Title: x\n" * 3000, "x" * 200_001,
     "\n\n".join(["a claim"] * 300), "%s %(x)s %", "Title: %(num)s\n\na\n= sourced"],
)  # fmt: skip
def test_whatever_is_typed_is_answered_and_stays(teacher: Visitor, typed: str) -> None:
    page = teacher.post(ADDRESS, text=typed)
    assert seconds_for(lambda _taking: teacher.post(ADDRESS, text=typed), 10) < 10
    assert page.status_code in {200, 400}
    assert text_in(page.text, "text") == typed
    assert "<script>alert" not in page.text
    assert nothing_is_stored(teacher)
