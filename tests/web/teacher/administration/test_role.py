"""Where a link to hand on leads: to the network where the teacher's pages are, else only here."""

import pytest

from kit.settings import read_settings
from kit.web.state import Kit
from kit.web.teacher.administration.role import link_works_here_alone, set_up_link
from tests.web.conftest import Site


@pytest.mark.parametrize(
    ("options", "begins", "here_alone"),
    [
        ({}, "http://127.0.0.1:8000/teacher/set-up/abc?computer=", True),
        (
            {"public_url": "https://words.school.example"},
            "https://words.school.example/teacher/set-up/abc",
            False,
        ),
    ],
)
def test_link_leads_where_the_pages_answer(
    any_site: Site,
    monkeypatch: pytest.MonkeyPatch,
    options: dict[str, str],
    begins: str,
    here_alone: bool,
) -> None:
    running: Kit = any_site.app.extensions["kit"]
    settings = read_settings(options, {})
    monkeypatch.setattr(running, "settings", settings)
    monkeypatch.setattr(running.shown_addresses, "_settings", settings)
    running.shown_addresses.pick(None)
    with any_site.app.test_request_context():
        assert set_up_link("abc").startswith(begins)
        assert link_works_here_alone() is here_alone
