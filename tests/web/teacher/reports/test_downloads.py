"""The files of results: what they are called, what the switch hides, and that they are the page's."""

import csv
import io
import json
import re

import pytest

from kit.web import state as web_state
from tests.support.queries import statements
from tests.web.conftest import Site, Visitor
from tests.web.reading import captioned, grid_of

FILES = {
    "answers.csv": "9B_three-claims_answers_{}.csv",
    "items.csv": "9B_three-claims_items_{}.csv",
    "labels.csv": "9B_three-claims_labels_{}.csv",
    "canvas.csv": "9B_three-claims_canvas_{}.csv",
    "moodle.csv": "9B_three-claims_moodle_{}.csv",
    "results.xlsx": "9B_three-claims_results_{}.xlsx",
    "results.json": "9B_three-claims_results_{}.json",
}
NEED_NAMES_AND_KEY = ("labels.csv", "canvas.csv", "moodle.csv")


@pytest.fixture
def at_work(any_site: Site) -> Site:
    """Mia has handed in with one mistake, Ada with two."""
    any_site.room.now = web_state.now()
    any_site.room.do_all("Mia", plan="sourced")
    any_site.room.do_all("Ada", plan="sourced", figure="editorial")
    return any_site


def links(teacher: Visitor, site: Site) -> list[str]:
    """The files that the page offers, by their names."""
    section = teacher.get(f"{site.assignment}/results").text.partition('id="downloads"')[2]
    return [
        found.rpartition("/")[2]
        for found in re.findall(r'href="([^"]+)"', section.partition("</section")[0])
    ]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_page_offers_every_file(at_work: Site) -> None:
    offered = links(at_work.teacher(), at_work)
    assert {name.partition("?")[0] for name in offered} == set(FILES)
    for name in FILES:
        more = f"{name}?separator=semicolon"
        assert (more in offered) is name.endswith(".csv")


@pytest.mark.parametrize("name", FILES)
def test_each_file_comes_under_its_name(at_work: Site, name: str) -> None:
    reply = at_work.teacher().get(f"{at_work.assignment}/{name}")
    assert reply.status_code == 200
    called = FILES[name].format(f"{web_state.now().astimezone():%Y-%m-%d}")
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{called}"'


def test_hidden_names_and_key_are_in_no_file(at_work: Site) -> None:
    teacher = at_work.teacher()
    teacher.post("/teacher/hide")
    for name in FILES:
        reply = teacher.get(f"{at_work.assignment}/{name}")
        assert reply.status_code == (404 if name in NEED_NAMES_AND_KEY else 200), name
        assert "Mia" not in reply.get_data().decode("utf-8", "replace")
    assert not {name.partition("?")[0] for name in links(teacher, at_work)} & {*NEED_NAMES_AND_KEY}
    assert json.loads(teacher.get(f"{at_work.assignment}/results.json").text)["labels"] is None


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".csv")])
def test_semicolons_part_the_same_cells(at_work: Site, name: str) -> None:
    teacher = at_work.teacher()
    commas = teacher.get(f"{at_work.assignment}/{name}").text
    semicolons = teacher.get(f"{at_work.assignment}/{name}?separator=semicolon").text
    one = list(csv.reader(io.StringIO(commas, newline="")))
    two = list(csv.reader(io.StringIO(semicolons, newline=""), delimiter=";"))
    number = re.compile(r"^(-?\d+),(\d+(e-\d+)?)$")
    assert [[number.sub(r"\1.\2", cell) for cell in row] for row in two] == one


def test_unknown_separator_is_refused_with_what_is_allowed(at_work: Site) -> None:
    reply = at_work.teacher().get(f"{at_work.assignment}/items.csv?separator=tab")
    assert reply.status_code == 400
    assert "“tab” is no separator of these files. Allowed: comma, semicolon." in reply.text


def test_files_hold_what_the_page_shows(at_work: Site) -> None:
    teacher = at_work.teacher()
    page = teacher.get(f"{at_work.assignment}/results")
    confusion = rows_of(teacher.get(f"{at_work.assignment}/labels.csv").text)
    shown = {
        row[0]: row[1:4]
        for row in captioned(page, "What the key says, and what the class said")[1:4]
    }
    assert list(shown.values()) == [
        [row["given_sourced"], row["given_official"], row["given_editorial"]] for row in confusion
    ]
    scores = {
        row["Student"]: row["Three claims"]
        for row in rows_of(teacher.get(f"{at_work.assignment}/canvas.csv").text)[1:]
    }
    grid = grid_of(page)[1:]
    assert scores == {row[0]: row[2] for row in grid}


@pytest.mark.long
def test_each_file_takes_the_same_queries_for_any_number_of_students(any_site: Site) -> None:
    teacher, room = any_site.teacher(), any_site.room
    counts: dict[str, set[int]] = {name: set() for name in FILES}
    room.now = web_state.now()
    room.do_all("Mia")
    for size in (3, 40):
        for number in range(len(room.people), size):
            room.join(f"Student {number}")
            room.do_all(f"Student {number}")
        for name, seen in counts.items():
            with statements(room.store) as sent:
                teacher.get(f"{any_site.assignment}/{name}")
            seen.add(len(sent))
    assert {name: len(seen) for name, seen in counts.items()} == dict.fromkeys(FILES, 1)
    assert max(max(seen) for seen in counts.values()) <= 15


@pytest.mark.parametrize("name", FILES)
def test_files_of_a_class_in_which_nobody_began(any_site: Site, name: str) -> None:
    assert any_site.teacher().get(f"{any_site.assignment}/{name}").status_code == 200
