"""The JSON file and the table of items, held against the pages they are downloaded from."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kit.exchange.schemas import schemas
from kit.store.engine import Store
from tests.support.many_claims import many_claims, swans_counted
from tests.web.conftest import Site, Visitor, shared_site, text_of
from tests.web.reading import captioned, plain


@pytest.fixture
def swans(any_store: Store, tmp_path: Path) -> Site:
    """33 students and nine claims; the first misleads the able."""
    site = shared_site(any_store, tmp_path, many_claims(9))
    swans_counted(site.room, 33, 9)
    return site


def data_of(teacher: Visitor, site: Site) -> Any:
    """What the file holds, which fits its schema."""
    data = json.loads(teacher.get(f"{site.assignment}/results.json").text)
    jsonschema.validate(data, schemas()["results"], format_checker=jsonschema.FormatChecker())
    return data


def signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def between(figure: Any) -> str:
    return f"{signed(figure['low'])} to {signed(figure['high'])}"


def percent(figure: Any) -> str:
    return f"{100 * figure['low']:.0f} to {100 * figure['high']:.0f} %"


@pytest.mark.long
def test_class_in_the_file_is_the_class_on_the_page(swans: Site) -> None:
    teacher = swans.teacher()
    page, found = teacher.get(f"{swans.assignment}/results"), data_of(teacher, swans)["class"]
    text = plain(text_of(page))
    scores, labelling = found["scores"], found["labelling"]
    low, middle, high = (f"{round(each, 2):g}" for each in scores["quartiles"])
    assert (
        f"Mean {scores['mean']['value']:.3g} of {scores['out_of']} points "
        f"({scores['mean']['low']:.3g} to {scores['mean']['high']:.3g}); 33 students. The middle "
        f"half lies from {low} to {high}, the median at {middle}."
    ) in text
    assert [row[1] for row in captioned(page, "How the scores spread")[1:]] == [
        str(count) for count in scores["tenths"]
    ]
    share, alpha = labelling["agreement_with_key"], labelling["alpha_with_key"]
    assert (
        f"Agreement with the key {100 * share['value']:.0f} % of {share['n']} answers "
        f"({percent(share)}). Beyond chance, Krippendorff's alpha is {signed(alpha['value'])} "
        f"({between(alpha)})"
    ) in text
    within, macro = labelling["alpha_within_class"], labelling["macro_f1"]
    assert f"alpha {signed(within['value'])} ({between(within)}), 33 students" in text
    assert f"Macro-F1 {signed(macro['value'])} ({between(macro)}); {macro['n']} answers." in text
    reliable = found["reliability"]
    name = "KR-20" if reliable["kind"] == "kr20" else "Cronbach's alpha"
    value = f"{signed(reliable['alpha']['value'])} ({between(reliable['alpha'])})"
    assert f"{name} {value}; 33 students, 9 items." in text
    assert (found["students"], found["items"], found["void"], found["to_mark"]) == (33, 9, [], [])


@pytest.mark.long
def test_certainty_in_the_file_is_that_on_the_page(swans: Site) -> None:
    teacher = swans.teacher()
    page = teacher.get(f"{swans.assignment}/results")
    found = data_of(teacher, swans)["class"]["certainty"]
    rows = captioned(page, "How sure, and how right")[1:]
    levels = [(each["accuracy"], each["stated"]) for each in reversed(found["levels"])]
    assert [row[1:] for row in rows[:3]] == [
        [
            str(right["n"]),
            f"{100 * right['value']:.0f} % {percent(right)}",
            f"{100 * stated:.0f} %",
        ]
        for right, stated in levels
    ]
    assert rows[3][1] == str(found["unsaid"]["n"])
    first = found["confident_errors_by_item"][0]
    assert f"Talk about these first: Claim {first['item'][1:]} ({first['count']})" in text_of(page)


@pytest.mark.long
def test_doubts_and_thirds_are_those_of_the_pages(swans: Site) -> None:
    teacher = swans.teacher()
    data = data_of(teacher, swans)
    assert data["format"] == 2
    (doubt,) = data["items"][0]["doubts"]
    assert (doubt["part"], doubt["choice"]) == ("", "sourced")
    assert [item["id"] for item in data["items"] if item["doubts"]] == ["c1"]
    for place in ("results", "items/c1"):
        assert (
            f"Of the {doubt['able']} who had most right elsewhere, {doubt['able_other']} chose "
            f"“Sourced fact” and {doubt['able_key']} “Official statement”, as the key says."
        ) in text_of(teacher.get(f"{swans.assignment}/{place}"))
    assert doubt["evidence"] > 0
    own = data["items"][0]["parts"][0]["thirds"]
    shown = captioned(
        teacher.get(f"{swans.assignment}/items/c1"), "What the thirds chose, 11 students each"
    )
    words = {choice["words"]: choice["value"] for choice in data["items"][0]["parts"][0]["choices"]}
    for name, *cells in shown[1:]:
        value = words.get(name.removesuffix(" (key)"))
        shares = [
            own[f"{side}_left_out"] if value is None else own[side][value]
            for side in ("strongest", "weakest")
        ]
        assert cells == [f"{100 * share:.0f} %" for share in shares]
    assert own["students"] == 11


@pytest.mark.long
def test_doubts_stand_in_the_table_of_items(swans: Site) -> None:
    teacher = swans.teacher()
    text = teacher.get(f"{swans.assignment}/items.csv").text.removeprefix("\ufeff")
    rows = {row["item"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    columns = ("key_in_doubt", "able_chose")
    assert [rows["c1"][name] for name in columns] == ["yes", "sourced"]
    doubts = {item["id"]: item["doubts"] for item in data_of(teacher, swans)["items"]}
    for item, row in rows.items():
        expected = ["yes", doubts[item][0]["choice"]] if doubts[item] else ["", ""]
        assert [row[name] for name in columns] == expected


@pytest.mark.long
def test_hidden_key_leaves_class_doubts_and_thirds_out(swans: Site) -> None:
    teacher = swans.teacher()
    teacher.post("/teacher/hide", hide="1")
    data = data_of(teacher, swans)
    assert data["class"] is None
    assert {item["doubts"] for item in data["items"]} == {None}
    assert {part["thirds"] for item in data["items"] for part in item["parts"]} == {None}
    text = teacher.get(f"{swans.assignment}/items.csv").text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {(row["key_in_doubt"], row["able_chose"]) for row in rows} == {("", "")}
