"""Stations in order on the pages of students and teachers: answered, argued about, decided, live."""

import re
from typing import Any

from kit.classroom.answering import attempts, saving
from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.clock import clock_at
from kit.classroom.live import session as live
from kit.classroom.people import students
from kit.items.base import AnswerValue
from kit.vocabulary import Stage
from kit.web import state as web_state
from tests.support.arguing import version
from tests.support.ordering import ID, RIGHT, give_order, ordering_library
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor, text_of
from tests.web.reading import errors, flashes, follow, lead, table, typed

#: The paper at once, and the rest as in the key.
PAPER_SECOND = {"errors": "1", "paper": "2", "post": "3", "denial": "4"}
MOVES = (
    "The others keep their order among themselves and close up. What is marked is the order that "
    "comes of it."
)


def begin(site: Site) -> tuple[Visitor, str]:
    """Somebody new before the exercise, and where the answers go."""
    give_order(site.room)
    visitor = site.student("Sam")
    visitor.post(f"{site.work}/start")
    page = visitor.get(f"{site.work}/claims")
    attempt = re.findall(r'action="[^"]*/claims/([\w-]+)"', page.text)[0]
    return visitor, f"{site.work}/claims/{attempt}"


def given_all(site: Site, **answers: AnswerValue) -> None:
    """These people hand in these orders of the rumour, and the sheet as the key has it."""
    room = site.room
    room.now = web_state.now()
    give_order(room)
    for who, value in answers.items():
        work = room.start(who)
        given = [PostedAnswer("rumour", 1, value), PostedAnswer("sheet", 1, RIGHT["sheet"])]
        saving.save_answers(
            room.store, room.people[who], room.assignment_id, work.attempt.id, given,
            clock_at(room.now),
        )  # fmt: skip
        room.submit(who)


def signed_in(site: Site, name: str) -> Visitor:
    visitor = site.visitor()
    code = students.personal_code(site.room.store, site.room.people[name])
    visitor.post(f"/join/{site.room.code}/back", personal_code=code)
    visitor.token = ""
    return visitor


def test_same_place_twice_is_refused_with_both_named_and_nothing_goes(any_site: Site) -> None:
    visitor, save = begin(any_site)
    form: dict[str, Any] = {
        "rumour.place-denial": "3",
        "rumour.place-paper": "3",
        "rumour.place-errors": "1",
        "sheet.place-clean": "1",
    }
    page = visitor.post(save, **form)
    assert page.status_code == 400
    assert errors(page) == [
        "A and B have the same place, 3. Give one of them another place: nothing that you chose is lost."
    ]
    chosen = re.findall(r'value="(\d)" selected', page.text)
    assert chosen == ["3", "3", "1", "1"]
    form["rumour.place-paper"] = "4"
    assert visitor.post(save, **form).status_code == 303
    review = text_of(visitor.get(f"{any_site.work}/hand-in"))
    assert "1st C A photo is taken of the closed road, 50% of it in the dark." in review


def test_pages_of_answering_tell_nothing_of_the_key(any_site: Site) -> None:
    visitor, save = begin(any_site)
    form: dict[str, Any] = {f"rumour.place-{one}": at for one, at in RIGHT["rumour"].items()}
    pages = [
        visitor.get(f"{any_site.work}/claims"),
        visitor.post(save, as_script=True, **form),
        visitor.get(f"{any_site.work}/hand-in"),
    ]
    assert all(KEY_MARK not in page.text for page in pages)
    shown = re.findall(r'data-station="(\w+)"', pages[0].text)
    assert shown == ["denial", "paper", "errors", "post", "folded", "clean", "stained"]
    assert (
        "Each pair of stations counts, 6 in all: one in the right order earns its part, one the wrong "
        "way round takes as much off, never below 0 in all."
    ) in text_of(pages[0])


def test_feedback_says_both_orders_and_the_pairs(any_site: Site) -> None:
    given_all(any_site, Mia=PAPER_SECOND)
    mia = signed_in(any_site, "Mia")
    text = text_of(mia.get(f"{any_site.work}/feedback"))
    assert "You: C · B · D · A Key: C · D · A · B" in text
    assert "4 of 6 pairs in the right order, 2 the wrong way round: 0.33 of 1." in text
    assert "B stands before D here; by the key D comes first." in text
    assert "B The paper prints her words. ✕ key: 4th" in text
    assert "C A photo is taken of the closed road, 50% of it in the dark. ✓ same as the key" in text
    assert f"C and A count either way round: {KEY_MARK} the fold could be the older one." in text
    assert (
        "3 of 7 stations have another place in the key. What must have been there before each?"
    ) in text
    handed_in = text_of(mia.get(f"/work/so-far/{any_site.room.assignment_id}?handed_in=1"))
    assert "You: C · B · D · A Key: C · D · A · B" in handed_in


