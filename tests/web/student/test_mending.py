"""Without scripts: one wrong field throws back nothing, in any type; the rest is said on top."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kit.store.engine import Store
from tests.support import choosing
from tests.support.passages import passages
from tests.support.rewriting import give_straight, rewriting_library
from tests.web.conftest import Site, Visitor, make_site, text_of
from tests.web.reading import plain

SAVED = "All else on this page is saved."


@dataclass(frozen=True)
class Slip:
    """A page with one wrong field: what is posted, where it is mended, and what is good."""

    fields: Mapping[str, str]
    wrong: str
    said: str
    good: Mapping[str, str]


LONG = "x" * 5000
SLIPS = {
    "classify": Slip(
        {"plan.label": "official", "vote.label": "nonsense"},
        "vote.label",
        "Claim 2: “nonsense” is not a label of this exercise. Allowed: sourced, official, "
        "editorial. Pick one of the pens.",
        {"plan.label": "official"},
    ),
    "free": Slip(
        {"lead.sourced": "8-14", "lead.official": "500", "second.official": "1-5"},
        "lead.official",
        "Passage 1: “500” names no words of the passage, which are numbered from 1 to 19. Write "
        "numbers such as 4, 7 or 4-9, with commas between them.",
        {"lead.sourced": "8-14", "second.official": "1-5"},
    ),
    "rewrite": Slip(
        {"square.text": LONG, "bridge.text": "The mayor spoke."},
        "square.text",
        "Text 1: This is too long to be saved: 5000 characters; at most 4000 are taken. "
        "Shorten it: all that you wrote is still in the box.",
        {"bridge.text": "The mayor spoke."},
    ),
    "attribute": Slip(
        {"losses.who": "xyzzy", "losses.ground": "none", "minutes.who": "writer"},
        "losses.who",
        "Claim 1: “xyzzy” is not an answer to this question. Allowed: ministry, expert, ",
        {"losses.ground": "none", "minutes.who": "writer"},
    ),
    "compare": Slip(
        {"first-day.claim-road": "both", "first-day.claim-toll": "xyzzy"},
        "first-day.claim-toll",
        "Pair 1: “xyzzy” is not an answer to this question. Allowed: both, first, second, "
        "conflict. Pick one of them.",
        {"first-day.claim-road": "both"},
    ),
    "figures": Slip(
        {"toll.question-add-up": "no", "toll.question-sum": "9" * 61},
        "toll.question-sum",
        "Table 1: 61 characters are more than a number needs.",
        {"toll.question-add-up": "no"},
    ),
}


def site_of(store: Store, folder: Path, name: str) -> Site:
    if name in {"free", "classify"}:
        return make_site(store, folder, *([passages(free=True)] if name == "free" else []))
    site = make_site(store, folder, *([rewriting_library()] if name == "rewrite" else []))
    if name == "rewrite":
        give_straight(site.room)
    else:
        choosing.give(site.room, name)
    return site


def begin(site: Site) -> tuple[Visitor, str]:
    visitor = site.student("Zoe")
    visitor.post(f"{site.work}/start")
    action = re.search(r'action="([^"]+/claims/[^"]+)"', visitor.get(f"{site.work}/claims").text)
    assert action
    return visitor, action[1]


def summary(text: str) -> tuple[str, list[str]]:
    """What the list at the top says, and where its lines lead."""
    block = re.search(r'<div class="to-mend".*?</div>', text, re.DOTALL)
    assert block
    return plain(block[0]), re.findall(r'href="#([^"]+)"', block[0])


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", SLIPS)
def test_one_wrong_field_throws_back_nothing(any_store: Store, tmp_path: Path, name: str) -> None:
    slip = SLIPS[name]
    zoe, path = begin(site_of(any_store, tmp_path, name))
    fields: dict[str, Any] = {**slip.fields, "review": "1"}
    reply = zoe.post(path, **fields)
    assert reply.status_code == 400
    said, links = summary(reply.text)
    assert links == [slip.wrong]
    assert f'id="{slip.wrong}"' in reply.text
    assert slip.said in said
    assert SAVED in said
    again = zoe.get(path.rpartition("/")[0]).text
    for field, text in slip.good.items():
        assert is_in(again, field, text), field
        assert is_in(reply.text, field, text), field
    assert slip.fields[slip.wrong] not in again
    # What comes next is the answer after what was just saved.
    second: dict[str, Any] = dict(re.findall(r'name="([^"]+\.revision)" value="(\d+)"', reply.text))
    good: dict[str, Any] = {**second, **slip.good}
    assert zoe.post(path, **good).status_code == 303
    assert "in another window" not in text_of(zoe.get(path.rpartition("/")[0]))


def is_in(page: str, field: str, text: str) -> bool:
    """Whether a field of a page holds a text."""
    name = re.escape(field)
    chosen = rf'name="{name}"\s+value="{text}"[^>]*checked'
    typed = rf'name="{name}"[^>]*value="{text}"|name="{name}"[^>]*>\s*{text}<'
    return bool(re.search(f"{chosen}|{typed}", page, re.DOTALL))


def test_nothing_good_is_not_said_to_be_saved(any_store: Store, tmp_path: Path) -> None:
    zoe, path = begin(site_of(any_store, tmp_path, "free"))
    fields: dict[str, Any] = {"lead.official": "x"}
    said, _links = summary(zoe.post(path, **fields).text)
    assert SAVED not in said
