"""The made-up class on the pages: the button, the notice everywhere, and its end."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kit.classroom.assignments import assignments
from kit.classroom.assignments.groups.deals import deal
from kit.classroom.assignments.groups.groups import add_group
from kit.classroom.colleagues import sharing_class
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.classroom.people import students
from kit.settings import read_settings
from kit.store.engine import Store, open_store
from kit.store.ids import new_id
from kit.store.live import sessions
from kit.web import create_app
from kit.web import state as web_state
from tests.store.filling import rows
from tests.support.databases import new_sqlite
from tests.support.room import PASSWORD, make_teacher
from tests.support.shipped import shipped_library
from tests.web.conftest import SECRET, Site, Visitor, let_in, text_of
from tests.web.reading import buttons, flashes, heading, lead, notices

NOTICE = (
    "Made-up class: the kit simulated these students and all that they gave. Nobody is graded by "
    "it. Remove it for good"
)
BUTTON = "See it with a made-up class"


class Made:
    """A teacher who has just pressed the button."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.teacher_id = make_teacher(store)
        self.colleague_id = make_teacher(store, "Mr Brown")
        settings = read_settings({"data": str(folder), "address": "192.0.2.20"}, {})
        app = create_app(settings, store, shipped_library(), SECRET)
        self.app = app
        self.visitor = Visitor(let_in(app.test_client()))
        self.visitor.post("/teacher/sign-in", name="Ms Gray", password=PASSWORD)
        self.visitor.token = ""
        self.empty = self.visitor.get("/teacher/")
        with store.reading() as connection:
            self.before = rows(connection)
        self.page = str(self.visitor.post("/teacher/made-up-class").location)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("demo")
    store = open_store(new_sqlite(folder))
    yield Made(store, folder)
    store.close()


def pages(made: Made) -> list[str]:
    """Every page of the class."""
    classroom_id = UUID(made.page.rpartition("/")[2])
    given = assignments.assignments_of(made.store, classroom_id)
    task = {record.exercise_id: record.id for record in given}
    colleague_id = made.colleague_id
    own_class = OwnClass(made.teacher_id, classroom_id)
    sharing_class.add(made.store, own_class, colleague_id, web_state.now())
    values: dict[str, Any] = {
        "classroom_id": classroom_id,
        "colleague_id": colleague_id,
        "assignment_id": task["whose-words"],
        "item_id": "awkward-leak",
        "exercise_id": "whose-words",
        "student_id": students.students_of(made.store, classroom_id)[0].id,
        "group_id": add_group(made.store, classroom_id, "Red", web_state.now()).id,
        "deal_id": deal(made.store, shipped_library(), classroom_id, "form-a", 7, web_state.now()),
        "occasion": "before",
        "ballot": 1,
        "claim_id": new_id(),
    }
    with made.store.reading() as connection:
        live = task["what-was-confirmed"]
        voted_on = sessions.rounds(connection, classroom_id, live)[0].item_id
    paths = []
    with made.app.test_request_context():
        for rule in made.app.url_map.iter_rules():
            if "classroom_id" not in rule.arguments or "GET" not in (rule.methods or ()):
                continue
            if rule.endpoint == "remote.offer":
                continue  # asks a phone before anybody knows whose it is
            own = {name: values[name] for name in rule.arguments}
            voted = rule.endpoint in {"downloads.votes", "downloads.rounds", "downloads.hands"}
            if voted or rule.endpoint.startswith("live_control."):
                own["assignment_id"] = live
            if rule.endpoint.startswith("hands."):
                own |= {"assignment_id": live, "item_id": voted_on}
            if rule.endpoint == "marking.show":
                own |= {"assignment_id": task["write-it-straight"], "item_id": "phone-rule"}
            paths.append(made.app.url_for(rule.endpoint, **own))
    return paths


@pytest.mark.long
def test_start_page_offers_it_or_to_make_it_anew_and_to_remove_it(made: Made) -> None:
    assert BUTTON in buttons(made.empty)
    home = made.visitor.get("/teacher/")
    assert BUTTON not in buttons(home)
    assert "Make it anew…" in text_of(home)
    assert "Remove it…" in text_of(home)
    assert 'Made-up class</a> <span class="soft">(simulated by the kit)</span>' in home.text
    assert heading(made.visitor.get(made.page)) == "Made-up class"


