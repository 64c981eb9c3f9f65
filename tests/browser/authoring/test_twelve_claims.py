"""Twelve claims of this morning's article and their key, and how much of a hand that takes."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import People
from tests.browser.scenes import Scene, sign_in_teacher

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
#: The count that issue 20 aims at.
MOST: Final = 90


class Keyed(NamedTuple):
    """A claim with its key: the pen's number, the first and the last of the words that show it."""

    claim: str
    pen: str
    cue: tuple[str, ...]
    why: str
    check: str


TWELVE: Final = (
    Keyed(
        "¶1 The weir bridge is closed to cars since Monday, the council announced.", "2",
        ("announced.",), "Step 1: the council speaks about its own bridge.", "Its notice of Monday.",
    ),
    Keyed(
        "¶2 On page 31 the report of the engineers counts 14 cracks in the north pier.", "1",
        ("page", "report"), "Step 3: the report and its page are named.", "Page 31 of the report.",
    ),
    Keyed(
        "¶2 Nobody in this town was surprised.", "3",
        ("Nobody",), "Step 2: no record counts surprise.", "No record could settle it.",
    ),
    Keyed(
        "¶3 The mayor denied that the repairs had been put off.", "2",
        ("denied",), "Step 1: the mayor speaks for the town.", "The recording of her answer.",
    ),
    Keyed(
        "¶4 The council voted 11 to 8 on 3 March to postpone them, its minutes show.", "1",
        ("minutes", "show."), "Step 3: the minutes record the vote.", "The minutes of 3 March.",
    ),
    Keyed(
        "¶5 It was the old story of a town that looks away.", "3",
        ("old", "story"), "Step 2: a verdict on the town.", "No record could settle it.",
    ),
    Keyed(
        "¶6 The transport office stated that lines 4 and 11 will run over the motorway.", "2",
        ("stated",), "Step 1: an office speaks about its lines.", "The office's timetable.",
    ),
    Keyed(
        "¶7 In the register of the ferry 612 passengers stand for Tuesday.", "1",
        ("register",), "Step 3: the register is named.", "The register of that Tuesday.",
    ),
    Keyed(
        "¶8 Clearly the money went where the votes are.", "3",
        ("Clearly",), "Step 2: what somebody wanted is a reading.", "No record could settle it.",
    ),
    Keyed(
        "¶9 The police confirmed two accidents on the way around.", "2",
        ("confirmed",), "Step 1: the police speak about their matter.", "The police report.",
    ),
    Keyed(
        "¶10 According to the tender, work begins on 2 May.", "1",
        ("According", "tender,"), "Step 3: the tender is a record.", "The published tender.",
    ),
    Keyed(
        "¶11 This bridge deserves better.", "3",
        ("deserves", "better."), "Step 2: what it deserves is a judgement.", "No record could.",
    ),
)  # fmt: skip


@dataclass
class Hand:
    """Ms Gray's hand, counted."""

    page: Page
    actions: int = 0

    def click(self, where: Locator) -> None:
        where.click()
        self.actions += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.actions += 1

    def write(self, words: str) -> None:
        """Type into the field that has the cursor, or paste: one, however long."""
        self.page.keyboard.insert_text(words)
        self.actions += 1


@pytest.mark.long
def test_twelve_claims_and_their_key_from_a_paste(scene: Scene, people: People) -> None:
    """The actions from *Write something new* to an exercise that may be given.

    Counted is: each click or tap; each key that types no sentence, such as Tab, a number that
    picks a pen, Ctrl with Enter (together one); a field that is typed or pasted, one however long
    it is. The click or key that brings the cursor there counts by itself. Not counted are reading,
    thinking and scrolling.
    """
    with scene.kit():
        person = people()
        page, hand = person.page, Hand(person.page)
        sign_in_teacher(page, scene.url)
        page.goto(f"{scene.url}/teacher/own/new")
        hand.click(page.get_by_label("Title"))
        hand.write("The weir bridge")
        hand.click(page.get_by_role("button", name="Begin"))
        fill_in_article(hand)
        hand.click(page.locator("#lines"))
        hand.write("\n".join(one.claim for one in TWELVE))
        hand.click(page.get_by_role("button", name="Add these"))
        for number, keyed in enumerate(TWELVE, 1):
            expect(page.get_by_role("heading", name=f"Claim {number}", exact=True)).to_be_visible()
            key(hand, keyed)
        expect(page.locator("[data-state]")).to_be_empty()
        page.get_by_role("link", name="Overview").click()
        expect(page.get_by_text("Nothing keeps it from being published.").first).to_be_visible()
        assert person.complaints == []
        print(f"actions: {hand.actions}")
        assert hand.actions <= MOST


def fill_in_article(hand: Hand) -> None:
    hand.click(hand.page.get_by_label("Outlet").first)
    hand.write("The Ellsworth Courier")
    hand.press("Tab")
    hand.write("14 October 2026")
    hand.press("Tab")
    hand.write("13")


def key(hand: Hand, keyed: Keyed) -> None:
    """One claim's key: the pen, why, how to check it, the words; and on."""
    address = hand.page.url
    hand.press(keyed.pen)
    hand.write(keyed.why)
    hand.press("Tab")
    hand.write(keyed.check)
    words = hand.page.locator(".cue-words")
    for word in keyed.cue:
        hand.click(words.get_by_role("button", name=word, exact=True).first)
    hand.press("Control+Enter")
    if keyed is TWELVE[-1]:
        hand.page.wait_for_load_state()
    else:
        hand.page.wait_for_url(lambda url: url != address)
