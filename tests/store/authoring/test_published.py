"""What is published: the version that it names, without what is archived."""

from kit.store.authoring import drafts, published
from kit.store.authoring.published import PublishedWork
from tests.store.authoring.test_drafts import a_draft
from tests.support.room import NOON, Room


def test_only_what_is_published_and_not_archived_is_listed(room: Room) -> None:
    draft = a_draft(room)
    work = PublishedWork(draft.id, draft.kind, draft.content_id, 1)
    with room.store.writing() as connection:
        drafts.add_draft(connection, draft)
        assert published.published_works(connection, room.teacher_id) == []
        drafts.change_draft(connection, draft.id, published=1, published_at=NOON)
        assert published.published_works(connection, room.teacher_id) == [work]
        drafts.change_draft(connection, draft.id, archived_at=NOON)
        assert published.published_works(connection, room.teacher_id) == []
