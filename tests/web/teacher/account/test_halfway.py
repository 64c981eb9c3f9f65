"""The half of a sign-in in a browser's cookie."""

from flask import Flask

from kit.web.teacher.account.halfway import forget_half, half_token, remember_half


def test_half_is_kept_and_forgotten() -> None:
    app = Flask(__name__)
    app.secret_key = "a key"
    with app.test_request_context():
        assert half_token() == ""
        remember_half("one")
        remember_half("two")
        assert half_token() == "two"
        forget_half()
        forget_half()
        assert half_token() == ""
