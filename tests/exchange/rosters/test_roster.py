"""Names come out of a list the same, whatever program wrote it, and what is wrong is said."""

import codecs
import csv
import io
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.classroom.errors import KitError
from kit.exchange.csv_files import COMMA, SEMICOLON, Dialect, csv_file
from kit.exchange.results.tables import table
from kit.exchange.rosters.roster import LARGEST_FILE, Roster, read_roster, text_of_file

#: By the mark before it and its name. Google and Numbers write the first, Excel all but that.
ENCODINGS = {
    "UTF-8": (b"", "utf-8"),
    "UTF-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "UTF-16 LE": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "UTF-16 BE": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "Windows-1252": (b"", "cp1252"),
}
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
ENDS = {"Windows": "\r\n", "Unix": "\n", "old Mac": "\r"}
MATRIX = list(product(ENCODINGS, SEPARATORS, ENDS))
NAMES = ["Zoé Gray", "Noël Lee", "O’Neil Ann-Marie"]


def read_roster_file(raw: bytes) -> Roster:
    return read_roster(text_of_file(raw).text)


def names(found: Roster) -> list[str]:
    return [row.name for row in found.rows]


def refused(text: str) -> str:
    with pytest.raises(KitError) as caught:
        read_roster(text)
    return str(caught.value)


@pytest.mark.sampled(30)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize(("encoding", "separator", "end"), MATRIX)
def test_every_encoding_separator_and_line_end(
    encoding: str, separator: str, end: str, told: bool, quoting: int
) -> None:
    mark, name = ENCODINGS[encoding]
    text = io.StringIO(newline="")
    if told:
        text.write(f"sep={SEPARATORS[separator]}{ENDS[end]}")
    writer = csv.writer(
        text,
        delimiter=SEPARATORS[separator],
        lineterminator=ENDS[end],
        quoting=quoting,  # type: ignore[arg-type]  # any of its fields
    )
    writer.writerow(["No", "First name", "Last name", "Class", "", ""])
    for number, whole in enumerate(NAMES, 1):
        writer.writerow([number, *whole.split(), "9;B,x", "", ""])
    writer.writerows([[""] * 6] * 2)
    found = read_roster_file(mark + text.getvalue().encode(name))
    assert (names(found), found.header) == (NAMES, ("First name", "Last name"))
    assert (found.left_out, dict(found.groups)) == (("No",), {"9;B,x": 3})
    raw = mark + text.getvalue().encode(name)
    assert text_of_file(raw).guessed is (encoding == "Windows-1252")
    assert [(row.line, row.column) for row in found.rows] == [
        (line + told, 2) for line in (2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Ada\nBen", ["Ada", "Ben"]),
        ("Ada", ["Ada"]),
        ("\ufeffAda\r\n\r\n Ben \r\n", ["Ada", "Ben"]),
        ("Gray, Ada\nLee, Noa", ["Ada Gray", "Noa Lee"]),
        ("Gray, Ada\nNoa", ["Ada Gray", "Noa"]),
        ('"Gray, Ada"\n"Lee, Noa"', ["Ada Gray", "Noa Lee"]),
        ("1\tAda\n2\tBen", ["Ada", "Ben"]),
        ("\nAda;ada@x.org", ["Ada"]),
        ("Nr;Kind;Mail\n1;Ada;a@b.c\n2;Ben;b@c.d", ["Ada", "Ben"]),
        ("Sam 2\nSam 3", ["Sam 2", "Sam 3"]),
        ("Name, Vorname\nGray, Ada\nLee, Noa", ["Ada Gray", "Noa Lee"]),
        ("1. Gray, Ada <ada@x.org>\n2. Lee, Noa (noa@x.org)", ["Ada Gray", "Noa Lee"]),
        ("Ada,,\nBen,,\n,,", ["Ada", "Ben"]),
        ("Ada;;\nBen;;", ["Ada", "Ben"]),
        ("Ada\tGray\nNoa\tLee", ["Ada Gray", "Noa Lee"]),
        ("Ada,Gray\nNoa,Lee", ["Ada Gray", "Noa Lee"]),
        ("Ada\t\t\nBen\t\t", ["Ada", "Ben"]),
        ('Ada "Ace" Gray\n"Ben', ['Ada "Ace" Gray', '"Ben']),
        ('"Ada\nGray"\nBen', ["Ada\nGray", "Ben"]),
        ("Name\nAda\nBen", ["Ada", "Ben"]),
        ('"Name"\n"Gray, Ada"', ["Ada Gray"]),
        ("Vorname;Name\nAda;Gray", ["Ada Gray"]),
        ("Student,ID,Section\n    Points Possible,,\nAda,7,9B", ["Ada"]),
        ("First name;Last name\nAda;\n;Lee", ["Ada", "Lee"]),
        ("No;Name\n1;\n2;Ada", ["", "Ada"]),
        ("Name;No\n'=1+1;1\n'Ada;2", ["=1+1", "'Ada"]),
        ("sep=|\nName|No\nAda|1", ["Ada"]),
        ('"sep=,"\nAda,\nBen,', ["Ada", "Ben"]),
    ],
)
def test_lists_as_people_paste_them(pasted: str, expected: list[str]) -> None:
    assert names(read_roster(pasted)) == expected


