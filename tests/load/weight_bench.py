"""What a student's pages weigh on their way to a phone, and how long they take on a slow network.

    python -m tests.load.weight_bench [--rounds 5] [--before CHECKOUT]

By Chromium's emulation of 400 kbit/s, 400 ms and a processor four times slower; medians. Bytes are
as sent, headers included, with what is fetched ahead for the next page. *Cold* is a browser that
has had nothing of the kit, *warm* one that has had the very page, *next* one that came by the pages
in the rows above. With `--before` the kit of another checkout, say of an older commit, is measured
in the same rounds, by turns.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, StorageState, sync_playwright

from kit.store.engine import open_store
from tests.support.browser import launch_options
from tests.support.databases import new_sqlite
from tests.support.serving import free_port, serving
from tests.support.weighing import Hour, Weight, let_in, make_hour, phone, weigh

HERE = Path(__file__).parents[2]


@contextmanager
def kit_of(checkout: Path, folder: Path) -> Iterator[tuple[str, Hour]]:
    """The kit of a checkout with a class in the middle of its hour: its address."""
    folder.mkdir()
    database = new_sqlite(folder)
    store = open_store(database)
    hour = make_hour(store)
    store.close()
    # Not the module that lies in the folder one stands in, but that of the checkout.
    command = (sys.executable, "-P", "-m", "kit")
    options = ("--database-url", database, "--local")
    paths = {"PYTHONPATH": str(checkout)}
    with serving(folder, free_port(), *options, command=command, **paths) as served:
        yield served.url, hour


def weights(browser: Browser, url: str, hour: Hour, cookies: StorageState) -> dict[str, Weight]:
    """Each page once, as it comes to browsers with more or less in their cache."""
    found: dict[str, Weight] = {}

    def open_page(what: str, path: str) -> None:
        found[what] = weigh(context, f"{url}{path}", slow=True)

    task, live = f"/work/{hour.exercise}", f"/work/{hour.live}/live/"
    with phone(browser) as context:
        open_page("first page, cold", "/")
        open_page("first page, warm", "/")
        let_in(context, url, cookies)
        open_page("start page, next", "/work/")
        open_page("page of the exercise, next", task)
        open_page("exercise of 14, next", f"{task}/claims")
        open_page("exercise of 14, warm", f"{task}/claims")
        open_page("looking it over, next", f"{task}/hand-in")
        open_page("live page, next", live)
    for what, path in (
        ("start page, cold", "/work/"),
        ("exercise of 14, cold", f"{task}/claims"),
        ("live page, cold", live),
    ):
        with phone(browser, cookies) as context:
            open_page(what, path)
    return found


def print_rows(kits: Mapping[str, object], rounds: Mapping[tuple[str, str], list[Weight]]) -> None:
    """Medians, a page a row."""
    columns = "".join(f" {name}: requests | bytes | first paint, s | ready, s |" for name in kits)
    print(f"| page |{columns}")
    for page in dict.fromkeys(page for _name, page in rounds):
        cells = []
        for name in kits:
            measured = rounds[name, page]
            cells += [
                f"{statistics.median(len(one.requests) + len(one.ahead) for one in measured):.0f}",
                f"{statistics.median(one.bytes for one in measured):,.0f}",
                f"{statistics.median(one.painted for one in measured):.1f}",
                f"{statistics.median(one.ready for one in measured):.1f}",
            ]
        print(f"| {page} | {' | '.join(cells)} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--before", type=Path, help="another checkout, measured by turns")
    arguments = parser.parse_args()
    checkouts = {"before": arguments.before} if arguments.before else {}
    options = launch_options()
    if options is None:
        parser.error("no browser: install Chromium (Debian: apt install chromium)")
    rounds: dict[tuple[str, str], list[Weight]] = defaultdict(list)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = stack.enter_context(sync_playwright()).chromium.launch(**options)
        kits = {}
        for name, checkout in {**checkouts, "now": HERE}.items():
            url, hour = stack.enter_context(kit_of(checkout.resolve(), folder / name))
            kits[name] = (url, hour, hour.sign_in(browser, url))
        for _round in range(arguments.rounds):
            for name, (url, hour, cookies) in kits.items():
                for page, weight in weights(browser, url, hour, cookies).items():
                    rounds[name, page].append(weight)
        print_rows(kits, rounds)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {browser.version}")
        browser.close()


if __name__ == "__main__":
    main()
