"""What a line of a mail or a word processor says, whatever the program made of it."""

import pytest

from kit.exchange.authoring.text_form.typed_lines import other_parts, typed_lines


@pytest.mark.parametrize(
    ("typed", "field", "text"),
    [
        ("because: Step 1.", "because", "Step 1."),
        ("Because : Step 1.", "because", "Step 1."),
        ("WHY:Step 1.", "because", "Step 1."),
        ("• Because:\u00a0Step\u00a01.", "because", "Step 1."),
        ("– check: The minutes.", "check", "The minutes."),
        ("o = Official", "=", "Official"),
        ("=official", "=", "official"),
        ("== official", "=", "official"),
        ("3. = official", "=", "official"),
        ("Aimed-at: russia", "aimed at", "russia"),
        ("or editorial (half): so", "or", "or editorial (half): so"),
        ("Or official", "or", "Or official"),
        ("or so they say", "", "or so they say"),
        ("The mayor: the plan is ready.", "", "The mayor: the plan is ready."),
        ("* The mayor came.", "", "The mayor came."),
        ("\ufeffTitle: The\u200b bridge", "title", "The bridge"),
        ("Titel\uff1a x", "", "Titel\uff1a x"),
        ("Title\uff1a x", "title", "x"),
    ],
)
def test_a_line_is_told_by_its_first_word(typed: str, field: str, text: str) -> None:
    (line,) = typed_lines(typed)
    assert (line.field, line.text) == (field, text)


def test_lines_have_their_numbers_and_what_parts_them() -> None:
    lines = typed_lines("a\r\n\r\n \u00a0\r\nb\u2028c")
    assert [(line.number, line.text, line.parted) for line in lines] == [
        (1, "a", False),
        (4, "b", True),
        (5, "c", False),
    ]


def test_the_marks_of_an_answered_mail_are_taken_off_where_all_lines_have_them() -> None:
    assert [line.text for line in typed_lines("> Title: x\n>\n> > a")] == ["x", "a"]
    assert [line.text for line in typed_lines("> a\nb")] == ["> a", "b"]


def test_a_misspelt_name_is_seen() -> None:
    (line,) = typed_lines("becuase: Step 1.")
    assert (line.field, line.meant) == ("", "because")
    (line,) = typed_lines("Mayor: no.")
    assert line.meant == ""


def test_the_number_of_a_list_is_kept_apart() -> None:
    (line,) = typed_lines("12) The mayor came.")
    assert (line.marked, line.text) == ("12", "12) The mayor came.")


def test_the_parts_of_another_label() -> None:
    assert other_parts("or editorial (half): so it is") == ("editorial", "half", "so it is")
    assert other_parts("Or: Outside voice [0.25] – so") == ("Outside voice", "0.25", "so")
    assert other_parts("or editorial: so") is None