@pytest.mark.parametrize("nothing", ["", "\ufeff", "\r\n\r\n", ";;;\n;;;", ",,", "sep=;\n", "\t"])
def test_empty_list_is_said_to_be_empty(nothing: str) -> None:
    assert refused(nothing) == (
        "There is no name in this list: it is empty. Allowed are names, one a line, or a table "
        "that has them in a column."
    )
    with pytest.raises(KitError, match="it is empty"):
        read_roster_file(codecs.BOM_UTF8 + nothing.encode())


def test_header_alone_is_said_to_stand_alone() -> None:
    assert refused('"Last name";"First name";"Class"\r\n;;\r\n') == (
        "There is no name in this list: below its header (“First name”, “Last name”) nothing "
        "stands. Write the names below it, one a line."
    )


@pytest.mark.parametrize(
    ("pasted", "line", "count", "titles"),
    [
        ("\nno\ta\tb\tc\nx\ty\tz\tw", 2, 4, "“no”, “a”, “b”, “c”"),
        ("a,b,c\nd,e,f", 1, 3, "“a”, “b”, “c”"),
        (
            "\t".join("abcdefghijk"),
            1,
            11,
            "“a”, “b”, “c”, “d”, “e”, “f”, “g”, “h”, …",
        ),
    ],
)
def test_columns_that_nothing_tells_apart_are_refused(
    pasted: str, line: int, count: int, titles: str
) -> None:
    assert refused(pasted) == (
        f"Line {line}: the list has {count} columns, and its first line ({titles}) does not say "
        "which of them holds names. Allowed are one column of names, or a first line that calls "
        "a column “Name” or “Student”, or two of them “First name” and “Last name”. Add such a "
        "line, or delete the other columns."
    )


@pytest.mark.parametrize(
    ("pasted", "line", "column"),
    [
        ('No;Name\n1;Ada\n2;"Ben\n3;Eve', 3, 2),
        ('sep=;\nNo;Name\n1;"Ada" Gray', 3, 2),
        ('"No\nName,x\nAda,1', 1, 1),
        ('No,Name\n"1","Gray, Ada"x', 2, 2),
    ],
)
def test_quotation_mark_without_its_other_is_found(pasted: str, line: int, column: int) -> None:
    assert refused(pasted) == (
        f"Line {line}, column {column}: a quotation mark opens this cell and none closes it "
        "rightly. Allowed are cells without quotation marks, or with one at each end and every "
        "one between them written twice. Mend the cell, or save the list from the spreadsheet "
        "once more."
    )


