"""What is wrong with a draft and what could be better, in sentences, each with a way there."""

from dataclasses import replace
from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from kit.classroom.authoring import publishing
from kit.content.own.texts import KEY
from kit.web.state import kit
from kit.web.teacher.authoring import own
from kit.web.teacher.authoring.own import own_draft
from kit.web.teacher.authoring.problem_words import by_place, problem_lines

#: With the other pages of what a teacher writes.
blueprint = own.blueprint


def _in_steps(address: str) -> str:
    """The address of a key's field on the page that asks the guide's questions, where it is one."""
    is_key = f"#{KEY}/" in address
    return address.replace("/edit/items/", "/key/", 1) if is_key else address


@blueprint.get("/<uuid:draft_id>/check")
def check(draft_id: UUID) -> ResponseReturnValue:
    """The list: what keeps it from being given first, then advice."""
    page = publishing.draft_page(kit().store, kit().library, own_draft(draft_id))
    draft = page.writing.draft
    lines = problem_lines(draft_id, draft.kind, page.writing.texts, page.problems)
    if page.has_article:
        lines = [replace(line, address=_in_steps(line.address)) for line in lines]
    return render_template(
        "teacher/authoring/check.html",
        draft=draft,
        steps=page.has_article,
        errors=by_place([line for line in lines if line.is_error]),
        advice=by_place([line for line in lines if not line.is_error]),
    )
