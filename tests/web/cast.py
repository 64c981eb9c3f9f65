"""Everybody who might ask for a page, and the things of the class that they might ask for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from kit.classroom.assignments import assignments
from kit.classroom.assignments.groups import groups
from kit.classroom.assignments.pinning import Rules
from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading import inviting, labelling
from kit.classroom.authoring.reading.inviting import Invitation
from kit.classroom.clock import clock_at
from kit.classroom.keeping import archive
from kit.classroom.live import remote
from kit.classroom.live import session as live
from kit.classroom.paper import entering
from kit.classroom.paper.applying import Entrant
from kit.classroom.paper.entering import PostedSheet, SheetRef
from kit.classroom.people import class_list, classrooms, students
from kit.classroom.reports.results import results
from kit.content.own.lessons.placing import Words, with_picture
from kit.content.own.texts import LESSON
from kit.store.engine import Store
from kit.store.groups import deals
from kit.store.groups.deals import DealRecord
from kit.store.ids import new_id
from kit.store.written import claims
from kit.vocabulary import Stage
from kit.web import state as web_state
from tests.support.colleagues import hand_on, share
from tests.support.copies import attach
from tests.support.from_articles import begun_by, twelve_taken
from tests.support.pictures import SVG
from tests.support.room import CALLER, Room, make_room, make_teacher
from tests.support.table_rows import Filling, fill, fillings_of
from tests.support.writing import written_by
from tests.web.access_rows import FORMS
from tests.web.conftest import Site, Visitor, lately, shared_site_of

#: Of a device on the class's network.
PHONE = "192.0.2.7"


@dataclass(frozen=True)
class PutAway:
    """What a student of a class that was put away has there."""

    task: UUID
    attempt: str


@dataclass
class Cast:
    """Everybody who might ask."""

    site: Site
    attempt: str
    free_name: str
    live: UUID
    #: Mr Brown's own class.
    elsewhere: UUID
    group: UUID
    deal: UUID
    draft: UUID
    lesson_draft: UUID
    copy: UUID
    #: Ms Teal, who shares Mia's class.
    colleague: UUID
    #: Mr Brown.
    brown: UUID
    from_article: UUID
    claim: str
    #: Of a sheet, which has begun, and by role the links of who reads the draft.
    reader: UUID
    links: dict[str, str]
    #: Sam's own.
    written: UUID
    #: Of paper, Sam's.
    sheet: UUID
    #: Of a class that was put away, its student's.
    put_away: PutAway
    #: By role: who has joined already, or is paired.
    joined: dict[str, Visitor]

    def visitor(self, role: str) -> Visitor:
        match role:
            case "nobody":
                return self.site.visitor()
            case "network" | "reader" | "ended reader":
                return self.site.visitor(PHONE)
            case "teacher":
                return self.site.teacher()
            case "other teacher":
                return self.site.teacher("Mr Brown")
            case "co-teacher":
                return self.site.teacher("Ms Teal")
            case "former teacher":
                return self.site.teacher("Mr Hand")
        return self.joined[role]

    def values(self) -> dict[str, Any]:
        """What stands in the addresses: the things of Mia's classroom."""
        room = self.site.room
        return {
            "classroom_id": room.classroom_id,
            "assignment_id": room.assignment_id,
            "attempt_id": self.attempt,
            "student_id": room.people["Ben"].student_id,
            "exercise_id": "three-claims",
            "content_id": "three-claims",
            "ending": "zip",
            "lesson_id": "01-three-claims",
            "item_id": "plan",
            "ballot": 1,
            "picture": "square.svg",
            "state": "0123456789abcdef",
            "code": room.code,
            "token": "no-such-token",
            "group_id": self.group,
            "deal_id": self.deal,
            "draft_id": self.draft,
            "file": "lesson.md",
            "copy_id": self.copy,
            "article_id": "a",
            "colleague_id": self.colleague,
            "reader_id": self.reader,
            "claim_id": self.written,
            "sheet_id": self.sheet,
            "occasion": "before",
            "filename": "kit.css",
            "name": "for-parents",
            "teacher_id": self.brown,
        }

    def of_role(self, role: str) -> dict[str, Any]:
        """What stands in the addresses for who has a link, or a class, of their own."""
        if role == "archived":
            return {"assignment_id": self.put_away.task, "attempt_id": self.put_away.attempt}
        return {"token": self.links[role]} if role in self.links else {}

    def path(self, endpoint: str, **changed: Any) -> str:
        """The address of an endpoint, with the things of Mia's classroom in it."""
        values = self.values()
        if endpoint == "join.take_roster_name":
            values["student_id"] = self.free_name
        if endpoint == "editor.item":
            values["item_id"] = "claim-1"
        voted = endpoint in {"downloads.votes", "downloads.rounds", "downloads.hands"}
        if voted or endpoint.startswith(("live.", "live_control.", "hands.")):
            values["assignment_id"] = self.live
        if endpoint.startswith("from_article."):
            values |= {"draft_id": self.from_article, "item_id": self.claim}
        if endpoint.startswith("lesson_editor."):
            values["draft_id"] = self.lesson_draft
        values |= changed
        arguments = self.site.app.url_map._rules_by_endpoint[endpoint][0].arguments
        # Without a request around it: that takes longer than most replies.
        return self.site.app.url_map.bind("127.0.0.1:8000").build(
            endpoint, {name: values[name] for name in arguments}
        )

    def form(self, row: str, **changed: str) -> dict[str, str]:
        """What is posted, with other things in the place of the class's own."""
        room, fields = self.site.room, FORMS.get(row, {})
        facts = {
            "assignment": str(room.assignment_id),
            "attempt": self.attempt,
            "code": room.code,
            "brown": str(self.brown),
            "classroom": str(room.classroom_id),
            "student": self.free_name,
            **changed,
        }
        if any("{version}" in value for value in fields.values()):
            found = results(room.store, room.classroom_id, room.assignment_id, web_state.now())
            facts["version"] = found.assignment.key_version
        return {name: value.format(**facts) for name, value in fields.items()}


