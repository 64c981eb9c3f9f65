"""No file computes anything in a spreadsheet, and each says whose it is, whatever people typed."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import product
from xml.etree import ElementTree as ET

import pytest
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.classroom.people import classrooms
from kit.exchange.file_names import file_name
from kit.web import state as web_state
from tests.web.conftest import Site, Visitor

CLASS = '=cmd|"/C calc"!A0'
#: What starts a formula, by itself or where another program splits a line.
_STARTS = ("=", "+", "-", "@", "@SUM(A1)+", "\uff1d", '"=', "=HYPERLINK(1)+", "|cmd")
NAMES = [
    *(f"{sign}{number}" for number, sign in enumerate(_STARTS, 2)),
    *(
        f"x{number}{before}{sign}1+1{after}"
        for number, (before, sign, after) in enumerate(
            product((";", ",", "|", '";', '","'), "=+-@\uff1d", (";", '"')), 2
        )
    ),
]
SIGNS = tuple("=+-@|%\uff1d\uff0b\uff0d\uff20")
NUMBER = re.compile(r"-?\d+([.,]\d+)?(e-\d+)?")


@pytest.fixture
def attacked(any_site: Site) -> Site:
    """A class whose name and students' names are formulas; two of them have handed in."""
    room = any_site.room
    room.now = web_state.now()
    classrooms.rename_classroom(room.store, room.classroom_id, CLASS)
    for name in NAMES:
        room.join(name)
    room.do_all(NAMES[0])
    room.do_all(NAMES[-1], plan="sourced")
    return any_site


def files(site: Site) -> list[str]:
    """The address of every file of a class or an assignment, as the routes have them."""
    ids = {"classroom_id": site.room.classroom_id, "assignment_id": site.room.assignment_id}
    adapter = site.app.url_map.bind("localhost")
    return [
        adapter.build(rule.endpoint, {name: ids[name] for name in rule.arguments})
        for rule in site.app.url_map.iter_rules()
        if re.search(r"\.(csv|xlsx|json)$", rule.rule) and rule.arguments <= ids.keys()
    ]


def shown(teacher: Visitor, site: Site) -> Iterator[tuple[str, TestResponse]]:
    """Each file that there is, with commas and semicolons; those of a live session aside."""
    for path in files(site):
        for separator in ("comma", "semicolon") if path.endswith(".csv") else ("",):
            reply = teacher.get(f"{path}?separator={separator}" if separator else path)
            if reply.status_code != 404:
                yield path, reply


@pytest.mark.long
def test_every_file_is_called_by_class_exercise_and_day(attacked: Site) -> None:
    teacher, seen = attacked.teacher(), set()
    for path, reply in shown(teacher, attacked):
        what, _dot, ending = path.rpartition("/")[2].partition(".")
        if "/classrooms/" not in path:
            continue  # of an account or the kit, and called by no class
        of_class = {"export": "classroom", "acts": "who-did-what"}
        words = (CLASS, of_class[what]) if what in of_class else (CLASS, "three-claims", what)
        kind, options = parse_options_header(reply.headers["Content-Disposition"])
        called = file_name(words, web_state.now(), ending)
        assert (kind, options["filename"]) == ("attachment", called)
        seen.add(what + "." + ending)
    assert seen == {
        "answers.csv", "items.csv", "labels.csv", "canvas.csv", "moodle.csv", "results.xlsx",
        "results.json", "export.json", "acts.csv",
    }  # fmt: skip


def test_files_of_a_live_session_are_called_so_too(any_site: Site) -> None:
    room = any_site.room
    room.assignment_id = assignments.give(
        room.store, room.library, room.classroom_id, "three-claims", Rules(live=True), room.now
    )
    teacher = any_site.teacher()
    for what in ("votes", "rounds"):
        reply = teacher.get(f"{any_site.assignment}/{what}.csv")
        called = file_name(("9B", "three-claims", what), web_state.now(), "csv")
        assert reply.headers["Content-Disposition"] == f'attachment; filename="{called}"'


@pytest.mark.long
def test_no_csv_computes_wherever_a_program_splits_it(attacked: Site) -> None:
    tables = 0
    for path, reply in shown(attacked.teacher(), attacked):
        if not path.endswith(".csv"):
            continue
        tables += 1
        text = reply.text.removeprefix("\ufeff")
        for separator in ",;\t|":
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            risky = [
                cell
                for row in rows
                for cell in row
                if cell.lstrip().startswith(SIGNS) and not NUMBER.fullmatch(cell.strip(' "'))
            ]
            assert risky == [], (path, separator)
    assert tables == 18


@pytest.mark.long
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(attacked: Site) -> None:
    raw = attacked.teacher().get(f"{attacked.assignment}/results.xlsx").get_data()
    book = zipfile.ZipFile(io.BytesIO(raw))
    parts = {name: book.read(name) for name in book.namelist()}
    assert not [name for name in parts if "externalLink" in name]
    for name, xml in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            tags = {re.sub("{.*}", "", element.tag) for element in ET.fromstring(xml).iter()}
            assert not tags & {"f", "hyperlink"}, name
            assert {"pane", "autoFilter", "col"} <= tags, name
