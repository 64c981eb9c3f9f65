"""A passage on the pages: the plain form, what a free one hides, feedback, the teacher's side."""

import re
from pathlib import Path

import pytest

from kit.content.library import load_library
from kit.store.engine import Store, open_store
from tests.support.databases import new_sqlite
from tests.support.passages import KEY, exercise, passages
from tests.support.room import KEY_MARK, write_content
from tests.web.conftest import Site, Visitor, shared_site, text_of

PERFECT = {"u-plan": "official", "u-vote": "sourced", "u-shame": "editorial"}


@pytest.fixture
def cut(any_store: Store, tmp_path: Path) -> Site:
    return shared_site(any_store, tmp_path, passages())


@pytest.fixture
def free(any_store: Store, tmp_path: Path) -> Site:
    return shared_site(any_store, tmp_path, passages(free=True))


def begin(site: Site, name: str = "Zoe") -> tuple[Visitor, str]:
    """Somebody who has begun, and where their form goes."""
    visitor = site.student(name)
    visitor.post(f"{site.work}/start")
    found = re.search(r'action="([^"]+/claims/[^"]+)"', visitor.get(f"{site.work}/claims").text)
    assert found
    return visitor, found[1]


def hand_in(site: Site, visitor: Visitor) -> None:
    page = visitor.get(f"{site.work}/hand-in").text
    found = re.search(r'action="([^"]+/hand-in/[^"]+)"', page)
    assert found
    assert visitor.post(found[1]).status_code == 303


def test_plain_form_of_a_cut_passage_saves_and_shows_again(cut: Site) -> None:
    zoe, path = begin(cut)
    page = zoe.get(f"{cut.work}/claims").text
    assert re.findall(r'<select [^>]*name="([^"]+)"', page) == [
        "lead.u-plan", "lead.u-vote", "lead.u-shame", "second.u-denial", "second.u-excuse",
    ]  # fmt: skip
    fields = {f"lead.{name}": pen for name, pen in PERFECT.items()}
    assert (
        zoe.post(
            path,
            as_script=False,
            **fields,
            **{"second.u-denial": "", "second.u-excuse": ""},
        ).status_code
        == 303
    )
    page = zoe.get(f"{cut.work}/claims").text
    assert re.findall(r'value="([a-z]+)" selected', page) == ["official", "sourced", "editorial"]
    review = text_of(zoe.get(f"{cut.work}/hand-in"))
    assert "1: Official statement · 2: Sourced fact · 3: Editorial interpretation" in review
    assert "3 of 5 questions are answered. 2 have no answer yet." in review


def test_plain_form_takes_an_answer_back(cut: Site) -> None:
    zoe, path = begin(cut)
    zoe.post(path, as_script=False, **{"lead.u-plan": "official"})
    zoe.post(path, as_script=False, **{"lead.u-plan": ""})
    assert " selected" not in zoe.get(f"{cut.work}/claims").text
    review = text_of(zoe.get(f"{cut.work}/hand-in"))
    assert "0 of 5 questions are answered. 5 have no answer yet." in review


def test_plain_form_of_a_free_passage_says_what_is_wrong_and_keeps_what_was_typed(
    free: Site,
) -> None:
    zoe, path = begin(free)
    reply = zoe.post(
        path,
        as_script=False,
        **{"lead.official": "3-7, 99", "second.official": "1-5"},
    )
    assert reply.status_code == 400
    said = text_of(reply)
    assert "“99” names no words of the passage, which are numbered from 1 to 19." in said
    assert 'value="3-7, 99"' in reply.text
    assert 'value="1-5"' in reply.text
    as_script = zoe.post(path, as_script=True, **{"lead.sourced": "5", "lead.official": "3-7"})
    assert as_script.get_json() == {
        "error": "Refused",
        "message": (
            "Word 5 stands at two pens, Sourced fact and Official statement. "
            "A word has one pen: take it out of one of the two."
        ),
    }


def test_autosave_acknowledges_the_fields_as_the_form_posts_them(free: Site) -> None:
    zoe, path = begin(free)
    reply = zoe.post(path, as_script=True, **{"lead.official": "3, 4,5-7", "lead.revision": "1"})
    assert reply.get_json() == {
        "held": {"lead": {"revision": 1, "fields": {"official": "3-7"}, "taken": True}}
    }


#: What differs from visit to visit: ids, tokens, codes.
_OWN = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|name=\"csrf_token\" value=\"[^\"]+\""
    r"|data-(?:attempt|copy|kept-of|kit|intended|owner)=\"[^\"]*\"|download=\"[^\"]*\""
)


