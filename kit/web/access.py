"""Who is asking, and what is theirs: each helper returns the object or stops the request."""

from http import HTTPStatus
from typing import cast
from uuid import UUID

from flask import Blueprint, abort, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError

from kit.classroom.colleagues import sharing_class
from kit.classroom.colleagues.sharing_class import OwnClass
from kit.classroom.people import classrooms, students
from kit.classroom.people.accounts import sessions
from kit.classroom.people.accounts.sessions import TeacherIdentity
from kit.classroom.people.joining import Browser
from kit.classroom.people.students import StudentIdentity
from kit.classroom.people.throttle import Caller
from kit.store.ids import new_token
from kit.store.people.classrooms import ClassroomRecord
from kit.vocabulary import N_
from kit.web.errors import stale_form, wants_json
from kit.web.kept_form import offer_again, sent_from_here
from kit.web.signed import STUDENT, TEACHER
from kit.web.state import kit, now

_VISIT = "visit"
_NOBODY = N_(
    "Nobody is signed in on this device now, so the kit did not take what you sent. This page "
    "keeps it: leave it open, come back to your work in the other window, then send it from here."
)

_ARCHIVED = N_(
    "Your teacher has closed this class, so the kit did not take what you sent. It is kept here; "
    "talk to your teacher."
)
#: Pages that are there to be filled in,
#: and what a phone in a live lesson asks, which then loads its page anew.
_AT_WORK = frozenset(
    {"live.show", "live.question", "live.session_version", "student.claims", "student.review"}
)


def caller() -> Caller:
    """Who is asking, for the counters against guessing; a named proxy's word is taken for it."""
    return Caller(request.remote_addr or "", kit().secret)


def browser() -> Browser:
    """This browser in a lobby: its visit, which is kept until it is signed in, and who is here."""
    if _VISIT not in session:
        session[_VISIT] = new_token()
    here, visit = student_here(), str(session[_VISIT])
    return Browser(visit, here.device_id, here.classroom_id) if here else Browser(visit)


def remember_student(classroom_id: UUID, token: str) -> None:
    """Sign this browser in as a student; forms opened before are void."""
    session.pop("csrf_token", None)
    session.pop(_VISIT, None)
    session[STUDENT] = f"{classroom_id}.{token}"
    if teacher_here() is None:
        session.pop(TEACHER, None)
    _set_lasting()


def forget_student() -> None:
    """Forget the student on this browser."""
    session.pop(STUDENT, None)
    session.pop("csrf_token", None)
    _set_lasting()


def _set_lasting() -> None:
    """Keep the cookie for half a year for a student, but not beyond the browser for a teacher.

    One cookie holds both. While a teacher is signed in, a student of the same browser is kept
    until it is closed (a personal code comes back), and for long again once the teacher signs out.
    """
    session.permanent = STUDENT in session and TEACHER not in session


def student_here() -> StudentIdentity | None:
    """The student signed in on this browser, if any."""
    if "student" not in g:
        g.student = _load_student()
    return cast("StudentIdentity | None", g.student)


def _load_student() -> StudentIdentity | None:
    classroom_id, _, token = str(session.get(STUDENT, "")).partition(".")
    if not token:
        return None
    return students.signed_in(kit().store, UUID(classroom_id), token)


def student() -> StudentIdentity:
    """The signed-in student of a request of a student's page."""
    identity = student_here()
    if identity is None:
        abort(404)
    return identity


def guard_student_pages(blueprint: Blueprint) -> None:
    """Have the pages of the blueprint answer students alone, and lose nothing that is sent."""
    blueprint.before_request(_require_student)
    blueprint.register_error_handler(CSRFError, _stale)


def _require_student() -> ResponseReturnValue | None:
    """The join page for whoever is not signed in; what a form brought is kept."""
    here = student_here()
    if here is not None:
        return _class_closed() if here.class_archived else None
    if wants_json():
        return {"error": "SignedOut"}, HTTPStatus.UNAUTHORIZED
    return _come_back_first() if request.method == "POST" else redirect(_way_in(), 303)


def _class_closed() -> ResponseReturnValue | None:
    """What a student of a class that is put away gets: pages to read, and nothing is taken."""
    if request.method == "POST":
        text = gettext(_ARCHIVED)
        if wants_json():
            return {"error": "ClassArchived", "message": text}, HTTPStatus.CONFLICT
        title = gettext("This class is closed")
        return offer_again(HTTPStatus.CONFLICT, title, text, url_for("student.home"))
    return redirect(url_for("student.home"), 303) if request.endpoint in _AT_WORK else None


def _stale(error: CSRFError) -> ResponseReturnValue:
    if wants_json() or student_here() is not None or not sent_from_here():
        return stale_form(error)
    return _come_back_first()


def _come_back_first() -> ResponseReturnValue:
    title, home = gettext("You are not signed in"), url_for("join.start")
    return offer_again(HTTPStatus.UNAUTHORIZED, title, gettext(_NOBODY), home, way_in=_way_in())


def _way_in() -> str:
    return url_for("join.start", signed_out=1)


def remember_teacher(token: str) -> None:
    """Sign this browser in as a teacher; forms opened before are void."""
    session.pop("csrf_token", None)
    session[TEACHER] = token
    g.pop("teacher", None)
    _set_lasting()


def forget_teacher() -> None:
    """Forget the teacher on this browser."""
    session.pop(TEACHER, None)
    session.pop("csrf_token", None)
    _set_lasting()


def teacher_token() -> str:
    """The token of the teacher's session on this browser, or an empty string."""
    return str(session.get(TEACHER, ""))


def teacher_here() -> TeacherIdentity | None:
    """The teacher signed in on this browser, if any."""
    if "teacher" not in g:
        token = teacher_token()
        g.teacher = sessions.signed_in(kit().store, token, now()) if token else None
    return cast("TeacherIdentity | None", g.teacher)


def teacher() -> TeacherIdentity:
    """The signed-in teacher of a request that got past `require_teacher`."""
    identity = teacher_here()
    if identity is None:
        abort(404)
    return identity


def own_classroom(classroom_id: UUID) -> ClassroomRecord:
    """A classroom that the signed-in teacher owns or shares; 404 for any other."""
    g.own_classroom = classrooms.own_classroom(kit().store, teacher().id, classroom_id)
    return cast("ClassroomRecord", g.own_classroom)


def owned_classroom(classroom_id: UUID) -> ClassroomRecord:
    """The classroom that the signed-in teacher owns; 403 where they share it, else 404."""
    own = OwnClass(teacher().id, classroom_id)
    g.own_classroom = sharing_class.owned_classroom(kit().store, own)
    return cast("ClassroomRecord", g.own_classroom)
