"""What a plain form gets in which something is wrong: the page again, with all that was typed."""

from uuid import UUID

from flask import flash
from flask_babel import ngettext

from kit.classroom.answering.acknowledgement import Acknowledgement
from kit.classroom.reports import student_pages
from kit.classroom.reports.student_pages import ClaimsPage
from kit.items import ITEM_TYPES
from kit.web.access import student
from kit.web.fragments import render_page
from kit.web.state import kit, now
from kit.web.student.live import round_page


def claims_of(page: ClaimsPage, *, rest_saved: bool = False) -> str:
    """All claims with their pens; `rest_saved`: what is not to be mended has just been saved."""
    return render_page(
        "student/claims.html",
        page,
        student=student(),
        item_type=ITEM_TYPES[page.work.exercise.type],
        articles=page.work.exercise.articles,
        rest_saved=rest_saved,
    )


def shown_again(reply: Acknowledgement, attempt_id: UUID) -> str:
    """The page that the form stood on: what is to be mended at its top, all as it was typed.

    Of a live session it is the question before the class now.
    """
    rest_saved = any(item.outcome in {"saved", "unchanged"} for item in reply.items)
    if reply.behind:
        flash(behind_words(len(reply.behind)))
    if reply.assignment.live:
        return round_page(reply.assignment.id, reply.refused, rest_saved=rest_saved)
    page = student_pages.claims_page(
        kit().store, student(), reply.assignment.id, now(), attempt_id, reply.refused
    )
    return claims_of(page, rest_saved=rest_saved)


def behind_words(count: int) -> str:
    """What is said where another answer stands than the one that was sent."""
    text: str = ngettext(
        "One claim was answered in another window meanwhile; that answer stands. Look it over.",
        "%(num)s claims were answered in another window meanwhile; those answers stand. "
        "Look them over.",
        count,
    )
    return text