def leave_parts(room: Room, member: UUID) -> tuple[UUID, UUID]:
    """A group with somebody in it, and a deal of the one exercise there is, as A and as B."""
    group = groups.add_group(room.store, room.classroom_id, "Red", web_state.now())
    whose = (room.store, room.classroom_id, group.id)
    groups.change_members(*whose, set(), {member}, web_state.now())
    deal = DealRecord(
        room.classroom_id, new_id(), "three-claims", "three-claims", 7, web_state.now()
    )
    with room.store.writing() as connection:
        deals.add_deal(connection, deal)
    return group.id, deal.id


def pictured_draft(room: Room) -> UUID:
    """A draft of a lesson with square.svg, as the tiny course's lesson has it."""
    beginning = drafts.example(None, "The square", "begun")
    lesson = with_picture(beginning.texts[LESSON], "square.svg", Words("A", "B", "C", "D"), None)
    texts = {**beginning.texts, LESSON: lesson}
    beginning = replace(beginning, texts=texts, pictures={"square.svg": SVG.encode()})
    return drafts.make(room.store, room.teacher_id, beginning, web_state.now()).id


def leave_readers(room: Room, draft_id: UUID) -> tuple[UUID, dict[str, str]]:
    """A reader on a sheet; one who has begun by a link, and one whose link was ended."""
    own, secret, now = OwnDraft(room.teacher_id, draft_id), "a secret", web_state.now()
    whose = (room.store, own)
    on_sheet = Invitation(new_id(), "Ben", on_sheet=True)
    links = {}
    for role in ("reader", "ended reader"):
        reader = inviting.invite(*whose, Invitation(new_id(), role), secret, now)
        links[role] = inviting.link_token(secret, reader.id)
        labelling.begin(room.store, links[role], CALLER, now)
    inviting.end(*whose, reader.id, now)
    return inviting.invite(*whose, on_sheet, secret, now).id, links


def leave_claim(room: Room, student_id: UUID) -> UUID:
    """A claim that a student wrote for the class."""
    record = replace(written_by(room), student_id=student_id, written_at=web_state.now())
    with room.store.writing() as connection:
        claims.add_claim(connection, record)
    return record.id


def leave_sheet(room: Room, student_id: UUID) -> UUID:
    """Half a sheet of paper, entered for a student."""
    ref = SheetRef(room.classroom_id, room.assignment_id, new_id())
    posted = PostedSheet(0, 1, "a page", student_id, "A", tuple("21"), {}, done=False)
    entrant = Entrant(room.teacher_id, "Ms Gray")
    entering.save(room.store, ref, posted, entrant, clock_at(web_state.now()))
    return ref.sheet_id


def leave_removed(site: Site) -> Visitor:
    """Somebody who had joined, and was taken out of the class; the browser is as it was."""
    room, visitor = site.room, site.student("Tia")
    [gone] = [
        one.id for one in students.students_of(room.store, room.classroom_id) if one.name == "Tia"
    ]
    class_list.remove_student(room.store, room.classroom_id, gone, web_state.now())
    return visitor


def leave_archived(site: Site, teacher_id: UUID) -> tuple[Visitor, PutAway]:
    """A student at work in a class that was put away since."""
    store, now = site.room.store, web_state.now()
    classroom = classrooms.create_classroom(store, teacher_id, "6C", now)
    task = assignments.give(store, site.room.library, classroom, "three-claims", Rules(), now)
    code, visitor = classrooms.join_code_of(store, classroom), site.visitor()
    assert code is not None
    visitor.post(f"/join/{code.code}", name="Ivy")
    visitor.token = ""
    visitor.post(f"/work/{task}/start")
    attempt = visitor.get(f"/work/{task}/claims").text.split("/claims/")[1].split('"')[0]
    archive.archive(store, classroom, web_state.now())
    return visitor, PutAway(task, attempt)


