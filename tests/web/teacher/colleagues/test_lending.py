"""Lending on pages: to whom, what the borrower reads, and its end by one press."""

from kit.classroom.authoring import drafts
from kit.store.authoring.drafts import change_draft
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


def test_lesson_is_lent_from_its_pages_and_stands_among_the_lessons_of_who_has_it(
    any_site: Site,
) -> None:
    room, teacher = any_site.room, any_site.teacher()
    brown = make_teacher(room.store, "Mr Brown", room.now)
    draft = drafts.make(
        room.store, room.teacher_id, drafts.example(None, "The square", "begun"), room.now
    )
    page = f"/teacher/own/{draft.id}/lend"
    assert f'href="{page}"' in teacher.get(f"/teacher/own/{draft.id}").text
    assert "The exercises of a lesson are lent one by one" in text_of(teacher.get(page))
    teacher.post(page, colleague=str(brown))
    borrower = any_site.teacher("Mr Brown")
    assert "The square · lent by Ms Gray · a draft: it can be copied, not given" in text_of(
        borrower.get("/teacher/own")
    )
    with room.store.writing() as connection:
        change_draft(connection, draft.id, published=1)
    home = borrower.get("/teacher/own")
    assert "The square · lent by Ms Gray · it stands among your lessons" in text_of(home)
    lesson = borrower.get(f"/teacher/lessons/{draft.content_id}")
    assert (lesson.status_code, "The square" in lesson.text) == (200, True)
