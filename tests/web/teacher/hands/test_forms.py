"""What may be typed for hands, and what is said of all else."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from kit.web.teacher.hands.forms import HandField
from kit.web.validators import PlainForm
from tests.web.conftest import Site

NONE = "“%s” is less than no hands. Type how many you counted: 0 to 999."
MANY = (
    "%s hands are more than the kit counts for one answer: 999 are the most. Look for a digit too "
    "many."
)
OTHER = (
    "“%s” is no number of hands. Type digits alone, 0 to 999, or leave the field empty for none."
)


class _OneField(PlainForm):
    hands = HandField()


@pytest.mark.parametrize(
    ("typed", "number"),
    [("", None), ("  ", None), ("0", 0), (" 12 ", 12), ("007", 7), ("999", 999)],
)
def test_numbers_that_are_taken(any_site: Site, typed: str, number: int | None) -> None:
    with any_site.app.test_request_context():
        form = _OneField(MultiDict({"hands": typed}), meta={"csrf": False})
        assert form.validate()
        assert form.hands.number == number


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("-3", NONE),
        ("−3", NONE),
        ("1000", MANY),
        ("10000", MANY),
        ("10,000", OTHER),
        ("ten", OTHER),
        ("1.5", OTHER),
        ("٣", OTHER),
        ("-", OTHER),
        ("+3", OTHER),
    ],
)
def test_what_is_no_number_is_said_and_stays(any_site: Site, typed: str, message: str) -> None:
    with any_site.app.test_request_context():
        form = _OneField(MultiDict({"hands": typed}), meta={"csrf": False})
        assert not form.validate()
        assert form.hands.errors == [message % typed]
        assert form.hands.data == typed


def test_message_repeats_no_more_than_a_little(any_site: Site) -> None:
    with any_site.app.test_request_context():
        form = _OneField(MultiDict({"hands": "x" * 5000}), meta={"csrf": False})
        with pytest.raises(ValidationError, match=r"^“x{20}” is no number of hands"):
            form.hands.pre_validate(form)
