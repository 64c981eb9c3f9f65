"""The forms of the account's page, by what they refuse."""

from flask import Flask

from kit.web.teacher.account.forms import AccountNameForm, PasswordForm
from tests.web.conftest import Site


def problems(app: Flask, form: type, **typed: str) -> dict[str, list[str]]:
    with app.test_request_context("/teacher/account/name", method="POST", data=typed):
        filled = form(meta={"csrf": False})
        filled.validate()
        return {name: [str(text) for text in texts] for name, texts in filled.errors.items()}


def test_name_is_asked_for_and_bounded(any_site: Site) -> None:
    assert problems(any_site.app, AccountNameForm, name="") == {
        "name": ["Type the name that you want to sign in with."]
    }
    assert problems(any_site.app, AccountNameForm, name="A" * 201) == {
        "name": ["This is too long; 200 characters are the most."]
    }
    assert problems(any_site.app, AccountNameForm, name="Ada") == {}


def test_both_passwords_are_asked_for_and_the_new_one_twice(any_site: Site) -> None:
    assert problems(any_site.app, PasswordForm) == {
        "present_password": ["Type your present password, too."],
        "password": ["Choose a password of 12 characters or more."],
    }
    typed = {"present_password": "x", "password": "y", "again": "z"}
    assert problems(any_site.app, PasswordForm, **typed) == {
        "again": ["The two passwords differ. Type both anew."]
    }
