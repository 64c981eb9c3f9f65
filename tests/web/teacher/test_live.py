"""The live pages over plain HTTP: what each shows and takes at each stage, and to whom."""

import re
from dataclasses import dataclass
from html import unescape
from uuid import UUID

import pytest

from kit.classroom.live import ballots, remote, session
from kit.classroom.people import students
from kit.classroom.reports.results import results
from kit.vocabulary import Stage
from kit.web import state as web_state
from tests.support.queries import statements
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor, text_of

READS_KEY = re.compile(r"(?i)\b(from|join)\s+(key_version|mark|decision|appeal)\b")
CLOSED = "This vote is closed: what came after that was not taken."
MOVED_ON = (
    "The round had moved on already, from another window or by a second tap. Nothing was changed; "
    "here is where it stands."
)
NOT_PAIRED = (
    "Nothing here This phone is not the remote, or no longer: another one was paired, or it was "
    "switched off. To pair it, scan a new code on the teacher's page of the live session. To the "
    "start"
)
#: From the first question to its key.
WAY = ("vote", "closed", "discuss", "vote-again", "closed-again", "reveal")


@dataclass
class Lesson:
    """A teacher who teaches live, and who takes part."""

    site: Site
    teacher: Visitor
    task: UUID

    @property
    def control(self) -> str:
        return f"{self.site.classroom}/live/{self.task}"

    @property
    def page(self) -> str:
        return f"/work/{self.task}/live/"

    def step(self) -> int:
        room = self.site.room
        return session.live_of(room.store, room.classroom_id, self.task).session.step

    def move(self, what: str, step: int | None = None) -> str:
        """Press a button of the control page; the page that follows."""
        move = f"{self.step() if step is None else step} {what}"
        self.teacher.post(f"{self.control}/move", move=move)
        return text_of(self.teacher.get(self.control))

    def join(self, name: str) -> Visitor:
        student = self.site.student(name)
        student.get(f"/work/{self.task}")
        assert student.post(f"/work/{self.task}/start").location == self.page
        return student

    def vote(self, student: Visitor, label: str, ballot: int, *, as_script: bool = False) -> str:
        """By the form on the page; what the kit says to it."""
        page = student.get(self.page).text
        action = re.search(r'id="claims"[^>]* action="([^"]+)"', page)
        assert action
        fields = {"plan.label": label, "plan.ballot": str(ballot)}
        reply = student.post(action[1], **fields, as_script=as_script)
        return reply.text if as_script else text_of(student.get(reply.location))


@pytest.fixture
def lesson(any_site: Site) -> Lesson:
    """A live session before its first question."""
    teacher = any_site.teacher()
    reply = teacher.post(f"{any_site.classroom}/live/start/three-claims")
    task = reply.location.rpartition("/")[2]
    return Lesson(any_site, teacher, UUID(task))


