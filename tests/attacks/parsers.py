"""Every parser of what comes from outside: what it is fed with, what it may answer, how long."""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from kit.classroom.authoring.reading.snapshots import readable
from kit.classroom.errors import KitError
from kit.classroom.paper.lines import read_code, read_keys, read_lines
from kit.classroom.paper.slots import Slot
from kit.classroom.people.second_factor.codes import read_code as read_second_code
from kit.content.library import Library, load_library
from kit.content.loading.yaml_file import parse
from kit.content.markdown import render
from kit.content.pictures.picture_files import ending_of, picture_of
from kit.content.pictures.placed_pictures import reading_parts
from kit.content.sheets.codes import read_sheet_code
from kit.drafting.cutting.cleaning import clean
from kit.exchange.answer_file import read_answer_file
from kit.exchange.article_files.reading import read_article
from kit.exchange.authoring.loose_files import read_loose
from kit.exchange.authoring.manifest import read_manifest
from kit.exchange.authoring.reading_sheet import read_sheet
from kit.exchange.authoring.received import read_package
from kit.exchange.authoring.text_form.read_text import read_text_form
from kit.exchange.backups import erased_list, facts
from kit.exchange.backups.reading import backup_facts
from kit.exchange.rosters.roster import read_roster, text_of_file
from kit.exchange.rosters.staff import read_staff
from kit.items.fields.addresses import check_address
from kit.items.fields.numbers import read_number
from kit.items.passages.forms import read_ranges
from kit.whole_number import whole_number
from tests.support.answer_file_rows import file_of
from tests.support.article_files import packed, pdf_of, word_of
from tests.support.pictures import SVG
from tests.support.room import tiny_library
from tests.support.shared_files import with_slip
from tests.support.typed_claims import TEXT

ROOT: Final = Path(__file__).parents[2]
#: Answers of a sheet of paper: a number, and one of two keys.
SLOTS: Final = (
    Slot(1, "1", "table", "sum", "How many?", {}, {}),
    Slot(2, "2", "table", "kind", "Which?", {"A": "yes", "B": "no"}, {"A": "Yes", "B": "No"}),
)
ANYWHERE: Final = Path("x")


@dataclass(frozen=True)
class Parser:
    """`read` takes bytes. Beside a result it may raise `refusals`, within so many seconds.

    `where` names the functions of the kit that it calls, as `kit/…py:name`.
    """

    read: Callable[[bytes], object]
    corpus: Callable[[], Sequence[bytes]]
    where: tuple[str, ...]
    refusals: tuple[type[Exception], ...] = (KitError,)
    #: Of this thread's processor.
    seconds: float = 2.0
    #: Where each reading starts a process, few are tried.
    slow: bool = False


def _text(reads: Callable[[str], object]) -> Callable[[bytes], object]:
    """What comes in a form is text already, in which no byte is alone."""
    return lambda raw: reads(raw.decode("utf-8", "replace"))


@lru_cache(maxsize=1)
def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="whose-words-parsers-"))


def _in_file(reads: Callable[[Path], object]) -> Callable[[bytes], object]:
    def read(raw: bytes) -> object:
        path = folder() / "outside.kitbackup"
        path.write_bytes(raw)
        return reads(path)

    return read


def _course(raw: bytes) -> Library:
    """A content folder of which each file in turn is this."""
    root = folder() / "course"
    for name in ("lessons/01-a.md", "exercises/a.yaml", "exercises/a.key.yaml", "lessons/articles.yaml",
                 "lessons/glossary.yaml", "lessons/01-a.teacher.md", "lessons/01-a.leave.md"):  # fmt: skip
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    return load_library(root)


