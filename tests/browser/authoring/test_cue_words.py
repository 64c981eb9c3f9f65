"""Cues are picked by tapping words, and so spelt as they stand: with any signs, repeated, in any script."""

import pytest
from playwright.sync_api import Page, expect

from kit.content.own.beginnings import first_exercise
from kit.content.own.texts import EXERCISE, KEY
from kit.items.key_entries.cues import has_cue
from kit.items.passages.reader import read_passage
from tests.browser.authoring.desk import Writing, at_item, saved, text_field, writing_of
from tests.browser.conftest import LAPTOP, PHONE, People
from tests.support.draft_texts import SMALL
from tests.support.ground import Ground

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
PICK = """([text, first, last]) => import("/static/authoring/cue-text.js").then((module) => {
  const read = module.readField(text);
  const words = module.cueTokens(read, []);
  return module.cueBetween(read, words[first].start, words[last].start);
})"""
LIT = """([text, cues]) => import("/static/authoring/cue-text.js").then((module) =>
  module.cueTokens(module.readField(text), cues).map((word) => (word.cue ? word.token : "")))"""
CASES = [
    ("He said: “Never!” and went.", 2, 2, "Never"),
    ("He said: “Never, ever!” and went.", 2, 3, "Never, ever"),
    ("He said: “Never, ever!” and went.", 3, 2, "Never, ever"),
    ("the mayor’s office (1 March 2026), he said", 1, 5, "mayor’s office (1 March 2026"),
    ("Plan—never—again, 4.5 % more…", 1, 1, "never"),
    ("Plan—never—again, 4.5 % more…", 2, 4, "again, 4.5 % more"),
    ("»Nein«, sagte sie – zweimal ›Nein‹.", 0, 0, "Nein"),
    ("הוא אמר: „לא!“ ועוד", 2, 3, "לא!“ ועוד"),
    ("قال العمدة، «لا»، ثم ذهب.", 1, 2, "العمدة، «لا"),
    ("One  two\u00a0three", 0, 2, "One  two\u00a0three"),
    ("[[plan: The  plan]], [[two: says he]].", 1, 2, "plan, says"),
    ("It rained.\nIt snowed.", 1, 2, "It"),
]


@pytest.fixture
def page(ground: Ground, people: People) -> Page:
    return at_item(writing_of(ground, SMALL), people(LAPTOP), "vote")


@pytest.mark.long
def test_cue_is_spelt_as_it_stands(page: Page) -> None:
    for text, first, last, cue in CASES:
        assert page.evaluate(PICK, [text, first, last]) == cue
        read = read_passage(text).paragraphs if "[[" in text else (text,)
        assert any(has_cue(one, cue) for one in read), text


@pytest.mark.long
def test_cue_is_lit_wherever_it_stands_as_a_whole_word(page: Page) -> None:
    text = "Nobody said no, no; a no-man said “No”, noon."
    assert page.evaluate(LIT, [text, ["no"]]) == ["", "", "no,", "no;", "", "no-man", "", "", ""]
    assert page.evaluate(LIT, ["It is a no; it is.", ["is a no"]]) == ["", "is", "a", "no;", "", ""]


def test_words_are_tapped_into_the_key(ground: Ground, people: People) -> None:
    writing: Writing = writing_of(ground, SMALL)
    gray = people(PHONE, has_touch=True, is_mobile=True)
    page = at_item(writing, gray, "visitors")
    text_field(page, f"{EXERCISE}/items/2/claim").fill("The town — “our town” — counted 412.")
    for _ in range(2):
        page.locator(".cue-words button", has_text="412.").tap()
    saved(page)
    cues = text_field(page, f"{KEY}/items/visitors/cues")
    assert cues.input_value() == "412"
    page.locator(".cue-words button", has_text="412.").tap()
    assert cues.input_value() == ""
    gray.check()
    assert gray.complaints == []


@pytest.mark.long
def test_words_of_a_passage_are_in_a_fold_with_each_claim(ground: Ground, people: People) -> None:
    writing = writing_of(ground, first_exercise("highlight", "x", "The bridge"))
    item = writing.items[0]["id"]
    gray = people(PHONE, has_touch=True, is_mobile=True)
    page = at_item(writing, gray, item)
    assert page.locator(".cue-words button").count() == 0
    fold = page.locator("summary", has_text="Tap the words that show it: minutes")
    fold.tap()
    words = page.locator("details[open] > .cue-words button")
    words.filter(has_text="voted").tap()
    words.filter(has_text="six").tap()
    expect(
        page.get_by_text("Tap the words that show it: minutes · voted nine to six")
    ).to_be_visible()
    saved(page)
    trees = writing.key[item]["claims"]["trees"]
    assert trees["cues"] == ["minutes", "voted nine to six"]
    gray.check()
    assert gray.complaints == []


@pytest.mark.long
def test_stations_are_put_in_order_by_tapping_them(ground: Ground, people: People) -> None:
    writing = writing_of(ground, first_exercise("order", "x", "The bridge"))
    gray = people(PHONE, has_touch=True, is_mobile=True)
    page = at_item(writing, gray, "story-1")
    stations = page.locator(".in-order button")
    assert [one.split(".")[0] for one in stations.all_inner_texts()] == ["4", "1", "3", "2"]
    stations.filter(has_text="cyclist photographs").tap()
    stations.filter(has_text="cyclist photographs").tap()
    assert [one.split(".")[0] for one in stations.all_inner_texts()] == ["3", "4", "2", "1"]
    saved(page)
    order = ["post", "denial", "paper", "photo"]
    assert writing.key["story-1"]["order"] == order
    # Words written over, and saved by themselves, mean the same station.
    field = text_field(page, f"{EXERCISE}/items/0/stations")
    field.fill(field.input_value().replace("A cyclist", "A runner"))
    expect(stations.filter(has_text="4. A runner photographs")).to_be_visible()
    saved(page)
    text_field(page, f"{KEY}/items/story-1/why").fill("The post answers nobody.")
    saved(page)
    assert writing.key["story-1"]["order"] == order
    gray.check()
    assert gray.complaints == []
