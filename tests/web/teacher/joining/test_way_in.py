"""What pages show of the way in: an address that students can reach, or what to do instead."""

import html
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.network import Address, Kind, Picked
from kit.server.addresses import picked_address
from kit.settings import read_settings
from kit.store.engine import Store
from kit.web import addresses, create_app
from kit.web.addresses import FRESH_SECONDS
from tests.support.room import tiny_library
from tests.web.conftest import SECRET, Site, Visitor, make_site, text_of
from tests.web.reading import flashes, follow, notices

CABLE = Address("10.20.30.40", "eth0", Kind.ROOM)
HOTSPOT = Address("10.42.0.1", "wlan0", Kind.ROOM)
TUNNEL = Address("10.5.0.2", "nordlynx", Kind.VIRTUAL)
NO_NETWORK = (
    "This computer is in no network, so no other device reaches it. Join one, or make a hotspot "
    "with this computer or a phone: address and QR code then come by themselves."
)
LOCAL = (
    "This kit was started for this computer alone (--local): no other device reaches it. Start it "
    "without that, and a QR code stands here."
)
SEVERAL = "This computer is in several networks. Show the address of the one that the class is in."
Network = Callable[..., None]


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    """Call it with the addresses that the computer has from now on, likeliest first."""
    clock = [0.0]
    found: list[Address] = []

    def ordered(picked: Picked | None = None) -> list[Address]:
        first = picked.among(found) if picked else None
        return sorted(found, key=lambda address: address is not first)

    def change(*now: Address) -> None:
        clock[0] += FRESH_SECONDS
        found[:] = now

    monkeypatch.setattr(addresses, "classroom_addresses", ordered)
    monkeypatch.setattr(addresses, "monotonic", lambda: clock[0])
    return change


@pytest.fixture
def opened(any_store: Store, tmp_path: Path, network: Network) -> Site:
    """A site on a laptop with a cable and a hotspot of its own."""
    network(CABLE, HOTSPOT)
    return make_site(any_store, tmp_path, address=None)


def pages_with_a_way(site: Site, teacher: Visitor) -> dict[str, str]:
    """The pages that show the way in, by what they are: wall, pairing and the like."""
    student = f"{site.classroom}/students/{site.room.people['Ben'].student_id}"
    live = teacher.post(f"{site.classroom}/live/start/three-claims", again="1").headers["Location"]
    return {
        "join": teacher.get(f"{site.classroom}/join").text,
        "slips": teacher.get(f"{site.classroom}/codes").text,
        "one-time code": follow(teacher, teacher.post(f"{student}/readmit")).text,
        "signed out": follow(teacher, teacher.post(f"{student}/sign-out")).text,
        "control": teacher.get(live).text,
        "wall": teacher.get(f"{live}/projector").text,
        "pairing": follow(teacher, teacher.post(f"{live}/pair")).text,
    }


def fresh(teacher: Visitor, page: str) -> str:
    """What the page's script asks for."""
    asked = page.partition('data-way-in="')[2].partition('"')[0]
    reply = teacher.get(html.unescape(asked))
    assert reply.status_code == 200
    return reply.text


@pytest.mark.long
def test_every_page_that_shows_the_way_follows_a_change(opened: Site, network: Network) -> None:
    teacher = opened.teacher()
    pages = pages_with_a_way(opened, teacher)
    for name, page in pages.items():
        assert "live/way-in.js" in page, name
        if name != "control":
            assert "http://10.20.30.40:8000" in page, name
        network(HOTSPOT)
        later = fresh(teacher, page)
        assert "http://10.42.0.1:8000" in later, name
        assert "10.20.30.40" not in later, name
        network(CABLE, HOTSPOT)


@pytest.mark.long
@pytest.mark.parametrize("name", ["join", "wall", "pairing"])
def test_no_code_leads_a_phone_to_itself(opened: Site, network: Network, name: str) -> None:
    teacher = opened.teacher()
    page = pages_with_a_way(opened, teacher)[name]
    assert page.count('class="qr"') == 1
    network()
    later = fresh(teacher, page)
    assert 'class="qr"' not in later
    assert "127.0.0.1" not in later
    assert NO_NETWORK in " ".join(later.split())


