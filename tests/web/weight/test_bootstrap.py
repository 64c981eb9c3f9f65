"""What is left of Bootstrap's style sheet is all that a page can use, and whose it is."""

import re

import pytest

from kit.web.weight.bootstrap import cut, whole_sheet, words_of
from kit.web.weight.files import BOOTSTRAP, static_files

WORDS = frozenset({"btn", "show"})


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".btn{a:b}.card{a:b}", ".btn{a:b}"),
        (".btn,.card,.btn.show{a:b}", ".btn,.btn.show{a:b}"),
        (".btn .card{a:b}", ""),
        (".btn-check{a:b}", ""),
        (".btn:not(.card){a:b}", ".btn:not(.card){a:b}"),
        (".btn:not(.card,.row),.row{a:b}", ".btn:not(.card,.row){a:b}"),
        ("a,[type=button]:not(:disabled){a:b}", "a,[type=button]:not(:disabled){a:b}"),
        ('[data-x="a,.card"]{a:b}', '[data-x="a,.card"]{a:b}'),
        ("@media (min-width:1px){.card{a:b}}", ""),
        ("@media print{.card{a:b}.btn{a:b}}", "@media print{.btn{a:b}}"),
        ("@keyframes turn{to{a:b}}", "@keyframes turn{to{a:b}}"),
        ('@charset "UTF-8";.card{a:b}', '@charset "UTF-8";'),
        ("/*! MIT } { */.card{a:b}.btn{a:b}", "/*! MIT } { */.btn{a:b}"),
        ('.btn{a:url("x{.card}y;z")}.card{a:b}', '.btn{a:url("x{.card}y;z")}'),
        (".btn{a:.5rem;--x:url(data:,z)}", ".btn{a:.5rem;--x:url(data:,z)}"),
    ],
)
def test_only_what_needs_an_absent_class_goes(sheet: str, left: str) -> None:
    assert cut(sheet, WORDS) == left


def test_all_words_leave_the_sheet_as_it_is() -> None:
    sheet = whole_sheet()
    left = cut(sheet, words_of([sheet]))
    # What names the map of Bootstrap's sources, which the kit does not serve, goes.
    assert sheet.startswith(left)
    assert re.fullmatch(r"\s*/\*# sourceMappingURL=\S+ \*/\s*", sheet[len(left) :])


def test_what_is_left_keeps_its_licence_and_is_small() -> None:
    file = static_files().by_name[BOOTSTRAP]
    text = file.content.decode()
    assert re.match(r'@charset "UTF-8";/\*!\s+\* Bootstrap\s+v5', text)
    assert "Licensed under MIT" in text.partition("{")[0]
    assert ".form-control{" in text
    assert ".carousel" not in text
    assert file.packed is not None
    assert len(file.packed) < 8000


def test_what_is_left_is_in_the_order_of_the_whole() -> None:
    whole, place = whole_sheet(), 0
    bodies = re.findall(r"\{([^{}]+)\}", static_files().by_name[BOOTSTRAP].content.decode())
    for body in bodies:
        place = whole.index(body, place)
