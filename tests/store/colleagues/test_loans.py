"""A loan is a draft's, to a teacher, and says who lends what is published."""

from kit.classroom.authoring import drafts
from kit.store.authoring.drafts import change_draft
from kit.store.authoring.published import published_works
from kit.store.colleagues import loans
from tests.support.room import NOON, Room, make_teacher


def test_what_is_lent_is_listed_while_it_is_not_archived(room: Room) -> None:
    brown = make_teacher(room.store, "Mr Brown")
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, room.teacher_id, beginning, NOON)
    with room.store.writing() as connection:
        assert loans.lend(connection, draft.id, brown, NOON)
        assert not loans.lend(connection, draft.id, brown, NOON)
        assert loans.lent_drafts(connection, brown) == [draft]
        assert loans.lent_draft(connection, brown, draft.id) == draft
        assert loans.lent_draft(connection, room.teacher_id, draft.id) is None
        assert [one.name for one in loans.borrowers(connection, draft.id)] == ["Mr Brown"]
        assert published_works(connection, brown) == []
        change_draft(connection, draft.id, published=1)
        assert [one.draft_id for one in published_works(connection, brown)] == [draft.id]
        change_draft(connection, draft.id, archived_at=NOON)
        assert loans.lent_drafts(connection, brown) == []
        assert published_works(connection, brown) == []
        assert loans.end_loan(connection, draft.id, brown)
        assert not loans.end_loan(connection, draft.id, brown)
        assert loans.borrowers(connection, draft.id) == []
