"""A reader's page: what it shows, what it never shows, and what becomes of what is typed."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kit.classroom.authoring import drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.classroom.authoring.reading import inviting, labelling
from kit.classroom.authoring.reading.agreement import readers_page
from kit.classroom.authoring.reading.inviting import Invitation
from kit.store.ids import new_id
from kit.web.state import now
from tests.support.authoring import begun, type_over
from tests.support.queries import statements
from tests.support.read_draft import SECRET, asked
from tests.support.room import CALLER
from tests.web.conftest import Site, Visitor, text_of

GONE = (
    "Nothing here This link leads to no reading: it was ended, or it is not complete. Copy the "
    "whole link once more; if it still leads here, ask whoever sent it to you."
)
#: Stand in the key of the example and nowhere else in it.
OF_KEY = ("Step 3", "Step 2", "minutes of that Monday", "is a judgement")


#: One text of a row, as either database takes it out of the JSON.
TAKEN_OUT = re.compile(r"(?:JSON_EXTRACT\(draft_version\.texts,|\(?draft_version\.texts\)? ->> )")


@pytest.fixture
def own(any_site: Site) -> OwnDraft:
    return begun(any_site.room)


def come(
    site: Site, own: OwnDraft, name: str = "Ana", *, begin: bool = True
) -> tuple[Visitor, str]:
    """A reader on the class's network, and the path of their link."""
    path = f"/read/{asked(site.room.store, own, name, now())}"
    visitor = site.visitor("192.0.2.7")
    if begin:
        assert visitor.post(f"{path}/begin").location == path
    return visitor, path


def save(
    visitor: Visitor, path: str, form: dict[str, str], *, as_script: bool = False
) -> TestResponse:
    """What the reply is to a page that is sent."""
    fields: dict[str, Any] = form
    return visitor.post(f"{path}/save", as_script=as_script, **fields)


def said(site: Site, own: OwnDraft) -> dict[int, tuple[str | None, str, bool]]:
    """What the author sees of the one reader there is."""
    return {
        row.number: (one.label, one.note, one.unsure)
        for row in readers_page(site.room.store, own).claims
        for one in row.said.values()
    }


def test_reader_is_greeted_begins_and_labels(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own, begin=False)
    page = visitor.get(path)
    assert "Ms Gray asks you to read the claims of “The bridge”" in text_of(page)
    assert "forty trees" not in page.text
    visitor.post(f"{path}/begin")
    form = {"1-label": "official", "1-note": "Who\r\nsays?", "1-unsure": "1", "2-note": ""}
    assert save(visitor, path, form).location == path
    page = visitor.get(path)
    assert "forty trees" in page.text
    assert 'value="official" id="1-official" checked' in re.sub(r"\s+", " ", page.text)
    assert "1 of 2 claims labelled." in text_of(page)
    assert said(any_site, own) == {1: ("official", "Who\nsays?", True)}


def test_no_key_text_is_read_or_sent(site: Site) -> None:
    """No statement of a reader's asks for a row's texts whole, and no reply has a word of a key."""
    own = begun(site.room)
    visitor, path = come(site, own, begin=False)
    store = site.room.store
    replies = []
    with statements(store) as sent:
        replies += [visitor.get(path), visitor.post(f"{path}/begin"), visitor.get(path)]
        form = {"1-label": "sourced", "1-note": "n"}
        replies += [save(visitor, path, form), visitor.get(path)]
        replies.append(save(visitor, path, form, as_script=True))
        replies.append(save(visitor, path, {"1-note": "x" * 5000}))
    for reply in replies:
        assert not [words for words in OF_KEY if words in reply.text]
        assert "debatable" not in reply.text
        assert not re.search(r"pen-\w+\">[^<]*</mark>", reply.text)
    tables = {name for one in sent for name in re.findall(r"(?:FROM|JOIN) (\w+)", one)}
    assert {"draft_reader", "draft_version"} <= tables
    assert not [name for name in tables if "key" in name]
    texts = [one for one in sent if "draft_version.texts" in one]
    assert texts
    assert [
        one for one in texts if one.count("draft_version.texts") != len(TAKEN_OUT.findall(one))
    ] == []


def test_what_the_database_hands_over_has_no_key(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own)
    reading = labelling.opened(any_site.room.store, path.split("/")[2], CALLER, now())
    assert reading.reader.exercise is not None
    assert not [words for words in OF_KEY if words in reading.reader.exercise]
    assert visitor.get(path).status_code == 200


def test_ids_of_the_authors_own_do_not_reach_a_reader(any_site: Site, own: OwnDraft) -> None:
    type_over(any_site.room, own, "exercise.yaml", "id: claim-2", "id: an-editorial-one")
    visitor, path = come(any_site, own)
    assert "an-editorial-one" not in visitor.get(path).text


