"""The results: the table of labels, the grid, a claim, a student, and the same as CSV."""

import csv
import io
import re
from collections import Counter

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.pinning import Rules
from kit.web import state as web_state
from tests.support.downloaded import moment
from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.support.shipped import shipped_library
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import captioned, flashes, grid_of, heading, lead, plain, table

#: An en dash.
NONE = "\u2013"
LABELS_TABLE = "What the key says, and what the class said"
SIGNS = {"right": "✓", "partly": "◐", "wrong": "✕", "omitted": NONE, "": NONE}
STATES = {
    "not-started": "not begun",
    "working": "at work",
    "handed-in": "handed in",
    "by-clock": "not finished, collected at closing",
}
GRID = [
    ["Student", "State", "Credit of 4", "1", "2", "3", "4"],
    ["Ada", "handed in", "1", "✕", NONE, "✓", NONE],
    ["Ben", "handed in", "1.5", "✕", "✕", "✓", "◐"],
    ["Mia", "handed in", "4", "✓", "✓", "✓", "✓"],
    ["Tom", "at work", "", "·", NONE, NONE, NONE],
    ["Zoe", "not begun", "", NONE, NONE, NONE, NONE],
]


def a_class_at_work(site: Site) -> Visitor:
    """Mia as the key, Ben and Ada less so, Tom under way, Zoe not begun."""
    room = site.room
    room.now = web_state.now()
    room.join("Tom")
    room.join("Zoe")
    room.do_all("Mia")
    room.do_all("Ben", plan="sourced", vote="editorial", figure="editorial")
    room.start("Ada")
    room.save("Ada", plan="sourced", disgrace="editorial")
    room.submit("Ada")
    room.start("Tom")
    room.save("Tom", plan="editorial")
    return site.teacher()


def rows_of(teacher: Visitor, site: Site) -> list[dict[str, str]]:
    reply = teacher.get(f"{site.assignment}/answers.csv")
    assert reply.text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(reply.text.removeprefix("\ufeff"))))


def test_results_before_anybody_handed_in(any_site: Site) -> None:
    page = any_site.teacher().get(f"{any_site.assignment}/results")
    assert lead(page) == (
        "Nobody has handed in yet. Answers show in the grid as they come; marks follow when "
        "students hand in."
    )
    assert [row[1] for row in table(page)[1:]] == ["not begun"] * 3


def test_results_page(any_site: Site) -> None:
    page = a_class_at_work(any_site).get(f"{any_site.assignment}/results")
    assert lead(page) == (
        "2 of 3 took claim 1 for “Sourced fact”; the key says “Official statement”: "
        "talk about who speaks. To “Claim 1”"
    )
    assert captioned(page, LABELS_TABLE) == [
        ["Key", "Sourced fact", "Official statement", "Editorial interpretation", "Got it right"],
        ["Sourced fact", "1", "0", "1", "50 % no interval"],
        ["Official statement", "2", "1", "0", "33 % no interval"],
        ["Editorial interpretation", "0", "0", "3", "100 % no interval"],
        ["Said / should be", "3 / 2", "1 / 3", "4 / 3", ""],
    ]
    assert grid_of(page) == GRID
    assert "One debatable claim stays outside the table: number 4." in text_of(page)
    assert "The square is a disgrace. Editorial interpretation 3 (key)" in text_of(page)
    assert "Sourced fact 1 (key) · Editorial interpretation 1 · no answer 1" in text_of(page)


