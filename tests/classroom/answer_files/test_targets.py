"""Votes of a live session from a file: taken in for their ballot, and what was voted last stands."""

import pytest

from kit.classroom.answer_files import import_file
from kit.classroom.answer_files.answer_file import AnswerFile, FileAnswer
from kit.classroom.answer_files.import_file import Choice
from kit.classroom.answer_files.preview import FilePreview
from kit.classroom.answering import attempts
from kit.classroom.assignments import assignments
from kit.classroom.clock import clock_at
from kit.classroom.live import session as live
from kit.classroom.reports.results import results
from kit.exchange.csv_files import csv_file
from kit.exchange.results.votes import rounds_table
from kit.results.sheet import Cell
from kit.store import answer_files as taken_in
from kit.store.answer_files import TakenInRecord
from kit.store.engine import Store
from kit.store.live import votes
from kit.vocabulary import Stage
from tests.support.live_session import Session, session_in
from tests.support.room import make_room

NOT_ASKED = "The class has not voted on this question. Keep the file, and take it in once it has."
OPEN = (
    "This vote is still open: the student can give it on the page of the live session. Take it in "
    "from the file once you have closed the vote."
)
NOT_YET = (
    "The class has not come to the second vote on this question. Keep the file, and take it in "
    "after that vote, or once the key is shown."
)
MISSING = (
    "It does not say whether it is the first vote or the second. Let the student save the file once "
    "more from the page of the live session."
)


@pytest.fixture
def session(store: Store) -> Session:
    """Before the class a question, on both databases; everybody takes part."""
    made = session_in(make_room(store))
    made.put()
    return made


def filed(token: str, item: str, revision: int, fields: dict[str, str]) -> AnswerFile:
    answer = FileAnswer(item=item, revision=revision, seconds=600, fields=fields)
    return AnswerFile(
        format="whose-words-answers", number=1, kit="this-one", attempt=token, answers=[answer]
    )


def file_of(
    session: Session, label: str, ballot: int | None, revision: int = 1, item: str = "plan"
) -> AnswerFile:
    """What Mia's device saved."""
    room = session.room
    token = attempts.work(room.store, room.people["Mia"], session.task, room.now).attempt.token
    fields = {f"{item}.label": label} | ({f"{item}.ballot": str(ballot)} if ballot else {})
    return filed(token, item, revision, fields)


def look(session: Session, file: AnswerFile) -> FilePreview:
    return import_file.look_at(session.room.store, session.room.classroom_id, file)


def take_in(session: Session, file: AnswerFile) -> TakenInRecord | None:
    """Take all of it in, a moment later than anything before; the note."""
    seen = {row.item_id: row.stored_revision for row in look(session, file).rows}
    room = session.room
    choice = Choice(None, seen, "", "Ms Gray")
    now = room.later(minutes=1)
    return import_file.take_in(room.store, room.classroom_id, file, choice, clock_at(now)).note


def refusal(session: Session, file: AnswerFile) -> str | None:
    """What is said of the one answer of a file; nothing of it is stored then."""
    (row,) = look(session, file).rows
    if row.target.refusal is None:
        return None
    assert (row.new_answer, take_in(session, file)) == (None, None)
    return str(row.target.refusal)


def cell(session: Session, name: str = "Mia") -> Cell:
    sheet = results(*session.assignment_ref, session.room.now).sheet
    return next(row for row in sheet.students if row.name == name).cells["plan"]


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    ("way", "ballot", "said"),
    [
        ((), 1, NOT_ASKED),
        ((Stage.REVEAL,), 1, NOT_ASKED),
        ((Stage.VOTE,), 1, OPEN),
        ((Stage.VOTE,), 2, NOT_YET),
        ((Stage.VOTE, Stage.CLOSED), 1, None),
        ((Stage.VOTE, Stage.CLOSED), 2, NOT_YET),
        ((Stage.VOTE, Stage.CLOSED), None, MISSING),
        ((Stage.VOTE, Stage.DISCUSS), 1, None),
        ((Stage.VOTE, Stage.DISCUSS), 2, NOT_YET),
        ((Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN), 1, None),
        ((Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN), 2, OPEN),
        ((Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.CLOSED_AGAIN), 2, None),
        ((Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.DISCUSS), 2, NOT_YET),
        ((Stage.VOTE, Stage.REVEAL), 1, None),
        ((Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.DISCUSS, Stage.REVEAL), 2, None),
        ((Stage.VOTE, Stage.REVEAL), None, MISSING),
    ],
)
def test_ballot_that_is_over_is_taken_in_and_no_other(
    session: Session, way: tuple[Stage, ...], ballot: int | None, said: str | None
) -> None:
    session.move(*way)
    assert refusal(session, file_of(session, "official", ballot)) == said


def test_question_that_was_not_put_is_named_and_not_called_unknown(session: Session) -> None:
    found = look(session, file_of(session, "sourced", 1, item="vote"))
    assert (list(found.unknown), [row.item_id for row in found.refused]) == ([], ["vote"])
    assert refusal(session, file_of(session, "sourced", 1, item="vote")) == NOT_ASKED