def test_without_a_network_no_page_names_this_computers_own_address(
    opened: Site, network: Network
) -> None:
    teacher = opened.teacher()
    network()
    for name, page in pages_with_a_way(opened, teacher).items():
        assert "http://127.0.0.1" not in page, name
        assert NO_NETWORK in " ".join(page.split()), name


def test_kit_of_one_computer_says_that_no_other_device_reaches_it(
    any_store: Store, tmp_path: Path
) -> None:
    site = make_site(any_store, tmp_path, address=None, local="true")
    page = site.teacher().get(f"{site.classroom}/join")
    assert LOCAL in text_of(page)
    assert '<span data-way="address">http://127.0.0.1:8000</span>' in page.text
    assert 'class="qr"' not in page.text


def test_public_url_is_shown_as_it_is_and_nothing_can_be_picked(
    any_store: Store, tmp_path: Path
) -> None:
    site = make_site(
        any_store, tmp_path, address=None, public_url="http://127.0.0.1:8000", proxy="127.0.0.1"
    )
    assert site.app.extensions["kit"].shown_addresses.found() == ()


@pytest.mark.long
def test_teacher_picks_another_address_which_is_kept_for_the_next_start(
    opened: Site, network: Network, tmp_path: Path
) -> None:
    teacher = opened.teacher()
    join = f"{opened.classroom}/join"
    page = teacher.get(join)
    assert SEVERAL in text_of(page)
    assert "http://10.20.30.40:8000 (eth0, network) · shown" in text_of(page)
    reply = teacher.post(f"{opened.classroom}/address", pick='["wlan0", "10.42.0.1"]')
    page = follow(teacher, reply)
    assert (
        "Shown from now on: http://10.42.0.1:8000. Where this network has another address next "
        "time, that one is shown."
    ) in flashes(page)
    assert "http://10.42.0.1:8000 (wlan0, network) · shown, as you picked" in text_of(page)
    # The next start, in another room: the same interface has another address there.
    network(CABLE, Address("192.168.1.20", "wlan0", Kind.ROOM))
    store = opened.room.store
    assert picked_address(store) == Picked("wlan0", "10.42.0.1")
    again = create_app(read_settings({"data": str(tmp_path)}, {}), store, tiny_library(), SECRET)
    assert again.extensions["kit"].addresses[0] == "http://192.168.1.20:8000"


def test_what_was_picked_and_is_gone_is_said_and_comes_back(opened: Site, network: Network) -> None:
    teacher = opened.teacher()
    join = f"{opened.classroom}/join"
    teacher.post(f"{opened.classroom}/address", pick='["wlan0", "10.42.0.1"]')
    network(CABLE, TUNNEL)
    page = teacher.get(join)
    assert (
        "The address that you picked (wlan0, 10.42.0.1) is not there now, so the likeliest is "
        "shown. It is shown again when it is back."
    ) in notices(page)
    assert "If that address finds nothing, show another:" in text_of(page)
    network(CABLE, HOTSPOT)
    assert '<span data-way="address">http://10.42.0.1:8000</span>' in teacher.get(join).text
    page = follow(teacher, teacher.post(f"{opened.classroom}/address", pick=""))
    assert "The kit shows the likeliest address first again." in flashes(page)
    assert '<span data-way="address">http://10.20.30.40:8000</span>' in page.text
    assert picked_address(opened.room.store) is None


def test_address_that_is_gone_is_not_picked(opened: Site) -> None:
    teacher = opened.teacher()
    for posted in ('["wlan9", "10.9.9.9"]', "x", "[]"):
        page = follow(teacher, teacher.post(f"{opened.classroom}/address", pick=posted))
        assert "That address is gone meanwhile. These are the ones of now." in flashes(page)
    assert picked_address(opened.room.store) is None


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "to", ["//evil.example/", "http://evil.example/", "x", "/\\evil.example", "/" + 300 * "x"]
)
def test_code_leads_nowhere_but_to_the_kit(opened: Site, to: str) -> None:
    reply = opened.teacher().get("/teacher/way-in", query_string={"to": to})
    assert reply.status_code == 404 or "http://10.20.30.40:8000/" in reply.text
    assert "http://evil" not in reply.text
