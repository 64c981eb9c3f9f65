"""A site with figures, and what it says of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from kit.store.engine import Store
from tests.web.conftest import Site, make_site

#: By name and labels, these as `name=value` with commas between.
Figures = dict[tuple[str, str], float]


def read(text: str) -> Figures:
    """A scrape's samples."""
    return {
        (sample.name, ",".join(f"{name}={sample.labels[name]}" for name in sorted(sample.labels))):
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }  # fmt: skip


def watched(store: Store, folder: Path) -> Site:
    """A site that counts."""
    return make_site(store, folder, metrics="yes")


def scraped(site: Site) -> Figures:
    """What a Prometheus on this computer gets."""
    reply = site.stranger().get("/-/metrics")
    assert reply.status_code == 200, reply.text
    return read(reply.text)


@contextmanager
def grown(site: Site) -> Iterator[Figures]:
    """By how much each sample has grown in the block; filled at its end."""
    before, more = scraped(site), Figures()
    yield more
    more.update({key: value - before.get(key, 0) for key, value in scraped(site).items()})
