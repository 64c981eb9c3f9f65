"""The documents within the kit: listed, readable, and hidden where they tell the key."""

from kit.content.documents.reading import read_documents
from kit.content.paths import shipped_root
from kit.web.teacher.help.documents import GROUPS, TELL_THE_KEY
from tests.web.conftest import Site, text_of
from tests.web.reading import heading, lead, notices

HELP = "/teacher/help/"


def test_every_document_is_listed_once() -> None:
    listed = [name for _title, names in GROUPS for name in names]
    assert sorted(listed) == sorted(read_documents(shipped_root(), ()))
    assert set(listed) >= TELL_THE_KEY


def test_help_is_one_press_away_and_begins_with_the_ten_minutes(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert f'<a href="{HELP}">Help</a>' in teacher.get(any_site.classroom).text
    page = teacher.get(HELP)
    assert heading(page) == "Help"
    assert lead(page).startswith("All of it comes with the kit and needs no internet.")
    assert "For teachers Ten minutes before class" in text_of(page)


def test_document_is_read_whole_with_links_that_stay_within(any_site: Site) -> None:
    teacher = any_site.teacher()
    page = teacher.get(f"{HELP}classroom")
    assert heading(page) == "Ten minutes before class"
    assert "<h2>Minute 1: start</h2>" in page.text
    assert 'id="what-is-kept"' in page.text
    assert 'href="results#' in page.text
    assert ".md" not in page.text
    assert teacher.get(f"{HELP}results").status_code == 200
    assert teacher.get(f"{HELP}no-such-page").status_code == 404
    assert teacher.get(f"{HELP}..%2fpyproject").status_code == 404


def test_code_and_pictures_are_told(any_site: Site) -> None:
    teacher = any_site.teacher()
    assert "<pre><code>" in teacher.get(f"{HELP}authoring").text
    results = teacher.get(f"{HELP}results").text
    assert "<em>(Picture: " in results
    assert "<img" not in results


def test_what_tells_the_key_is_hidden_with_it(any_site: Site) -> None:
    teacher = any_site.teacher()
    shown = teacher.get(f"{HELP}keys")
    assert "kappa" in shown.text
    teacher.post("/teacher/hide", hide="1", back=f"{HELP}keys")
    hidden = teacher.get(f"{HELP}keys")
    assert notices(hidden)[-1] == "Hidden with the key. Show names and key to read it."
    assert "kappa" not in hidden.text
    assert "Minute 1" in teacher.get(f"{HELP}classroom").text
