"""The firewall, as far as it can be seen without an administrator's rights: a hint, no verdict.

A device that has reached the kit since its start is a better witness than any rule.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import psutil

from kit.doctor.facts import Facts
from kit.doctor.finding import Finding, Kind, State
from kit.doctor.reach.firewall_words import (
    macos_is_on,
    nft_drops_by_default,
    ufw_is_on,
    ufw_lets_in,
    windows_lets_in,
)
from kit.server.port import host_of
from kit.vocabulary import N_

PASSED: Final = Kind(
    "firewall-passed", State.WELL, N_("Another device has come through since the kit was started.")
)
NOT_ASKED: Final = Kind(
    "firewall-not-asked",
    State.WELL,
    N_("The kit is set to answer this computer alone, so no firewall is in its way."),
)
NONE_SEEN: Final = Kind(
    "firewall",
    State.WELL,
    N_("No firewall was seen. Looked at: %(seen)s. Not looked at: %(unseen)s."),
)
LETS_IN: Final = Kind(
    "firewall-open", State.WELL, N_("The firewall %(name)s lets port %(port)s in.")
)
ON: Final = Kind(
    "firewall-on",
    State.MIND,
    N_("The firewall %(name)s is on, and was not seen to let port %(port)s in."),
    N_("If a phone finds nothing, let the kit in: %(how)s."),
)
DROPS: Final = Kind(
    "firewall-drops",
    State.MIND,
    N_("nftables drops what comes in and is not let in by a rule; the rules were not understood."),
    N_("If a phone finds nothing, let TCP port %(port)s in."),
)
_SECONDS: Final = 1.0
_MORE: Final = ("/usr/sbin", "/sbin")
_UFW: Final = Path("/etc/ufw")
_MAC: Final = "/usr/libexec/ApplicationFirewall/socketfilterfw"
_POLICY: Final = r"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"


def check(facts: Facts) -> Sequence[Finding]:
    """Whatever firewall this system has."""
    if facts.within is not None and facts.within.device_seen_at is not None:
        return [PASSED.at()]
    if host_of(facts.settings) == "127.0.0.1":
        return [NOT_ASKED.at()]
    running = facts.running
    port = (running.port if running is not None else None) or facts.settings.port
    if sys.platform == "win32":
        return [_windows(port)]
    if sys.platform == "darwin":
        return [_macos(port)]
    return list(_linux(port, _UFW))


def _linux(port: int, ufw: Path) -> Iterator[Finding]:
    if ufw_is_on(_text(ufw / "ufw.conf")):
        rules = _text(ufw / "user.rules")
        how = f"sudo ufw allow {port}/tcp"
        lets = ufw_lets_in(rules, port)
        yield LETS_IN.at(name="ufw", port=port) if lets else ON.at(name="ufw", port=port, how=how)
        return
    if _runs("firewalld"):
        how = f"sudo firewall-cmd --add-port={port}/tcp"
        asked = _said("firewall-cmd", f"--query-port={port}/tcp").strip() == "yes"
        lets_in = LETS_IN.at(name="firewalld", port=port)
        yield lets_in if asked else ON.at(name="firewalld", port=port, how=how)
        return
    drops = nft_drops_by_default(_said("nft", "--json", "list", "ruleset"))
    if drops:
        yield DROPS.at(port=port)
        return
    seen, unseen = "ufw, firewalld", "rules of nftables and iptables (an administrator sees them)"
    if drops is not None:
        seen, unseen = "ufw, firewalld, nftables", "rules that older programs have set"
    yield NONE_SEEN.at(seen=seen, unseen=unseen)


def _macos(port: int) -> Finding:
    if macos_is_on(_said(_MAC, "--getglobalstate")):
        how = "System Settings, Network, Firewall, Options: Python"
        return ON.at(name="macOS", port=port, how=how)
    return NONE_SEEN.at(seen="macOS", unseen="other programs")


def _windows(port: int) -> Finding:
    """By the registry, whose words are the same in every language."""
    if sys.platform != "win32":
        return NONE_SEEN.at(seen="-", unseen="-")
    import winreg  # noqa: PLC0415 - not on every platform

    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_POLICY}\StandardProfile") as key:
        is_on = winreg.QueryValueEx(key, "EnableFirewall")[0]
    if not is_on:
        return NONE_SEEN.at(seen="Windows", unseen="other programs")
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_POLICY}\FirewallRules") as key:
        count = winreg.QueryInfoKey(key)[1]
        rules = [str(winreg.EnumValue(key, number)[1]) for number in range(count)]
    if windows_lets_in(rules, sys.executable, port):
        return LETS_IN.at(name="Windows", port=port)
    how = "Windows Security, Firewall, Allow an app: Python, on private networks"
    return ON.at(name="Windows", port=port, how=how)


def _text(path: Path) -> str:
    """A file's text; nothing where it may not be read."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _runs(name: str) -> bool:
    return any(process.info["name"] == name for process in psutil.process_iter(["name"]))


def _said(program: str, *words: str) -> str:
    """What a program of the system says; nothing where it is not there, or refuses."""
    # Programs for administrators are not on everybody's path.
    path = shutil.which(program, path=os.pathsep.join([os.environ.get("PATH", ""), *_MORE]))
    if path is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - no path of its own
            [path, *words],
            capture_output=True, check=False, encoding="utf-8", errors="replace",
            env={"LC_ALL": "C"}, stdin=subprocess.DEVNULL, timeout=_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
