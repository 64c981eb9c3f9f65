"""What firewalls say of themselves, and whatever else may stand there."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.doctor.reach.firewall_words import (
    macos_is_on,
    nft_drops_by_default,
    ufw_is_on,
    ufw_lets_in,
    windows_lets_in,
)

CONF = "# /etc/ufw/ufw.conf\n#\n\n# Set to yes to start on boot.\nENABLED={}\nLOGLEVEL=low\n"
RULES = """\
*filter
### RULES ###

### tuple ### allow tcp 22 0.0.0.0/0 any 0.0.0.0/0 in
-A ufw-user-input -p tcp --dport 22 -j ACCEPT

### tuple ### deny tcp 8001 0.0.0.0/0 any 0.0.0.0/0 in

### tuple ### allow any 8002 0.0.0.0/0 any 0.0.0.0/0 in

### tuple ### limit tcp 8010:8020,9000 0.0.0.0/0 any 0.0.0.0/0 in

### tuple ### allow udp 5353 0.0.0.0/0 any 0.0.0.0/0 in
COMMIT
"""
PYTHON = r"C:\Users\Gray\kit\Scripts\python.exe"


@pytest.mark.parametrize(
    ("conf", "expected"),
    [
        (CONF.format("yes"), True),
        (CONF.format("no"), False),
        (CONF.format('"YES"'), True),
        (CONF.format("no") + "ENABLED=yes\n", True),
        ("#ENABLED=yes\n", None),
        (CONF.format("perhaps"), None),
        ("", None),
    ],
)
def test_ufw_is_on_by_its_own_setting(conf: str, expected: bool | None) -> None:
    assert ufw_is_on(conf) is expected


@pytest.mark.parametrize(
    ("port", "expected"),
    [
        (22, True), (8000, False), (8001, False), (8002, True), (8009, False), (8010, True),
        (8015, True), (8020, True), (8021, False), (9000, True), (5353, False),
    ],
)  # fmt: skip
def test_ufw_lets_in_what_a_rule_names(port: int, expected: bool) -> None:
    assert ufw_lets_in(RULES, port) is expected


def test_ufw_that_lets_all_of_a_network_in() -> None:
    assert ufw_lets_in("### tuple ### allow any any 0.0.0.0/0 any 192.168.0.0/16 in\n", 8000)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Firewall is disabled. (State = 0)\n", False),
        ("Firewall is enabled. (State = 1)\n", True),
        ("Firewall is blocking all non-essential incoming connections. (State = 2)\n", True),
        ("Die Firewall ist an.\n", None),
        ("", None),
    ],
)
def test_macos_says_it_by_a_number(said: str, expected: bool | None) -> None:
    assert macos_is_on(said) is expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (rf"v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|App={PYTHON}|Name=Python|", True),
        (rf"v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|App={PYTHON.upper()}|Name=Python|", True),
        (rf"v2.31|Action=Block|Active=TRUE|Dir=In|Protocol=6|App={PYTHON}|Name=Python|", False),
        (rf"v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|App={PYTHON}|Name=Python|", False),
        (rf"v2.31|Action=Allow|Active=TRUE|Dir=Out|Protocol=6|App={PYTHON}|Name=Python|", False),
        (rf"v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=17|App={PYTHON}|Name=Python|", False),
        ("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8000|Name=Kit|", True),
        ("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=7000-8100|Name=Kit|", True),
        ("v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8001|Name=Kit|", False),
        (rf"v2.31|Action=Allow|Active=TRUE|Dir=In|App={PYTHON}|LPort=RPC|Name=Kit|", False),
        (r"v2.31|Action=Allow|Active=TRUE|Dir=In|App=C:\other.exe|Name=Other|", False),
        ("v2.31|Action=Allow|Active=TRUE|Dir=In|Name=All|", False),
        ("", False),
    ],
)  # fmt: skip
def test_windows_lets_in_the_program_or_the_port(rule: str, expected: bool) -> None:
    assert windows_lets_in(["v2.31|Name=Other|", rule], PYTHON, 8000) is expected


def ruleset(**chain: str) -> str:
    return json.dumps({"nftables": [{"metainfo": {"version": "1"}}, {"chain": chain}, 7]})


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (ruleset(name="input", hook="input", policy="drop"), True),
        (ruleset(name="input", hook="input", policy="accept"), False),
        (ruleset(name="forward", hook="forward", policy="drop"), False),
        (json.dumps({"nftables": []}), False),
        (json.dumps({"nftables": 1}), None),
        (json.dumps([1]), None),
        ("Operation not permitted (you must be root)", None),
        ("", None),
        ("[" * 100_000, None),
    ],
)
def test_nftables_says_it_by_the_policy_of_its_chains(listing: str, expected: bool | None) -> None:
    assert nft_drops_by_default(listing) is expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["nftables", "chain", "hook", "policy"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_nftables_may_say_anything(value: Any) -> None:
    assert nft_drops_by_default(json.dumps(value)) in {True, False, None}


@given(st.text(), st.integers(0, 65535))
def test_any_text_is_read(text: str, port: int) -> None:
    assert ufw_is_on(text) in {True, False, None}
    assert isinstance(ufw_lets_in(text, port), bool)
    assert macos_is_on(text) in {True, False, None}
    assert isinstance(windows_lets_in(text.splitlines(), PYTHON, port), bool)


@given(
    st.integers(1, 65535),
    st.sampled_from(["allow", "limit", "deny", "reject"]),
    st.sampled_from(["tcp", "udp", "any"]),
    st.lists(
        st.tuples(st.integers(0, 65535), st.integers(0, 65535)).map(sorted), min_size=1, max_size=4
    ),
)
def test_ufw_rule_is_read_as_it_is_written(
    port: int, act: str, protocol: str, spans: list[list[int]]
) -> None:
    ports = ",".join(f"{first}:{last}" if first != last else str(first) for first, last in spans)
    rule = f"### tuple ### {act} {protocol} {ports} 0.0.0.0/0 any 0.0.0.0/0 in\n"
    expected = (
        act in {"allow", "limit"}
        and protocol != "udp"
        and any(first <= port <= last for first, last in spans)
    )
    assert ufw_lets_in(rule, port) is expected
