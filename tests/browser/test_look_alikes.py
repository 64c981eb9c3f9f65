"""What the tests of looks find, though they look at rows that are alike but twice."""

import pytest

from tests.browser.conftest import People
from tests.support.looks import faults_of

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><head><title>Rows</title></head><body><main><h1>Rows</h1>
<ul>{}</ul></main></body></html>"""
GOOD = "<li><label for='a{0}'>Row {0}</label> <input id='a{0}' name='n{0}' value='{0}'></li>"
PALE = "<li style='color: #ddd; background: #fff'>Row {0}</li>"


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([GOOD] * 6, []),
        ([PALE] * 6, ["color-contrast"]),
        ([*[GOOD] * 5, PALE], ["color-contrast"]),
        ([*[GOOD] * 5, GOOD.replace("'a{0}'>", "'b{0}'>")], ["for names b5, which is not there"]),
        ([*[GOOD] * 5, GOOD.replace("{0}", "0")], ["2 times the id a0"]),
        (
            [*[GOOD] * 5, "<li><input id='a{0}' name='n{0}'></li>"],
            ["every form element has a label"],
        ),
        ([*[GOOD] * 5, GOOD.replace("Row {0}", " ")], ["every form element has a label"]),
        ([*[GOOD] * 5, GOOD.replace("<li>", "<li aria-checked='true'>")], ["aria-checked"]),
    ],
)
def test_fault_of_one_row_of_many_is_found(
    people: People, rows: list[str], words: list[str]
) -> None:
    page = people().page
    page.set_content(PAGE.format("".join(row.format(at) for at, row in enumerate(rows))))
    faults = faults_of(page)
    assert bool(faults) is bool(words), faults
    assert all(word in faults for word in words), faults


def test_colours_alone_are_looked_at_where_the_rest_was_before(people: People) -> None:
    page = people().page
    page.set_content(PAGE.format("<li><input></li>"))
    assert faults_of(page)
    assert faults_of(page, only_colours=True) == ""
