"""Who may act on the whole kit: a browser of its own computer, whatever it shows."""

import pytest

from kit.store.people.nameless import NamelessStore
from kit.web.state import kit, show_no_names
from kit.web.teacher.backups.whole_kit import (
    NotThisComputer,
    require_this_computer,
    whole_store,
)
from tests.web.conftest import Site


def test_browser_without_the_computers_secret_is_refused(any_site: Site) -> None:
    with (
        any_site.app.test_request_context(environ_base={"REMOTE_ADDR": "127.0.0.1"}),
        pytest.raises(NotThisComputer),
    ):
        require_this_computer()


def test_store_is_whole_where_a_page_shows_no_names(any_site: Site) -> None:
    with any_site.app.test_request_context():
        show_no_names()
        assert isinstance(kit().store, NamelessStore)
        assert whole_store() is any_site.room.store
