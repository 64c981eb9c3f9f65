"""What the forms of sharing hold."""

from io import BytesIO

import pytest
from flask import request

from kit.exchange.authoring.package import Terms
from kit.web.teacher.authoring.sharing import forms
from kit.web.teacher.authoring.sharing.forms import BringForm, ShareForm
from tests.web.conftest import Site


def test_terms_are_as_they_were_typed_without_blanks_around(site: Site) -> None:
    with site.app.test_request_context("/?by=+Ann+&licence=CC+BY"):
        assert ShareForm(request.args).terms == Terms("CC BY", "Ann", "")


def test_files_are_named_without_folders_and_read_to_their_bound(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "BROUGHT_MOST", 10)
    sent = [
        (BytesIO(b"a"), "x/../a.yaml"),
        (BytesIO(bytes(10)), "../b.md"),
        (BytesIO(b"cc"), "c.md"),
        (BytesIO(b""), ""),
    ]
    with site.app.test_request_context("/teacher/own/import", method="POST", data={"file": sent}):
        files = BringForm().read_files()
    assert [(name, len(content)) for name, content in files] == [
        ("a.yaml", 1),
        ("b.md", 10),
        ("c.md", 0),
    ]