@pytest.mark.parametrize("ended", [False, True])
def test_first_vote_by_a_file_is_in_both_votes_results_and_files(
    session: Session, *, ended: bool
) -> None:
    session.move(Stage.VOTE)
    session.vote("Ben", "official", 1)
    session.move(Stage.CLOSED)
    if ended:
        live.end(*session.assignment_ref, clock_at(session.room.now))
    note = take_in(session, file_of(session, "official", 1, 3))
    assert note is not None
    assert dict(note.items["plan"]) == {"revision": 3, "ballot": 1, "before": None}
    assert session.stored_votes() == {("Ben", 1): "official", ("Mia", 1): "official"}
    assert session.stands("Mia") == "official"
    if not ended:
        live.end(*session.assignment_ref, clock_at(session.room.later(minutes=1)))
    found = results(*session.assignment_ref, session.room.now)
    row = next(one for one in found.sheet.students if one.name == "Mia")
    assert (row.cells["plan"].credit, row.votes[1]["plan"].credit) == (1.0, 1.0)
    # Where the class had seen the key by then, it says so.
    assert (row.cells["plan"].after_feedback, row.votes[1]["plan"].after_feedback) == (ended, ended)
    rounds = rounds_table(found)
    assert rounds is not None
    assert '"plan","1","yes","2","0","2","0","2"' in "".join(csv_file(rounds))


def test_first_vote_that_comes_after_the_second_does_not_take_its_place(session: Session) -> None:
    session.move(Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN)
    session.vote("Mia", "sourced", 2)
    session.move(Stage.CLOSED_AGAIN)
    file = file_of(session, "official", 1, 9)
    (row,) = look(session, file).rows
    assert (row.target.stands, row.stored) == (False, None)
    note = take_in(session, file)
    assert note is not None
    assert dict(note.items["plan"]) == {"revision": 9, "ballot": 1, "before": None}
    assert session.stored_votes() == {("Mia", 1): "official", ("Mia", 2): "sourced"}
    assert session.stands("Mia") == "sourced"
    live.end(*session.assignment_ref, clock_at(session.room.now))
    assert cell(session).choices == {"": "sourced"}


def test_second_vote_that_was_taken_back_is_the_last_one_too(session: Session) -> None:
    session.move(Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN)
    session.vote("Mia", "sourced", 2)
    session.take_back("Mia", 2, 2)
    session.move(Stage.CLOSED_AGAIN)
    take_in(session, file_of(session, "official", 1, 9))
    assert (session.stored_votes(), session.stands("Mia")) == ({("Mia", 1): "official"}, None)


def test_second_vote_by_a_file_stands_and_the_note_keeps_what_stood(session: Session) -> None:
    session.move(Stage.VOTE)
    session.vote("Mia", "official", 1, 4)
    session.move(Stage.DISCUSS, Stage.VOTE_AGAIN, Stage.REVEAL)
    live.end(*session.assignment_ref, clock_at(session.room.now))
    assert cell(session).credit == 1.0
    # A number lower than the first vote's: it rises above what stands.
    note = take_in(session, file_of(session, "editorial", 2, 2))
    assert note is not None
    was = note.items["plan"]
    assert (was["revision"], was["ballot"], was["before"]["value"]) == (5, 2, {"label": "official"})
    assert was["before"]["mark"]["credit"] == 1.0
    assert session.stored_votes() == {("Mia", 1): "official", ("Mia", 2): "editorial"}
    found = cell(session)
    assert (found.choices, found.credit, found.after_feedback) == ({"": "editorial"}, 0.0, True)


def test_vote_after_its_key_was_shown_is_flagged_though_the_session_goes_on(
    session: Session,
) -> None:
    session.move(Stage.VOTE)
    session.vote("Ben", "official", 1)
    session.move(Stage.REVEAL)
    take_in(session, file_of(session, "official", 1))
    live.end(*session.assignment_ref, clock_at(session.room.later(minutes=1)))
    assert (cell(session).after_feedback, cell(session, "Ben").after_feedback) == (True, False)


def test_same_file_again_changes_nothing_and_the_device_is_told_that_it_is_held(
    session: Session,
) -> None:
    session.move(Stage.VOTE, Stage.CLOSED)
    file = file_of(session, "official", 1, 3)
    take_in(session, file)
    assert take_in(session, file) is None
    assert session.vote("Mia", "official", 1, 3) == "official"
    assert session.stored_votes() == {("Mia", 1): "official"}


def test_first_vote_by_a_file_may_be_kept_in_the_second(session: Session) -> None:
    """Opened again meanwhile: the same answer is a second vote, under a number above."""
    session.move(Stage.VOTE, Stage.DISCUSS, Stage.VOTE_AGAIN)
    take_in(session, file_of(session, "official", 1, 3))
    assert session.vote("Mia", "official", 2, 4) == "official"
    assert session.stored_votes() == {("Mia", 1): "official", ("Mia", 2): "official"}


def test_number_far_ahead_is_not_taken_over(session: Session) -> None:
    session.move(Stage.VOTE, Stage.CLOSED)
    take_in(session, file_of(session, "official", 1, 2**31 - 1))
    with session.room.store.reading() as connection:
        held = votes.vote(connection, session.room.classroom_id, session.attempt["Mia"], "plan", 1)
    assert held is not None
    assert held.revision == 1


def test_note_is_kept_with_its_ballot(session: Session) -> None:
    session.move(Stage.VOTE, Stage.CLOSED)
    note = take_in(session, file_of(session, "official", 1))
    with session.room.store.reading() as connection:
        kept = taken_in.taken_in(connection, session.room.classroom_id, session.attempt["Mia"])
    assert note is not None
    assert list(kept) == [note]


def test_exercise_that_is_not_live_has_no_ballots(session: Session) -> None:
    """An answer of an ordinary exercise is the answer, and the note says nothing of a vote."""
    room = session.room
    token = room.start("Mia").attempt.token
    assignments.close(room.store, room.classroom_id, room.assignment_id, clock_at(room.now))
    file = filed(token, "plan", 1, {"plan.label": "official"})
    note = take_in(session, file)
    assert note is not None
    assert dict(note.items["plan"]) == {"revision": 1, "ballot": None, "before": None}
