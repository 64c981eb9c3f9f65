"""The school's own line below every page: escaped, without a link; several addresses."""

from pathlib import Path

from kit.settings import read_settings
from kit.store.engine import Store
from kit.web import create_app
from tests.support.room import tiny_library

LINE = "Ardenmoor School <b>& sons</b> · https://school.example"


def test_line_stands_below_a_page_as_it_was_set(any_store: Store, tmp_path: Path) -> None:
    settings = read_settings({"school_line": LINE, "data": str(tmp_path)}, {})
    app = create_app(
        settings, any_store, tiny_library(), "a signing key for the tests, long enough"
    )
    page = app.test_client().get("/").text
    assert (
        "Ardenmoor School &lt;b&gt;&amp; sons&lt;/b&gt; · https://school.example</footer>" in page
    )
    assert 'href="https://school.example' not in page


def test_no_line_without_the_setting(any_store: Store, tmp_path: Path) -> None:
    settings = read_settings({"data": str(tmp_path)}, {})
    app = create_app(
        settings, any_store, tiny_library(), "a signing key for the tests, long enough"
    )
    assert "<footer" not in app.test_client().get("/").text


def test_each_named_address_is_answered_and_links_name_the_first(
    any_store: Store, tmp_path: Path
) -> None:
    urls = {"public_url": "https://words.school.example", "also_urls": "https://kit.lan:8443"}
    settings = read_settings({**urls, "data": str(tmp_path)}, {})
    app = create_app(
        settings, any_store, tiny_library(), "a signing key for the tests, long enough"
    )
    asked = app.test_client()

    def status(host: str) -> int:
        headers = {"Host": host, "X-Forwarded-For": "192.0.2.7"}
        return asked.get("/", headers=headers).status_code

    assert [status(host) for host in ("words.school.example", "kit.lan:8443", "kit.lan")] == [
        200
    ] * 3
    assert status("elsewhere.example") == 403
    with app.app_context():
        running = app.extensions["kit"]
        assert running.link("/join/X") == "https://words.school.example/join/X"
        assert running.addresses == ("https://words.school.example", "https://kit.lan:8443")
