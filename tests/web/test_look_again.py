"""The questions of the feedback for answers without labels, in whole sentences."""

from typing import Any

import pytest

from kit.results.tally import Missed, Place
from kit.vocabulary import Topic
from tests.web.conftest import Site
from tests.web.reading import plain

PLACES = [Place("a", 2), Place("b", 5)]


def words(site: Site, macro: str, *given: Any) -> str:
    """What a macro of the template says."""
    with site.app.test_request_context():
        template = site.app.jinja_env.get_template("student/look_again.html")
        return plain(str(getattr(template.make_module(), macro)(*given)))


@pytest.mark.parametrize(
    ("topic", "one", "several"),
    [
        (
            Topic.WHO,
            (
                "For one claim of 6 the key names somebody else as the one who says it. Who is "
                "speaking there?"
            ),
            (
                "For 2 claims of 6 the key names somebody else as the one who says it. Who is "
                "speaking there?"
            ),
        ),
        (
            Topic.GROUND,
            "For one claim of 6 the key sees another ground. How would the speaker know?",
            "For 2 claims of 6 the key sees another ground. How would the speakers know?",
        ),
        (
            Topic.RELATION,
            "One claim of 6 stands otherwise in the two reports. In which of them do you find it?",
            "2 claims of 6 stand otherwise in the two reports. In which of them do you find each?",
        ),
        (
            Topic.FIGURES,
            (
                "One of your 6 answers about figures is not as the key. What exactly was counted "
                "there?"
            ),
            "2 of your 6 answers about figures are not as the key. What exactly was counted there?",
        ),
        (
            None,
            "One of your 6 answers is not as the key. What speaks for the key there?",
            "2 of your 6 answers are not as the key. What speaks for the key there?",
        ),
    ],
)
def test_what_was_missed_is_asked_by_what_it_is_about(
    sqlite_site: Site, topic: Topic | None, one: str, several: str
) -> None:
    assert words(sqlite_site, "missed_words", Missed(topic, 1, 6, PLACES[:1])) == one
    assert words(sqlite_site, "missed_words", Missed(topic, 2, 6, PLACES)) == several


def test_places_are_links_to_the_items(sqlite_site: Site) -> None:
    assert words(sqlite_site, "where", PLACES[:1]) == "Look again at number 2 ."
    assert words(sqlite_site, "where", PLACES) == "Look again at numbers 2 , 5 ."