def test_file_larger_than_a_class_is_refused() -> None:
    with pytest.raises(KitError) as caught:
        read_roster_file(b"x" * (LARGEST_FILE + 1))
    assert str(caught.value) == (
        "The file has 262145 bytes; a list of names has at most 262144. Choose a file with the "
        "names of one class, or paste them in parts."
    )


@given(st.text(max_size=80) | st.text("ab\"\t;,\n\r= '", max_size=80))
@example('"' * 3)
@example("sep=\n")
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with suppress(KitError):
        assert all(row.line >= 1 and row.column >= 1 for row in read_roster(text).rows)


@given(st.binary(max_size=120))
def test_any_file_is_read_or_refused_in_words(raw: bytes) -> None:
    with suppress(KitError):
        assert read_roster_file(raw).rows


@given(
    st.lists(
        # One's own apostrophe before a sign cannot be told from a guard's: there is none here.
        # Nor a comma or an “@”: both are read, as a surname's end and an address. A dash and a
        # blank or a tab are the bullet of a list.
        st.text(st.sampled_from('aé=+-;|\t"“ x'), min_size=1, max_size=12)
        .map(str.strip)
        .filter(lambda name: name and not name.startswith(("- ", "-\t"))),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([COMMA, SEMICOLON]),
)
def test_names_that_the_kit_wrote_come_back(people: list[str], written: Dialect) -> None:
    columns = (
        ("student", lambda name: name),
        ("credit", lambda _name: -0.5),
        ("remark", lambda name: name),
    )
    text = "".join(csv_file(table("x", columns, people), written))
    assert names(read_roster_file(text.encode())) == people


@pytest.mark.parametrize(
    ("pasted", "cell", "line"),
    [
        ("ada@x.org\nben@y.org", "ada@x.org", 1),
        ("\n007\n008", "007", 2),
        ("Mail;Nr\na@x.org;1\nb@x.org;2", "Mail", 1),
    ],
)
def test_list_of_addresses_or_numbers_holds_no_names(pasted: str, cell: str, line: int) -> None:
    assert refused(pasted) == (
        "There is no name in this list: it holds e-mail addresses or numbers only, the first of "
        f"them “{cell}” in line {line}. The kit keeps neither. Allowed are names, one a line, or "
        "a table that has them in a column."
    )


@pytest.mark.parametrize(
    ("pasted", "turn", "expected", "turned"),
    [
        ("Gray, Ada\nNoa", None, ["Ada Gray", "Noa"], True),
        ("Gray, Ada\nNoa", True, ["Ada Gray", "Noa"], True),
        ("Gray, Ada\nNoa", False, ["Gray, Ada", "Noa"], False),
        ("Gray\tAda\nLee\tNoa", None, ["Gray Ada", "Lee Noa"], False),
        ("Gray\tAda\nLee\tNoa", True, ["Ada Gray", "Noa Lee"], True),
        ("1\tGray\tAda\n2\tLee\tNoa", True, ["Ada Gray", "Noa Lee"], True),
        ("Gray, Ada, M.", True, ["Gray, Ada, M."], None),
        ("Ada\nNoa", True, ["Ada", "Noa"], None),
    ],
)
def test_surname_first_is_turned_or_kept_by_choice(
    pasted: str, turn: bool | None, expected: list[str], turned: bool | None
) -> None:
    roster = read_roster(pasted, turn=turn)
    assert (names(roster), roster.turned) == (expected, turned)


def test_what_is_no_name_is_left_out_and_named() -> None:
    roster = read_roster(
        "Nr;Klasse;Nachname;Vorname;E-Mail;\n1;9B;Gray;Ada;ada@x.org;\n2;9C;Lee;Noa;;x"
    )
    assert names(roster) == ["Ada Gray", "Noa Lee"]
    assert (roster.header, roster.left_out) == (("Vorname", "Nachname"), ("Nr", "E-Mail", "6"))
    assert dict(roster.groups) == {"9B": 1, "9C": 1}
