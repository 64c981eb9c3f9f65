"""What a page of results shows, read in the browser and held against the downloaded files."""

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page

from kit.items.base import Part
from tests.support.downloaded import (
    LABELS,
    LIVE_STATES,
    SIGNS,
    STATES,
    SURE,
    Downloaded,
    Row,
    figure,
    mean_of,
    moment,
    per_cent,
    right_parts,
    rows_of,
    short,
    unsettled_in,
)

_READ = """
(found) => found.map((node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('.visually-hidden').forEach((hidden) => hidden.remove());
  return copy.textContent.replace(/\\s+/g, ' ').trim();
})
"""
_TABLES = """
() => Array.from(document.querySelectorAll('main table')).map((table) => [
  (table.caption || {textContent: ''}).textContent.replace(/\\s+/g, ' ').trim(),
  Array.from(table.rows).map((row) => Array.from(row.cells).map((cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll('.visually-hidden').forEach((hidden) => hidden.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  })),
])
"""


def words(found: Locator) -> list[str]:
    """What is seen of each element."""
    read: list[str] = found.evaluate_all(_READ)
    return read


def tables(page: Page) -> dict[str, list[list[str]]]:
    """The tables by their captions, as rows of cells."""
    return dict(page.evaluate(_TABLES))


def lead(page: Page) -> str:
    """The sentence on top."""
    return words(page.locator("main p.lead"))[0]


def downloaded(page: Page) -> Downloaded:
    """The CSV files that the page of results offers, fetched by their links."""

    def rows(name: str) -> Sequence[Row]:
        link = page.get_by_role("link", name=f"{name} (CSV)", exact=True)
        if not link.count():
            return []
        with page.expect_download() as loading:
            link.click()
        return rows_of(Path(loading.value.path()))

    with page.expect_download() as loading:
        page.get_by_role("link", name="JSON", exact=True).click()
    return Downloaded(
        answers=rows("Answers"),
        items=rows("Items"),
        labels=rows("Labels"),
        canvas=rows("Canvas"),
        rounds=rows("Rounds"),
        unsettled=unsettled_in(Path(loading.value.path())),
    )


def check_grid(page: Page, files: Downloaded, *, asked: bool) -> None:
    """State, credit, and what became of each answer, of each student."""
    shown = tables(page)["Students and items"]
    points_of = {row["Student"]: list(row.values())[-1] for row in files.canvas}
    possible = sum(row["counts"] != "void" for row in files.items)
    voids = {row["position"]: " void" if row["counts"] == "void" else "" for row in files.items}
    assert [" ".join(head.split()) for head in shown[0]] == [
        "Student", "State", f"Credit of {possible}", *(at + void for at, void in voids.items()),
    ]  # fmt: skip
    assert points_of.pop("    Points Possible") == str(possible)
    assert list(points_of) == list(files.students)
    for (name, rows), line in zip(files.students.items(), shown[1:], strict=True):
        first, done = rows[0], name in files.handed_in
        many = f", attempt {first['attempt']} of {first['attempts_made']}"
        state = (LIVE_STATES if files.rounds else STATES)[first["state"]] + (
            many if int(first["attempts_made"]) > 1 else ""
        )
        credit = [float(row["credit"]) for row in rows if row["credit"]]
        waiting = any(moment(row, "saved_at") and not row["credit"] for row in rows)
        total = short(sum(credit)) if done else ""
        assert line[:3] == [name, state, "·" if waiting and not credit and done else total]
        points = points_of[name] and short(float(points_of[name]))
        assert points == ("" if waiting else total)
        assert [cell.replace(" ", "") for cell in line[3:]] == [
            sign(row, asked=asked) for row in rows
        ]


def sign(row: Row, *, asked: bool) -> str:
    """A cell of the grid."""
    given = bool(moment(row, "saved_at"))
    after_feedback = "*" if row["after_feedback"] == "yes" else ""
    sure = row["certainty"][:1] if asked else ""
    return (SIGNS.get(row["verdict"], "·") if given else "–") + after_feedback + sure


