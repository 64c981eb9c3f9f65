"""Every page of the kit in the middle of a term: for tests that look, and for the screenshots."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Page

from kit.settings import read_settings
from kit.store.engine import open_store
from kit.web import create_app
from tests.support.databases import new_sqlite
from tests.support.live_showcase import WAYS
from tests.support.room import PASSWORD
from tests.support.serving import Served, entrance, free_port, serving
from tests.support.shipped import shipped_library
from tests.support.showcase import FIRST, OTHER_TYPES, TEACHER, Showcase, make_showcase

#: The assignments that show each state of a task once.
TASK_STATES = (
    "not-open", "to-start", "waiting", "never", "missed", "by-clock", "working", "shown",
    "sure-to-start", "sure", "written",
)  # fmt: skip
#: What the page of two classes is asked for.
TWO = (("first", "shown"), ("second", "older"))


@contextmanager
def showcase_served(folder: Path) -> Iterator[tuple[Served, Flask, Showcase]]:
    """The kit with the showcase's class, and the same app to ask for its addresses."""
    database = new_sqlite(folder)
    store = open_store(database)
    made = make_showcase(store, shipped_library(), datetime.now(UTC))
    settings = read_settings({"data": str(folder / "data"), "database_url": database}, {})
    app = create_app(settings, store, shipped_library(), "signs nothing: only addresses")
    options = ("--database-url", database, "--address", "192.0.2.20")
    with serving(folder / "data", free_port(), *options) as served:
        yield served, app, made
    store.close()


def student_pages(made: Showcase) -> list[tuple[str, dict[str, Any]]]:
    """Endpoint and values of everything Mia can see, in every state."""
    tasks = made.tasks
    return [
        ("join.start", {}),
        ("student.home", {}),
        *[("student.task", {"assignment_id": tasks[name]}) for name in TASK_STATES],
        ("student.lesson", {"assignment_id": tasks["to-start"]}),
        ("student.lesson", {"assignment_id": tasks["sure-to-start"]}),
        # With a picture in the reading.
        ("student.lesson", {"assignment_id": tasks["the-road-of-the-pages"]}),
        ("student.other_lesson", {"lesson_id": "01-three-kinds-of-claim"}),
        ("student.glossary", {}),
        ("student.claims", {"assignment_id": tasks["working"]}),
        ("student.review", {"assignment_id": tasks["working"]}),
        ("student.claims", {"assignment_id": tasks["sure-working"]}),
        ("student.review", {"assignment_id": tasks["sure-working"]}),
        ("student.feedback", {"assignment_id": tasks["sure"]}),
        ("student.feedback", {"assignment_id": tasks["shown"]}),
        ("student.feedback", {"assignment_id": tasks["by-clock"]}),
        ("student.feedback", {"assignment_id": tasks["waiting"]}),
        ("student.claims", {"assignment_id": tasks["writing"]}),
        ("student.review", {"assignment_id": tasks["writing"]}),
        ("student.feedback", {"assignment_id": tasks["written"]}),
        *[
            (endpoint, {"assignment_id": tasks[name]})
            for exercise_id in OTHER_TYPES
            for endpoint, name in (
                ("student.claims", f"{exercise_id} begun"),
                ("student.review", f"{exercise_id} begun"),
                ("student.feedback", exercise_id),
            )
        ],
        *[("live.show", {"assignment_id": tasks[name]}) for name in (*WAYS, "live-painted")],
        ("so_far.show", {}),
        ("own_data.show", {}),
        *[("so_far.handed_in", {"assignment_id": tasks[name]}) for name in ("shown", "waiting")],
        ("contest.contest", {"assignment_id": tasks["shown"], "item_id": made.argued}),
        ("contest.contest", {"assignment_id": tasks["shown"], "item_id": made.changed}),
        ("own_claim.write", {"assignment_id": tasks["shown"]}),
        # Before the key is shown, and after it.
        *[
            ("whole_article.show", {"assignment_id": tasks[name], "article_id": "c"})
            for name in ("two-reports-side-by-side begun", "two-reports-side-by-side")
        ],
    ]


def lobby_pages(made: Showcase) -> list[tuple[str, dict[str, Any]]]:
    """What somebody who is not signed in sees."""
    return [
        ("join.start", {"signed_out": 1}),
        ("join.lobby", {"code": made.code}),
        ("join.lobby", {"code": "AAAAAAAA"}),
        ("join.come_back", {"code": made.code}),
        (
            "remote.offer",
            {
                "classroom_id": made.classroom_id,
                "assignment_id": made.tasks["live-vote"],
                "code": "used-up",
            },
        ),
        ("readers.show", {"token": "ended"}),
        *[("readers.show", {"token": token}) for token in made.links],
        ("account.sign_in", {}),
        ("account.set_up", {"token": "used-up"}),
    ]


