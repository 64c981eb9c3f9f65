"""*Write one yourself*, at the end of a student's feedback."""

from typing import Any

import pytest

from kit.classroom.keeping import archive
from kit.classroom.written import review
from kit.classroom.written.review import ClaimRef
from kit.web import state as web_state
from tests.support.arguing import handed_in
from tests.support.writing import CLAIM, WHY
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, heading, notices, typed

SENT = "Sent. Until your teacher is done with it you can change it."


def send(site: Site, visitor: Visitor, **more: str) -> Visitor:
    form: dict[str, Any] = {"claim": CLAIM, "choice": "sourced", "why": WHY, **more}
    reply = visitor.post(f"{site.work}/write-one", **form)
    assert flashes(follow(visitor, reply))[-1:] == [SENT]
    return visitor


def ref_of(site: Site, number: int = 0) -> ClaimRef:
    room = site.room
    page = review.written_page(room.store, room.classroom_id, room.assignment_id)
    return ClaimRef(room.classroom_id, room.assignment_id, page.waiting[number].record.id)


def test_student_writes_one_from_the_feedback_and_changes_it(site: Site) -> None:
    sam = handed_in(site)
    feedback = sam.get(f"{site.work}/feedback?looked=1")
    assert "Write one yourself a claim for your class" in text_of(feedback)
    page = sam.get(f"{site.work}/write-one")
    assert (heading(page), typed(page, "claim")) == ("Write one yourself", "")
    send(site, sam)
    page = sam.get(f"{site.work}/write-one")
    assert (typed(page, "claim"), typed(page, "why")) == (CLAIM, WHY)
    assert 'value="sourced" checked' in page.text
    send(site, sam, claim="Better.", choice="official")
    page = sam.get(f"{site.work}/write-one")
    assert typed(page, "claim") == "Better."
    assert 'value="official" checked' in page.text
    said = text_of(sam.get(f"{site.work}/feedback?looked=1"))
    assert "The claim you wrote yourself sent to your teacher; you can still change it" in said


def test_way_is_not_offered_while_the_key_of_something_is_held_back(any_site: Site) -> None:
    sam = handed_in(any_site, plan="sourced")
    assert "Write one yourself" not in text_of(sam.get(f"{any_site.work}/feedback"))
    assert "Write one yourself" in text_of(sam.get(f"{any_site.work}/feedback?looked=1"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("claim", "", "Write a claim: one sentence that somebody could label."),
        (
            "claim",
            "x" * 401,
            (
                "Your claim has 401 characters; allowed are 400. Nothing you wrote is lost: "
                "shorten it in the box."
            ),
        ),
        ("choice", "voice", "Choose the label that your claim is meant to have."),
        ("why", "", "Say in a sentence why it has this label."),
        (
            "why",
            "x" * 301,
            (
                "Your reason has 301 characters; allowed are 300. Nothing you wrote is lost: "
                "shorten it in the box."
            ),
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    any_site: Site, field: str, value: str, message: str
) -> None:
    sam = handed_in(any_site)
    form: dict[str, Any] = {"claim": CLAIM, "choice": "sourced", "why": WHY, field: value}
    reply = sam.post(f"{any_site.work}/write-one", **form)
    assert (reply.status_code, errors(reply)[0]) == (400, message)
    assert [typed(reply, name) for name in ("claim", "why")] == [form["claim"], form["why"]]


def test_what_the_teacher_is_done_with_is_shown_and_what_was_typed_is_kept(any_site: Site) -> None:
    sam = send(any_site, handed_in(any_site))
    review.put_away(any_site.room.store, ref_of(any_site), 1, web_state.now())
    page = sam.get(f"{any_site.work}/write-one")
    assert notices(page)[0].startswith("Your teacher read your claim and put it away, ")
    assert CLAIM in text_of(page)
    assert "<textarea" not in page.text
    reply = sam.post(f"{any_site.work}/write-one", claim="Better.", choice="sourced", why=WHY)
    assert (reply.status_code, errors(reply)[0]) == (
        409,
        (
            "Your teacher has read your claim and is done with it, so it stays as it was. What you "
            "typed stands here still."
        ),
    )
    assert typed(reply, "claim") == "Better."
    said = text_of(sam.get(f"{any_site.work}/feedback?looked=1"))
    assert "The claim you wrote yourself your teacher has read it" in said


def test_no_other_student_sees_it(any_site: Site) -> None:
    send(any_site, handed_in(any_site))
    kim = handed_in(any_site, "Kim")
    for path in ("write-one", "feedback?looked=1"):
        assert CLAIM not in text_of(kim.get(f"{any_site.work}/{path}"))


def test_class_that_is_put_away_is_written_for_no_more(any_site: Site) -> None:
    sam, room = handed_in(any_site), any_site.room
    archive.archive(room.store, room.classroom_id, web_state.now())
    assert "Write one yourself" not in text_of(sam.get(f"{any_site.work}/feedback?looked=1"))
    assert "<textarea" not in sam.get(f"{any_site.work}/write-one").text
