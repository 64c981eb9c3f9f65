"""An error that comes out of the app: a fault of the surroundings, or the kit's own."""

import errno
import logging

import pytest

from tests.web.conftest import Site
from tests.web.reading import heading


def test_no_handles_is_a_page_without_opening_a_file(
    any_site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As a style sheet, a template or a file for a download that cannot be opened."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    visitor = any_site.visitor()
    visitor.get("/")
    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("io.open", refuse)
    for path in ("/static/kit.css", "/static/results.css"):
        reply = visitor.get(path)
        assert (reply.status_code, heading(reply)) == (503, "Not now")
    monkeypatch.undo()
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.exc_info is None
    assert "The system lets the kit open no more files just now." in record.getMessage()
