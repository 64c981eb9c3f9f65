"""The same words are found in the browser as in Python, with lists handed over as the kit may."""

import random
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2.utils import htmlsafe_json_dumps
from playwright.sync_api import Route

from kit.content.words import loaded_words, reporting_forms
from kit.drafting.wording import find_words, word_count, word_lists
from kit.web.security import CONTENT_SECURITY_POLICY
from tests.browser.conftest import People, Person

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
SITE = "http://kit.test/"
IN_BROWSER = """async texts => {
  const { find, count } = await import("/items/wording.js");
  const lists = JSON.parse(document.getElementById("word-lists").textContent);
  return texts.map(text => [find(text, lists), count(text)]);
}"""
SECONDS = """async text => {
  const { find, count } = await import("/items/wording.js");
  const lists = JSON.parse(document.getElementById("word-lists").textContent);
  find("", lists);
  const started = performance.now();
  find(text, lists);
  count(text);
  return (performance.now() - started) / 1000;
}"""
GLUE = (
    *("", " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u202f", "\u2009", "\ufeff", "\x1c", "\x85"),
    *("-", "\u2010", "\u2011", "–", "_", "'", "’", ".", ",", ", ", "“", "”", "(", "/", "\u200d"),
    *("s", "é", "É", "e\u0301", "ü", "я", "字", "ſ", "\u212a", "İ", "ı", "Σ", "ß", "2", "²", "½"),
    *("𝒳", "𐐀", "😀", "the", "lake", "won't", "40,000"),
)
CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.title)


def on_page(people: People) -> Person:
    """Somebody on a page with the lists in it, under the kit's own rules for scripts."""
    lists = htmlsafe_json_dumps(word_lists())
    markup = f'<!doctype html><script type="application/json" id="word-lists">{lists}</script>'
    headers = {"Content-Security-Policy": CONTENT_SECURITY_POLICY}

    def reply(route: Route) -> None:
        if route.request.url == SITE:
            route.fulfill(body=markup, content_type="text/html; charset=utf-8", headers=headers)
        else:
            route.fulfill(path=ROOT / "kit" / "static" / route.request.url[len(SITE) :])

    person = people()
    person.page.route(f"{SITE}**", reply)
    person.page.goto(SITE)
    return person


def in_python(text: str) -> list[Any]:
    """What is found, with places counted as a browser counts them: in units of UTF-16."""

    def in_utf16(index: int) -> int:
        return len(text[:index].encode("utf-16-le")) // 2

    found = [
        {
            "start": in_utf16(word.start),
            "end": in_utf16(word.end),
            "text": word.text,
            "kind": word.kind.value,
            "tone": word.tone and word.tone.value,
        }
        for word in find_words(text)
    ]
    return [found, word_count(text)]


def random_texts(count: int) -> Iterator[str]:
    """Listed words in any case, glued together with what could be mistaken."""
    chance = random.Random(7)
    listed = [*loaded_words(), *reporting_forms()]
    for _ in range(count):
        yield "".join(
            chance.choice(CASES)(chance.choice(chance.choice([listed, GLUE])))
            for _ in range(chance.randrange(1, 20))
        )


def letters() -> Iterator[str]:
    """Every character that old browsers know: before and behind a listed word, and inside one."""
    known = [
        char
        for char in map(chr, range(0x110000))
        if unicodedata.ucd_3_2_0.category(char) not in {"Cn", "Co", "Cs"}
    ]
    for start in range(0, len(known), 500):
        yield " ".join(
            f"{c}said sham{c} of{c}course so{c}called" for c in known[start : start + 500]
        )


@pytest.mark.long
@pytest.mark.sampled(1)
def test_same_words_are_found_and_counted_as_in_python(people: People) -> None:
    texts = [
        "",
        *(path.read_text("utf-8") for path in sorted(ROOT.glob("lessons/*.md"))),
        *random_texts(3000),
        *letters(),
    ]
    person = on_page(people)
    found = person.page.evaluate(IN_BROWSER, texts)
    assert len(found) == len(texts)
    for text, here in zip(texts, found, strict=True):
        assert here == in_python(text), text
    assert sum(len(words) for words, _ in found) > 5000
    assert person.complaints == []


def test_longest_phrase_is_found_whatever_the_order_of_the_lists(people: People) -> None:
    lists = {
        "loaded": ["so", "so-called", "of"],
        "reporting": {"sure": ["of course", "of course not"]},
    }
    found = on_page(people).page.evaluate(
        "async lists => (await import('/items/wording.js')).find('So-called so: of course not', lists)",
        lists,
    )
    assert found == [
        {"start": 0, "end": 9, "text": "So-called", "kind": "loaded", "tone": None},
        {"start": 10, "end": 12, "text": "so", "kind": "loaded", "tone": None},
        {"start": 14, "end": 27, "text": "of course not", "kind": "reporting", "tone": "sure"},
    ]


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    "piece",
    [
        "The mayor, as everybody knows, claimed that it was a disgrace. ",
        "as ",
        "a",
        " ",
        "made it  ",
    ],
)
def test_long_texts_are_read_in_no_time(people: People, piece: str) -> None:
    page = on_page(people).page
    text = ("as " + piece * 50_000)[:50_000]
    assert min(page.evaluate(SECONDS, text) for _ in range(3)) < 0.5