def pages_before_feedback(site: Site) -> list[str]:
    """A free passage: all that a student reads before the key is shown, without what is the visit's own."""
    zoe, path = begin(site)
    zoe.post(path, as_script=False, **{"lead.official": "3-7, 8", "second.editorial": "7"})
    return [_OWN.sub("", zoe.get(f"{site.work}/{name}").text) for name in ("claims", "hand-in")]


def test_pages_of_a_free_passage_say_nothing_of_the_cuts(free: Site, tmp_path: Path) -> None:
    """The same words cut elsewhere, under other names, make the same pages."""
    moved = (
        "[[plan: the council announced a plan]]; [[vote: the minutes",
        "the council [[scheme: announced a plan; the]] [[poll: minutes",
    )
    text, key = exercise(free=True), KEY
    assert moved[0] in text
    text = text.replace(*moved)
    key = key.replace("plan:", "scheme:").replace("vote:", "poll:")
    library = load_library(write_content(tmp_path / "other", exercise=text, key=key))
    assert not library.errors, library.problems
    shown = pages_before_feedback(free)
    store = open_store(new_sqlite(tmp_path))
    other = pages_before_feedback(shared_site(store, tmp_path, library))
    store.close()
    assert shown == other
    assert shown[0].count("data-unit") == 30


def test_pages_before_feedback_hold_nothing_of_the_key(cut: Site) -> None:
    zoe, path = begin(cut)
    zoe.post(path, as_script=False, **{"lead.u-plan": "official"})
    for name in ("claims", "hand-in"):
        page = zoe.get(f"{cut.work}/{name}").text
        assert ("council announced" in page, KEY_MARK in page) == (True, False)


def test_feedback_lays_the_painting_beside_the_key(cut: Site) -> None:
    zoe, path = begin(cut)
    zoe.post(
        path,
        as_script=False,
        **{"lead.u-plan": "official", "lead.u-vote": "official", "lead.u-shame": "official"},
    )
    hand_in(cut, zoe)
    reply = zoe.get(f"{cut.work}/feedback?looked=1")
    page, said = reply.text, text_of(reply)
    assert page.count('type="radio" class="view-') == 6
    assert "Painted: 3 of 3 claims. With the right pen: 50 % of the words found." in said
    assert "Wholly the same as the key: 1 of 3 claims." in said
    assert (
        "✕ not the same as the key A pen earns something only where it tells claims apart" in said
    )
    assert "◐ also defensible: half" in said
    assert f"Why {KEY_MARK} step 3" in said
    assert "Careful readers could differ here." in said
    assert '<mark class="pen pen-sourced"><strong>minutes</strong></mark>' in page.replace(
        '<span class="visually-hidden">[Sourced fact] </span>', ""
    )
    assert "[Official statement] the council announced a plan" in said
    # A lone full stop says nothing, so nothing is said of it.
    hidden = r'<span class="visually-hidden">\[not painted\] </span>(?:<strong>)?([^<]*)'
    unpainted = re.findall(hidden, page)
    assert unpainted
    assert [text for text in unpainted if not re.search(r"\w", text)] == []


def test_feedback_of_a_free_passage_tells_finding_from_labelling(free: Site) -> None:
    zoe, path = begin(free)
    zoe.post(path, as_script=False, **{"lead.official": "1-7", "lead.editorial": "8-14"})
    hand_in(free, zoe)
    said = text_of(zoe.get(f"{free.work}/feedback"))
    assert (
        "Found: 71 % of the words of the claims. Of the painted words 86 % belong to a claim."
        in said
    )
    assert "With the right pen: 42 % of the words found." in said
    assert "Painted, but no claim here: “On Monday” (Official statement)" in said
    assert "Wholly the same as the key: 1 of 3 claims." in said


def test_teacher_reads_the_class_by_claim(cut: Site) -> None:
    zoe, path = begin(cut)
    zoe.post(path, as_script=False, **{f"lead.{name}": pen for name, pen in PERFECT.items()})
    hand_in(cut, zoe)
    teacher = cut.teacher()
    results = text_of(teacher.get(f"{cut.assignment}/results"))
    for words in (
        "the council announced a plan",
        "The square is a disgrace",
        "that is a sorry excuse",
    ):
        assert words in results
    item = text_of(teacher.get(f"{cut.assignment}/items/lead"))
    assert "the minutes record nine votes to six Sourced fact 1 (key)" in item


def test_hidden_results_show_the_passage_without_its_key(cut: Site) -> None:
    zoe, path = begin(cut)
    zoe.post(path, as_script=False, **{"lead.u-plan": "sourced"})
    hand_in(cut, zoe)
    teacher = cut.teacher()
    teacher.post("/teacher/hide", hide="1")
    page = teacher.get(f"{cut.assignment}/items/lead").text
    assert ("the council announced a plan" in page, KEY_MARK in page) == (True, False)
