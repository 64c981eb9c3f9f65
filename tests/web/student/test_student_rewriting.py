import html
import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from kit.classroom.assignments.pinning import Rules
from kit.drafting.wording import word_lists
from kit.store.engine import Store
from kit.vocabulary import Feedback
from kit.web import state as web_state
from kit.web.teacher.marking import left_words
from tests.support.rewriting import give_straight, mark, rewriting_library
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import begin, errors, flashes, follow, lead, typed

LONG = "word " * 20
PASTED = "x" * 50_000
TOO_LONG = (
    "This is too long to be saved: 50000 characters; at most 4000 are taken. Shorten it: all that "
    "you wrote is still in the box."
)


@pytest.fixture
def straight(any_store: Store, tmp_path: Path) -> Site:
    """The app with sentences to rewrite given."""
    site = shared_site(any_store, tmp_path, rewriting_library())
    site.room.now = web_state.now()
    give_straight(site.room)
    return site


def save(site: Site, visitor: Visitor, page: TestResponse, **texts: str) -> TestResponse:
    """Send the page as a browser without scripts does."""
    attempt = page.text.split("/claims/")[1].split('"')[0]
    hidden = re.findall(r'<input type="hidden" name="([\w-]+\.revision)" value="(\d*)">', page.text)
    boxes: dict[str, Any] = {
        f"{item}.text": typed(page, f"{item}.text") for item in ("square", "bridge")
    }
    boxes |= {f"{item}.text": text for item, text in texts.items()}
    return visitor.post(f"{site.work}/claims/{attempt}", **{**dict(hidden), **boxes, "save": "1"})


def counts(page: TestResponse) -> list[str]:
    return [
        " ".join(words.split())
        for words in re.findall(r'id="count-[\w-]+">(.*?)</p>', page.text, re.DOTALL)
    ]


def hints(page: TestResponse, item: str = "square") -> list[str]:
    section = page.text.partition(f'id="item-{item}"')[2].partition("</section>")[0]
    rows = re.findall(r"<li>(.*?)</li>", section.partition("data-hints")[2], re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in rows]


def test_page_shows_text_context_task_and_rubric_before_anything_is_written(straight: Site) -> None:
    _attempt, page = begin(straight, straight.student("Sam"))
    words = text_of(page)
    for expected in (
        "The shameful square has been handed to the cars.",
        "The minutes of 1 March record nine votes to six",
        "Write it straight. At most 12 words.",
        "How your teacher marks it Still loaded (0 of 1) A verdict is still in it.",
        "Said straight (1 of 1)",
    ):
        assert expected in words
    assert KEY_MARK not in page.text
    assert counts(page) == ["0 of 12 words", "0 of 20 words"]
    # The rubric is a tap away below the box: above it, it would push the sentence out of sight.
    assert ' class="rubric on-paper mt-3" open' not in page.text
    assert page.text.count('<details class="rubric on-paper mt-3"') == 2


def test_lists_come_with_the_page_as_data(straight: Site) -> None:
    _attempt, page = begin(straight, straight.student("Sam"))
    block = re.findall(
        r'<script type="application/json" id="rewrite-data">(.*?)</script>', page.text, re.DOTALL
    )
    assert len(block) == 1
    data = json.loads(block[0])
    assert data["lists"] == word_lists()
    assert data["most"] == 4000
    assert set(data["words"]["adds"]) == {"neutral", "sure", "doubting", "strong"}


def test_saved_text_is_counted_and_its_words_are_pointed_out(straight: Site) -> None:
    sam = straight.student("Sam")
    _attempt, page = begin(straight, sam)
    text = "The shameful council said <b>so</b>,\nit said."
    page = follow(sam, save(straight, sam, page, square=text))
    assert flashes(page) == ["Saved."]
    assert typed(page, "square.text") == text
    assert counts(page)[0] == "9 of 12 words"
    assert hints(page) == [
        "shameful loaded word It brings a verdict or a feeling along with the thing.",
        "said reporting verb It says that somebody spoke, and leaves open whether it is so.",
    ]
    assert hints(page, "bridge") == []


def test_text_over_the_word_limit_is_saved_flagged_and_handed_in(straight: Site) -> None:
    sam = straight.student("Sam")
    attempt, page = begin(straight, sam)
    page = follow(sam, save(straight, sam, page, square=LONG))
    assert counts(page)[0] == "20 of 12 words: 8 too many"
    review = sam.get(f"{straight.work}/hand-in")
    assert "(20 of 12 words: 8 too many)" in text_of(review)
    page = follow(sam, save(straight, sam, page, square="word " * 13))
    assert counts(page)[0] == "13 of 12 words: one too many"
    follow(sam, sam.post(f"{straight.work}/hand-in/{attempt}"))
    page = straight.teacher().get(f"{straight.assignment}/marking/square")
    assert "(13 of 12 words: one too many)" in text_of(page)