def test_ended_and_unknown_links_have_one_page(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own)
    reader = readers_page(any_site.room.store, own).readers[0].reader
    inviting.end(any_site.room.store, own, reader.id, now())
    for gone in (path, "/read/no-such-link", "/read/" + "x" * 300, f"{path}x"):
        reply = visitor.get(gone)
        assert (reply.status_code, text_of(reply).partition(" Back")[0][: len(GONE)]) == (404, GONE)
    reply = save(visitor, path, {"1-label": "official", "1-note": "my words"})
    # Ended while somebody reads: what they typed stays on the page, to be sent again.
    assert (reply.status_code, "my words" in reply.text) == (404, True)
    as_script = save(visitor, path, {"1-note": "my words"}, as_script=True)
    assert as_script.get_json()["error"] == "NoReading"
    assert said(any_site, own) == {}


@pytest.mark.long
def test_guesses_are_counted_and_a_right_link_is_never_refused(
    any_site: Site, own: OwnDraft
) -> None:
    visitor, path = come(any_site, own)
    for number in range(125):
        assert visitor.get(f"/read/guess-{number}").status_code == 404
    assert visitor.get(path).status_code == 200


def test_form_of_another_site_is_refused(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own)
    reply = visitor.client.post(
        f"{path}/save", data={"1-note": "x"}, headers={"Origin": "http://evil.example"}
    )
    assert reply.status_code == 400
    assert said(any_site, own) == {}


def test_two_windows_keep_both(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own)
    save(visitor, path, {"1-label": "official", "1-note": "one"})
    save(visitor, path, {"1-note": "two", "2-label": "editorial", "2-note": ""})
    assert said(any_site, own) == {
        1: ("official", "one\n\ntwo", False),
        2: ("editorial", "", False),
    }


def test_label_and_unsure_can_be_taken_back(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own)
    save(visitor, path, {"1-label": "official", "1-note": "", "1-unsure": "1"})
    was = {"1-was-label": "official", "1-was-unsure": "1"}
    save(visitor, path, {"1-label": "official", "1-note": "", **was})
    assert said(any_site, own) == {1: ("official", "", False)}


def test_script_is_told_what_is_stored(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own)
    reply = save(visitor, path, {"1-label": "official", "1-note": " a "}, as_script=True)
    assert reply.get_json() == {
        "said": {"1": {"label": "official", "note": "a", "unsure": False}},
        "labelled": 1,
    }


def test_note_that_is_too_long_stays_on_the_page_and_the_rest_is_saved(
    any_site: Site, own: OwnDraft
) -> None:
    visitor, path = come(any_site, own)
    long = "y" * 4001
    reply = save(visitor, path, {"1-note": long, "2-label": "editorial", "2-note": ""})
    assert (reply.status_code, long in reply.text) == (400, True)
    assert (
        "The note on claim 1 has 4001 characters; 4000 are the most. It is not saved yet: shorten "
        "it, then save."
    ) in text_of(reply)
    assert said(any_site, own) == {2: ("editorial", "", False)}
    as_script = save(visitor, path, {"1-note": long}, as_script=True)
    assert (as_script.status_code, "4001" in as_script.get_json()["message"]) == (400, True)


def test_own_second_reading_says_when_it_opens(any_site: Site, own: OwnDraft) -> None:
    one = Invitation(new_id(), "Ms Gray", is_author=True)
    reader = inviting.invite(any_site.room.store, own, one, SECRET, now())
    path = f"/read/{inviting.link_token(SECRET, reader.id)}"
    visitor = any_site.visitor()
    page = visitor.get(path)
    assert "It opens at " in text_of(page)
    assert "/begin" not in page.text
    assert visitor.post(f"{path}/begin").location == path
    assert "This reading opens at " in text_of(visitor.get(path))


def test_one_readers_link_shows_nothing_of_another(any_site: Site, own: OwnDraft) -> None:
    ana, path = come(any_site, own)
    save(ana, path, {"1-label": "official", "1-note": "hers alone"})
    ben, elsewhere = come(any_site, own, "Ben")
    assert "hers alone" not in ben.get(elsewhere).text
    assert "checked" not in ben.get(elsewhere).text.partition("<form")[2]


def test_deleted_draft_takes_its_links_along(any_site: Site, own: OwnDraft) -> None:
    visitor, path = come(any_site, own)
    drafts.delete(any_site.room.store, own)
    assert visitor.get(path).status_code == 404
    assert save(visitor, path, {"1-note": "x"}).status_code == 404
