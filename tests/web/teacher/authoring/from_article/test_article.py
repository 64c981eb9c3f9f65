"""An article is brought, cut, corrected; nothing of what was typed is lost by a button."""

import html
import io
from typing import Any
from uuid import UUID

import pytest

from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import OwnDraft
from tests.support.from_articles import ARTICLE
from tests.web.conftest import Site, text_of
from tests.web.teacher.authoring.from_article.conftest import Steps

#: A sentence of 199 signs, each two bytes, of which each is three in a form.
LONG = f"{'Мост закрыт ' * 16}и ещё.\n"
PAPER = "Tel. +49 30 1234567 or write to ann.ash@example.org, said the council on Monday to all."


def test_pasted_it_becomes_a_draft_that_says_where_it_is_from(any_site: Site) -> None:
    teacher = any_site.teacher()
    reply = teacher.post("/teacher/own/from-article", text=ARTICLE, outlet="The Weir Post")
    page = teacher.get(reply.headers["Location"])
    assert 'value="Ann Ash"' in page.text
    assert "Claims from The Weir Post" in page.text
    assert text_of(page).count("This is something else") == 8


def test_a_file_says_itself_where_it_is_from(any_site: Site) -> None:
    teacher = any_site.teacher()
    saved = (
        '<!doctype html><meta property="og:site_name" content="The Weir Post">'
        f"<article><h1>Bridge closed</h1><p>{ARTICLE.partition('Ash')[2]}</p></article>"
    )
    chosen: Any = (io.BytesIO(saved.encode()), "page.html")
    reply = teacher.post("/teacher/own/from-article", file=chosen)
    assert 'value="The Weir Post"' in teacher.get(reply.headers["Location"]).text


def test_more_than_other_forms_take_comes_in_and_is_judged_as_an_article(any_site: Site) -> None:
    reply = any_site.teacher().post("/teacher/own/from-article", text="It rained. " * 60_000)
    assert reply.status_code == 400
    assert "This text has 660000 characters; 120000 are the most." in text_of(reply)


def test_an_outlet_in_the_first_line_is_proposed_for_correction(any_site: Site) -> None:
    teacher = any_site.teacher()
    asked = "Proposed by the kit, from the first line of the text. Is that who published it?"
    reply = teacher.post("/teacher/own/from-article", text=f"THE TARN HERALD\n\n{ARTICLE}")
    page = teacher.get(reply.headers["Location"])
    assert 'value="The Tarn Herald"' in page.text
    assert asked in text_of(page)
    # What is typed wins, and is not called proposed.
    typed: dict[str, Any] = {"text": f"THE TARN HERALD\n\n{ARTICLE}", "outlet": "The Echo"}
    page = teacher.get(teacher.post("/teacher/own/from-article", **typed).headers["Location"])
    assert 'value="The Echo"' in page.text
    assert asked not in text_of(page)


@pytest.mark.long
@pytest.mark.slow
def test_the_page_of_the_article_takes_what_the_first_page_took(any_site: Site) -> None:
    teacher, long = any_site.teacher(), LONG * 603
    reply = teacher.post("/teacher/own/from-article", text=long)
    path = reply.headers["Location"]
    steps = Steps(any_site, teacher, OwnDraft(any_site.room.teacher_id, UUID(path.split("/")[3])))
    longer = f"{long}Да."
    assert steps.press("article", "save", **{"about/text": longer}).status_code == 303
    record = steps.page.record
    assert record is not None
    assert record.text == longer
    reply = steps.press("article", "save", **{"about/text": LONG * 604})
    assert reply.status_code == 400
    assert "This text has 120196 characters; 120000 are the most." in text_of(reply)
    # All its sentences are boxes of the next page.
    assert steps.press("claims", "save", taking="1").status_code == 303
    longest: dict[str, Any] = {"about/text": "x" * (5 << 20)}
    reply = teacher.post(path, **longest)
    assert reply.status_code == 413
    assert (
        "What was sent is longer than this page takes (5 MiB in all), and longer than any text "
        "that is kept. Nothing was taken in. Go back, and shorten the text."
    ) in text_of(reply)


def test_nothing_brought_makes_nothing_and_says_so(any_site: Site) -> None:
    teacher = any_site.teacher()
    reply = teacher.post("/teacher/own/from-article", text=" ", outlet="The Weir Post")
    assert reply.status_code == 400
    assert "There is no text yet. Paste the article's words, or choose a file with them." in (
        html.unescape(text_of(reply))
    )
    assert 'value="The Weir Post"' in reply.text
    assert drafts.drafts_of(any_site.room.store, any_site.room.teacher_id) == []


def test_every_button_keeps_what_was_typed(steps: Steps) -> None:
    typed = {"about/outlet": "The Echo", "about/text": ARTICLE + "\nIt rained all day on Monday.\n"}
    reply = steps.press("article", "kind:2:standfirst", **typed)
    assert reply.status_code == 303
    record = steps.page.record
    assert record is not None
    assert (record.about["outlet"], record.kinds) == ("The Echo", {"2": "standfirst"})
    assert record.text.endswith("Monday.\n")


def test_what_was_left_out_is_put_back_and_out_again(steps: Steps) -> None:
    parted = ARTICLE.replace("Critics say", "Read also: The ferry runs again\n\nCritics say")
    steps.press("article", "save", **{"about/text": parted})
    apart = steps.page.apart
    assert apart is not None
    (removal,) = apart.article.removals
    assert f'value="back:{removal.name}"' in steps.shown("article")
    steps.press("article", f"back:{removal.name}")
    assert f'value="out:{removal.name}"' in steps.shown("article")
    steps.press("article", f"out:{removal.name}")
    assert f'value="back:{removal.name}"' in steps.shown("article")


@pytest.mark.long
def test_another_window_is_not_overwritten_and_the_words_stay_on_the_page(steps: Steps) -> None:
    version = steps.version("article")
    steps.press("article", "save", **{"about/outlet": "The Echo"})
    reply = steps.press("article", "save", version=version, **{"about/outlet": "The Gazette"})
    assert reply.status_code == 409
    assert 'value="The Gazette"' in reply.text
    assert "Another window changed this article meanwhile." in text_of(reply)
    record = steps.page.record
    assert record is not None
    assert record.about["outlet"] == "The Echo"
    script = steps.press(
        "article", "", version=version, as_script=True, **{"about/outlet": "The Gazette"}
    )
    assert (script.status_code, "Another window" in script.get_json()["message"]) == (409, True)


def test_a_script_is_told_the_state_that_it_made(steps: Steps) -> None:
    reply = steps.press("article", "", as_script=True, **{"about/outlet": "The Echo"})
    assert str(reply.get_json()["version"]) == steps.version("article")


def test_people_who_can_be_reached_and_other_languages_are_pointed_out(steps: Steps) -> None:
    steps.press("article", "save", **{"about/text": PAPER})
    page = steps.shown("article")
    assert "ann.ash@example.org" in page
    assert "Somebody can be reached by this in the text:" in page
    german = "Die Brücke ist seit Montag gesperrt, und niemand weiß, wann sie wieder öffnet. " * 3
    steps.press("article", "save", **{"about/text": german})
    assert "This does not look like English." in steps.shown("article")


def test_what_is_no_button_of_the_page_is_refused(steps: Steps) -> None:
    for do in ("kind:2:poem", "kind:x:title"):
        assert steps.press("article", do).status_code == 400