def teacher_pages(made: Showcase) -> list[tuple[str, dict[str, Any]]]:
    """Endpoint and values of the teacher's pages."""
    room = {"classroom_id": made.classroom_id}
    task = {**room, "assignment_id": made.tasks["shown"]}
    written = {**room, "assignment_id": made.tasks["written"]}
    mia, wanjiru = (made.people[name].student_id for name in ("Mia", "Wanjiru"))
    twice = {"chosen": 1, "before": made.tasks["shown"], "after": made.tasks["sure"]}
    two = {name: f"{made.classroom_id}/{made.tasks[task]}" for name, task in TWO}
    return [
        ("classrooms.home", {}),
        ("own_account.show", {}),
        ("second_factor.show", {}),
        ("trail.own", {}),
        ("trail.of_kit", {}),
        ("backups.show", {}),
        ("backups.restore", {}),
        ("help.index", {}),
        ("doctor.show", {}),
        ("administration.show", {}),
        ("administration.staff", {}),
        ("administration.person", {"teacher_id": made.colleague}),
        ("administration.link", {"teacher_id": made.colleague}),
        ("administration.links", {}),
        ("help.document", {"name": "classroom"}),
        ("help.document", {"name": "authoring"}),
        ("help.document", {"name": "for-parents"}),
        ("help.document", {"name": "for-data-officer"}),
        ("printing.handout", {"name": "for-parents"}),
        ("printing.handout", {"name": "for-data-officer", "paper": "letter", "size": "large"}),
        ("authoring.home", {}),
        ("authoring.begin", {}),
        ("authoring.copy", {"of": FIRST}),
        ("authoring.show", {"draft_id": made.draft}),
        ("editor.exercise", {"draft_id": made.draft}),
        ("editor.item", {"draft_id": made.draft, "item_id": "claim-1"}),
        ("from_article.begin", {}),
        ("from_article.article", {"draft_id": made.from_article}),
        ("from_article.claims", {"draft_id": made.from_article}),
        ("from_article.key", {"draft_id": made.from_article, "item_id": made.claim}),
        ("authoring.classes", {"draft_id": made.draft}),
        ("authoring.share", {"draft_id": made.draft}),
        ("lending.show", {"draft_id": made.draft}),
        ("authoring.share_course", {"content_id": FIRST}),
        ("authoring.bring_in", {}),
        ("authoring.readers", {"draft_id": made.read, "link": made.reader}),
        ("authoring.sheet", {"draft_id": made.read, "reader_id": made.reader}),
        ("authoring.check", {"draft_id": made.draft}),
        ("authoring.preview", {"draft_id": made.draft}),
        ("printing.draft", {"draft_id": made.draft, "what": "key"}),
        ("printing.exercise", {"exercise_id": "form-a", "version": "all", "forms": "both"}),
        ("printing.exercise", {"exercise_id": "paint-the-editorial", "size": "large"}),
        ("printing.assignment", {**room, "assignment_id": made.tasks["sure"]}),
        ("authoring.delete", {"draft_id": made.draft}),
        *[
            (f"lesson_editor.{page}", {"draft_id": made.lesson_draft})
            for page in ("reading", "notes", "leave", "pictures")
        ],
        ("articles.home", {}),
        ("articles.attach", {"of": "c Le Figaro"}),
        ("articles.show", {"copy_id": made.copy}),
        ("articles.paragraphs", {"copy_id": made.copy}),
        ("articles.remove", {"copy_id": made.copy}),
        ("classrooms.lesson", {"lesson_id": "02-whose-words"}),
        ("classrooms.packet", {"lesson_id": "02-whose-words"}),
        # With a picture; and the longest lesson, of several exercises and three pictures.
        ("classrooms.lesson", {"lesson_id": "05-the-altered-sheet"}),
        ("classrooms.lesson", {"lesson_id": "09-the-chain"}),
        ("classrooms.packet", {"lesson_id": "09-the-chain"}),
        ("printing.reading", {"lesson_id": "09-the-chain"}),
        ("printing.grid", task),
        ("printing.take_home", task),
        ("classrooms.show", room),
        ("colleagues.show", room),
        ("trail.of_class", room),
        ("colleagues.hand_over", {**room, "colleague_id": made.colleague}),
        ("colleagues.leave", room),
        ("desk.lessons", room),
        ("desk.again", {**room, "exercise_id": FIRST}),
        ("desk.students", room),
        ("desk.students", {**room, "sort": "joined"}),
        ("desk.results", room),
        ("desk.results", {**room, "show": "sure", "sort": 1}),
        ("desk.waits", room),
        ("classrooms.join_page", room),
        ("classrooms.codes", room),
        ("classrooms.delete", room),
        ("groups.show", room),
        ("groups.group", {**room, "group_id": made.group}),
        ("deals.new", room),
        ("deals.show", {**room, "deal_id": made.deal}),
        ("deals.give", {**room, "deal_id": made.deal, "occasion": "before"}),
        ("deals.take_back", {**room, "deal_id": made.deal}),
        ("next_year.begin", room),
        ("retention.change", room),
        ("class_list.edit", {**room, "student_id": mia}),
        ("desk.students", {**room, "sort": "surname", "q": "a"}),
        ("class_list.merge_page", {**room, "student_id": mia, "keep": wanjiru}),
        ("class_list.readmission", {**room, "student_id": mia}),
        ("class_list.new_personal_code", {**room, "student_id": mia}),
        ("class_list.instead", {**room, "student_id": mia}),
        ("class_list.erase", {**room, "student_id": made.removed}),
        ("class_list.erase", {**room, "student_id": mia}),
        ("giving.give_with_rules", {**room, "exercise_id": FIRST}),
        ("giving.watch", task),
        ("giving.watch", {**room, "assignment_id": made.tasks["not-open"]}),
        ("answer_files.show", room),
        ("giving.reopen", {**room, "assignment_id": made.tasks["missed"]}),
        ("giving.close_page", {**room, "assignment_id": made.tasks["working"]}),
        ("rules.show", {**room, "assignment_id": made.tasks["working"]}),
        ("rules.show", {**room, "assignment_id": made.tasks["missed"]}),
        ("outcomes.results", task),
        ("outcomes.results", {**room, "assignment_id": made.tasks["to-start"]}),
        ("outcomes.text", task),
        ("outcomes.text", {**task, "sort": "split", "key": 1}),
        ("outcomes.text", {**room, "assignment_id": made.tasks["to-start"]}),
        ("outcomes.item", {**task, "item_id": "awkward-leak"}),
        ("giving.watch", written),
        ("outcomes.results", written),
        ("outcomes.item", {**written, "item_id": "square"}),
        ("outcomes.student", {**written, "student_id": mia}),
        ("outcomes.student", {**written, "student_id": mia, "among": "handed-in"}),
        ("marking.show", {**written, "item_id": "square"}),
        ("marking.show", {**written, "item_id": "bridge"}),
        ("outcomes.item", {**task, "item_id": made.argued}),
        ("outcomes.item", {**task, "item_id": made.changed}),
        ("outcomes.results", {**room, "assignment_id": made.tasks["older"]}),
        ("paper.show", task),
        ("paper.show", {**task, "sheet": made.sheet}),
        ("paper.show", written),
        ("class_claims.show", task),
        ("class_claims.take", {**task, "claim_id": made.written}),
        ("keys.decide", {**task, "item_id": made.argued}),
        ("keys.history", task),
        ("keys.shipped", {**room, "assignment_id": made.tasks["older"]}),
        ("outcomes.student", {**task, "student_id": mia}),
        ("outcomes.results", {**room, "assignment_id": made.tasks["sure"]}),
        ("outcomes.item", {**room, "assignment_id": made.tasks["sure"], "item_id": "awkward-leak"}),
        ("outcomes.student", {**room, "assignment_id": made.tasks["sure"], "student_id": mia}),
        ("classrooms.lesson", {"lesson_id": "07-two-reports-one-leak"}),
        *_pages_of_other_types(made),
        *[
            (endpoint, {**room, "assignment_id": made.tasks[name]})
            for name in (*WAYS, "live-painted")
            for endpoint in ("live_control.show", "live_control.projector")
        ],
        ("live_control.pair", {**room, "assignment_id": made.tasks["live-key"]}),
        (
            "hands.show",
            {
                **room,
                "assignment_id": made.tasks["live-vote"],
                "item_id": "rockets-talk",
                "ballot": 1,
            },
        ),
        ("hands.present", {**room, "assignment_id": made.tasks["live-vote"]}),
        ("live_control.end_page", {**room, "assignment_id": made.tasks["live-key"]}),
        ("outcomes.results", {**room, "assignment_id": made.tasks["live-key"]}),
        # Last, since it names a student.
        ("outcomes.student", {**task, "student_id": wanjiru}),
        ("before_after.show", room),
        ("before_after.show", {**room, **twice}),
        ("comparing.classes", {}),
        ("comparing.two", two),
        ("student_work.show", {**room, "student_id": mia}),
    ]