def test_fifty_kilobytes_stay_in_the_box_of_a_plain_form(straight: Site) -> None:
    sam = straight.student("Sam")
    _attempt, page = begin(straight, sam)
    page = follow(sam, save(straight, sam, page, square="Saved before."))
    refused = save(straight, sam, page, square=PASTED, bridge="Written besides.")
    assert refused.status_code == 400
    assert errors(refused) == [TOO_LONG]
    assert typed(refused, "square.text") == PASTED
    assert typed(refused, "bridge.text") == "Written besides."
    # What was saved before is untouched, and shortened it is taken.
    assert typed(sam.get(f"{straight.work}/claims"), "square.text") == "Saved before."
    page = follow(sam, save(straight, sam, refused, square="Shorter."))
    assert flashes(page) == ["Saved."]
    assert (typed(page, "square.text"), typed(page, "bridge.text")) == (
        "Shorter.",
        "Written besides.",
    )


def test_fifty_kilobytes_sent_by_the_script_are_refused_in_words(straight: Site) -> None:
    sam = straight.student("Sam")
    attempt, _page = begin(straight, sam)
    reply = sam.post(
        f"{straight.work}/claims/{attempt}",
        as_script=True,
        **{"square.text": PASTED, "square.revision": "1"},
    )
    assert (reply.status_code, reply.get_json()) == (400, {"error": "Refused", "message": TOO_LONG})


def test_more_than_the_largest_form_is_refused_in_words(straight: Site) -> None:
    sam = straight.student("Sam")
    attempt, _page = begin(straight, sam)
    reply = sam.post(
        f"{straight.work}/claims/{attempt}",
        as_script=True,
        **{"square.text": "x" * 600_000, "square.revision": "1"},
    )
    assert reply.status_code == 413
    assert reply.get_json()["message"] == (
        "What was sent is longer than the kit takes at once (half a megabyte). Send it in parts."
    )


def test_emptied_box_takes_the_answer_back(straight: Site) -> None:
    sam = straight.student("Sam")
    _attempt, page = begin(straight, sam)
    page = follow(sam, save(straight, sam, page, square="x"))
    page = follow(sam, save(straight, sam, page, square="  "))
    assert typed(page, "square.text") == ""
    assert lead(sam.get(f"{straight.work}/hand-in")).startswith("2 have no answer yet.")


def test_feedback_waits_for_the_mark_and_then_shows_it(straight: Site) -> None:
    room = straight.room
    sam = straight.student("Sam")
    attempt, page = begin(straight, sam)
    follow(sam, save(straight, sam, page, square="Mine, <i>in</i>\ntwo lines.", bridge="Another."))
    sam.post(f"{straight.work}/hand-in/{attempt}")
    page = sam.get(f"{straight.work}/feedback")
    assert lead(page) == "Your teacher marks these texts: 0 of 2 so far. Look again later."
    assert text_of(page).count("Mark your teacher marks this") == 2
    assert f"One good version {KEY_MARK} council voted." in text_of(page)
    assert "as the key" not in page.text
    room.now = web_state.now()
    mark(room, UUID(attempt), "half-way", "Who says so?\nAnd when?")
    mark(room, UUID(attempt), None, "Not decided yet.", item="bridge")
    page = sam.get(f"{straight.work}/feedback")
    assert lead(page) == "Your teacher marks these texts: 1 of 2 so far. Look again later."
    assert (
        "Mark Half way (0.5 of 1) No verdict, but no source either. Comment Who says so? And when?"
    ) in text_of(page)
    assert "Not decided yet." not in page.text
    assert "Mine, &lt;i&gt;in&lt;/i&gt;\ntwo lines." in page.text
    mark(room, UUID(attempt), "good", "", item="bridge")
    assert lead(sam.get(f"{straight.work}/feedback")) == "Your teacher has marked your 2 texts."


def test_comments_reach_nobody_before_feedback_is_due(straight: Site) -> None:
    room = straight.room
    give_straight(room, Rules(feedback=Feedback.NEVER))
    sam = straight.student("Sam")
    attempt, page = begin(straight, sam)
    save(straight, sam, page, square="Mine.")
    sam.post(f"{straight.work}/hand-in/{attempt}")
    mark(room, UUID(attempt), "half-way", "Quite so.")
    for path in ("", "/feedback", "/hand-in", "/claims"):
        reply = sam.get(f"{straight.work}{path}")
        assert "Quite so." not in reply.text
        assert KEY_MARK not in reply.text


def test_how_many_are_left_in_words(straight: Site) -> None:
    with straight.app.test_request_context():
        assert [left_words(number) for number in (0, 1, 5)] == ["all marked", "one left", "5 left"]
