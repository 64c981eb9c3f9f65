"""Whether all is well, as a page: the same findings, worst first, in plain words."""

import re
from pathlib import Path

import pytest

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.store.database.faults import FULL
from kit.store.engine import Store
from kit.web.teacher.doctor import pages
from tests.web.conftest import Site, make_site, text_of
from tests.web.reading import heading, lead, plain

WELL = "/teacher/well"
PAPER = Kind("paper", State.WELL, "There is paper at %(place)s.")
INK = Kind("ink", State.MIND, "There is little ink left: %(left)s.", "Buy some.")
LAMP = Kind("lamp", State.NOT_LOOKED, "The lamp could not be seen.", "Look again.")
ROOF = Kind("roof", State.WRONG, "The roof leaks.", "Put a bucket under it.")


@pytest.fixture
def site(store: Store, tmp_path: Path) -> Site:
    return make_site(store, tmp_path)


def page_with(site: Site, monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> str:
    def examined(_facts: Facts) -> list[Finding]:
        return list(findings)

    monkeypatch.setattr(pages, "examine", examined)
    reply = site.teacher().get(WELL)
    assert heading(reply) == "Is all well?"
    return reply.text


def leads(markup: str) -> str:
    return plain(re.findall(r'<p class="lead">(.*?)</p>', markup, re.DOTALL)[0])


def test_worst_comes_first_with_what_to_do(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    markup = page_with(
        site, monkeypatch,
        ROOF.at("/attic"), INK.at(left="5 %"), LAMP.at(), PAPER.at(place="<shelf>"),
    )  # fmt: skip
    assert leads(markup) == "One thing is wrong. What to do stands beside it."
    words = plain(markup)
    parts = [
        "Wrong The roof leaks. Put a bucket under it. /attic",
        "To be minded There is little ink left: 5 %. Buy some.",
        "Could not be looked at The lamp could not be seen. Look again.",
        "Well One thing is well There is paper at <shelf>.",
    ]
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert "<shelf>" not in markup
    assert '<details class="what-is-well" >' in markup


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        (
            [ROOF.at(), ROOF.at("/cellar")],
            "2 things are wrong. Begin with the first: what to do stands beside each.",
        ),
        ([INK.at(left=1)], "Nothing is wrong. Look at what is to be minded before class."),
        ([LAMP.at(), PAPER.at(place="x")], "All is well, as far as the kit can see."),
    ],
)
def test_first_sentence_says_how_it_stands(
    site: Site, monkeypatch: pytest.MonkeyPatch, findings: list[Finding], expected: str
) -> None:
    assert leads(page_with(site, monkeypatch, *findings)) == expected


def test_running_kit_is_looked_at_from_within(site: Site) -> None:
    """No server listens for the app of this test, so that is what is wrong; all else was looked at."""
    reply = site.teacher().get(WELL)
    assert reply.status_code == 200
    assert lead(reply) == "One thing is wrong. What to do stands beside it."
    words = text_of(reply)
    assert "The kit runs (process ?), and does not answer on port 8000." in words
    assert "1 exercises of 1 lessons can be given." in words
    assert "No phone or other device has ever reached this kit." in words
    assert re.search(r"Looked at \d\d:\d\d:\d\d\. Nothing was changed\.", words)
    assert "could not be looked at:" not in words


def test_phone_that_has_reached_the_kit_is_told(site: Site) -> None:
    teacher = site.teacher()
    assert site.visitor("192.168.1.77").get("/").status_code == 200
    words = text_of(teacher.get(WELL))
    assert re.search(r"A phone or another device has reached the kit, last at \d\d:\d\d\.", words)
    assert "Another device has come through since the kit was started." in words
    assert "192.168.1.77" not in words


def test_page_is_one_press_away(site: Site) -> None:
    teacher = site.teacher()
    link = '<a href="/teacher/well">Is all well?</a>'
    for page in ("/teacher/", "/teacher/help/"):
        assert link in teacher.get(page).text
    with site.app.app_context():
        site.app.extensions["kit"].faults.note(FULL, "It is full.")
    assert teacher.get(site.classroom).text.count(link) == 1