@lru_cache(maxsize=1)
def workbook() -> bytes:
    """A list of names as a spreadsheet saves it."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Ada Gray</t></is></c></row></sheetData></worksheet>'
    )
    spread = "http://schemas.openxmlformats.org/"
    office = f"{spread}officeDocument/2006/relationships"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{spread}package/2006/content-types"><Default '
            'Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
            '"/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{spread}package/2006/relationships"><Relationship '
            f'Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{spread}spreadsheetml/2006/main" xmlns:r="{office}">'
            '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{spread}package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def _backup() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as file:
        file.writestr("backup.json", json.dumps({"format": 1, "kit": "1", "schema": "0001"}))
        file.writestr("database.sqlite", b"SQLite format 3\0" + b"\0" * 200)
    return raw.getvalue()


def _answers() -> bytes:
    return file_of("a" * 22, plan="official", vote="sourced").model_dump_json().encode()


def _shipped(pattern: str, most: int = 3) -> Callable[[], Sequence[bytes]]:
    return lambda: [path.read_bytes()[:6000] for path in sorted(ROOT.glob(pattern))[:most]]


def _texts(*texts: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [text.encode() for text in texts]


_NAMES: Final = (
    "Surname;First name;Class\nGray;Ada;9B\nBrown;Ben;9B\n",
    '"Gray, Ada"\n=1+1\n\tZo\u00eb\n',
)
_PAGE: Final = (
    "<!doctype html><html><head><title>A</title><meta charset=utf-8><script type='application/ld+json'>"
    '{"@type":"NewsArticle","headline":"A","author":[{"name":"B"}]}</script></head><body><article><h1>A</h1>'
    "<p>It rained on Monday, the mayor said.</p><p>Nobody was hurt.</p></article></body></html>"
)
_ERASED: Final = (
    '{"format": 1, "erased": [{"classroom_id": "01a22b00-0000-7000-8000-000000000001", "kind": "student", '
    '"id": "01a22b00-0000-7000-8000-000000000002", "erased_at": "2026-03-02T09:00:00Z"}]}'
)
PARSERS: Final[dict[str, Parser]] = {
    "list of names, a file": Parser(
        lambda raw: read_roster(text_of_file(raw).text),
        lambda: [*(text.encode() for text in _NAMES), workbook(), _NAMES[0].encode("utf-16")],
        ("kit/exchange/rosters/roster.py:text_of_file", "kit/exchange/rosters/roster.py:read_roster",
         "kit/exchange/rosters/workbook_text.py:is_workbook",
         "kit/exchange/rosters/workbook_text.py:workbook_text", "kit/exchange/cell_text.py:decoded"),
    ),
    "list of teachers": Parser(
        lambda raw: read_staff(text_of_file(raw).text),
        lambda: [*(text.encode() for text in _NAMES), b"Teacher;Subject\nGray, Ada;Art"],
        ("kit/exchange/rosters/staff.py:read_staff",),
    ),
    "answer file": Parser(
        lambda raw: read_answer_file(raw, "this-one"), lambda: [_answers()],
        ("kit/exchange/answer_file.py:read_answer_file",),
    ),
    "list of what is erased": Parser(
        lambda raw: erased_list.parsed(raw, ANYWHERE), _texts(_ERASED),
        ("kit/exchange/backups/erased_list.py:parsed", "kit/exchange/backups/erased_list.py:read_erased"),
    ),
    "what a backup says of itself": Parser(
        lambda raw: facts.parsed(raw, ANYWHERE), _texts('{"format": 1, "kit": "1", "schema": "0001"}'),
        ("kit/exchange/backups/facts.py:parsed",),
    ),
    "backup": Parser(_in_file(backup_facts), lambda: [_backup()], ()),
    "shared file": Parser(
        lambda raw: read_package(raw, tiny_library()), lambda: [with_slip()],
        ("kit/exchange/authoring/received.py:read_package", "kit/exchange/authoring/zip_files.py:unpacked"), (),
        seconds=4,
    ),
    "its slip": Parser(
        _text(read_manifest), _texts('{"format": 1, "kind": "exercise", "id": "a", "key": true}'),
        ("kit/exchange/authoring/manifest.py:read_manifest",), (),
    ),
    "exercise as text": Parser(
        _text(lambda text: read_text_form(text, tiny_library())), _texts(TEXT),
        ("kit/exchange/authoring/text_form/read_text.py:read_text_form",), (), seconds=4,
    ),
    "loose files": Parser(
        lambda raw: read_loose([("a.yaml", raw), ("a.key.yaml", raw), ("b.svg", raw)], tiny_library()),
        _shipped("exercises/0*.yaml"), (), (), seconds=4,
    ),
    "reading sheet": Parser(
        lambda raw: read_sheet(raw, tiny_library().exercises["three-claims"]),
        _texts("claim;label;note\n1;official;x\n2;sourced;\n"),
        ("kit/exchange/authoring/reading_sheet.py:read_sheet",),
    ),
    "YAML": Parser(
        _text(lambda text: parse(text, ANYWHERE)), _shipped("exercises/*.yaml"),
        ("kit/content/loading/yaml_file.py:parse", "kit/content/notation/yaml_mending.py:read_around"), (),
        seconds=4,
    ),
    "content folder": Parser(
        _course,
        lambda: [*_shipped("exercises/0*.yaml", 2)(), *_shipped("lessons/0*.md", 2)()],
        ("kit/content/library.py:load_library", "kit/content/loading/exercise_files.py:read_exercises",
         "kit/content/loading/exercise_source.py:read_content_file", "kit/content/loading/lesson_files.py:read_lessons",
         "kit/content/loading/glossary_file.py:read_glossary", "kit/content/loading/yaml_file.py:read_text",
         "kit/content/leaving/leave_file.py:read_leave", "kit/content/added/courses.py:read_courses",
         "kit/content/pictures/picture_checks.py:read_pictures", "kit/items/passages/reader.py:read_passage"), (),
        seconds=8,
    ),
    # It says so where a text is more than it renders; content with such a text is not offered.
    "Markdown": Parser(_text(render), _shipped("lessons/0*.md", 4), (), (ValueError,), seconds=4),
    "reading with pictures": Parser(
        _text(reading_parts), _texts("A\n\n![words](a.png)\n\nB\n"),
        ("kit/content/pictures/placed_pictures.py:reading_parts",), (),
    ),
    "picture": Parser(
        lambda raw: (ending_of(raw), picture_of(raw, ".svg"), picture_of(raw, ".png")),
        lambda: [SVG.encode(), *_shipped("lessons/**/*.svg", 2)(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 60],
        ("kit/content/pictures/picture_files.py:picture_of", "kit/content/pictures/picture_files.py:ending_of",
         "kit/content/pictures/picture_files.py:read_picture", "kit/content/pictures/png.py:png_size",
         "kit/content/pictures/svg.py:svg_look"), (),
    ),
    "article, pasted": Parser(
        _text(clean), lambda: [*_texts("A title\n\nBy Ann Ash\n\nIt rained.\n\nAdvertisement\n\n\u201cNo,\u201d she said.")()],
        (), (),
    ),
    "article, a file": Parser(
        read_article, lambda: [_PAGE.encode(), word_of(["It rained.", "So he said."]), pdf_of([[(72, 700, "It rained.")]])],
        ("kit/exchange/article_files/reading.py:read_article", "kit/exchange/article_files/pdf_file.py:pdf_file",
         "kit/exchange/article_files/word_file.py:word_file", "kit/exchange/article_files/word_file.py:old_file"),
        slow=True,
    ),
    "number": Parser(_text(read_number), _texts("1,200.5 million", "\u2212 3 \u00bd %", "1e5", "zw\u00f6lf"), ("kit/items/fields/numbers.py:read_number",), ()),
    "whole number": Parser(_text(lambda text: whole_number(text, 0)), _texts("12", "+7", " 9 "), (), (ValueError,)),
    "code of a sheet": Parser(_text(read_sheet_code), _texts("A-1A2B", "B"), ("kit/content/sheets/codes.py:read_sheet_code",), ()),
    "lines of paper": Parser(
        _text(lambda text: (read_code(text), read_lines(text), read_keys(text, SLOTS))), _texts("1 2 3\nA 12-9", "Ada: 21"),
        ("kit/classroom/paper/lines.py:read_code", "kit/classroom/paper/lines.py:read_lines", "kit/classroom/paper/lines.py:read_keys"),
    ),
    "code of a second factor": Parser(
        _text(read_second_code), _texts("123 456", "abcd-efgh-jkmn"), ("kit/classroom/people/second_factor/codes.py:read_code",),
    ),
    "painted words": Parser(_text(read_ranges), _texts("24-37, 58-63"), ("kit/items/passages/forms.py:read_ranges",), (ValueError,)),
    "address": Parser(_text(check_address), _texts("https://a.example/b?c#d"), (), (ValueError,)),
    "kept exercise": Parser(
        _text(readable), _texts('{"format":1,"exercise":{"id":"a","title":"A","type":"classify"}}'),
        ("kit/classroom/authoring/reading/snapshots.py:readable", "kit/classroom/authoring/reading/snapshots.py:read_snapshot"), (),
    ),
}  # fmt: skip
#: Functions of the kit that are called like a parser, and read nothing from outside.
NONE_OF_THEM: Final = {
    "kit/classroom/people/second_factor/codes.py:secret_of": "a key of the kit's own",
    "kit/cli/serving/opening.py:open_page": "opens the browser at an address of the kit's own",
    "kit/content/documents/reading.py:read_documents": "the kit's own pages of docs",
    "kit/secret.py:computer_secret": "a key of the kit's own",
    "kit/store/engine.py:open_store": "an address of the database, from the settings",
    "kit/store/private.py:open_private": "opens a file, and reads nothing of it",
    "kit/store/private.py:read_private": "the bytes of a file, as they are",
    "kit/web/readers/pages.py:reading_path": "makes an address",
    "kit/web/teacher/authoring/attached/acts.py:read_act": "test_scripts_in_queries_and_paths, and its own tests",
    "kit/web/teacher/printing/reading.py:reading": "a page",
    "kit/web/teacher/printing/reading.py:reading_word": "a page",
    "kit/web/teacher/printing/sizes.py:word_reply": "sends a file",
    "kit/web/weight/files.py:read_file": "the kit's own static files",
}
