"""Where a form stands: every address that takes one has a page that can be asked for.

A browser that comes back to a page which a form made asks for it by GET, or asks the person whether
to send the form once more. So no page may have only an address that takes nothing but a form.
"""

from secrets import token_urlsafe
from typing import Any, Final

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

#: The page on which the form stands, by the endpoint that takes it and nothing else.
PAGES: Final = {
    "join.take_roster_name": "join.lobby",
    "join.hand_on": "join.start",
    "student.start": "student.task",
    "student.save": "student.claims",
    "student.hand_in": "student.review",
    "contest.withdraw": "contest.contest",
    "remote.move": "remote.show",
    "remote.pair": "remote.offer",
    "account.sign_out": "classrooms.home",
    "account.hide": "classrooms.home",
    "classrooms.rename": "classrooms.show",
    "classrooms.new_code": "classrooms.join_page",
    "classrooms.stop_joining": "classrooms.show",
    "classrooms.let_join": "classrooms.show",
    "class_list.add_roster": "classrooms.show",
    "class_list.give_time": "class_list.edit",
    "class_list.merge": "class_list.edit",
    "class_list.remove": "classrooms.show",
    "class_list.restore": "classrooms.show",
    "demo.make": "classrooms.home",
    "giving.give": "classrooms.show",
    "giving.take_back": "giving.watch",
    "giving.close": "giving.watch",
    "giving.reopen_now": "giving.reopen",
    "live_control.start": "classrooms.show",
    "live_control.move": "live_control.show",
    "live_control.suggest": "live_control.show",
    "live_control.unpair": "live_control.show",
    "live_control.end": "live_control.show",
    "live_control.go_on": "live_control.show",
    "answer_files.take_in": "answer_files.show",
    "marking.save": "marking.show",
    "keys.preview": "keys.decide",
}


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
