"""What browsers call themselves, as they do today."""

import pytest

from kit.web.teacher.account.browser_name import browser_name

_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox, Windows",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/128.0 Safari/537.36 Edg/128.0",
            "Edge, Windows",
        ),
        (
            f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {_WEBKIT} Chrome/128.0 Safari/537.36",
            "Chrome, macOS",
        ),
        (
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                "Version/17.5 Safari/605.1.15"
            ),
            "Safari, macOS",
        ),
        (
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
                "(KHTML, like Gecko) CriOS/128.0 Mobile/15E148 Safari/604.1"
            ),
            "Chrome, iPhone",
        ),
        (
            (
                f"Mozilla/5.0 (Linux; Android 14; SM-S911B) {_WEBKIT} SamsungBrowser/25.0 Chrome/121.0 "
                "Mobile Safari/537.36"
            ),
            "Samsung Internet, Android",
        ),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {_WEBKIT} Chrome/128.0", "Chrome, ChromeOS"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox, Linux",
        ),
        ("Firefox", "Firefox"),
        ("curl/8.9", None),
        ("", None),
    ],
)
def test_browser_and_system_are_named(user_agent: str, name: str | None) -> None:
    assert browser_name(user_agent) == name
