"""The author's page of readers: asked, ended, and what they say beside the key."""

import re
from typing import Any

import pytest

from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading.agreement import readers_page
from kit.content.own.debating import KeySays, key_says
from kit.vocabulary import Label
from kit.web.state import now
from tests.support.authoring import begun, page_of, type_over
from tests.support.read_draft import has_read
from tests.web.conftest import Site, Visitor, text_of


@pytest.fixture
def own(any_site: Site) -> OwnDraft:
    return begun(any_site.room)


@pytest.fixture
def teacher(any_site: Site) -> Visitor:
    return any_site.teacher()


def path_of(own: OwnDraft) -> str:
    return f"/teacher/own/{own.draft_id}/readers"


def test_link_is_made_shown_and_opens_for_its_reader(
    any_site: Site, own: OwnDraft, teacher: Visitor
) -> None:
    reply = teacher.post(path_of(own), name="Ana", do="link")
    page = teacher.get(reply.location)
    link = re.search(r'value="(http[^"]*/read/[\w-]{22})"', page.text)
    assert link, text_of(page)
    assert 'class="qr"' in page.text
    path = "/read/" + link[1].rpartition("/")[2]
    assert "A reading for Ana" in any_site.visitor("192.0.2.7").get(path).text
    reader = readers_page(any_site.room.store, own).readers[0].reader
    teacher.post(f"{path_of(own)}/{reader.id}/end")
    page = teacher.get(path_of(own))
    assert "The link of Ana is ended: it opens nothing any more. What was labelled stays." in (
        text_of(page)
    )
    assert any_site.visitor().get(path).status_code == 404
    assert "It was ended and opens nothing." in text_of(
        teacher.get(f"{path_of(own)}?link={reader.id}")
    )
    teacher.post(f"{path_of(own)}/{reader.id}/reopen")
    assert any_site.visitor().get(path).status_code == 200


def test_form_sent_twice_asks_once(any_site: Site, own: OwnDraft, teacher: Visitor) -> None:
    once = re.search(r'name="once" value="([^"]+)"', teacher.get(path_of(own)).text)
    assert once
    for _press in range(2):
        teacher.post(path_of(own), name="Ana", do="link", once=once[1])
    assert len(readers_page(any_site.room.store, own).readers) == 1


def test_name_that_is_missing_is_asked_for(own: OwnDraft, teacher: Visitor) -> None:
    reply = teacher.post(path_of(own), name=" ", do="link")
    assert reply.status_code == 400
    assert "Type the reader&#39;s name: 1 to 80 characters." in reply.text


def test_author_reads_a_day_later(any_site: Site, own: OwnDraft, teacher: Visitor) -> None:
    page = text_of(teacher.get(teacher.post(path_of(own), do="own").location))
    assert "The link of you, a day later" in page
    assert "It opens at " in page
    reader = readers_page(any_site.room.store, own).readers[0].reader
    assert (reader.name, reader.is_author) == ("Ms Gray", True)
    assert 23.9 < (reader.opens_at - now()).total_seconds() / 3600 <= 24


def test_link_of_another_signing_key_is_not_shown(
    any_site: Site, own: OwnDraft, teacher: Visitor
) -> None:
    has_read(any_site.room.store, own, "Ana", {1: "official"}, now())
    reader = readers_page(any_site.room.store, own).readers[0].reader
    page = text_of(teacher.get(f"{path_of(own)}?link={reader.id}"))
    assert "The kit signs with another key since it was made" in page


def test_key_that_stands_alone_is_said_first(
    any_site: Site, own: OwnDraft, teacher: Visitor
) -> None:
    for name in ("Ana", "Ben", "Cem"):
        has_read(any_site.room.store, own, name, {1: "sourced", 2: "official"}, now(), "hm")
    page = text_of(teacher.get(path_of(own)))
    assert "The key stands alone: 3 of 3 readers say Official statement." in page
    assert "On one claim the key stands alone against readers who agree." in page
    assert page.index("Claim 2") < page.index("Claim 1")
    assert "Krippendorff's alpha among the readers: 1. There are too few claims" in page


