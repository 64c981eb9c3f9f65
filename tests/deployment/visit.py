"""Visitors of a deployed site, run in its network: `python -m tests.deployment.visit WHAT …`.

`pages URL CERTIFICATE` crawls the teacher's pages; `class URL CERTIFICATE CODE ASSIGNMENT UNTIL`
joins and saves until the file UNTIL is there. Each prints a line of JSON.
"""

import json
import re
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.support.nginx import Client
from tests.support.room import PASSWORD

CLASS = 12
#: Seconds.
LONGEST = 1200
TRIES = 20
ITEMS = ("plan", "vote")
LABELS = ("official", "sourced")
_SAVING = re.compile(r'action="([^"]*/work/[^"]+/claims/[^"]+)"')
_TARGET = re.compile(r'(?:href|src|action|data-[a-z-]+)="(/[^"]*)"')
_LINK = re.compile(r'(?:href|src)="(/[^"]*)"')


def browser(url: str, certificate: str) -> Client:
    """Somebody at the site's own computer."""
    return Client(443, urlsplit(url).hostname or "", Path(certificate))


def pages(url: str, certificate: str) -> dict[str, Any]:
    """Each kind of page and file that links lead to, once: how it answered, what leads outside."""
    prefix, teacher = urlsplit(url).path, browser(url, certificate)
    teacher.get(f"{prefix}/teacher/sign-in")
    signed_in = teacher.post(f"{prefix}/teacher/sign-in", name="Ms Gray", password=PASSWORD)
    links, kinds, outside, failed = [f"{prefix}/teacher/"], set[str](), set[str](), []
    while links:
        link = unescape(links.pop()).partition("#")[0]
        kind = re.sub(r"[0-9a-f-]{36}|\?.*", "", link)
        if kind in kinds or "sign-out" in link or "/help/" in kind:
            continue
        kinds.add(kind)
        reply = teacher.ask("GET", link, b"", {"Accept-Encoding": "identity"})
        if reply.status not in {200, 303}:
            failed.append(f"{reply.status} {link}")
        text = reply.text
        place = reply.header("Location")
        outside |= {
            f"{kind}: {target}"
            for target in (*_TARGET.findall(text), *([place] if place else []))
            if not target.startswith((f"{prefix}/", url))
        }
        links += [target for target in _LINK.findall(text) if target.startswith(f"{prefix}/")]
    return {
        "signed_in": signed_in.header("Location"),
        "cookies": signed_in.header("Set-Cookie"),
        "kinds": len(kinds),
        "outside": sorted(outside),
        "failed": failed,
    }


def patiently(phone: Client, page: str, action: str, **form: str) -> None:
    """Press what stands on a page, again where the kit is too busy to take it (503)."""
    for _ in range(TRIES):
        phone.get(page)
        if phone.post(action, **form).status == 303:
            return
        time.sleep(1)


def lesson(url: str, certificate: str, code: str, assignment: str, until: str) -> dict[str, Any]:
    """A class saves until that file is there: statuses, and of each attempt the label acknowledged last."""
    prefix, end = urlsplit(url).path, Path(until)
    begun = time.time()

    def student(number: int) -> tuple[Counter[int], str, str]:
        phone, statuses, label, revision = browser(url, certificate), Counter[int](), "", 0
        name = f"Student {time.time_ns()} {number}"
        patiently(phone, f"{prefix}/join/{code}", f"{prefix}/join/{code}", name=name)
        patiently(phone, f"{prefix}/work/{assignment}", f"{prefix}/work/{assignment}/start")
        (saving,) = set(_SAVING.findall(phone.get(f"{prefix}/work/{assignment}/claims").text))
        while not end.exists() and time.time() < begun + LONGEST:
            revision += 1
            label = LABELS[revision % 2]
            for item in ITEMS:
                fields = {f"{item}.label": label, f"{item}.revision": str(revision)}
                statuses[phone.post(saving, **fields).status] += 1
            time.sleep(0.2)
        return statuses, saving.rpartition("/")[2], label

    with ThreadPoolExecutor(CLASS) as threads:
        done = list(threads.map(student, range(CLASS)))
    return {
        "statuses": dict(sum((statuses for statuses, _, _ in done), Counter[int]())),
        "answers": {attempt: label for _, attempt, label in done},
    }


def main() -> None:
    """What was asked for."""
    what, *words = sys.argv[1:]
    print(json.dumps((pages if what == "pages" else lesson)(*words)))


if __name__ == "__main__":
    main()
