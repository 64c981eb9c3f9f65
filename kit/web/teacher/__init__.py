"""The teacher's pages, and the guard before all of them."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from kit.web.access import teacher_here
from kit.web.faults.standing import standing
from kit.web.origin import follow_link, forwarding_header, host_name, is_here, seems_here
from kit.web.state import kit, look_at_content
from kit.web.teacher import (
    answer_files,
    classrooms,
    demo,
    expired_session,
    keys,
    live,
    marking,
)
from kit.web.teacher.account import (
    factor_first,
    own_account,
    second_factor,
    second_step,
    signing_in,
)
from kit.web.teacher.administration import pages as administration
from kit.web.teacher.administration import staff
from kit.web.teacher.administration.role import require_administrator
from kit.web.teacher.authoring import checking, classes, own, preview, states, writing
from kit.web.teacher.authoring.attached import articles
from kit.web.teacher.authoring.editing import editor
from kit.web.teacher.authoring.from_article import article, claims, key
from kit.web.teacher.authoring.lesson import pages as lesson_pages
from kit.web.teacher.authoring.lesson import pictures as lesson_pictures
from kit.web.teacher.authoring.reading import readers, sheets
from kit.web.teacher.authoring.sharing import bring, share
from kit.web.teacher.backups import pages as backup_pages
from kit.web.teacher.backups import restoring
from kit.web.teacher.backups.notice import notice_beside
from kit.web.teacher.colleagues import lending, teachers, trail
from kit.web.teacher.desk import places, projector
from kit.web.teacher.desk.bar import bar_beside
from kit.web.teacher.doctor import pages as doctor_pages
from kit.web.teacher.giving import closing, questions, rules
from kit.web.teacher.groups import deals, groups
from kit.web.teacher.hands import pages as hand_pages
from kit.web.teacher.help import documents
from kit.web.teacher.help.what import ON_WALL, what_of
from kit.web.teacher.joining import way_in
from kit.web.teacher.keeping import archive, next_year
from kit.web.teacher.keeping import retention as class_ends
from kit.web.teacher.paper import entry as paper_entry
from kit.web.teacher.printing import grid, handouts, reading, take_home, word
from kit.web.teacher.printing import pages as printing_pages
from kit.web.teacher.reports import comparison, downloads, pre_post, results, student_history
from kit.web.teacher.students import instead, merging, own_data, roster
from kit.web.teacher.written import pages as written_pages

blueprints: tuple[Blueprint, ...] = (
    # The two halves of signing in share one.
    *{signing_in.blueprint, second_step.blueprint},
    own_account.blueprint,
    *{administration.blueprint, staff.blueprint},
    second_factor.blueprint,
    classrooms.blueprint,
    # The pages about backups share one.
    *{backup_pages.blueprint, restoring.blueprint},
    places.blueprint,
    projector.blueprint,
    demo.blueprint,
    documents.blueprint,
    doctor_pages.blueprint,
    # The pages of what a teacher writes share one.
    *{
        own.blueprint,
        writing.blueprint,
        checking.blueprint,
        preview.blueprint,
        states.blueprint,
        classes.blueprint,
        share.blueprint,
        bring.blueprint,
        readers.blueprint,
        sheets.blueprint,
    },
    *{lesson_pages.blueprint, lesson_pictures.blueprint},
    articles.blueprint,
    teachers.blueprint,
    lending.blueprint,
    trail.blueprint,
    editor.blueprint,
    # The steps from an article to an exercise share one.
    *{article.blueprint, claims.blueprint, key.blueprint},
    archive.blueprint,
    next_year.blueprint,
    class_ends.blueprint,
    # The views of names share one.
    *{instead.blueprint, merging.blueprint, own_data.blueprint, roster.blueprint},
    closing.giving,
    rules.blueprint,
    questions.blueprint,
    groups.blueprint,
    deals.blueprint,
    live.blueprint,
    hand_pages.blueprint,
    way_in.blueprint,
    answer_files.blueprint,
    results.blueprint,
    pre_post.blueprint,
    comparison.blueprint,
    student_history.blueprint,
    downloads.blueprint,
    marking.blueprint,
    keys.blueprint,
    written_pages.blueprint,
    # The pages of what is printed share one.
    *{
        printing_pages.blueprint,
        grid.blueprint,
        handouts.blueprint,
        reading.blueprint,
        take_home.blueprint,
        word.blueprint,
    },
    paper_entry.blueprint,
)
#: Where nobody is signed in yet.
_OPEN = {"account.sign_in", "account.second_step", "account.set_up"}
#: What lists or shows lessons and exercises that are not given yet; no page that a class waits for.
_SHOW_CONTENT = {
    "classrooms.home",
    "classrooms.lesson",
    "classrooms.show",
    "classrooms.test_form",
    "desk.again",
    "desk.lessons",
    "printing.exercise",
    "printing.reading",
}


def reaches_teacher() -> bool:
    """Whether the teacher's pages answer this request: here, over HTTPS, or where opened."""
    return request.is_secure or kit().settings.teacher_on_network or is_here()


def _guard() -> ResponseReturnValue | None:
    followed = follow_link()
    if followed is not None:
        return followed
    if not reaches_teacher():
        return _elsewhere()
    if teacher_here() is not None:
        first = factor_first.hold()
        if first is not None:
            return first
        if request.method == "GET" and request.endpoint in _SHOW_CONTENT:
            look_at_content()
        elif request.method == "POST" and kit().settings.workers > 1:
            # What the form's page has shown another process may have read, and this one not yet.
            look_at_content(at_once=True)
        projector.keep_names_away()
        return None
    if request.endpoint in _OPEN:
        return None
    return expired_session.signed_out()


def _stale(error: CSRFError) -> ResponseReturnValue:
    """A void form is refused before the guard is asked."""
    return expired_session.stale(error) if reaches_teacher() else _elsewhere()


def _elsewhere() -> ResponseReturnValue:
    """The page that says why not here, and what to do."""
    if seems_here():
        page = render_template(
            "teacher/account/no_link.html", port=kit().settings.port, name=host_name()
        )
    else:
        page = render_template(
            "teacher/account/other_device.html",
            header=forwarding_header(),
            public_url=kit().settings.public_url,
        )
    return page, 403


def _context() -> dict[str, object]:
    teacher = teacher_here()
    open_wide = kit().settings.teacher_on_network and not request.is_secure
    return {
        "teacher": teacher,
        "hides": bool(teacher and teacher.hides),
        "nameless": projector.hides_names(),
        "projecting": projector.is_projecting(),
        "unencrypted": open_wide,
        "standing_fault": standing(),
        "something_was_refused": kit().faults.has_refused,
        "watch": kit().watch,
        "way_in": way_in.way_in,
        "as_picked": way_in.as_picked,
        "what": what_of(request.endpoint) if teacher else None,
        "what_below": request.endpoint in ON_WALL,
    }


for _blueprint in blueprints:
    _blueprint.before_request(_guard)
    _blueprint.register_error_handler(CSRFError, _stale)
    _blueprint.context_processor(_context)
    _blueprint.context_processor(bar_beside)
    _blueprint.context_processor(notice_beside)
    _blueprint.context_processor(class_ends.ends_beside)
# After the guard: who may not come here at all is told that first.
administration.blueprint.before_request(require_administrator)
