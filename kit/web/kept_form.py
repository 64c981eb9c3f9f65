"""A form that the kit could not take now: its fields, kept on the page that says so.

One press sends them again; the page never sends them by itself. No password is kept, and no page
can keep a file: both are asked for again.

And where a form stands: every address that takes one has a page that can be asked for. A browser
that comes back to a page which a form made asks for it by GET, or asks the person whether to send
the form once more.
"""

from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any, Final
from urllib.parse import urlsplit

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

#: The button that sends a form again has this name: where no cookie comes with it, none was kept.
AGAIN: Final = "kept-form"
#: The page on which the form stands, by the endpoint that takes it and nothing else.
PAGES: Final = {
    "join.take_roster_name": "join.lobby",
    "join.hand_on": "join.start",
    "join.give_back": "student.home",
    "student.start": "student.task",
    "student.save": "student.claims",
    "student.hand_in": "student.review",
    "contest.withdraw": "contest.contest",
    "readers.begin": "readers.show",
    "readers.save": "readers.show",
    "remote.move": "remote.show",
    "remote.pair": "remote.offer",
    "account.sign_out": "classrooms.home",
    "account.hide": "classrooms.home",
    "projector.switch": "classrooms.home",
    "backups.back_up": "backups.show",
    "backups.save_schedule": "backups.show",
    "backups.encrypt": "backups.show",
    "backups.end_encryption": "backups.show",
    "backups.put_away": "classrooms.home",
    "backups.say_again": "classrooms.home",
    "own_account.rename": "own_account.show",
    "own_account.change_password": "own_account.show",
    "own_account.end": "own_account.show",
    "own_account.end_others": "own_account.show",
    "administration.add": "administration.show",
    "administration.add_staff": "administration.staff",
    "administration.take_back_staff": "administration.staff",
    "administration.rename": "administration.person",
    "administration.end": "administration.person",
    "administration.reopen": "administration.person",
    "administration.new_link": "administration.link",
    "administration.end_factor": "administration.person",
    "administration.give_role": "administration.person",
    "administration.take_role": "administration.person",
    "second_factor.begin": "second_factor.show",
    "second_factor.off": "second_factor.show",
    "classrooms.rename": "classrooms.show",
    "classrooms.new_code": "classrooms.join_page",
    "way_in.pick": "classrooms.join_page",
    "classrooms.stop_joining": "classrooms.show",
    "classrooms.let_join": "classrooms.show",
    "class_list.add_roster": "desk.students",
    "authoring.copy_own": "authoring.show",
    "authoring.save": "authoring.show",
    "lesson_editor.preview": "lesson_editor.reading",
    "lesson_editor.keep_mine": "lesson_editor.reading",
    "lesson_editor.words": "lesson_editor.pictures",
    "lesson_editor.remove": "lesson_editor.pictures",
    "authoring.keep_mine": "authoring.show",
    "authoring.rename": "authoring.show",
    "authoring.undo": "authoring.show",
    "authoring.redo": "authoring.show",
    "authoring.new_reader": "authoring.readers",
    "authoring.end_reader": "authoring.readers",
    "authoring.reopen_reader": "authoring.readers",
    "authoring.make_debatable": "authoring.readers",
    "authoring.take_sheet": "authoring.readers",
    "authoring.publish": "authoring.show",
    "authoring.unpublish": "authoring.show",
    "authoring.archive": "authoring.show",
    "authoring.bring_back": "authoring.show",
    "colleagues.add": "colleagues.show",
    "colleagues.end": "colleagues.show",
    "articles.open_to": "articles.show",
    "articles.close_to": "articles.show",
    "lending.lend": "lending.show",
    "lending.end": "lending.show",
    "lending.copy": "authoring.home",
    "archive.put_away": "classrooms.show",
    "archive.bring_back": "classrooms.show",
    "class_list.give_time": "class_list.edit",
    "class_list.give_instead": "class_list.instead",
    "class_list.take_back_instead": "class_list.instead",
    "class_list.undo_roster": "desk.students",
    "class_list.merge": "class_list.edit",
    "class_list.unmerge": "desk.students",
    "class_list.swap": "class_list.edit",
    "class_list.readmit": "class_list.readmission",
    "class_list.end_device": "class_list.edit",
    "class_list.sign_out": "class_list.new_personal_code",
    "class_list.remove": "desk.students",
    "class_list.restore": "desk.students",
    "demo.make": "classrooms.home",
    "demo.remake": "classrooms.home",
    "demo.remove": "classrooms.home",
    "groups.add": "groups.show",
    "groups.divide": "groups.show",
    "groups.undo": "groups.show",
    "groups.rename": "groups.group",
    "groups.members": "groups.group",
    "groups.empty": "groups.show",
    "groups.delete": "groups.show",
    "giving.give": "desk.lessons",
    "giving.take_back": "giving.watch",
    "giving.put_back": "classrooms.show",
    "giving.close": "giving.watch",
    "giving.undo_close": "giving.watch",
    "rules.save": "rules.show",
    "rules.close_in": "rules.show",
    "rules.undo": "rules.show",
    "rules.give_longer": "rules.show",
    "rules.take_back_longer": "rules.show",
    "questions.leave_out": "rules.show",
    "questions.put_back": "rules.show",
    "giving.reopen_now": "giving.reopen",
    "live_control.start": "desk.lessons",
    "live_control.move": "live_control.show",
    "live_control.suggest": "live_control.show",
    "live_control.unpair": "live_control.show",
    "live_control.end": "live_control.show",
    "live_control.go_on": "live_control.show",
    "hands.save": "hands.show",
    "hands.undo": "hands.show",
    "answer_files.take_in": "answer_files.show",
    "marking.save": "marking.show",
    "keys.preview": "keys.decide",
    "class_claims.put_away": "class_claims.show",
    "class_claims.put_back": "class_claims.show",
    "paper.save": "paper.show",
    "paper.keep": "paper.show",
    "paper.lines": "paper.show",
    "paper.take_away": "paper.show",
    "paper.put_back": "paper.show",
    "paper.choose": "paper.show",
}


