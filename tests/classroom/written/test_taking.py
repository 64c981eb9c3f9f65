"""A student's claim taken into an exercise of the teacher's."""

from dataclasses import replace

import pytest

from kit.classroom.authoring import changing, drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.errors import NotFound
from kit.classroom.written import review, taking
from kit.classroom.written.errors import ClaimChanged, ClaimTaken, DraftUnreadable
from kit.classroom.written.review import ClaimRef
from kit.classroom.written.taking import Taking, Words
from kit.content.own.beginnings import first_exercise
from kit.content.own.editing.plain_fields import plain_fields
from kit.content.own.texts import EXERCISE, KEY, Texts
from kit.store.authoring.drafts import DraftRecord
from kit.store.ids import new_id
from tests.support.room import Room
from tests.support.writing import CLAIM, WHY, write

WORDS = Words(
    "Written by a student.", lambda label, why: f"Its writer means: {label}. {why}", "taken"
)
ITEM = "rained-all-monday-harbour"
ENTRY = {"why": f"Its writer means: Sourced fact. {WHY}", "cues": []}


def asked(room: Room, **more: object) -> Taking:
    wanted = Taking(room.teacher_id, 1, None, "Ours", new_id())
    return replace(wanted, **more)  # type: ignore[arg-type]  # any of its fields


def take(room: Room, ref: ClaimRef, wanted: Taking) -> DraftRecord:
    return taking.take(room.store, ref, wanted, WORDS, room.now)


def texts_of(room: Room, draft: DraftRecord) -> Texts:
    return changing.writing(room.store, OwnDraft(room.teacher_id, draft.id)).texts


def written(room: Room) -> ClaimRef:
    room.do_all("Mia")
    return write(room)


def own_draft(room: Room, type_name: str = "classify") -> DraftRecord:
    beginning = drafts.example(type_name, "The bridge", "begun")
    return drafts.make(room.store, room.teacher_id, beginning, room.now)


def test_claim_goes_into_a_new_exercise_once_without_a_name_or_label(room: Room) -> None:
    ref, wanted = written(room), asked(room)
    draft = take(room, ref, wanted)
    assert take(room, ref, wanted).id == draft.id
    texts = texts_of(room, draft)
    exercise, key = plain_fields(texts[EXERCISE]), plain_fields(texts[KEY])
    assert (exercise["title"], exercise["type"], exercise["scheme"]) == (
        "Ours", "classify", "three-way",
    )  # fmt: skip
    assert exercise["items"] == [
        {"id": ITEM, "claim": CLAIM, "from": {"invented": "Written by a student."}}
    ]
    assert key["items"] == {ITEM: ENTRY}
    assert "Mia" not in "".join(texts.values())
    page = review.written_page(room.store, room.classroom_id, room.assignment_id)
    assert ([len(page.waiting), len(page.taken)]) == [0, 1]


def test_claim_goes_to_the_end_of_an_exercise_and_undo_takes_it_out(room: Room) -> None:
    ref, draft = written(room), own_draft(room)
    before = texts_of(room, draft)
    after = take(room, ref, asked(room, into=draft.id))
    assert after.present == 2
    texts = texts_of(room, after)
    assert [item["id"] for item in plain_fields(texts[EXERCISE])["items"]] == [
        "claim-1", "claim-2", ITEM,
    ]  # fmt: skip
    assert plain_fields(texts[KEY])["items"][ITEM] == ENTRY
    assert texts[EXERCISE].startswith("# What stands behind a # is for you")
    changing.undo(room.store, OwnDraft(room.teacher_id, draft.id), 2, room.now)
    assert texts_of(room, draft) == before


def test_page_offers_exercises_of_the_same_type_that_are_not_put_away(room: Room) -> None:
    ref, draft = written(room), own_draft(room)
    own_draft(room, "compare")
    away = own_draft(room)
    drafts.archive(room.store, OwnDraft(room.teacher_id, away.id), room.now)
    page = taking.take_page(room.store, ref, room.teacher_id)
    assert ([one.id for one in page.drafts], page.label) == ([draft.id], "Sourced fact")
    assert page.record.claim == CLAIM
    with pytest.raises(NotFound):
        taking.take_page(room.store, replace(ref, claim_id=new_id()), room.teacher_id)


def test_what_was_taken_or_changed_is_refused(room: Room) -> None:
    ref = written(room)
    write(room, claim="Better.")
    with pytest.raises(ClaimChanged):
        take(room, ref, asked(room))
    take(room, ref, asked(room, revision=2))
    with pytest.raises(ClaimTaken) as caught:
        take(room, ref, asked(room, revision=2))
    assert str(caught.value) == (
        "This claim was taken into an exercise already. To take it once more, put it back first."
    )
    with pytest.raises(ClaimTaken):
        review.put_away(room.store, ref, 2, room.now)
    assert len(drafts.drafts_of(room.store, room.teacher_id)) == 1


def test_draft_of_another_or_of_another_type_is_not_there(room: Room) -> None:
    ref = written(room)
    with pytest.raises(NotFound):
        take(room, ref, asked(room, into=new_id()))
    with pytest.raises(NotFound):
        take(room, ref, asked(room, into=own_draft(room, "compare").id))


def test_draft_that_cannot_be_read_is_left_as_it_is(room: Room) -> None:
    ref, draft = written(room), own_draft(room)
    own = OwnDraft(room.teacher_id, draft.id)
    changing.change(room.store, own, 1, {EXERCISE: "items: [", KEY: ""}, "broken", room.now)
    with pytest.raises(DraftUnreadable) as caught:
        take(room, ref, asked(room, into=draft.id))
    assert str(caught.value) == (
        "The text of “The bridge” cannot be read, so nothing was added to it. Mend it in the "
        "editor, or choose another exercise."
    )
    page = review.written_page(room.store, room.classroom_id, room.assignment_id)
    assert len(page.waiting) == 1


def test_with_claim_makes_lines_of_what_was_typed() -> None:
    texts = first_exercise("classify", "x", "X")
    after = taking.with_claim(texts, "classify", "One\ntwo: “three”", "Ours.", "Why\nnot?")
    assert plain_fields(after[EXERCISE])["items"][-1] == {
        "id": "one-two-three", "claim": "One two: “three”", "from": {"invented": "Ours."},
    }  # fmt: skip
    assert plain_fields(after[KEY])["items"]["one-two-three"] == {"why": "Why not?", "cues": []}
