"""Every page of the made-up class's results, held against the files downloaded beside it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from kit.vocabulary import CertaintyRule
from tests.browser.conftest import People, Person
from tests.support.downloaded import (
    LABELS,
    Downloaded,
    mean_of,
    per_cent,
    points,
    right_parts,
    told_apart,
)
from tests.support.made_up import Demo, demo_served
from tests.support.pages import sign_in_teacher
from tests.support.shown_results import (
    check_class,
    check_grid,
    check_item,
    check_labels,
    check_mix,
    check_sentence,
    check_student,
    check_sure,
    check_votes,
    downloaded,
    lead,
    tables,
    words,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    # One process: each would make the class anew, and that is most of the work.
    pytest.mark.xdist_group("made-up class"),
]
#: Of these every item's page is opened, of the others the first's: all take a minute more.
WHOLLY = {"whose-words", "paint-the-editorial", "two-reports-side-by-side"}
EXERCISES = (
    "form-a", "whose-words", "what-was-confirmed", "from-figure-to-verdict",
    "do-the-figures-add-up", "the-road-of-the-pages", "paint-the-editorial",
    "two-reports-side-by-side", "who-says-so",
    "write-it-straight", "form-b", "say-it-straight",
)  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with demo_served(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture
def teacher(people: People, demo: Demo) -> Person:
    person = people()
    sign_in_teacher(person.page, demo.served)
    return person


def look(person: Person, address: str) -> Page:
    """Open a page and find nothing wrong with its looks."""
    person.page.goto(address)
    person.check()
    assert person.complaints == [], address
    return person.page


def files_of(person: Person, assignment: str, items: str = "core") -> Downloaded:
    """The files of the assignment at that address, by the core or by all items."""
    person.page.goto(f"{assignment}/results?items={items}")
    return downloaded(person.page)


@pytest.mark.long
@pytest.mark.sampled(1)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_pages_of_an_assignment_say_what_its_files_say(
    teacher: Person, demo: Demo, exercise: str
) -> None:
    page = look(teacher, f"{demo.task(exercise)}/results")
    files = downloaded(page)
    check_grid(page, files, asked=demo.asked[exercise] is not CertaintyRule.OFF)
    check_class(page, files)
    check_sentence(page, files)
    if files.labels:
        check_labels(page, files)
    check_votes(page, files)
    if demo.asked[exercise] is not CertaintyRule.OFF:
        check_sure(page, files)
    items = {row["item"] for row in files.items}
    parts = [(item, part) for item, part in demo.parts(exercise) if item in items]
    check_mix(page.locator("main ol svg.mix + p"), parts, files, keyed=True)
    for key in (False, True):
        look(teacher, f"{demo.task(exercise)}/text{'?key=1' if key else ''}")
        check_mix(page.locator("main svg.mix + p"), parts, files, keyed=key)
    look(teacher, f"{demo.task(exercise)}/text?sort=split")
    for row in files.items[: None if exercise in WHOLLY else 1]:
        look(teacher, f"{demo.task(exercise)}/items/{row['item']}")
        check_item(page, row, files, [each for each in parts if each[0] == row["item"]])
    page.goto(f"{demo.task(exercise)}/results")
    names = {name: rows[0] for name, rows in files.handed_in.items()}
    again = [name for name, row in names.items() if row["attempts_made"] != "1"]
    for name in (again[0] if again else next(iter(names)), list(names)[-1]):
        page.goto(f"{demo.task(exercise)}/results")
        grid = page.get_by_role("region", name="Students and items")
        grid.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url("**/students/**")
        teacher.check()
        check_student(page, name, files)
    assert teacher.complaints == []


@pytest.mark.long
def test_before_and_after_says_what_the_files_of_both_forms_say(
    teacher: Person, demo: Demo
) -> None:
    one, two = (files_of(teacher, demo.task(exercise)) for exercise in ("form-a", "form-b"))
    page = look(teacher, f"{demo.room}/before-and-after")
    both = [name for name in one.handed_in if name in two.handed_in]
    before, after = (mean_of(files.shares(), both) for files in (one, two))
    assert f"Right before: {per_cent(before)}, after: {per_cent(after)}." in lead(page)
    n = f"n {len(both)}"
    scores = [
        row[1] for row in tables(page)["Mean share of what counts, of the students who did both"]
    ]
    assert re.fullmatch(rf"{per_cent(before)} \d+ to \d+, {n}", scores[1])
    assert re.fullmatch(rf"{per_cent(after)} \d+ to \d+, {n}", scores[2])
    change = re.fullmatch(rf"([−+]?[\d.]+) points [−+]?[\d.]+ to [−+]?[\d.]+, {n}", scores[3])
    # As many decimals as keep a limit from being written as 0.
    assert change is not None
    decimals = len(change[1].partition(".")[2])
    shown_change = float(change[1].replace("−", "-"))
    assert shown_change == pytest.approx(100 * (after - before), abs=0.5001 / 10**decimals)
    assert scores[4] == f"{per_cent((after - before) / (1 - before))} {n}"
    sides = [files.labelled(both) for files in (one, two)]
    for line in tables(page)["Labels before and after"][1:]:
        label = next(value for value, name in LABELS.items() if name == line[0])
        for at, pairs in enumerate(sides):
            due = [said for key, said in pairs if key == label]
            found = per_cent(due.count(label) / len(due))
            assert re.fullmatch(rf"{found} \d+ to \d+, n {len(due)}", line[1 + at])
            used = per_cent(sum(said == label for _, said in pairs) / len(pairs))
            share = per_cent(len(due) / len(pairs))
            assert re.fullmatch(rf"{used} \d+ to \d+, n {len(pairs)} ?due {share}", line[3 + at])
    (d_one, c_one), (d_two, c_two) = map(told_apart, sides)
    shown = tables(page)["Editorial interpretation against the rest"][1:]
    for line, numbers in zip(
        shown, ((d_one, d_two, d_two - d_one), (c_one, c_two, c_two - c_one)), strict=True
    ):
        signed = [f"{value:+.2f}".replace("-", "−") for value in numbers]
        assert [cell.split()[0] for cell in line[1:]] == signed


@pytest.mark.long
def test_all_classes_say_what_the_files_say(teacher: Person, demo: Demo) -> None:
    # By the classes' names: 9B stands before the made-up one.
    addresses = [demo.other, *(demo.task(exercise) for exercise in demo.assignments)]
    every = [files_of(teacher, address) for address in addresses]
    shown = []
    for number in (1, 2):
        page = look(teacher, f"{demo.served.url}/teacher/compare?page={number}")
        shown += [line for line in tables(page)["Your classes"][1:] if len(line) > 1]
    for line, files in zip(shown, every, strict=True):
        assert line[1] == str(len(files.handed_in))
        shares = files.shares()
        if shares:
            mean = per_cent(mean_of(shares, shares))
            assert re.match(rf"{mean} \d+ to \d+, n {len(shares)}", line[2])
        else:
            assert line[2] == "waits for your marks"


@pytest.mark.long
def test_two_classes_say_what_both_files_say(teacher: Person, demo: Demo) -> None:
    both = [files_of(teacher, address) for address in (demo.task("form-a"), demo.other)]
    page = look(teacher, f"{demo.served.url}/teacher/compare")
    for name, address in (("One class", demo.task("form-a")), ("The other class", demo.other)):
        value = "/".join(re.findall(r"/([0-9a-f-]{36})", address))
        page.get_by_label(name, exact=True).select_option(value)
    page.get_by_role("button", name="Compare the two").click()
    page.wait_for_url("**/compare/two?*")
    teacher.check()
    means = [mean_of(files.shares(), files.shares()) for files in both]
    scores = [row[1] for row in tables(page)["How much was right"][1:]]
    for shown, mean, files in zip(scores, means, both, strict=False):
        assert re.fullmatch(rf"{per_cent(mean)} \d+ to \d+, n {len(files.shares())}", shown)
    n = sum(len(files.shares()) for files in both)
    difference = re.escape(points(means[0] - means[1]))
    assert re.fullmatch(rf"{difference} [−+]?\d+ to [−+]?\d+, n {n}", scores[2])
    for line in tables(page)["Labels found"][1:]:
        label = next(value for value, name in LABELS.items() if name == line[0])
        for shown, files in zip(line[1:], both, strict=True):
            due = [said for key, said in files.labelled(files.handed_in) if key == label]
            found = per_cent(due.count(label) / len(due))
            # Of few students, or of those who all found as many, there is none.
            assert re.fullmatch(rf"{found}( \d+ to \d+,)? n {len(due)}", shown)
    assert teacher.complaints == []


@pytest.mark.long
def test_work_through_time_says_what_the_files_say(teacher: Person, demo: Demo) -> None:
    every = [files_of(teacher, demo.task(exercise)) for exercise in EXERCISES]
    # What a student mistakes for what is asked of all that they gave.
    whole = [files_of(teacher, demo.task(exercise), "all") for exercise in EXERCISES]
    names = list(every[0].students)
    for name in (names[0], names[14], names[-1]):
        teacher.page.goto(f"{demo.room}/students")
        teacher.page.get_by_role("link", name=f"The work of {name}", exact=True).press("Enter")
        teacher.page.wait_for_url("**/work")
        page = teacher.page
        teacher.check()
        assert words(page.locator("h1")) == [f"The work of {name}"]
        done = [files.handed_in.get(name) for files in every]
        assert lead(page).startswith(f"{sum(map(bool, done))} of {len(every)} exercises handed in.")
        for text, rows in zip(words(page.locator("section.chapter")), done, strict=True):
            right, total = right_parts(rows or ())
            assert (f"{right} of {total} same as the key." in text) is bool(total)
        pairs = [
            (said if row["verdict"] == "right" else due, said)
            for files in whole
            for row in files.handed_in.get(name) or ()
            for due, said in files.labelled_in([row])
        ]
        assert tables(page)["The labels, over all exercises"][1:] == [
            [
                words_of,
                str(sum(due == label for due, _ in pairs)),
                str(sum(said == label for _, said in pairs)),
                str(pairs.count((label, label))),
            ]
            for label, words_of in LABELS.items()
            if any(label in pair for pair in pairs)
        ]
    assert teacher.complaints == []
