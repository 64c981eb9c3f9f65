"""What is a teacher's goes over whole; what the heir has already is not overwritten."""

from kit.classroom.authoring import drafts
from kit.store.authoring.article_copies import copies_of
from kit.store.colleagues import leaving, loans
from tests.support.copies import attach, text_of
from tests.support.room import NOON, Room, make_teacher


def test_drafts_go_over_and_nobody_borrows_their_own(room: Room) -> None:
    brown = make_teacher(room.store, "Mr Brown")
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, room.teacher_id, beginning, NOON)
    with room.store.writing() as connection:
        loans.lend(connection, draft.id, brown, NOON)
        assert leaving.count_drafts(connection, room.teacher_id) == 1
        assert leaving.move_drafts(connection, room.teacher_id, brown) == 1
        assert leaving.count_drafts(connection, room.teacher_id) == 0
        assert loans.borrowers(connection, draft.id) == []
    assert [one.id for one in drafts.drafts_of(room.store, brown)] == [draft.id]


def test_what_was_lent_to_who_leaves_is_lent_to_the_heir_once(room: Room) -> None:
    brown, lee = make_teacher(room.store, "Mr Brown"), make_teacher(room.store, "Mr Lee")
    lent = [
        drafts.make(room.store, lee, drafts.example("classify", title, "begun"), NOON).id
        for title in ("Both", "One")
    ]
    with room.store.writing() as connection:
        for draft_id in lent:
            loans.lend(connection, draft_id, room.teacher_id, NOON)
        loans.lend(connection, lent[0], brown, NOON)
        leaving.move_drafts(connection, room.teacher_id, brown)
        assert {one.id for one in loans.lent_drafts(connection, brown)} == set(lent)
        assert loans.lent_drafts(connection, room.teacher_id) == []


def test_copies_go_over_but_where_the_heir_has_their_own(room: Room) -> None:
    brown = make_teacher(room.store, "Mr Brown")
    attach(room.store, room.teacher_id)
    with room.store.writing() as connection:
        assert leaving.move_copies(connection, room.teacher_id, brown) == (1, 0)
    attach(room.store, room.teacher_id, text_of(3))
    with room.store.writing() as connection:
        assert leaving.move_copies(connection, room.teacher_id, brown) == (0, 1)
        assert [len(copies_of(connection, who)) for who in (room.teacher_id, brown)] == [1, 1]
