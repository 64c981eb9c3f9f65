"""A vote that never reached the kit, from the browser's file to results, over plain HTTP."""

import json
import re
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from kit.classroom.live import session
from kit.store.live import votes
from kit.vocabulary import Stage
from kit.web import state as web_state
from tests.web.conftest import Site, Visitor, text_of
from tests.web.teacher.test_answer_files import carried

STAYS = "The second vote, which the kit holds, stays the answer that counts."


class Lesson:
    """A live session with Sam in it, and the file that Sam's phone saves."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.teacher = site.teacher()
        begun = self.teacher.post(f"{site.classroom}/live/start/three-claims", again="1")
        self.task = UUID(begun.location.rpartition("/")[2])
        self.assignment_ref = (site.room.store, site.room.classroom_id, self.task)
        self.sam = site.student("Sam")
        self.sam.get(f"/work/{self.task}")
        self.sam.post(f"/work/{self.task}/start")
        session.put(*self.assignment_ref, self.step, "plan", web_state.now)

    @property
    def step(self) -> int:
        return session.live_of(*self.assignment_ref).session.step

    def move(self, *stages: Stage) -> None:
        for stage in stages:
            session.move(*self.assignment_ref, self.step, stage, web_state.now)

    def form(self) -> dict[str, str]:
        """The fields of the form on Sam's page, as its script reads them for the file."""
        page = self.sam.get(f"/work/{self.task}/live/").text
        found = re.findall(r'<input type="hidden" name="(plan\.[a-z]+)" value="([^"]*)"', page)
        token = re.search(r'data-attempt="([^"]+)"', page)
        assert token
        return {"attempt": token[1], **dict(found)}

    def vote(self, label: str) -> None:
        page = self.sam.get(f"/work/{self.task}/live/").text
        action = re.search(r'id="claims"[^>]* action="([^"]+)"', page)
        assert action
        fields: dict[str, Any] = {**self.form(), "plan.label": label}
        del fields["attempt"]
        assert self.sam.post(action[1], **fields).status_code == 303

    def file(self, label: str) -> dict[str, Any]:
        """What the phone saves of a vote that it gives now and cannot send."""
        fields = self.form()
        token = fields.pop("attempt")
        return {
            "format": "whose-words-answers",
            "number": 1,
            "kit": self.site.app.extensions["kit"].kit_id,
            "attempt": token,
            "answers": [
                {
                    "item": "plan",
                    "revision": int(fields["plan.revision"]),
                    "seconds": 240,
                    "fields": {"plan.label": label, **fields},
                }
            ],
        }

    def upload(self, made: dict[str, Any]) -> TestResponse:
        raw = BytesIO(json.dumps(made).encode())
        return self.teacher.post(
            f"{self.site.classroom}/answer-file",
            file=(raw, "answers.json"),  # type: ignore[arg-type]  # what the client takes
        )

    def take_in(self, made: dict[str, Any]) -> str:
        """Take it in; the page that follows."""
        preview: dict[str, Any] = {**carried(self.upload(made)), "item": "plan"}
        done = self.teacher.post(f"{self.site.classroom}/answer-file/take-in", **preview)
        assert done.status_code == 303
        return text_of(self.teacher.get(done.location))

    def stored_votes(self) -> dict[int, str]:
        with self.site.room.store.reading() as connection:
            rows = votes.votes_of(connection, *self.assignment_ref[1:])
        return {row.ballot: row.value["label"] for row in rows}


@pytest.fixture
def lesson(site: Site) -> Lesson:
    """On both databases, with the first question put."""
    return Lesson(site)


def csv_of(lesson: Lesson, teacher: Visitor, name: str) -> str:
    place = f"{lesson.site.classroom}/assignments/{lesson.task}"
    return teacher.get(f"{place}/{name}.csv").text


@pytest.mark.sampled(1)
def test_first_vote_by_a_file_is_shown_taken_in_and_in_every_result(lesson: Lesson) -> None:
    lesson.move(Stage.VOTE)
    made = lesson.file("sourced")
    assert made["answers"][0]["fields"]["plan.ballot"] == "1"
    lesson.move(Stage.CLOSED)
    text = text_of(lesson.upload(made))
    assert "One answer of Sam to “Three claims”, attempt 1. Nothing is taken in yet." in text
    assert "Claim 1 · first vote" in text
    assert "Take it in: it is newer" in text
    assert STAYS not in text
    shown = lesson.take_in(made)
    assert "One answer is taken in. The note of it stands below." in shown
    assert "(first vote)" in shown
    assert lesson.stored_votes() == {1: "sourced"}
    lesson.move(Stage.VOTE_AGAIN)
    lesson.vote("official")
    session.end(*lesson.assignment_ref, web_state.now)
    results = text_of(
        lesson.teacher.get(f"{lesson.site.classroom}/assignments/{lesson.task}/results")
    )
    assert "Claim 1 0 % right, of one vote 100 % right, of one vote 1 0" in results
    votes_file = csv_of(lesson, lesson.teacher, "votes")
    assert '"Sam","plan","1","1","sourced","","0","wrong",' in votes_file
    assert '"Sam","plan","1","2","official","","1","right",' in votes_file
    assert '"plan","1","yes","1","1","1","1","0","1","1","0","0","0"' in csv_of(
        lesson, lesson.teacher, "rounds"
    )


@pytest.mark.sampled(1)
def test_second_vote_that_is_held_stays_the_one_that_counts(lesson: Lesson) -> None:
    lesson.move(Stage.VOTE)
    made = lesson.file("sourced")
    lesson.move(Stage.CLOSED, Stage.VOTE_AGAIN)
    lesson.vote("official")
    text = text_of(lesson.upload(made))
    assert STAYS in text
    assert "Claim 1 · first vote" in text
    lesson.take_in(made)
    assert lesson.stored_votes() == {1: "sourced", 2: "official"}
    session.end(*lesson.assignment_ref, web_state.now)
    assert ',"plan","1","official","no","official","","1","right",' in csv_of(
        lesson, lesson.teacher, "answers"
    )


@pytest.mark.sampled(1)
def test_second_vote_is_named(lesson: Lesson) -> None:
    lesson.move(Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN)
    made = lesson.file("official")
    lesson.move(Stage.CLOSED_AGAIN)
    assert "Claim 1 · second vote" in text_of(lesson.upload(made))
    assert "(second vote)" in lesson.take_in(made)


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("back", "said"),
    [
        (
            (Stage.CLOSED, Stage.VOTE),
            (
                "cannot be taken in: This vote is still open: the student can give it on the page of "
                "the live session. Take it in from the file once you have closed the vote."
            ),
        ),
        (
            (Stage.CLOSED,),
            (
                "cannot be taken in: It does not say whether it is the first vote or the second. Let "
                "the student save the file once more from the page of the live session."
            ),
        ),
    ],
)
def test_vote_that_is_open_or_says_no_ballot_is_refused(
    lesson: Lesson, back: tuple[Stage, ...], said: str
) -> None:
    lesson.move(Stage.VOTE)
    made = lesson.file("sourced")
    lesson.move(*back)
    if back == (Stage.CLOSED,):
        del made["answers"][0]["fields"]["plan.ballot"]
    text = text_of(lesson.upload(made))
    assert "None of it can be taken in." in text
    assert said in text
    assert "Take in what is ticked" not in text