def test_round_without_scripts(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    assert "The first question comes in a moment." in text_of(sam.get(lesson.page))
    lesson.move("put plan")
    assert "Read it. The vote comes next." in text_of(sam.get(lesson.page))
    lesson.move("vote")
    assert "Vote now." in text_of(sam.get(lesson.page))
    assert "Saved." in lesson.vote(sam, "sourced", 1)
    assert "1 of 1 have voted" in lesson.move("closed")
    assert "You gave: Sourced fact" in text_of(sam.get(lesson.page))
    lesson.move("discuss")
    lesson.move("vote-again")
    assert "Keep my answer" in text_of(sam.get(lesson.page))
    assert "Saved." in lesson.vote(sam, "official", 2)
    lesson.move("closed-again")
    lesson.move("reveal")
    shown = text_of(sam.get(lesson.page))
    assert "First vote (one vote) Sourced fact 1 · Official statement 0 (key)" in shown
    assert "Second vote (one vote) Official statement 1 (key)" in shown
    assert "Of those who voted twice: 1 moved from wrong to right · 0 from right to wrong" in shown
    room = lesson.site.room
    lesson.teacher.post(f"{lesson.control}/end")
    found = results(room.store, room.classroom_id, lesson.task, web_state.now())
    assert [item.item_id for item in found.sheet.items] == ["plan"]
    assert [row.cells["plan"].choices for row in found.sheet.handed_in] == [{"": "official"}]
    assert sam.get(lesson.page).location == f"/work/{lesson.task}"


def test_vote_that_comes_too_late_is_told_so(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    action = re.search(r'id="claims"[^>]* action="([^"]+)"', sam.get(lesson.page).text)
    assert action
    lesson.move("closed")
    late = {"plan.label": "sourced", "plan.ballot": "1"}
    by_form = sam.post(action[1], as_script=False, **late)
    assert CLOSED in text_of(sam.get(by_form.location))
    by_script = sam.post(action[1], as_script=True, **late)
    assert (by_script.status_code, by_script.get_json()) == (
        409,
        {"error": "RoundClosed", "message": CLOSED},
    )
    for number in ("", "3", "x"):
        odd = {"plan.label": "sourced", "plan.ballot": number}
        assert sam.post(action[1], as_script=True, **odd).status_code == 409


def test_place_is_a_304_until_the_round_moves(lesson: Lesson) -> None:
    sam, other = lesson.join("Sam"), lesson.join("Kit")
    lesson.move("put plan")
    lesson.move("vote")
    first = sam.get(f"{lesson.page}place")
    tag = {"If-None-Match": first.headers["ETag"]}
    assert sam.get(f"{lesson.page}place", headers=tag).status_code == 304
    # What others give does not show in it.
    lesson.vote(other, "official", 1)
    again = sam.get(f"{lesson.page}place", headers=tag)
    assert (again.status_code, again.text) == (304, "")
    assert other.get(f"{lesson.page}place").text == first.text
    lesson.move("closed")
    moved = sam.get(f"{lesson.page}place", headers=tag)
    assert moved.status_code == 200
    assert moved.text in sam.get(f"{lesson.page}round").text


def test_move_from_an_old_page_changes_nothing(lesson: Lesson) -> None:
    lesson.move("put plan")
    step = lesson.step()
    lesson.move("vote", step)
    assert MOVED_ON in lesson.move("vote", step)
    assert "From “vote” a round does not go to “vote”. It can go to: vote closed, discuss, " in (
        lesson.move("vote")
    )
    for what in ("", "3", "x vote", "-1 vote", "5 dance", "٣ vote"):
        assert lesson.teacher.post(f"{lesson.control}/move", move=what).status_code == 400
    assert (
        lesson.teacher.post(
            f"{lesson.control}/move", move=f"{lesson.step()} put no-such"
        ).status_code
        == 404
    )


def test_nothing_before_the_key_reads_or_shows_it_to_a_student(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    texts = []
    for stage in WAY:
        with statements(lesson.site.room.store) as seen:
            for path in ("", "round", "place"):
                reply = sam.get(lesson.page + path)
                texts.append(f"{reply.headers}{reply.text}")
            sam.get(f"/work/{lesson.task}")
            if stage in {"closed", "closed-again"}:
                label = "official" if stage == "closed" else "sourced"
                lesson.vote(sam, label, 1 if stage == "closed" else 2, as_script=True)
        assert not [one for one in seen if READS_KEY.search(one)]
        assert sam.get(f"/work/{lesson.task}/feedback").status_code == 403
        lesson.move(stage)
    assert not [text for text in texts if KEY_MARK in text or "votes)" in text]
    assert KEY_MARK in sam.get(lesson.page).text
    # The next question's key is as far away as the first one's was.
    lesson.move("put vote")
    assert KEY_MARK not in sam.get(lesson.page).text


def test_wall_shows_neither_names_nor_votes_before_the_key(lesson: Lesson) -> None:
    names = ("Oleksandra", "Bartholomew")
    voters = [lesson.join(name) for name in names]
    lesson.move("put plan")
    seen = []
    for stage in WAY:
        lesson.move(stage)
        if stage == "vote":
            for voter in voters:
                lesson.vote(voter, "editorial", 1)
        for path in ("projector", "projector/stage"):
            reply = lesson.teacher.get(f"{lesson.control}/{path}")
            assert not [name for name in names if name in reply.text]
            seen.append((stage, reply.text))
    early = [text for stage, text in seen if stage != "reveal"]
    assert not [text for text in early if KEY_MARK in text or "First vote" in text]
    assert all(KEY_MARK in text for stage, text in seen if stage == "reveal")


def test_hidden_names_and_key_hide_on_the_control_page(lesson: Lesson) -> None:
    lesson.join("Oleksandra")
    lesson.move("put plan")
    lesson.move("vote")
    assert "Not yet: Oleksandra" in text_of(lesson.teacher.get(lesson.control))
    lesson.teacher.post("/teacher/hide", hide="1", back=lesson.control)
    for path in ("", "/state"):
        page = lesson.teacher.get(lesson.control + path).text
        assert "Oleksandra" not in page
        assert KEY_MARK not in page
        assert "Student" in page


def _pairing_path(lesson: Lesson) -> str:
    page = lesson.teacher.post(f"{lesson.control}/pair").text
    link = re.search(r"http://192\.0\.2\.20:8000(/remote/pair/\S+?)<", page)
    assert link
    return link[1]


def test_phone_is_paired_once_and_moves_stages(lesson: Lesson) -> None:
    path = _pairing_path(lesson)
    phone, other = lesson.site.visitor("192.0.2.7"), lesson.site.visitor("192.0.2.8")
    assert "Use this phone as the remote?" in text_of(phone.get(path))
    assert phone.post(path).location == "/remote/"
    assert other.post(path).status_code == 410
    assert unescape(text_of(other.post(path))) == (
        "No longer good This code pairs no phone: it was used, or is older than 10 minutes. Ask "
        "for a new one on the teacher's page of the live session. To the start"
    )
    page = text_of(phone.get("/remote/"))
    assert "Put the first question" in page
    phone.post("/remote/move", move=f"{lesson.step()} put plan")
    phone.post("/remote/move", move=f"{lesson.step()} vote")
    assert "Question 1 · vote 0 of 0 have voted" in text_of(phone.get("/remote/"))
    # Another phone takes its place.
    assert other.post(_pairing_path(lesson)).status_code == 303
    reply = phone.get("/remote/")
    assert (reply.status_code, unescape(text_of(reply))) == (404, NOT_PAIRED)
    assert phone.post("/remote/move", move=f"{lesson.step()} closed").status_code == 404
    lesson.teacher.post(f"{lesson.control}/unpair")
    assert other.get("/remote/state").status_code == 404


def test_remote_outlives_its_browser_by_twelve_hours_and_is_sent_to_its_own_pages(
    lesson: Lesson,
) -> None:
    phone = lesson.site.visitor("192.0.2.7")
    reply = phone.post(_pairing_path(lesson))
    (cookie,) = [one for one in reply.headers.getlist("Set-Cookie") if "_remote=" in one]
    parts = cookie.split("; ")
    assert {"HttpOnly", "Path=/remote/", "SameSite=Lax", "Max-Age=43200"} <= set(parts)
    assert "Secure" not in parts
    # Closed and opened again, the browser has this cookie alone.
    name, _, value = parts[0].partition("=")
    again = lesson.site.visitor("192.0.2.7")
    again.client.set_cookie(name, value, path="/remote/", domain="127.0.0.1")
    assert "Put the first question" in text_of(again.get("/remote/"))
    assert again.post("/remote/move", move=f"{lesson.step()} put plan").status_code == 303


@pytest.mark.parametrize("value", ["", "x", "a.b.c", "..", "{place}.", "{place}.wrong"])
def test_cookie_that_is_no_remotes_opens_nothing(lesson: Lesson, value: str) -> None:
    place = f"{lesson.site.room.classroom_id}.{lesson.task}"
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(_pairing_path(lesson))
    name = f"{lesson.site.app.config['SESSION_COOKIE_NAME']}_remote"
    phone.client.set_cookie(name, value.format(place=place), path="/remote/", domain="127.0.0.1")
    reply = phone.get("/remote/")
    assert (reply.status_code, unescape(text_of(reply))) == (404, NOT_PAIRED)


def test_remote_opens_nothing_else_and_shows_no_key(lesson: Lesson) -> None:
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(_pairing_path(lesson))
    mia = lesson.join("Oleksandra")
    lesson.move("put plan")
    for stage in WAY:
        lesson.move(stage)
        if stage == "vote":
            lesson.vote(mia, "official", 1)
        page = phone.get("/remote/").text + phone.get("/remote/state").text
        assert KEY_MARK not in page
        assert "Oleksandra" not in page
        assert "Official statement" not in page
    assert phone.get(lesson.control).status_code == 403
    assert phone.get("/work/").status_code == 303
    lesson.teacher.post(f"{lesson.control}/end")
    assert "This live session has ended." in text_of(phone.get("/remote/"))


@pytest.mark.parametrize(
    ("right", "words"),
    [
        (1, "Fewer than 3 in 10 have it: explain first, then vote again."),
        (2, "Between 3 and 7 in 10 have it: let them discuss."),
        (4, "More than 7 in 10 have it: show the key."),
    ],
)
def test_advice_after_the_first_vote(lesson: Lesson, right: int, words: str) -> None:
    voters = [lesson.join(name) for name in ("Ann", "Bob", "Cat", "Dan")]
    phone = lesson.site.visitor("192.0.2.7")
    phone.post(_pairing_path(lesson))
    lesson.move("put plan")
    lesson.move("vote")
    for number, voter in enumerate(voters):
        lesson.vote(voter, "official" if number < right else "editorial", 1)
    assert words not in text_of(phone.get("/remote/"))
    assert words in lesson.move("closed")
    assert words in text_of(phone.get("/remote/"))
    assert words not in lesson.move("vote-again")


def test_pairing_code_ages(lesson: Lesson) -> None:
    room = lesson.site.room
    assignment_ref = (room.store, room.classroom_id, lesson.task)
    then = web_state.now() - remote.PAIRING_LIFE
    code = remote.new_pairing(*assignment_ref, then)
    path = f"/remote/pair/{room.classroom_id}/{lesson.task}/{code}"
    assert lesson.site.visitor().post(path).status_code == 410


def test_suggested_time_is_shown_and_closes_nothing(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    room = lesson.site.room
    who = next(
        one for one in students.students_of(room.store, room.classroom_id) if one.name == "Sam"
    )
    lesson.teacher.post(f"{lesson.control}/suggest", seconds="60")
    edit = f"{lesson.site.classroom}/students/{who.id}"
    lesson.teacher.post(f"{edit}/time", percent="150")
    lesson.move("put plan")
    lesson.move("vote")
    assert re.search(r"Suggested: about (90|89|88) more seconds\.", text_of(sam.get(lesson.page)))
    wall = lesson.teacher.get(f"{lesson.control}/projector/stage")
    assert wall.headers["X-Seconds-Left"] in {"60", "59", "58"}
    assert 'value="150" selected' in lesson.teacher.get(edit).text
    for seconds in ("7", "x", "-30"):
        assert lesson.teacher.post(f"{lesson.control}/suggest", seconds=seconds).status_code in {
            400,
            404,
        }


def test_ended_session_goes_on(lesson: Lesson) -> None:
    sam = lesson.join("Sam")
    lesson.move("put plan")
    lesson.move("vote")
    lesson.vote(sam, "official", 1)
    results_page = lesson.teacher.post(f"{lesson.control}/end").location
    assert (
        "The live session has ended. Each student sees the keys of the questions that were voted "
        "on; those take no more votes."
    ) in text_of(lesson.teacher.get(results_page))
    assert "This live session has ended." in text_of(lesson.teacher.get(lesson.control))
    ended = text_of(lesson.teacher.post(f"{lesson.control}/pair"))
    assert ended.startswith("That did not work The live session “Three claims” has ended.")
    lesson.teacher.post(f"{lesson.control}/go-on")
    control = text_of(lesson.teacher.get(lesson.control))
    assert (
        "It goes on. The class has seen the keys of the questions that were voted on, so those take "
        "no more votes. Put another one."
    ) in control
    assert "Open the vote again" not in control
    assert "Vote again" not in control
    lesson.move("put vote")
    lesson.move("vote")
    assert "Vote now." in text_of(sam.get(lesson.page))
    room = lesson.site.room
    found = ballots.turnout(room.store, room.classroom_id, lesson.task)
    assert found.live.rounds["plan"].stage is Stage.REVEAL


@pytest.mark.parametrize("path", ["", "/close", "/reopen"])
def test_pages_of_an_exercise_lead_to_the_live_session(lesson: Lesson, path: str) -> None:
    task = f"{lesson.site.classroom}/assignments/{lesson.task}{path}"
    reply = lesson.teacher.post(task) if path == "/close" else lesson.teacher.get(task)
    assert reply.location == lesson.control


@pytest.mark.parametrize("path", ["claims", "hand-in"])
def test_student_pages_of_an_exercise_lead_to_the_task(lesson: Lesson, path: str) -> None:
    sam = lesson.join("Sam")
    assert sam.get(f"/work/{lesson.task}/{path}").location == f"/work/{lesson.task}"