def test_alpha_is_shown_with_its_interval_and_what_it_means(
    any_site: Site, own: OwnDraft, teacher: Visitor
) -> None:
    claims = "".join(
        f"  - {{id: c-{n}, claim: The claim {n}., from: {{invented: x}}}}\n" for n in range(10)
    )
    type_over(any_site.room, own, "exercise.yaml", "items:\n", f"items:\n{claims}")
    labels = ("sourced", "official", "editorial")
    for name, shift in (("Ana", 0), ("Ben", 1)):
        said = {n: labels[(n + shift * (n % 2)) % 3] for n in range(1, 11)}
        has_read(any_site.room.store, own, name, said, now())
    page = text_of(teacher.get(path_of(own)))
    assert re.search(r"alpha among the readers: [\d.\u2212]+ \(95 % interval over claims: ", page)
    assert "10 claims)" in page
    assert "read the claims" in page or "So few claims" in page


def test_debatable_in_one_press_and_undone(any_site: Site, own: OwnDraft, teacher: Visitor) -> None:
    has_read(any_site.room.store, own, "Ana", {2: "official"}, now())
    form = re.search(r"Make debatable: also\s+Official statement", teacher.get(path_of(own)).text)
    assert form
    posted: dict[str, Any] = {"on_version": "1", "item": "claim-2", "label": "official"}
    for _press in range(2):
        reply = teacher.post(f"{path_of(own)}/debatable", **posted)
        assert reply.location.endswith("/edit/items/claim-2")
    assert "Write both cases here" in text_of(teacher.get(reply.location))
    texts = page_of(any_site.room, own).writing.texts
    assert key_says(texts)["claim-2"] == KeySays(Label.EDITORIAL, Label.OFFICIAL)
    assert "debatable: Official statement" in text_of(teacher.get(path_of(own)))
    teacher.post(f"/teacher/own/{own.draft_id}/undo", on_version="2")
    assert key_says(page_of(any_site.room, own).writing.texts)["claim-2"].other is None


def test_press_on_a_page_that_is_old_changes_nothing(
    any_site: Site, own: OwnDraft, teacher: Visitor
) -> None:
    type_over(any_site.room, own, "exercise.yaml", "forty", "fifty")
    before = page_of(any_site.room, own).writing.texts
    posted: dict[str, Any] = {"on_version": "1", "item": "claim-2", "label": "official"}
    reply = teacher.post(f"{path_of(own)}/debatable", **posted)
    assert "was changed elsewhere" in text_of(teacher.get(reply.location))
    assert page_of(any_site.room, own).writing.texts == before


def test_page_that_deletes_the_draft_names_its_readers(
    any_site: Site, own: OwnDraft, teacher: Visitor
) -> None:
    words = "What its one reader said of it goes, too, and the link opens nothing any more."
    address = f"/teacher/own/{own.draft_id}/delete"
    assert words not in text_of(teacher.get(address))
    has_read(any_site.room.store, own, "Ana", {1: "official"}, now())
    assert words in text_of(teacher.get(address))


def test_hidden_key_hides_what_readers_say(any_site: Site, own: OwnDraft, teacher: Visitor) -> None:
    has_read(any_site.room.store, own, "Ana", {1: "official"}, now(), "her note")
    teacher.post("/teacher/hide", hide="1")
    page = teacher.get(path_of(own))
    assert "her note" not in page.text
    assert "which is hidden now" in text_of(page)


def test_other_types_are_told_that_they_are_not_read_so(any_site: Site, teacher: Visitor) -> None:
    own = begun(any_site.room, "order")
    page = text_of(teacher.get(path_of(own)))
    assert "only an exercise in which each claim gets one is read this way" in page
    assert teacher.post(path_of(own), name="Ana", do="link").status_code == 409
