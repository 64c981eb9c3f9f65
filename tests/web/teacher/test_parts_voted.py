"""Live votes on a question of several parts, and on one that counts for nobody: what is said."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.live import session as live
from kit.vocabulary import Stage
from kit.web import state as web_state
from tests.classroom.reports.pre_post.test_before_and_after import void
from tests.support.choosing import IDS, choosing_library
from tests.web.conftest import Site, Visitor, text_of

#: Of two papers: in both, in conflict, in the first, in the second.
KEY = {"road": "both", "toll": "conflict", "railing": "first", "errors": "second"}
COUNTS_NOT = "This question counts for nobody."
PARTS = (
    "Where a question has several parts, choices are counted in the place of students: right are "
    "those that agree with the key, and moved are those made in both votes."
)


@dataclass
class Session:
    """Mia, Ben and Ada before one question, and their teacher."""

    site: Site
    teacher: Visitor
    task: UUID
    item: str

    @property
    def addresses(self) -> tuple[str, str]:
        return (
            f"{self.site.classroom}/live/{self.task}",
            f"{self.site.classroom}/assignments/{self.task}",
        )

    def move(self, *stages: Stage) -> None:
        room = self.site.room
        for stage in stages:
            step = live.live_of(room.store, room.classroom_id, self.task).session.step
            live.move(room.store, room.classroom_id, self.task, step, stage, web_state.now)

    def vote(self, ballot: int, **given: dict[str, str]) -> None:
        room, now = self.site.room, web_state.now()
        for name, value in given.items():
            attempt = attempts.work(room.store, room.people[name], self.task, now).attempt
            answer = [PostedAnswer(self.item, ballot, value)]
            attempt_ref = (room.store, room.people[name], self.task, attempt.id)
            saving.save_answers(*attempt_ref, answer, clock_at(now), ballot=ballot)

    def end(self) -> str:
        """The page of results."""
        room = self.site.room
        live.end(room.store, room.classroom_id, self.task, web_state.now)
        return text_of(self.teacher.get(f"{self.addresses[1]}/results"))


def session_on(site: Site, exercise: str, item: str) -> Session:
    room, now = site.room, web_state.now()
    library = choosing_library() if exercise in IDS.values() else room.library
    task = live.start(room.store, library, room.classroom_id, exercise, now)
    for who in room.people.values():
        attempts.start(room.store, who, task, clock_at(now))
    live.put(room.store, room.classroom_id, task, 0, item, clock_at(now))
    made = Session(site, site.teacher(), task, item)
    made.move(Stage.VOTE)
    return made


@pytest.mark.parametrize(
    ("right", "words"),
    [
        (1, "Fewer than 3 in 10 choices are right: explain first, then vote again."),
        (2, "Between 3 and 7 in 10 choices are right: let them discuss."),
        (3, "More than 7 in 10 choices are right: show the key."),
    ],
)
def test_advice_on_a_question_of_several_parts_speaks_of_choices(
    any_site: Site, right: int, words: str
) -> None:
    session = session_on(any_site, IDS["compare"], "first-day")
    wrong = {**dict.fromkeys(KEY, "both"), "road": "conflict"}
    session.vote(1, Mia={**wrong, **dict(list(KEY.items())[:right])})
    session.move(Stage.CLOSED)
    assert words in text_of(session.teacher.get(session.addresses[0]))


def test_choices_are_counted_where_a_question_has_several_parts(any_site: Site) -> None:
    session = session_on(any_site, IDS["compare"], "first-day")
    wrong = dict.fromkeys(KEY, "both")
    session.vote(1, Mia=wrong, Ben=wrong, Ada=KEY)
    session.move(Stage.DISCUSS, Stage.VOTE_AGAIN)
    session.vote(2, Mia=KEY, Ben={**wrong, "toll": "conflict"}, Ada=wrong)
    session.move(Stage.REVEAL)
    control = text_of(session.teacher.get(session.addresses[0]))
    moved = "Of the choices made in both votes: 4 went from wrong to right · 3 from right to wrong"
    assert moved in control
    assert "voted twice" not in control
    found = session.end()
    assert PARTS in found
    assert (
        "50 % of choices right, 3 voters 58 % of choices right, 3 voters 4 choices 3 choices"
    ) in found
    rounds = session.teacher.get(f"{session.addresses[1]}/rounds.csv").text
    assert '"first-day","1","yes","3","3","12","12","6","7","4","3","3","2"' in rounds


def test_question_that_counts_for_nobody_has_no_share_and_nobody_moved(any_site: Site) -> None:
    session = session_on(any_site, "three-claims", "plan")
    session.vote(1, Mia={"label": "sourced"}, Ben={"label": "official"})
    void(any_site.room, session.task, "plan")
    session.move(Stage.CLOSED)
    control = text_of(session.teacher.get(session.addresses[0]))
    assert COUNTS_NOT in control
    assert "Advice:" not in control
    session.move(Stage.VOTE_AGAIN)
    session.vote(2, Mia={"label": "official"}, Ben={"label": "official"})
    session.move(Stage.REVEAL)
    for path in ("", "/projector"):
        page = text_of(session.teacher.get(session.addresses[0] + path))
        assert COUNTS_NOT in page
        assert "voted twice" not in page
    found = session.end()
    assert "Claim 1 (counts for nobody) 2 votes 2 votes – –" in found
    assert PARTS not in found
    rounds = session.teacher.get(f"{session.addresses[1]}/rounds.csv").text
    assert '"plan","1","void","2","2","2","2","","","","","",""' in rounds
