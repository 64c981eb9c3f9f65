"""How much is sent to a phone: little at first, and after that the page alone."""

import pytest
from playwright.sync_api import Browser

from tests.support.ground import Ground
from tests.support.weighing import let_in, make_hour, phone, weigh

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
#: What the first page may weigh, headers and all requests included: under a second of slow 3G.
FIRST_BYTES = 45_000


@pytest.mark.long
def test_first_page_is_light_and_each_after_it_is_sent_alone(
    ground: Ground, browser: Browser
) -> None:
    """What the next page needs comes while one is read, and is not asked for again."""
    hour = make_hour(ground.store)
    cookies = hour.sign_in(browser, ground.url)
    with phone(browser) as context:
        first = weigh(context, f"{ground.url}/")
        assert first.bytes <= FIRST_BYTES, first
        assert weigh(context, f"{ground.url}/").requests == [f"{ground.url}/"]
        let_in(context, ground.url, cookies)
        task = f"{ground.url}/work/{hour.exercise}"
        for url in (f"{ground.url}/work/", task, f"{task}/claims", f"{task}/hand-in"):
            assert weigh(context, url).requests == [url]
        live = f"{ground.url}/work/{hour.live}/live/"
        # It asks where the class is, and for its question, as it does every other second.
        assert weigh(context, live).requests == [live, f"{live}round"]
    with phone(browser, cookies) as context:
        start = weigh(context, f"{ground.url}/work/")
        assert start.bytes - start.bytes_ahead <= FIRST_BYTES, start


@pytest.mark.long
def test_first_page_is_painted_within_two_seconds_on_a_slow_network(
    ground: Ground, browser: Browser
) -> None:
    """The best of three, since the machine that tests may be busy."""
    make_hour(ground.store)
    painted = []
    for _ in range(3):
        with phone(browser) as context:
            painted.append(weigh(context, f"{ground.url}/", slow=True).painted)
    assert 0 < min(painted) <= 2, painted