def check_class(page: Page, files: Downloaded) -> None:
    """How many handed in, and the scores."""
    text = words(page.locator("main"))[0]
    done, everybody = len(files.handed_in), len(files.students)
    assert f"{done} of {everybody} {'took part' if files.rounds else 'have handed in'}" in text
    found, shares = tables(page), files.shares()
    if shares:
        most = len(files.counting)
        exact = most * mean_of(shares, shares)
        mean = "|".join(sorted({short(exact + by) for by in (-1e-9, 0.0, 1e-9)}))
        said = rf"Mean (?:{mean}) of {most} points \(.*?\); {done} students\."
        assert re.search(said, text), (said, re.findall(r"Mean .{60}", text))
        tenths = [min(int(10 * share + 1e-9), 9) for share in shares.values()]
        shown = [row[1] for row in found["How the scores spread"][1:]]
        assert shown == [str(tenths.count(tenth)) for tenth in range(10)]


def check_labels(page: Page, files: Downloaded) -> None:
    """What was due by what was given, and each label's figures."""
    text, found = words(page.locator("main"))[0], tables(page)
    names = [row["key"] for row in files.labels]
    counts = [[int(row[f"given_{name}"]) for name in names] for row in files.labels]
    pairs = files.labelled(files.handed_in)
    assert counts == [[pairs.count((due, said)) for said in names] for due in names]
    lines = found["What the key says, and what the class said"][1:]
    for line, row, numbers in zip(lines, files.labels, counts, strict=False):
        recall = figure(row, "recall", share=True) or "–"
        if row["recall"] and not row["recall_low"]:
            recall += " no interval"
        assert line == [LABELS[row["key"]], *map(str, numbers), recall]
    used = [f"{sum(row[at] for row in counts)} / {sum(counts[at])}" for at in range(len(names))]
    assert lines[-1] == ["Said / should be", *used, ""]
    agree = sum(due == said for due, said in pairs) / len(pairs)
    assert f"Agreement with the key {per_cent(agree)} of {len(pairs)} answers" in text
    for line, row in zip(found["Given rightly, and how often"][1:], files.labels, strict=True):
        shares = [
            f"{share}{'' if row[f'{name}_low'] else ' no interval'}, of {row[f'{name}_n']}"
            if (share := figure(row, name, share=True))
            else "–"
            for name in ("precision", "use")
        ]
        expected = [LABELS[row["key"]], *shares, figure(row, "f1", share=False) or "–"]
        assert line == expected, (line, expected)


def check_sentence(page: Page, files: Downloaded) -> None:
    """The key in doubt, the label found least or the claim to talk about: what the page leads with."""
    text = lead(page)
    doubted = {row["position"]: row["able_chose"] for row in files.items if row["key_in_doubt"]}
    doubt = re.match(r"First look at a key: that of “.+? (\d+)” may be at fault\.", text)
    assert (doubt is not None) is bool(doubted)
    if doubt is not None:
        assert doubt[1] in doubted
    labels = {words_of: label for label, words_of in LABELS.items()}
    least = re.match(
        r"“(.+?)” was found (\d+) of (\d+) times, the other labels (\d+) of (\d+)", text
    )
    if least is not None:
        pairs = files.labelled(files.handed_in)
        own = [said == due for due, said in pairs if due == labels[least[1]]]
        rest = [said == due for due, said in pairs if due != labels[least[1]]]
        assert [int(one) for one in least.groups()[1:]] == [
            sum(own), len(own), sum(rest), len(rest),
        ]  # fmt: skip
    said = re.match(r"(\d+) of (\d+) took claim (\d+) for “(.+?)”; the key says “(.+?)”", text)
    if said is None:
        return
    item = files.items[int(said[3]) - 1]["item"]
    given = files.choices(item, "")
    assert given[labels[said[4]]] == int(said[1])
    assert given.total() - given[""] == int(said[2])
    assert files.due(item, "") == labels[said[5]]


def check_sure(page: Page, files: Downloaded) -> None:
    """How many answers were given at each level, and how many of them were right."""
    marked = [row for rows in files.handed_in.values() for row in rows if row["credit"]]
    for line in tables(page)["How sure, and how right"][1:]:
        credit = [float(row["credit"]) for row in marked if row["certainty"] == SURE[line[0]]]
        assert line[1] == str(len(credit))
        assert line[2].startswith(f"{per_cent(sum(credit) / len(credit))} ")


