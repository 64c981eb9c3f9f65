import pytest
from pydantic import ValidationError

from kit.content.json_schemas import schemas
from kit.content.leaving.leave_page import LINKS_MOST, MINUTES_MOST, LeaveFrontMatter

LINK = {"url": "https://example.org/minutes", "name": "The minutes"}


def matter(**changed: object) -> LeaveFrontMatter:
    return LeaveFrontMatter.model_validate({"minutes": 5, "links": [LINK], **changed})


def test_it_takes_minutes_and_links() -> None:
    made = matter(minutes=MINUTES_MOST, links=[LINK] * LINKS_MOST)
    assert (made.minutes, len(made.links)) == (MINUTES_MOST, LINKS_MOST)


@pytest.mark.parametrize(
    "changed",
    [
        {"minutes": 0},
        {"minutes": MINUTES_MOST + 1},
        {"links": []},
        {"links": [LINK] * (LINKS_MOST + 1)},
        {"links": [{"url": "https://example.org"}]},
        {"title": "A walk"},
    ],
)
def test_it_is_bounded(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        matter(**changed)


def test_editors_have_its_schema() -> None:
    assert set(schemas()["leave"]["properties"]) == {"minutes", "links"}
