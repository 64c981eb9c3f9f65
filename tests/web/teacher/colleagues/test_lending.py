"""Lending on pages: to whom, what the borrower reads, and its end by one press."""

from kit.classroom.authoring import drafts
from kit.store.ids import new_id
from tests.support.room import make_teacher
from tests.web.conftest import Site, text_of
from tests.web.reading import flashes
from tests.web.teacher.giving.undoing import undo_form


def test_lent_copied_and_ended(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    brown = make_teacher(room.store, "Mr Brown", room.now)
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, room.teacher_id, beginning, room.now)
    page = f"/teacher/own/{draft.id}/lend"
    teacher.post(page, colleague=str(brown))
    shown = teacher.get(page)
    assert flashes(shown) == ["Lent to Mr Brown, who finds it under “Your own”."]
    assert undo_form(shown) == (f"{page}/{brown}/end", {})
    borrower = any_site.teacher("Mr Brown")
    theirs = text_of(borrower.get("/teacher/own"))
    assert "The bridge · lent by Ms Gray · a draft: it can be copied, not given" in theirs
    once = str(new_id())
    copied, again = (
        borrower.post(f"/teacher/own/{draft.id}/lent/copy", once=once) for _twice in range(2)
    )
    assert copied.status_code == 303
    assert again.location == copied.location
    assert len(drafts.drafts_of(room.store, brown)) == 1
    assert borrower.get(page).status_code == 404
    teacher.post(f"{page}/{brown}/end")
    shown = teacher.get(page)
    assert flashes(shown) == [
        "Not lent to Mr Brown any more. Their copies and their classes keep what they have."
    ]
    assert undo_form(shown) == (page, {"colleague": str(brown)})
    assert "lent by" not in text_of(borrower.get("/teacher/own"))
    assert borrower.post(f"/teacher/own/{draft.id}/lent/copy").status_code == 404


def test_nobody_chosen_is_said(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, room.teacher_id, beginning, room.now)
    page = f"/teacher/own/{draft.id}/lend"
    teacher.post(page, colleague="")
    assert len(flashes(teacher.get(page))) == 1
