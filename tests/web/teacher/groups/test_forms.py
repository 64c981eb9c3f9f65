"""The forms of groups and deals: numbers that are none, and what is offered."""

from typing import Any

import pytest

from tests.web.conftest import Site
from tests.web.reading import errors

DIVIDE: dict[str, Any] = {
    "by": "number",
    "count": "2",
    "whom": "everybody",
    "order": "random",
    "seed": "7",
}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"seed": "<b>luck</b>"},
            (
                "“<b>luck</b>” is no seed. Type a whole number from 0 to 999999, or load the page "
                "again for one that nobody chose."
            ),
        ),
        (
            {"seed": "1000000"},
            (
                "“1000000” is no seed. Type a whole number from 0 to 999999, or load the page again "
                "for one that nobody chose."
            ),
        ),
        ({"count": "0"}, "“0” is no number of groups. Type one from 1 to 60."),
        ({"count": ""}, "Type how many groups, or how many in each."),
        (
            {"count": "two", "by": "size"},
            "“two” is no size of a group. Type a number from 1 to 200.",
        ),
        (
            {"count": "4"},
            "4 groups are more than there are students to divide. Choose 3 or fewer.",
        ),
    ],
)
def test_number_that_is_none_is_named_and_nothing_is_made(
    any_site: Site, changed: dict[str, Any], message: str
) -> None:
    teacher = any_site.teacher()
    reply = teacher.post(f"{any_site.classroom}/groups/divide", **{**DIVIDE, **changed})
    assert reply.status_code == 400
    assert errors(reply) == [message]
    assert "There are no groups yet." in reply.text


def test_seed_is_asked_for_only_where_it_is_used(any_site: Site) -> None:
    form = {**DIVIDE, "order": "list", "seed": "none"}
    reply = any_site.teacher().post(f"{any_site.classroom}/groups/divide", **form)
    assert reply.status_code == 303
