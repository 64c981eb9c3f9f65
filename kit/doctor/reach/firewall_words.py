"""What firewalls say of themselves, in their own files and words. Pure; what is none says nothing.

Each reader returns None where the text does not tell.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from kit.whole_number import whole_number

_ENABLED: Final = re.compile(
    r"^\s*ENABLED\s*=\s*[\"']?(yes|no)[\"']?\s*$", re.MULTILINE | re.IGNORECASE
)
_STATE: Final = re.compile(r"\(State = ([0-2])\)")
_PORT_MOST: Final = 65535
#: Numbers of the protocols in a rule of Windows: TCP, any.
_PROTOCOLS: Final = {"6", "256"}


def ufw_is_on(conf: str) -> bool | None:
    """By /etc/ufw/ufw.conf; the last setting counts, as in a shell."""
    settings = _ENABLED.findall(conf)
    return settings[-1].lower() == "yes" if settings else None


def ufw_lets_in(rules: str, port: int) -> bool:
    """By /etc/ufw/user.rules: whether a line of it names the port, and accepts."""
    for line in rules.splitlines():
        match = re.fullmatch(r"### tuple ### (\S+) (\S+) (\S+) .*", line)
        if match is None or match[1] not in {"allow", "limit"} or match[2] not in {"any", "tcp"}:
            continue
        if match[3] == "any" or _in_ranges(port, match[3].split(",")):
            return True
    return False


def macos_is_on(said: str) -> bool | None:
    """By `socketfilterfw --getglobalstate`."""
    match = _STATE.search(said)
    return None if match is None else match[1] != "0"


def windows_lets_in(rules: Iterable[str], program: str, port: int) -> bool:
    """By the rules in the registry: whether one lets the program, or the port, in from outside."""
    return any(_lets(_parts(rule), program.lower(), port) for rule in rules)


def _parts(rule: str) -> Mapping[str, str]:
    parts = (part.partition("=") for part in rule.split("|"))
    return {name: value for name, _, value in parts}


def _lets(rule: Mapping[str, str], program: str, port: int) -> bool:
    if (rule.get("Action"), rule.get("Active"), rule.get("Dir")) != ("Allow", "TRUE", "In"):
        return False
    if rule.get("Protocol", "6") not in _PROTOCOLS:
        return False
    named, ports = rule.get("App"), rule.get("LPort")
    if named is None and ports is None:
        return False
    fits = named is None or named.lower() == program
    return fits and (ports is None or _in_ranges(port, [ports]))


def nft_drops_by_default(listing: str) -> bool | None:
    """By `nft --json list ruleset`: whether what comes in is dropped where no rule lets it."""
    try:
        entries = json.loads(listing)["nftables"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(entries, list):
        return None
    chains = [entry["chain"] for entry in entries if _is_chain(entry)]
    return any(chain.get("hook") == "input" and chain.get("policy") == "drop" for chain in chains)


def _is_chain(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("chain"), dict)


def _in_ranges(port: int, ranges: Iterable[str]) -> bool:
    for span in ranges:
        first, _, last = re.sub("[:-]", " ", span).partition(" ")
        try:
            least = whole_number(first, 0, _PORT_MOST)
            most = whole_number(last, 0, _PORT_MOST) if last else least
        except ValueError:
            continue
        if least <= port <= most:
            return True
    return False