def _pages_of_other_types(made: Showcase) -> list[tuple[str, dict[str, Any]]]:
    pages: list[tuple[str, dict[str, Any]]] = []
    mia = made.people["Mia"].student_id
    for exercise_id in OTHER_TYPES:
        task = {"classroom_id": made.classroom_id, "assignment_id": made.tasks[exercise_id]}
        pages += [
            ("outcomes.results", task),
            ("outcomes.item", {**task, "item_id": made.first_items[exercise_id]}),
            ("outcomes.student", {**task, "student_id": mia}),
            ("keys.decide", {**task, "item_id": made.first_items[exercise_id]}),
        ]
    return pages


def addresses(app: Flask, pages: list[tuple[str, dict[str, Any]]]) -> list[str]:
    with app.test_request_context():
        return [app.url_for(endpoint, **values) for endpoint, values in pages]


def sign_in_teacher(page: Page, served: Served) -> None:
    """By name and password."""
    page.goto(entrance(served.url))
    page.get_by_label("Your name").fill(TEACHER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/teacher/(classrooms/[^/]+)?$"))


def sign_in_student(page: Page, served: Served, made: Showcase, name: str) -> None:
    """By personal code."""
    page.goto(f"{served.url}/join/{made.code}/back")
    page.get_by_label("Your code").fill(made.personal_codes[name])
    page.get_by_role("button", name="Take me back to my work").click()
    page.wait_for_url("**/work/")