def test_one_station_is_argued_about_and_the_others_move_along(any_site: Site) -> None:
    site = any_site
    given_all(site, Mia=PAPER_SECOND, Ben=RIGHT["rumour"])
    mia, teacher = signed_in(site, "Mia"), site.teacher()
    contest = f"{site.work}/contest/rumour"
    page = mia.get(contest)
    assert re.findall(r"\?part=([a-z]+)", page.text) == ["denial", "paper", "errors", "post"]
    page = mia.get(f"{contest}?part=paper")
    assert MOVES in text_of(page)
    reply = mia.post(contest, part="paper", choice="2", argument="It was online at once.")
    assert flashes(follow(mia, reply))[-1:] == ["Sent. Your teacher's answer will stand here."]
    item = f"{site.assignment}/items/rumour"
    assert MOVES in text_of(teacher.get(f"{item}/decide?part=paper"))
    form: dict[str, Any] = {"part": "paper", "choice": "2", "reason": "Yes."}
    changed = {"ruling": "changed", "on_version": version(site), **form}
    page = teacher.post(f"{item}/preview", **changed)
    assert lead(page) == "Marks that change: 2 of 2. 1 rises, 1 falls. Nothing is changed yet."
    assert table(page)[1:] == [
        ["Ben", "1", "1: 1 → 0.33", "2 → 1.33 of 2"],
        ["Mia", "1", "1: 0.33 → 1", "1.33 → 2 of 2"],
    ]
    accepted = {**changed, "ruling": "accepted"}
    page = teacher.post(f"{item}/preview", **accepted)
    assert table(page)[1:] == [["Mia", "1", "1: 0.33 → 1", "1.33 → 2 of 2"]]
    assert teacher.post(f"{item}/decide", **accepted).status_code == 303
    text = text_of(mia.get(f"{site.work}/feedback"))
    assert "6 of 6 pairs in the right order, 0 the wrong way round: 1 of 1." in text
    assert "B The paper prints her words. ✓ counts as right" in text
    assert "Accepted, too, for “The paper prints her words.”: “2nd”. Yes." in text
    changed["on_version"] = version(site)
    assert teacher.post(f"{item}/decide", **changed).status_code == 303
    text = text_of(mia.get(f"{site.work}/feedback"))
    assert "You: C · B · D · A" not in text
    assert typed(teacher.get(f"{item}/decide?part=errors"), "part") == "errors"


def test_results_count_places_and_files_hold_them(any_site: Site) -> None:
    site = any_site
    given_all(site, Mia=PAPER_SECOND, Ben=RIGHT["rumour"])
    teacher = site.teacher()
    text = text_of(teacher.get(f"{site.assignment}/items/rumour"))
    assert "1 as the key, 1 in part, 0 not as the key, 0 without an answer." in text
    assert "The paper prints her words. 2nd 1 · 4th 1 (key)" in text
    text = text_of(teacher.get(f"{site.assignment}/results"))
    assert "The sheet with a stain. (debatable) 2nd 2 (key)" in text
    answers = teacher.get(f"{site.assignment}/answers.csv").text
    assert (
        '"rumour","1","denial=3; paper=4; errors=1; post=2","no",'
        '"errors=1; paper=2; post=3; denial=4","","0.333333","partly",'
    ) in answers


def test_an_order_is_voted_on_by_places(any_site: Site) -> None:
    site, room = any_site, any_site.room
    now = web_state.now()
    task = live.start(room.store, ordering_library(), room.classroom_id, ID, now)
    for who in room.people.values():
        attempts.start(room.store, who, task, clock_at(now))
    live.put(room.store, room.classroom_id, task, 0, "rumour", clock_at(now))
    live.move(room.store, room.classroom_id, task, 1, Stage.VOTE, web_state.now)
    page = signed_in(site, "Mia").get(f"/work/{task}/live/")
    assert 'name="rumour.place-paper"' in page.text
    assert "items/order.js" in page.text
    for name, value in {"Mia": PAPER_SECOND, "Ben": RIGHT["rumour"]}.items():
        attempt = attempts.work(room.store, room.people[name], task, now).attempt
        answer = [PostedAnswer("rumour", 1, value)]
        saving.save_answers(
            room.store, room.people[name], task, attempt.id, answer, clock_at(now), ballot=1
        )
    live.move(room.store, room.classroom_id, task, 2, Stage.CLOSED, web_state.now)
    live.move(room.store, room.classroom_id, task, 3, Stage.REVEAL, web_state.now)
    wall = text_of(site.teacher().get(f"{site.classroom}/live/{task}/projector"))
    assert "C A photo is taken of the closed road, 50% of it in the dark." in wall
    assert "How the class voted" in wall
