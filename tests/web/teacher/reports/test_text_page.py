"""The text to project: in reading order or most split first, without names, the key if asked."""

import re
from pathlib import Path

from kit.classroom.answering.posted_form import PostedAnswer
from kit.classroom.answering.saving import save_answers
from kit.classroom.clock import clock_at
from kit.store.engine import Store
from kit.web import state as web_state
from tests.support.passages import passages
from tests.support.room import KEY_MARK
from tests.web.conftest import Site, shared_site, text_of
from tests.web.reading import lead, plain


def test_text_page_has_no_names_and_the_key_only_when_asked(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.do_all("Mia", plan="sourced")
    room.do_all("Ben")
    path = f"{any_site.assignment}/text"
    page, keyed = teacher.get(path), teacher.get(f"{path}?key=1")
    assert lead(page) == "As the 2 who handed in read it."
    for each in (page, keyed):
        assert not re.search(r"\b(Mia|Ben|Ada)\b", each.text)
        assert KEY_MARK not in each.text
    assert "(key)" not in page.text
    assert "Careful readers" not in page.text
    assert "Sourced fact 1 · Official statement 1 (key)" in text_of(keyed)
    assert text_of(keyed).count("Careful readers could differ here.") == 1
    teacher.post("/teacher/hide", hide="1")
    hidden = teacher.get(f"{path}?key=1")
    assert ("(key)" in hidden.text, "the key is hidden" in text_of(hidden)) == (False, True)


def test_text_page_puts_first_what_the_class_split_over(any_site: Site) -> None:
    room, teacher = any_site.room, any_site.teacher()
    room.now = web_state.now()
    room.do_all("Mia", vote="official")
    room.do_all("Ben", vote="editorial", figure="editorial")
    room.do_all("Ada")
    path = f"{any_site.assignment}/text"
    heads = r'<h2 class="soft small mt-0">(.*?)</h2>'
    as_read, split = (
        [plain(head) for head in re.findall(heads, teacher.get(each).text, re.DOTALL)]
        for each in (path, f"{path}?sort=split")
    )
    assert as_read == ["Claim 1", "Claim 2", "Claim 3", "Claim 4"]
    assert split == ["Claim 2", "Claim 4", "Claim 1", "Claim 3"]
    said = text_of(teacher.get(f"{path}?sort=split"))
    assert re.findall(r"(\d+) % did not give", said) == ["67", "33"]
    assert said.count("All who answered gave the same answer.") == 2


def test_text_page_before_anybody_handed_in(any_site: Site) -> None:
    page = any_site.teacher().get(f"{any_site.assignment}/text")
    assert lead(page) == "Nobody has handed in yet. The bars come with the answers."
    assert "The square is a disgrace." in text_of(page)


def test_text_page_of_a_passage_has_the_bars_below_its_words(
    any_store: Store, tmp_path: Path
) -> None:
    site = shared_site(any_store, tmp_path, passages())
    room = site.room
    room.now = web_state.now()
    work = room.start("Mia")
    paint = {"plan": "official", "vote": "official", "shame": "editorial"}
    given = [PostedAnswer("lead", 1, {"paint": paint})]
    save_answers(
        room.store,
        room.people["Mia"],
        room.assignment_id,
        work.attempt.id,
        given,
        clock_at(room.now),
    )
    room.submit("Mia")
    page = site.teacher().get(f"{site.assignment}/text")
    assert (
        "On Monday 1 the council announced a plan ; 2 the minutes record nine votes to six . "
        "the council announced a plan Official statement 1"
    ) in text_of(page)
    split = site.teacher().get(f"{site.assignment}/text?sort=split")
    assert split.status_code == 200
    assert "that is a sorry excuse" in text_of(split)
