"""A teacher's copy of an article: attached, corrected, shown to their classes, and gone."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from kit.classroom.assignments.pinned_content import originals_of
from kit.classroom.authoring import changing, copies, drafts
from kit.classroom.authoring.copies import CopiesPage, OwnCopy
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.errors import CopyChanged, NoParagraph, NoPlace, TooLong
from kit.classroom.errors import KitError, NotFound
from kit.classroom.people import classrooms
from kit.content.attached.blocks import BLOCKS_MOST, TEXT_MOST, Blocks, paragraphs, state_of
from kit.content.attached.corrections import counted, joined
from kit.content.own.texts import ARTICLES
from kit.store.authoring.article_copies import CopyRecord
from kit.store.engine import Store
from kit.store.ids import new_id
from tests.support.authoring import LATER, begun, page_of
from tests.support.copies import ORIGINAL_MARK, OUTLET, article, attach, paragraph, text_of
from tests.support.room import NOON, Room, make_room, make_teacher


def own(copy: CopyRecord) -> OwnCopy:
    return OwnCopy(copy.teacher_id, copy.id)


def page_for(room: Room) -> CopiesPage:
    return copies.copies_page(room.store, room.library, room.teacher_id)


def test_text_is_kept_as_its_paragraphs(room: Room) -> None:
    copy = attach(room.store, room.teacher_id)
    assert paragraphs(copy.blocks) == tuple(map(paragraph, range(1, 10)))
    assert (copy.article_id, copy.outlet, copy.attached_at) == ("a", OUTLET, NOON)
    assert copies.copy_page(room.store, room.library, own(copy)).copy == copy


def test_attached_again_it_takes_the_place_of_the_first(room: Room) -> None:
    first = attach(room.store, room.teacher_id)
    second = attach(room.store, room.teacher_id, text_of(3))
    assert second.id == first.id
    [known] = page_for(room).known
    assert (known.copy, known.count) == (second, 3)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (
            "x" * (TEXT_MOST + 1),
            TooLong,
            (
                "This text has 120001 characters; 120000 are the most. Nothing is kept yet: take out "
                "what is not the article, and try again."
            ),
        ),
        (
            "A line.\n\n" * (BLOCKS_MOST + 1),
            TooLong,
            (
                "This text falls into more than 600 paragraphs and lines. Nothing is kept yet: take "
                "out what is not the article, and try again."
            ),
        ),
        (
            " \n\u200b\n",
            NoParagraph,
            (
                "There is no paragraph in this text. Copy the article's own text, as you read it, and "
                "paste it here."
            ),
        ),
    ],
)
def test_text_that_is_no_article_is_refused(
    room: Room, text: str, error: type[KitError], message: str
) -> None:
    with pytest.raises(error) as caught:
        attach(room.store, room.teacher_id, text)
    assert str(caught.value) == message
    assert page_for(room).known[0].copy is None


def test_articles_of_course_and_drafts_are_listed_with_what_is_named_of_them(room: Room) -> None:
    draft = begun(room)
    writing = page_of(room, draft).writing
    entry = (
        "articles:\n"
        "  - {id: bridge, outlet: The Echo, kind: report, date: 1 May 2026, paragraphs: 4}\n"
    )
    texts = {**writing.texts, ARTICLES: entry}
    changing.change(room.store, draft, writing.draft.present, texts, "articles", LATER)
    assert [
        (known.article.id, known.article.outlet, known.named, known.missing)
        for known in page_for(room).known
    ] == [("a", OUTLET, [1, 2, 3], [1, 2, 3]), ("bridge", "The Echo", [], [])]
    attach(room.store, room.teacher_id, text_of(2))
    assert page_for(room).known[0].missing == [3]


def test_title_that_counts_since_a_paragraph_is_missing_is_told(room: Room) -> None:
    attach(room.store, room.teacher_id)
    assert not page_for(room).known[0].begins_with_title
    attach(room.store, room.teacher_id, text_of(7))
    [known] = page_for(room).known
    assert (known.count, known.begins_with_title) == (9, True)
    attach(room.store, room.teacher_id, text_of(4))
    assert not page_for(room).known[0].begins_with_title


def test_copy_that_nothing_names_any_more_is_listed_too(room: Room) -> None:
    gone = article(id="gone", outlet="The Echo")
    copy = copies.attach(room.store, room.teacher_id, gone, text_of(), NOON)
    assert page_for(room).others == [copy]
    assert copies.copy_page(room.store, room.library, own(copy)).known is None


def test_correction_is_made_on_what_the_page_showed(room: Room) -> None:
    copy = attach(room.store, room.teacher_id)
    title = partial(counted, place=0, counts=True)
    changed = copies.correct(room.store, own(copy), state_of(copy.blocks), title)
    assert changed.before == copy.blocks
    assert paragraphs(changed.after)[:2] == ("A bridge", paragraph(1))
    with pytest.raises(CopyChanged) as caught:
        copies.correct(room.store, own(copy), state_of(copy.blocks), title)
    assert str(caught.value) == (
        "The paragraphs of “The Ardenmoor Post” were corrected elsewhere meanwhile, so nothing was "
        "changed. Here is how they stand now."
    )
    assert copies.copy_page(room.store, room.library, own(copy)).copy.blocks == changed.after


def test_correction_of_a_place_that_there_is_not_changes_nothing(room: Room) -> None:
    copy = attach(room.store, room.teacher_id)

    def beyond(blocks: Blocks) -> Blocks:
        return joined(blocks, len(blocks))[0]

    with pytest.raises(NoPlace) as caught:
        copies.correct(room.store, own(copy), state_of(copy.blocks), beyond)
    assert str(caught.value) == ("There is no such place in this copy. Here is how it stands now.")
    assert copies.copy_page(room.store, room.library, own(copy)).copy == copy


def test_copy_is_another_teachers_in_nothing(room: Room) -> None:
    other = make_teacher(room.store, "Mr Brown")
    copy = attach(room.store, room.teacher_id)
    strangers = OwnCopy(other, copy.id)
    for act in (
        lambda: copies.copy_page(room.store, room.library, strangers),
        lambda: copies.correct(room.store, strangers, state_of(copy.blocks), lambda blocks: blocks),
        lambda: copies.remove(room.store, strangers),
    ):
        with pytest.raises(NotFound):
            act()
    listed = copies.copies_page(room.store, room.library, other)
    assert [known.copy for known in listed.known] == [None]
    exercises = list(room.library.exercises.values())
    assert copies.originals(room.store, other, exercises) == {exercises[0].id: {}}
    assert copies.originals(room.store, room.teacher_id, exercises) == {
        exercises[0].id: {"a": paragraphs(copy.blocks)}
    }


def shown_to(room: Room, classroom_id: UUID) -> Sequence[str]:
    [exercise] = room.library.exercises.values()
    with room.store.reading() as connection:
        return originals_of(connection, classroom_id, exercise).get("a", ())


def test_copy_is_shown_to_all_classes_of_its_teacher_and_to_no_other(room: Room) -> None:
    other = make_teacher(room.store, "Mr Brown")
    second = classrooms.create_classroom(room.store, room.teacher_id, "7b", NOON)
    foreign = classrooms.create_classroom(room.store, other, "8c", NOON)
    attach(room.store, room.teacher_id)
    assert len(shown_to(room, room.classroom_id)) == len(shown_to(room, second)) == 9
    assert shown_to(room, foreign) == shown_to(room, new_id()) == ()
    attach(room.store, other, text_of(4))
    assert len(shown_to(room, foreign)) == 4
    assert len(shown_to(room, second)) == 9


def on_disk(store: Store) -> bytes:
    """What the database's file and its log hold."""
    database = Path(str(store.engine.url.database))
    return b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))


def test_removed_it_is_gone_from_all_that_showed_it_and_from_the_file(
    sqlite_store: Store,
) -> None:
    room = make_room(sqlite_store)
    draft: OwnDraft = begun(room)
    copy = attach(room.store, room.teacher_id)
    assert ORIGINAL_MARK.encode() in on_disk(sqlite_store)
    assert copies.remove(room.store, own(copy)).id == copy.id
    assert shown_to(room, room.classroom_id) == ()
    assert page_for(room).known[0].copy is None
    assert ORIGINAL_MARK.encode() not in on_disk(sqlite_store)
    assert drafts.what_goes(room.store, draft).versions == 1
    with pytest.raises(NotFound):
        copies.remove(room.store, own(copy))