def check_votes(page: Page, files: Downloaded) -> None:
    """Both votes of each question put to the class, of one choice each, and who moved."""
    shown = tables(page).get("First and second vote", [[]])[1:]
    for line, row in zip(shown, files.rounds, strict=True):
        expected = [
            f"{per_cent(int(row[f'{vote}_right']) / votes)} right, of {votes} votes"
            if (votes := int(row[f"{vote}_votes"]))
            else "none"
            for vote in ("first", "second")
        ]
        moved = [row[name] or "–" for name in ("wrong_to_right", "right_to_wrong")]
        assert line[1:] == [*expected, *moved]


def check_mix(
    found: Locator, parts: Sequence[tuple[str, Part]], files: Downloaded, *, keyed: bool
) -> None:
    """The distribution of each part, beside its bar."""
    for line, (item, part) in zip(words(found), parts, strict=True):
        given, due = files.choices(item, part.id), files.due(item, part.id)
        names = {choice.value: choice.words for choice in part.choices}
        expected = {
            f"{names.get(choice, choice)} {given[choice]}"
            for choice in {*given, *([due] if keyed else [])} - {""}
        }
        expected |= {f"no answer {given['']}"} if given[""] else set()
        pieces = [piece.replace(" (as good)", "") for piece in line.split(" · ")]
        assert {piece.removesuffix(" (key)") for piece in pieces} == expected
        marked = [piece for piece in pieces if piece.endswith("(key)")]
        assert marked == ([f"{names.get(due, due)} {given[due]} (key)"] if keyed else [])


def check_item(page: Page, row: Row, files: Downloaded, parts: list[tuple[str, Part]]) -> None:
    """The counts, the distributions and the figures of an item."""
    text = words(page.locator("main"))[0]
    check_mix(page.locator("main svg.mix + p:has(+ details)"), parts, files, keyed=True)
    if row["counts"] != "yes":
        assert "Its figures come when you have marked it for everybody." in text
        return
    partly = f"{row['partly']} in part, " if row["partly"] != "0" else ""
    counts = f"{row['right']} as the key, {partly}{row['wrong']} not as the key"
    assert f"{counts}, {row['left_out']} without an answer." in text
    shown = tables(page)["How the item worked"][1:]
    names = {"difficulty": True, "facility": True, "item_rest": False, "groups": False}
    for line, (name, share) in zip(shown, names.items(), strict=True):
        expected = {figure(row, name, share=share, nudge=by) or "–" for by in (-1e-9, 0.0, 1e-9)}
        assert line[1] in expected, (line, expected)
        group = " a group" if name == "groups" and row[name] else ""
        assert line[2] == f"{row[f'{name}_n']}{group}"
    rows = files.of_item(row["item"])
    credit = [float(each["credit"]) for each in rows if each["credit"]]
    assert [credit.count(1), credit.count(0)] == [int(row["right"]), int(row["wrong"])]
    check_again(text, [each for each in rows if each["first_given"] or each["first_verdict"]])


def check_again(text: str, rows: Sequence[Row]) -> None:
    """How many were right in the first attempt and in the last, of those who made several."""
    if not rows:
        assert "First and last attempt" not in text
        return
    assert f"{len(rows)} students have handed in more than one attempt." in text
    for words_of, column in (("Right in the first", "first_credit"), ("In the last", "credit")):
        credit = [float(each[column]) for each in rows if each[column]]
        share = per_cent(sum(credit) / len(credit))
        assert re.search(rf"{words_of}: {share} \([^)]*, {len(credit)} answered\)", text)


def check_student(page: Page, name: str, files: Downloaded) -> None:
    """How many parts are as the key, in the first attempt and in the last."""
    assert words(page.locator("h1")) == [name]
    right, total = right_parts(files.handed_in[name])
    if not total:
        return
    assert f"{right} of {total} same as the key." in lead(page)
    change = re.search(
        rf"(\d+) of {total} right at first, (\d+) of {total} at last;", page.content()
    )
    if int(files.handed_in[name][0]["attempts_made"]) == 1:
        assert change is None
        return
    assert change is not None
    assert int(change[2]) == right
    page.get_by_role("link", name="Attempt 1", exact=True).click()
    assert f"{change[1]} of {total} same as the key." in lead(page)