@dataclass(frozen=True)
class KeptForm:
    """What was sent, by name; of passwords and files only what the fields are called."""

    fields: list[tuple[str, str]]
    passwords: list[str]
    files: list[str]


def kept_form(left_out: str = "\0") -> KeptForm:
    """What the request's form holds, without tokens and names that begin with `left_out`."""
    names = [
        name
        for name in request.form
        if not name.endswith("csrf_token") and not name.startswith(left_out) and name != AGAIN
    ]
    return KeptForm(
        [
            (name, value)
            for name in names
            if not _is_password(name)
            for value in request.form.getlist(name)
        ],
        [name for name in names if _is_password(name)],
        sorted(request.files),
    )


def kept_if_ours() -> KeptForm | None:
    """The request's form; None where there is none to offer again.

    Those of an account hold little but passwords, and what another site had sent is nobody's wish.
    """
    if request.method != "POST" or (request.endpoint or "").startswith("account."):
        return None
    return kept_form() if sent_from_here() else None


def _is_password(name: str) -> bool:
    # The second is the set-up form's, for the same password once more.
    return "password" in name or "passphrase" in name or name == "again"


def offer_again(
    status: int,
    title: str,
    text: str,
    home: str,
    kept: KeptForm | None = None,
    way_in: str | None = None,
) -> ResponseReturnValue:
    """The page that keeps the form and offers to send it again to where it was sent.

    `text` says why it was not taken; `home` is where somebody goes on who leaves it, `way_in`
    where they sign in first. It asks nothing of the database. Only for what was `sent_from_here`.
    """
    page = render_template(
        "kept_form.html",
        title=title,
        text=text,
        home=home,
        kept=kept or kept_form(),
        button=AGAIN,
        without_cookie=AGAIN in request.form and not request.cookies,
        way_in=way_in,
    )
    return page, status


def sent_from_here() -> bool:
    """Whether the form may be one of ours: another site's must not be offered for sending.

    Browsers name where a form comes from in one of these; who forges them needs no page of ours.
    """
    said = request.headers.get("Origin") or request.headers.get("Referer")
    if said is None:
        return True
    try:
        return urlsplit(said).netloc == request.host
    except ValueError:
        return False


def page_of_form() -> str:
    """Of a page that a form made, the address that makes one again by GET; else an empty string."""
    if request.method != "POST":
        return ""
    rule = request.url_rule
    if rule is None:
        return url_for("join.start")
    if "GET" in (rule.methods or ()):
        return request.full_path.rstrip("?")
    return _page(rule, request.view_args or {})


def page_instead() -> str | None:
    """The page to show to whoever asks by GET for an address that takes only a form."""
    adapter = current_app.create_url_adapter(request)
    if request.method != "GET" or adapter is None:
        return None
    try:
        rule, arguments = adapter.match(method="POST", return_rule=True)
    except HTTPException:
        return None
    return _page(rule, arguments)


def _page(rule: Rule, arguments: Any) -> str:
    page = PAGES[rule.endpoint]
    wanted = next(current_app.url_map.iter_rules(page)).arguments
    return url_for(page, **{name: arguments[name] for name in wanted})


def new_copy() -> str:
    """A name for the copy of a page that is being made: no other copy has it."""
    return token_urlsafe(9)
