"""The whole article, where a teacher let the class read it: from the task and from the feedback."""

import re
from typing import Any

from kit.store.authoring.article_copies import Opening
from tests.support.copies import ORIGINAL_MARK, attach, paragraph
from tests.support.room import RIGHT, make_teacher
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import buttons, flashes, follow, heading
from tests.web.student.test_student_feedback import hand_in

LINK = "Read the article: The Ardenmoor Post, 1 March 2026"


def press(site: Site, teacher: Visitor, copy: str, act: str, when: Opening) -> list[str]:
    """A button of the copy's page, and what is said then."""
    form: dict[str, Any] = {"classroom": str(site.room.classroom_id), "when": when.value}
    return flashes(follow(teacher, teacher.post(f"{copy}/{act}", **form)))


def copy_path(site: Site) -> str:
    return f"/teacher/own/articles/{attach(site.room.store, site.room.teacher_id).id}"


def test_switch_is_off_and_says_what_it_means(any_site: Site) -> None:
    copy, teacher = copy_path(any_site), any_site.teacher()
    page = teacher.get(copy)
    assert "Students may read the whole article here" in text_of(page)
    assert (
        "The text is The Ardenmoor Post's, and opening it is copying it for your class: do so only "
        "with the right to"
    ) in text_of(page)
    assert "9B · not open" in text_of(page)
    assert {"Open it to 9B with the feedback", "Open it to 9B from the start"} <= set(buttons(page))
    sam = any_site.student("Sam")
    assert LINK not in text_of(sam.get(any_site.work))
    assert sam.get(f"{any_site.work}/articles/a").status_code == 404


def test_from_the_start_it_is_found_at_the_task_without_numbers(site: Site) -> None:
    copy, teacher, sam = copy_path(site), site.teacher(), site.student("Sam")
    assert press(site, teacher, copy, "open", Opening.START) == [
        "The students of 9B may read the whole article now."
    ]
    assert "9B · open from the start of a task" in text_of(teacher.get(copy))
    assert LINK in text_of(sam.get(site.work))
    page = sam.get(f"{site.work}/articles/a")
    assert heading(page) == "The Ardenmoor Post, 1 March 2026"
    assert paragraph(9) in text_of(page)
    assert "¶" not in page.text
    assert 'id="paragraph-' not in page.text
    # Where they answer it stays away, and no claim says after which paragraph it is.
    assert ORIGINAL_MARK not in sam.get(f"{site.work}/claims").text
    hand_in(site, sam, **RIGHT)
    assert LINK in text_of(sam.get(f"{site.work}/feedback?looked"))
    assert f"¶ 9 {paragraph(9)}" in text_of(sam.get(f"{site.work}/articles/a"))


def test_with_the_feedback_it_is_found_there_and_closed_by_one_press(site: Site) -> None:
    copy, teacher, sam = copy_path(site), site.teacher(), site.student("Sam")
    assert press(site, teacher, copy, "open", Opening.FEEDBACK) == [
        "The students of 9B may read the whole article once they see their feedback."
    ]
    assert LINK not in text_of(sam.get(site.work))
    assert sam.get(f"{site.work}/articles/a").status_code == 404
    hand_in(site, sam, **RIGHT)
    assert LINK in text_of(sam.get(f"{site.work}/feedback?looked"))
    assert sam.get(f"{site.work}/articles/a").status_code == 200
    assert sam.get(f"{site.work}/articles/zz").status_code == 404
    assert press(site, teacher, copy, "close", Opening.FEEDBACK) == [
        "The students of 9B may read the whole article no longer."
    ]
    assert sam.get(f"{site.work}/articles/a").status_code == 404
    told = text_of(teacher.get(f"{site.classroom}/teachers"))
    assert "Ms Gray let the class read the whole article of “The Ardenmoor Post”." in told
    assert (
        "Ms Gray lets the class read the whole article of “The Ardenmoor Post” no longer." in told
    )


def test_nothing_of_it_is_on_paper(any_site: Site) -> None:
    copy, teacher, sam = copy_path(any_site), any_site.teacher(), any_site.student("Sam")
    press(any_site, teacher, copy, "open", Opening.START)
    page = sam.get(f"{any_site.work}/articles/a").text
    on_paper = re.sub(r'<article class="no-print">.*?</article>', "", page, flags=re.DOTALL)
    assert ORIGINAL_MARK in page
    assert ORIGINAL_MARK not in on_paper


def test_another_teacher_opens_nothing(any_site: Site) -> None:
    copy = copy_path(any_site)
    make_teacher(any_site.room.store, "Mr Brown", any_site.room.now)
    brown = any_site.teacher("Mr Brown")
    form: dict[str, Any] = {"classroom": str(any_site.room.classroom_id)}
    assert brown.post(f"{copy}/open", when="start", **form).status_code == 404
    assert brown.post(f"{copy}/close", **form).status_code == 404
    assert any_site.teacher().post(f"{copy}/open", when="never", **form).status_code == 400
    assert any_site.teacher().post(f"{copy}/open", when="start").status_code == 404
