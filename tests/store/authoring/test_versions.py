"""Versions and pictures of a draft as rows."""

from kit.store.authoring import drafts, versions
from kit.store.authoring.versions import Step, VersionRecord
from tests.store.authoring.test_drafts import a_draft
from tests.support.room import NOON, Room

TEXTS = {"exercise.yaml": "title: \u201cÉ\u201d\n# \U0001f98a\n", "key.yaml": ""}


def test_versions_are_kept_with_who_made_them_and_go_by_number(room: Room) -> None:
    draft = a_draft(room)
    kept = [
        VersionRecord(draft.id, number, number - 1 or None, TEXTS, "key", NOON, room.teacher_id)
        for number in (1, 2, 3)
    ]
    with room.store.writing() as connection:
        drafts.add_draft(connection, draft)
        for record in kept:
            versions.add_version(connection, record)
        assert versions.version(connection, draft.id, 2) == kept[1]
        versions.delete_versions(connection, draft.id, {2})
        versions.delete_versions(connection, draft.id, ())
        assert versions.version(connection, draft.id, 2) is None
        assert versions.steps(connection, draft.id) == [
            Step(1, None, "key", NOON, "Ms Gray"),
            Step(3, 2, "key", NOON, "Ms Gray"),
        ]


def test_a_picture_is_never_another_one_under_its_name(room: Room) -> None:
    draft = a_draft(room)
    with room.store.writing() as connection:
        drafts.add_draft(connection, draft)
        assert versions.add_picture(connection, draft.id, "road.svg", b"\x00\xff")
        assert not versions.add_picture(connection, draft.id, "road.svg", b"other")
        assert versions.pictures(connection, draft.id) == {"road.svg": b"\x00\xff"}


def test_pictures_are_deleted_by_name_and_texts_of_all_versions_told(room: Room) -> None:
    draft = a_draft(room)
    with room.store.writing() as connection:
        drafts.add_draft(connection, draft)
        for number in (1, 2):
            texts = {"lesson.md": str(number)}
            record = VersionRecord(draft.id, number, None, texts, "x", NOON, room.teacher_id)
            versions.add_version(connection, record)
            versions.add_picture(connection, draft.id, f"{number}.svg", b"x")
        versions.delete_pictures(connection, draft.id, ["1.svg", "none.svg"])
        versions.delete_pictures(connection, draft.id, ())
        assert list(versions.pictures(connection, draft.id)) == ["2.svg"]
        assert versions.picture(connection, draft.id, "2.svg") == b"x"
        assert versions.picture(connection, draft.id, "1.svg") is None
        numbers = sorted(one["lesson.md"] for one in versions.all_texts(connection, draft.id))
        assert numbers == ["1", "2"]