def test_results_where_no_claim_misled_two(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben", vote="official")
    page = any_site.teacher().get(f"{any_site.assignment}/results")
    assert lead(page) == "Nothing misled two students the same way."


def test_item_page(any_site: Site) -> None:
    teacher = a_class_at_work(any_site)
    page = teacher.get(f"{any_site.assignment}/items/plan")
    assert heading(page) == "Claim 1"
    text = text_of(page)
    assert f"Key Official statement Why {KEY_MARK} step 1 To check it {KEY_MARK}" in text
    assert (
        "What the class said 1 as the key, 2 not as the key, 0 without an answer. Sourced fact 2 · Official statement 1 (key)"
        in text
    )
    assert (
        "Sourced fact 2 · Official statement 1 (key) Who chose what "
        "Sourced fact Ada, Ben Official statement Mia Editorial interpretation nobody"
    ) in text
    last = text_of(teacher.get(f"{any_site.assignment}/items/figure"))
    assert "Careful readers could differ here." in last
    assert last.endswith("Claim 3")
    assert teacher.get(f"{any_site.assignment}/items/nope").status_code == 404


def test_student_page(any_site: Site) -> None:
    teacher, people = a_class_at_work(any_site), any_site.room.people
    students = f"{any_site.assignment}/students"
    ben = teacher.get(f"{students}/{people['Ben'].student_id}")
    assert heading(ben) == "Ben"
    first, _, rest = lead(ben).partition(". ")
    assert first.startswith("Handed in, ")
    assert rest == (
        "1 of 4 same as the key. Once “Sourced fact” where the key says “Official statement”."
    )
    assert "Ben Editorial interpretation ◐ also defensible: 0.5 of 1" in text_of(ben)
    tom = teacher.get(f"{students}/{people['Tom'].student_id}")
    assert lead(tom) == "At work."
    # The bar above has one, where no device has reached the kit.
    assert "✕" not in tom.text.partition("</nav>")[2]
    zoe = teacher.get(f"{students}/{people['Zoe'].student_id}")
    assert (lead(zoe), "No attempt yet." in text_of(zoe)) == ("Not begun.", True)


def test_student_page_leads_to_every_attempt(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.give(Rules(attempts_allowed=None))
    room.do_all("Mia", plan="sourced")
    room.do_all("Mia")
    room.start("Mia")
    assignments.close(room.store, room.classroom_id, room.assignment_id, web_state.now)
    path = f"{any_site.assignment}/students/{room.people['Mia'].student_id}"
    page = teacher.get(path)
    assert "4 of 4 same as the key." in lead(page)
    said = [plain(row) for row in re.findall(r"<li(?: [^>]*)?>(.*?)</li>", page.text, re.DOTALL)]
    assert [re.sub(r"handed in \d+:\d\d.[AP]M", "handed in …", row) for row in said] == [
        "Attempt 1 · handed in …",
        "Attempt 2 · handed in … · this one counts",
        "Attempt 3 · not finished, collected at closing",
    ]
    assert "3 of 4 same as the key." in lead(teacher.get(f"{path}?attempt=1"))
    last = teacher.get(f"{path}?attempt=3")
    assert lead(last).startswith("Not finished, collected at closing, ")
    assert text_of(last).count("no answer Key") == 4
    assert teacher.get(f"{path}?attempt=4").status_code == 404
    other = f"{any_site.assignment}/students/{room.people['Ben'].student_id}"
    assert teacher.get(f"{other}?attempt=1").status_code == 404
    grid = grid_of(teacher.get(f"{any_site.assignment}/results"))
    assert grid[-1] == ["Mia", "handed in, attempt 2 of 3", "4", *["✓ *"] * 4]


def test_csv_equals_what_the_pages_show(any_site: Site) -> None:
    teacher = a_class_at_work(any_site)
    rows = rows_of(teacher, any_site)
    page = teacher.get(f"{any_site.assignment}/results")
    by_student: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_student.setdefault(row["student"], []).append(row)
    from_csv = []
    for name, cells in by_student.items():
        signs = ["·" if c["given"] and not c["verdict"] else SIGNS[c["verdict"]] for c in cells]
        total = sum(float(cell["credit"] or 0) for cell in cells)
        handed_in = moment(cells[0], "submitted_at") != ""
        credit = f"{total:g}" if handed_in else ""
        from_csv.append([name, STATES[cells[0]["state"]], credit, *signs])
    assert from_csv == grid_of(page)[1:] == GRID[1:]


def test_csv_counts_to_the_table_of_labels(any_site: Site) -> None:
    teacher = a_class_at_work(any_site)
    labels = ("sourced", "official", "editorial")
    counted = Counter(
        (row["key"], row["given"])
        for row in rows_of(teacher, any_site)
        if moment(row, "submitted_at") and row["given"] and row["debatable"] == "no"
    )
    page = teacher.get(f"{any_site.assignment}/results")
    shown = [row[1:4] for row in captioned(page, LABELS_TABLE)[1:4]]
    assert shown == [[str(counted[due, given]) for given in labels] for due in labels]


def test_csv_of_a_name_that_is_a_formula(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    room.join("=1+1")
    teacher = any_site.teacher()
    assert {row["student"] for row in rows_of(teacher, any_site)} == {
        "'=1+1",
        "Ada",
        "Ben",
        "Mia",
    }
    assert "=1+1" in text_of(teacher.get(f"{any_site.classroom}/students"))


def test_lesson_page_shows_reading_notes_and_key(any_site: Site) -> None:
    page = any_site.teacher().get("/teacher/lessons/01-three-claims")
    assert heading(page) == "1 · Three claims"
    assert "A 45-minute plan" in text_of(page)
    assert text_of(page).count(f"Why {KEY_MARK} step") == 4
    assert flashes(page) == []


@pytest.mark.long
@pytest.mark.sampled(2)
@pytest.mark.parametrize("path", ["results", "text", "items/plan", "answers.csv"])
def test_page_asks_as_often_for_forty_students_as_for_one(any_site: Site, path: str) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    address, counts = f"{any_site.assignment}/{path}", {}
    room.do_all("Mia")
    for size in (3, 40):
        for number in range(len(room.people), size):
            room.join(f"Student {number}")
            room.do_all(f"Student {number}")
        with statements(room.store) as seen:
            page = teacher.get(address)
        assert page.status_code == 200
        counts[size] = len(seen)
    assert len(set(counts.values())) == 1, counts
    assert 5 < counts[40] < 21


def test_grid_of_forty_has_a_row_for_each(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    for number in range(3, 40):
        room.join(f"Student {number}")
    rows = table(any_site.teacher().get(f"{any_site.assignment}/results"))
    assert len(rows) == 41
    assert plain(rows[1][0]) == "Ada"


def test_debatable_claims_of_passages_are_counted_by_claim(any_site: Site) -> None:
    room = any_site.room
    room.now = web_state.now()
    shipped = shipped_library()
    room.assignment_id = assignments.give(
        room.store, shipped, room.classroom_id, "paint-the-editorial", Rules(), room.now
    )
    room.start("Mia")
    room.submit("Mia")
    page = text_of(any_site.teacher().get(f"{any_site.assignment}/results"))
    assert "2 debatable claims stay outside the table: numbers 2, 3." in page
