import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kit.items.fields.addresses import URL_MAX, Url, check_address, host_of

ADAPTER: TypeAdapter[str] = TypeAdapter(Url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=%E2%80%98f#g",
        "https://www.state.gov/u-s-ukraine-charter-on-strategic-partnership/",
        "HTTPS://Example.ORG/Path",
        "https://192.0.2.7/page",
        "https://example.org/a@b",
    ],
)
def test_an_address_of_a_page_stays_as_it_is(url: str) -> None:
    assert ADAPTER.validate_python(f" {url}\n") == url


@pytest.mark.parametrize(
    ("url", "found", "advice"),
    [
        (
            "javascript:alert(1)",
            "the address 'javascript:alert(1)', which does not begin with https:// or http://",
            "copy it whole from the browser's address line",
        ),
        (
            "www.example.org/page",
            "the address 'www.example.org/page', which does not begin with https:// or http://",
            "copy it whole from the browser's address line",
        ),
        (
            "ftp://example.org",
            "the address 'ftp://example.org', which does not begin with https:// or http://",
            "copy it whole from the browser's address line",
        ),
        (
            "https://example.org/a page",
            "a space in the address 'https://example.org/a page'",
            "copy it from the browser's address line, where such signs are spelt with %",
        ),
        (
            "https://example.org\\@other.example",
            r"the sign '\\' in the address 'https://example.org\\@other.example'",
            "copy it from the browser's address line, where such signs are spelt with %",
        ),
        (
            'https://example.org/"onclick=',
            "the sign '\"' in the address 'https://example.org/\"onclick='",
            "copy it from the browser's address line, where such signs are spelt with %",
        ),
        (
            "https://state.gov@other.example/",
            "a name before the host in the address 'https://state.gov@other.example/'",
            "take out what stands before the @, and the @: it is for signing in, or to deceive",
        ),
        (
            "https:///page",
            "no host in the address 'https:///page'",
            "name the site behind the //",
        ),
        (
            "https://.example.org",
            "no host in the address 'https://.example.org'",
            "name the site behind the //",
        ),
        (
            "https://example.org:99999/",
            "the address 'https://example.org:99999/', in which host or port is broken",
            "copy it anew",
        ),
        (
            "https://[::1/",
            "the address 'https://[::1/', in which host or port is broken",
            "copy it anew",
        ),
        (
            "https://" + "a" * 80 + "_.org/",
            "no host in the address 'https://" + "a" * 51 + "…'",
            "name the site behind the //",
        ),
    ],
)
def test_what_is_no_address_says_why_and_what_to_do(url: str, found: str, advice: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ADAPTER.validate_python(url)
    assert [one.get("ctx") for one in caught.value.errors()] == [
        {
            "found": found,
            "allowed": "the whole address of a page, such as https://example.org/page",
            "advice": advice,
        }
    ]


def test_an_address_is_no_longer_than_it_may_be() -> None:
    start = "https://example.org/"
    longest = start + "a" * (URL_MAX - len(start))
    assert ADAPTER.validate_python(longest) == longest
    with pytest.raises(ValidationError, match="at most 500 characters"):
        ADAPTER.validate_python(longest + "a")


@given(st.text(max_size=60))
def test_whatever_is_taken_leads_to_a_host_by_http(text: str) -> None:
    try:
        url = check_address(text)
    except ValueError:
        return
    assert url.lower().startswith(("http://", "https://"))
    assert host_of(url)
