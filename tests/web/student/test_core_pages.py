"""An exercise with a core on a student's pages: where it ends, and that the rest costs nothing."""

import re
from pathlib import Path

import pytest

from kit.store.engine import Store
from tests.support.core import core_library
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import as_it_stands, begin, follow, lead, plain

ENDS = "The core is done; these are for whoever likes."
OPEN = "Still open in the core: {} of 2. Back to {}, or go on: these are for whoever likes."
PLAIN = "The core ends here; these are for whoever likes."
SAVED = " Still open in it when you last saved: {} of 2. Back to {}."


@pytest.fixture
def core(any_store: Store, tmp_path: Path) -> Site:
    return shared_site(any_store, tmp_path, core_library())


def look_over(site: Site, visitor: Visitor, **picks: str) -> str:
    """Answer, and look it over; the attempt's id."""
    attempt, page = begin(site, visitor)
    path = f"{site.work}/claims/{attempt}"
    follow(visitor, visitor.post(path, review="1", **as_it_stands(page, **picks)))
    return attempt


def sections(text: str) -> list[str]:
    return re.findall(r"<section class=\"claim\" id=.*?</section>", text, re.DOTALL)


def test_claims_say_where_the_core_ends(core: Site) -> None:
    page = begin(core, core.student("Sam"))[1]
    claims = [plain(found) for found in sections(page.text)]
    assert [PLAIN in claim for claim in claims] == [False, False, True, False]
    heads = [
        plain(found) for found in re.findall(r"<h2 class=\"soft.*?</h2>", page.text, re.DOTALL)
    ]
    assert heads == [
        "Claim 1 of 4",
        "Claim 2 of 4",
        "Claim 3 of 4 · for whoever likes",
        "Claim 4 of 4 · for whoever likes",
    ]
    steps = page.text.partition('<ol class="steps">')[2].partition("</ol>")[0]
    assert [plain(step) for step in re.findall(r"<li.*?</li>", steps, re.DOTALL)] == [
        "Claim 1 , no answer yet",
        "Claim 2 , no answer yet",
        "After the core:",
        "Claim 3 , no answer yet",
        "Claim 4 , no answer yet",
    ]


def said_at_the_end(text: str) -> tuple[list[str], list[str]]:
    """What stands before the first claim after the core: with scripts, and without."""
    (shown,) = re.findall(r"<div class=\"notice\" id=\"core-end\">.*?</div>", text, re.DOTALL)
    said: tuple[list[str], list[str]] = ([], [])
    for head, words in re.findall(r"<p ([^>]*)>(.*?)</p>", shown, re.DOTALL):
        if "hidden" not in head:
            for without in (False, True):
                if {False: "plain-only", True: "script-only"}[without] not in head:
                    said[without].append(re.sub(r" (?=[,.])", "", plain(words)))
    return said


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("picks", "scripted", "without"),
    [
        ({}, OPEN.format(2, "Claim 1"), PLAIN),
        # Somebody jumped to what comes after the core: that counts for nothing here.
        ({"disgrace": "editorial"}, OPEN.format(2, "Claim 1"), PLAIN),
        (
            {"plan": "official"},
            OPEN.format(1, "Claim 2"),
            PLAIN + SAVED.format(1, "Claim 2"),
        ),
        ({"plan": "official", "vote": "sourced"}, ENDS, ENDS),
    ],
)
def test_end_of_the_core_says_what_is_open(
    core: Site, picks: dict[str, str], scripted: str, without: str
) -> None:
    visitor = core.student("Sam")
    look_over(core, visitor, **picks)
    page = visitor.get(f"{core.work}/claims").text
    assert said_at_the_end(page) == ([scripted], [without])
    first = "vote" if len(picks) == 1 and "plan" in picks else "plan"
    assert f'<a href="#item-{first}" data-first>' in page


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("picks", "words"),
    [
        ({}, "2 have no answer yet. 2 more are for whoever likes; leaving them out costs nothing."),
        (
            {"plan": "official", "disgrace": "editorial"},
            "One has no answer yet. One more is for whoever likes; leaving it out costs nothing.",
        ),
        (
            {"plan": "official", "vote": "sourced"},
            "The core is answered. 2 more are for whoever likes; leaving them out costs nothing.",
        ),
        (
            {"plan": "official", "vote": "sourced", "disgrace": "editorial", "figure": "sourced"},
            "Everything is answered.",
        ),
    ],
)
def test_looking_it_over_misses_the_core_alone(
    core: Site, picks: dict[str, str], words: str
) -> None:
    visitor = core.student("Sam")
    look_over(core, visitor, **picks)
    page = visitor.get(f"{core.work}/hand-in")
    assert lead(page) == f"{words} Once you have handed in, nothing changes any more."
    left = {"plan", "vote", "disgrace", "figure"} - set(picks)
    assert page.text.count("no answer yet</strong>") == len(left & {"plan", "vote"})
    assert page.text.count("no answer; for whoever likes") == len(left & {"disgrace", "figure"})


def test_feedback_says_both_apart(core: Site) -> None:
    visitor = core.student("Sam")
    picks = {"plan": "official", "vote": "editorial", "disgrace": "editorial"}
    visitor.post(f"{core.work}/hand-in/{look_over(core, visitor, **picks)}")
    page = visitor.get(f"{core.work}/feedback")
    assert "1 of 2 same as the key" in plain(page.text)
    apart = "That is the core. Of the further ones that were answered, 1 of 1 same as the key."
    assert apart in text_of(page)
    assert "for whoever likes" in plain(page.text.partition('id="item-disgrace"')[2])
    so_far = text_of(visitor.get("/work/so-far"))
    assert "1 of 2 same as the key. Of the further ones that were answered, 1 of 1" in so_far


def test_feedback_holds_nothing_against_who_did_the_core(core: Site) -> None:
    visitor = core.student("Sam")
    picks = {"plan": "official", "vote": "sourced"}
    visitor.post(f"{core.work}/hand-in/{look_over(core, visitor, **picks)}")
    page = text_of(visitor.get(f"{core.work}/feedback"))
    assert "All 2 the same as the key." in page
    assert (
        "That is the core. The further ones were for whoever likes; leaving them out costs nothing."
        in page
    )


def test_only_what_is_after_the_core_was_answered(core: Site) -> None:
    visitor = core.student("Sam")
    attempt = look_over(core, visitor, disgrace="editorial")
    visitor.post(f"{core.work}/hand-in/{attempt}")
    page = text_of(visitor.get(f"{core.work}/feedback"))
    assert "2 of 2 differ from the key. 2 have no answer." in page
    assert "You gave no answers this time." not in page
    assert "further ones that were answered, 1 of 1 same as the key." in page
