"""Readers as rows: by their link, of their draft, and gone with it."""

from dataclasses import replace

from sqlalchemy import text

from kit.classroom.authoring import drafts as use_case
from kit.store.authoring import readers
from kit.store.authoring.readers import AnswerRecord, ReaderRecord
from kit.store.engine import Store
from kit.store.ids import new_id, token_hash
from tests.support.authoring import begun
from tests.support.queries import statements
from tests.support.room import NOON, Room


def a_reader(room: Room) -> ReaderRecord:
    draft_id = begun(room).draft_id
    return ReaderRecord(
        id=new_id(), draft_id=draft_id, name="Ana", is_author=False, token_hash=token_hash("a link"),
        opens_at=NOON, created_at=NOON, begun_at=None, ended_at=None, read_version=None,
        exercise=None,
    )  # fmt: skip


def test_reader_is_there_by_the_link_until_it_is_ended(room: Room) -> None:
    reader = a_reader(room)
    with room.store.writing() as connection:
        assert readers.add_reader(connection, reader)
        assert not readers.add_reader(connection, reader)
        assert readers.readers_of(connection, reader.draft_id) == [reader]
        assert readers.reader_of(connection, reader.draft_id, reader.id) == reader
        assert readers.lock_reader(connection, new_id(), reader.id) is None
        assert readers.reader_by_token(connection, reader.token_hash) == reader
        assert readers.reader_by_token(connection, token_hash("another")) is None
        readers.change_reader(connection, reader.id, ended_at=NOON)
        assert readers.reader_by_token(connection, reader.token_hash) is None
        assert readers.reader_of(connection, reader.draft_id, reader.id) == replace(
            reader, ended_at=NOON
        )


def test_answer_takes_the_place_of_the_one_before(room: Room) -> None:
    reader = a_reader(room)
    answer = AnswerRecord(
        reader.id, "claim-1", "0" * 64, "official", "", unsure=False, answered_at=NOON
    )
    with room.store.writing() as connection:
        readers.add_reader(connection, reader)
        readers.put_answer(connection, answer)
        again = replace(answer, label=None, note="Who?", unsure=True)
        readers.put_answer(connection, again)
        assert readers.answers_of(connection, [reader.id]) == [again]
        assert readers.answers_of(connection, []) == []


def test_text_of_the_exercise_comes_out_of_the_row_alone(room: Room) -> None:
    own = begun(room)
    with statements(room.store) as sent, room.store.reading() as connection:
        text_now = readers.exercise_text(connection, own.draft_id)
        assert readers.exercise_text(connection, new_id()) is None
        assert readers.exercise_text(connection, begun(room, None).draft_id) is None
    assert text_now is not None
    assert (text_now.version, text_now.title, text_now.author) == (1, "The bridge", "Ms Gray")
    assert "forty trees" in text_now.text
    assert "minutes record them" not in text_now.text
    asked = [one for one in sent if "draft_version.texts" in one and "exercise" not in one]
    assert all("INSERT" in one or "->>" in one or "JSON" in one for one in asked)


def test_readers_and_answers_go_with_their_draft(store: Store, room: Room) -> None:
    reader = a_reader(room)
    with store.writing() as connection:
        readers.add_reader(connection, reader)
        answer = AnswerRecord(
            reader.id, "claim-1", "0" * 64, None, "x", unsure=False, answered_at=NOON
        )
        readers.put_answer(connection, answer)
    use_case.delete(store, use_case.OwnDraft(room.teacher_id, reader.draft_id))
    with store.reading() as connection:
        for table in ("draft_reader", "reader_answer"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
