"""An error that comes out of the app: a fault of the surroundings, or the kit's own."""

import errno
import logging

import pytest

from tests.web.conftest import Site
from tests.web.reading import heading


def forget_template(site: Site, name: str) -> None:
    """Have it loaded anew when it is next rendered."""
    cache = site.app.jinja_env.cache
    assert cache is not None
    for key in [key for key in cache if key[1] == name]:
        del cache[key]


def test_no_handles_is_a_page_without_opening_a_file(
    any_site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As a template or a file for a download that cannot be opened. Static files are in memory."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    visitor = any_site.visitor()
    visitor.get("/")
    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("io.open", refuse)
    forget_template(any_site, "student/start.html")
    for _ in range(2):
        reply = visitor.get("/")
        assert (reply.status_code, heading(reply)) == (503, "Not now")
    assert visitor.get("/static/kit.css").status_code == 200
    monkeypatch.undo()
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.exc_info is None
    assert "The system lets the kit open no more files just now." in record.getMessage()
