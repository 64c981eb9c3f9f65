"""What of a form is offered again after a fault, and what never is."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from kit.web.kept_form import KeptForm, kept_if_ours


def kept(path: str = "/form", **options: Any) -> KeptForm | None:
    app = Flask(__name__)
    app.add_url_rule("/form", "a.form", lambda: "", methods=["GET", "POST"])
    app.add_url_rule("/sign-in", "account.sign_in", lambda: "", methods=["POST"])
    with app.test_request_context(path, **{"method": "POST", **options}):
        return kept_if_ours()


def test_fields_are_kept_in_order_with_those_that_come_twice() -> None:
    form = kept(data={"b": ["2", "3"], "a": "<1>", "x-csrf_token": "t", "csrf_token": "t"})
    assert form == KeptForm([("b", "2"), ("b", "3"), ("a", "<1>")], [], [])


def test_no_password_is_kept() -> None:
    assert kept(data={"name": "Mia", "signing-in-password": "hush"}) == KeptForm(
        [("name", "Mia")], ["signing-in-password"], []
    )


def test_form_of_an_account_is_not_kept() -> None:
    """Its second password has another name."""
    assert kept("/sign-in", data={"password": "hush", "again": "hush"}) is None


def test_file_is_named_and_not_kept() -> None:
    form = kept(data={"a": "1", "file": (BytesIO(b"x"), "x.json")})
    assert form == KeptForm([("a", "1")], [], ["file"])


def test_page_has_no_form() -> None:
    assert kept(method="GET") is None


@pytest.mark.parametrize(
    ("header", "value", "is_ours"),
    [
        ("Origin", "http://localhost", True),
        ("Referer", "http://localhost/page", True),
        ("Origin", "http://elsewhere.test", False),
        ("Origin", "null", False),
        ("Referer", "http://[", False),
    ],
)
def test_form_of_another_site_is_not_offered(header: str, value: str, *, is_ours: bool) -> None:
    assert (kept(data={"a": "1"}, headers={header: value}) is not None) is is_ours
