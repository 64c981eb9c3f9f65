"""*Written by the class*: what students wrote, put away and taken into an exercise."""

import re
from typing import Any

from kit.classroom.authoring import changing, drafts
from kit.classroom.authoring.drafts import OwnDraft
from kit.content.own.texts import EXERCISE, KEY
from kit.store.authoring.drafts import DraftRecord
from kit.store.ids import new_id
from kit.web import state as web_state
from tests.support.colleagues import share
from tests.support.writing import CLAIM, WHY, write
from tests.web.conftest import Site, text_of
from tests.web.reading import buttons, errors, flashes, follow, heading, notices


def written(site: Site, name: str = "Mia") -> str:
    """The path of a claim that a student wrote."""
    site.room.do_all(name)
    return f"{site.assignment}/written/{write(site.room, name).claim_id}"


def own_draft(site: Site) -> DraftRecord:
    beginning = drafts.example("classify", "The bridge", "begun")
    return drafts.make(site.room.store, site.room.teacher_id, beginning, web_state.now())


def test_page_is_found_from_the_results_and_says_when_nothing_is_there(any_site: Site) -> None:
    any_site.room.do_all("Mia")
    gray = any_site.teacher()
    assert "Written by the class (0)" in text_of(gray.get(f"{any_site.assignment}/results"))
    page = gray.get(f"{any_site.assignment}/written")
    assert heading(page) == "Written by the class"
    assert notices(page) == [
        "Nothing yet. Students find “Write one yourself” at the end of their feedback."
    ]
    write(any_site.room)
    assert "Written by the class (1)" in text_of(gray.get(f"{any_site.assignment}/results"))


def test_claim_is_put_away_and_undo_puts_it_back(site: Site) -> None:
    path, gray = written(site), site.teacher()
    page = gray.get(f"{site.assignment}/written")
    assert f"{CLAIM} Meant as: Sourced fact · {WHY} Mia · " in text_of(page)
    page = follow(gray, gray.post(f"{path}/put-away", revision="1"))
    assert "Put away. Its student sees that you have read it." in flashes(page)
    assert notices(page) == ["You have read all that the class wrote."]
    assert "Put away (1)" in text_of(page)
    assert "Undo" in buttons(page)
    page = follow(gray, gray.post(f"{path}/put-back"))
    assert flashes(page) == ["Put back among those to read. Its student may change it again."]
    assert "Put away (1)" not in text_of(page)


def test_what_was_changed_since_is_not_put_away(any_site: Site) -> None:
    path, gray = written(any_site), any_site.teacher()
    write(any_site.room, claim="Better.")
    page = follow(gray, gray.post(f"{path}/put-away", revision="1"))
    assert flashes(page) == [
        "The student has changed this claim since you opened the page: read it again."
    ]
    assert gray.post(f"{path}/put-away", revision="x").status_code == 400


def test_what_is_to_be_read_waits_on_the_class_page_and_is_told_to_colleagues(
    any_site: Site,
) -> None:
    path, gray = written(any_site), any_site.teacher()
    assert "one claim of a student's to read" in text_of(gray.get(any_site.classroom))
    listed = text_of(gray.get(f"{any_site.classroom}/waiting"))
    assert "Three claims one claim to read" in listed
    gray.post(f"{path}/put-away", revision="1")
    assert text_of(gray.get(f"{any_site.classroom}/waiting")).endswith("Nothing waits for you.")
    gray.post(f"{path}/put-back")
    gray.post(f"{path}/take", revision="1", into="new", once=str(new_id()))
    told = text_of(gray.get(f"{any_site.classroom}/teachers"))
    for line in (
        "Ms Gray put away what students wrote after “Three claims”.",
        "Ms Gray put back what students wrote after “Three claims”.",
        "Ms Gray took what students wrote after “Three claims” into an exercise.",
    ):
        assert line in told
    assert "Mia" not in told


def test_deleting_the_class_and_handing_it_over_count_them(any_site: Site) -> None:
    written(any_site)
    room = any_site.room
    teal = share(room.store, room.teacher_id, room.classroom_id, room.now)
    gray = any_site.teacher()
    assert (
        "A claim that a student wrote for the class goes, too; what you took into an exercise of "
        "yours stays there."
    ) in text_of(gray.get(f"{any_site.classroom}/delete"))
    assert "With it goes one claim that a student wrote for the class." in text_of(
        gray.get(f"{any_site.classroom}/teachers/{teal}/hand-over")
    )


def test_names_are_hidden_in_projector_mode(any_site: Site) -> None:
    written(any_site)
    gray = any_site.teacher()
    gray.post("/teacher/projector", projector="on")
    text = text_of(gray.get(f"{any_site.assignment}/written"))
    assert "Mia" not in text
    assert re.search(r"Student \d · ", text)


def test_claim_is_taken_into_an_exercise_without_its_name(site: Site) -> None:
    path, gray, draft = written(site), site.teacher(), own_draft(site)
    page = gray.get(f"{path}/take")
    assert heading(page) == "Take it into an exercise"
    assert re.findall(r"<option[^>]*>([^<]*)<", page.text) == ["The bridge", "A new exercise"]
    once = re.search(r'name="once"[^>]*value="([^"]*)"', page.text)
    assert once is not None
    form: dict[str, Any] = {"once": once[1], "revision": "1", "into": str(draft.id), "title": ""}
    for _time in range(2):
        page = follow(gray, gray.post(f"{path}/take", **form))
        assert flashes(page) == [
            (
                "Added to “The bridge” at the end. Its label is yours to choose; “Undo” in the "
                "editor takes it out."
            )
        ]
    assert "Taken into an exercise (1)" in text_of(page)
    texts = changing.writing(site.room.store, OwnDraft(site.room.teacher_id, draft.id)).texts
    assert texts[EXERCISE].count(CLAIM) == 1
    assert "Written by a student." in texts[EXERCISE]
    assert f"Its writer means: Sourced fact. {WHY}" in texts[KEY]
    assert "Mia" not in "".join(texts.values())


def test_new_exercise_has_the_title_typed_or_that_of_the_page(any_site: Site) -> None:
    path, gray, store = written(any_site), any_site.teacher(), any_site.room.store
    reply = gray.post(f"{path}/take", revision="1", into="new", title="x" * 201)
    assert (reply.status_code, errors(reply)) == (
        400, ["This is too long; 200 characters are the most."],
    )  # fmt: skip
    for title in ("", "Our own"):
        gray.post(f"{path}/put-back")
        gray.post(f"{path}/take", revision="1", into="new", title=title, once=str(new_id()))
    titles = [draft.title for draft in drafts.drafts_of(store, any_site.room.teacher_id)]
    assert sorted(titles) == ["Our own", "Written by the class"]


def test_claim_that_was_taken_is_refused_with_the_form_as_it_was(any_site: Site) -> None:
    path, gray, draft = written(any_site), any_site.teacher(), own_draft(any_site)
    form: dict[str, Any] = {"revision": "1", "into": str(draft.id), "title": "Mine"}
    gray.post(f"{path}/take", **form)
    reply = gray.post(f"{path}/take", **form)
    assert (reply.status_code, errors(reply)) == (
        409,
        [
            (
                "This claim was taken into an exercise already. To take it once more, put it back "
                "first."
            )
        ],
    )
    assert 'value="Mine"' in reply.text