def test_pressed_twice_it_is_made_once(made: Made) -> None:
    assert made.visitor.post("/teacher/made-up-class").location == made.page


@pytest.mark.long
def test_every_page_and_file_says_that_it_is_made_up(made: Made) -> None:
    seen, refused = 0, []
    for path in pages(made):
        reply = made.visitor.get(path)
        if reply.status_code >= 400:  # kept for no day, no key shipped anew, no claim to take
            refused.append(path.rpartition("/")[2])
            continue
        if reply.status_code == 303:  # nobody is chosen to be merged into
            assert path.endswith("/merge"), path
            continue
        if reply.mimetype == "text/html" and "<html" in reply.text:
            assert NOTICE in notices(reply), path
            seen += 1
        elif "Content-Disposition" in reply.headers:
            assert 'filename="made-up-' in reply.headers["Content-Disposition"], path
            seen += 1
    assert seen >= 22
    assert sorted(refused) == ["kept-until", "shipped", "take"]
    assert '"simulated_at": "' in made.visitor.get(f"{made.page}/export.json").text


def test_other_classes_say_nothing_of_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert NOTICE not in notices(teacher.get(any_site.classroom))
    assert "simulated" not in teacher.get(f"{any_site.assignment}/answers.csv").text
    # Beside a class of one's own it can be made all the same.
    assert BUTTON in buttons(teacher.get("/teacher/"))


def test_content_without_its_exercises_says_so(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert teacher.post("/teacher/made-up-class").location == "/teacher/"
    (said,) = flashes(teacher.get("/teacher/"))
    assert said.startswith("There is none of the exercises that the made-up class works on: form-a")
    assert teacher.post("/teacher/made-up-class/anew").location == "/teacher/"
    assert flashes(teacher.get("/teacher/")) == [said]


@pytest.mark.long
def test_making_it_anew_and_removing_it_ask_and_say_how_much_goes(made: Made) -> None:
    for act, question in (("anew", "Make the made-up class anew?"), ("remove", "Remove the made")):
        page = made.visitor.get(f"/teacher/made-up-class/{act}")
        assert heading(page).startswith(question)
        assert re.match(
            r"30 made-up students, \d+ assignments and \d{4} answers go, and with them whatever you "
            r"have tried in it\. ",
            lead(page),
        )
        assert f'action="/teacher/made-up-class/{act}"' in page.text


@pytest.mark.long
def test_undo_of_making_it_asks_where_something_was_tried_since(made: Made) -> None:
    reply = made.visitor.post("/teacher/made-up-class/remove", as_made="30-1-1")
    assert reply.location == "/teacher/made-up-class/remove"
    assert made.visitor.get(made.page).status_code == 200


@pytest.mark.long
def test_made_anew_it_takes_the_place_of_the_one_before(made: Made) -> None:
    made.visitor.get("/teacher/")  # says what was said of making it, if nothing has yet
    reply = made.visitor.post("/teacher/made-up-class/anew")
    page = made.visitor.get(str(reply.location))
    assert (heading(page), flashes(page)) == (
        "Made-up class",
        ["The made-up class is made anew."],
    )
    assert made.visitor.get(made.page).status_code == 404
    assert made.visitor.get("/teacher/").text.count("(simulated by the kit)") == 1
    made.page = str(reply.location)


@pytest.mark.long
def test_removed_it_leaves_no_row_and_is_offered_again(made: Made) -> None:
    for _time in (1, 2):
        reply = made.visitor.post("/teacher/made-up-class/remove")
        home = made.visitor.get(str(reply.location))
        assert flashes(home) == ["The made-up class is removed. You can make it again."]
    with made.store.reading() as connection:
        assert rows(connection) == made.before
    assert BUTTON in buttons(home)
    made.page = str(made.visitor.post("/teacher/made-up-class").location)


@pytest.mark.long
def test_deleted_as_any_other_class_it_leaves_no_row(made: Made) -> None:
    """The last test of this class: it goes."""
    reply = made.visitor.post(f"{made.page}/delete", name="Made-up class")
    assert reply.status_code == 303
    with made.store.reading() as connection:
        assert rows(connection) == made.before
    assert BUTTON in buttons(made.visitor.get("/teacher/"))