def leave_remote(site: Site, live_id: UUID) -> Visitor:
    """The phone that moves the live session."""
    room, phone = site.room, site.visitor(PHONE)
    code = remote.new_pairing(room.store, room.classroom_id, live_id, web_state.now)
    assert phone.post(f"/remote/pair/{room.classroom_id}/{live_id}/{code}").status_code == 303
    phone.token = ""
    return phone


def make_cast(site: Site) -> Cast:
    """A student at work, her classmate, one who was removed, students of other classes, teachers."""
    room = site.room
    other = make_teacher(room.store, "Mr Brown", web_state.now())
    elsewhere = classrooms.create_classroom(room.store, other, "8A", web_state.now())
    code = classrooms.join_code_of(room.store, elsewhere)
    assert code is not None
    student, classmate, outsider = site.student("Sam"), site.student("Kit"), site.visitor()
    outsider.post(f"/join/{code.code}", name="Eve")
    outsider.token = ""
    student.post(f"{site.work}/start")
    page = student.get(f"{site.work}/claims").text
    attempt = page.split("/claims/")[1].split('"')[0]
    classrooms.add_roster(room.store, room.classroom_id, ["Zoe"], web_state.now())
    names = {found.name: found.id for found in students.students_of(room.store, room.classroom_id)}
    live_id = live.start(
        room.store, room.library, room.classroom_id, "three-claims", web_state.now()
    )
    student.post(f"/work/{live_id}/start")
    live_ref = (room.store, room.classroom_id, live_id)
    live.put(*live_ref, 0, "plan", web_state.now)
    live.move(*live_ref, 1, Stage.VOTE, web_state.now)
    group_id, deal_id = leave_parts(room, names["Kit"])
    beginning = drafts.example("classify", "The bridge", "begun")
    draft = drafts.make(room.store, room.teacher_id, beginning, web_state.now())
    lesson = pictured_draft(room)
    copy = attach(room.store, room.teacher_id)
    whose = (room.store, room.teacher_id, room.classroom_id, web_state.now())
    hand_on(*whose)
    article = begun_by(room.store, room.teacher_id, web_state.now())
    claim = twelve_taken(room.store, article, web_state.now())[1]
    own = draft.id, lesson, copy.id, share(*whose), other, article.draft_id, claim
    readers = leave_readers(room, draft.id)
    archived, put_away = leave_archived(site, other)
    joined = {
        "student": student,
        "classmate": classmate,
        "outsider": outsider,
        "removed": leave_removed(site),
        "archived": archived,
        "remote": leave_remote(site, live_id),
    }
    return Cast(
        site,
        attempt,
        str(names["Zoe"]),
        live_id,
        elsewhere,
        group_id,
        deal_id,
        *own,
        *readers,
        leave_claim(room, names["Sam"]),
        leave_sheet(room, names["Sam"]),
        put_away,
        joined,
    )


@dataclass(frozen=True)
class _Kept:
    """A cast as it was made, what puts its rows there again, and what its browsers hold."""

    cast: Cast
    room: Room
    fillings: list[Filling]
    cookies: dict[str, dict[Any, Any]]
    made_at: datetime


#: By whether it stands in SQLite. For so long a cast is put back as if it had been made just now.
_kept: dict[bool, _Kept] = {}
_LASTS = timedelta(seconds=60)


def cast_again(
    store: Store, folder: Path, site_over: Callable[[Room, Path], Site] = shared_site_of
) -> Cast:
    """Everybody on a site of their own over an empty store, on the shared app or a new one.

    To make them takes longer than nearly all that is asked of them: from the second time on they
    are put back by their rows and cookies.
    """
    kept, now = _kept.get(store.is_sqlite), web_state.now()
    if kept is None or not timedelta() <= now - kept.made_at < _LASTS:
        cast = make_cast(site_over(make_room(store, now=lately()), folder))
        _kept[store.is_sqlite] = _as_it_stands(cast, now)
        return cast
    with store.writing() as connection:
        fill(connection, kept.fillings)
    room = replace(kept.room, store=store, people=dict(kept.room.people))
    site = site_over(room, folder)
    joined = {}
    for role, visitor in kept.cast.joined.items():
        joined[role] = replace(visitor, client=site.app.test_client(), headers={})
        joined[role].client._cookies = dict(kept.cookies[role])
    return replace(kept.cast, site=site, links=dict(kept.cast.links), joined=joined)


def _as_it_stands(cast: Cast, now: datetime) -> _Kept:
    room = replace(cast.site.room, people=dict(cast.site.room.people))
    joined = {role: replace(visitor) for role, visitor in cast.joined.items()}
    cookies = {role: dict(visitor.client._cookies or {}) for role, visitor in joined.items()}
    with room.store.reading() as connection:
        fillings = fillings_of(connection)
    kept = replace(cast, links=dict(cast.links), joined=joined)
    return _Kept(kept, room, fillings, cookies, now)
