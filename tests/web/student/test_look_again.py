"""The questions of the feedback for answers without labels, in whole sentences."""

from typing import Any

import pytest

from kit.items.attribute import GROUNDS
from kit.items.compare import RELATIONS
from kit.results.counts.attempt_summary import Confused, Habit, ItemRef, Missed
from kit.vocabulary import Topic
from tests.web.conftest import Site
from tests.web.reading import plain

PLACES = [ItemRef("a", 2), ItemRef("b", 5)]


#: Which type's questions are about a topic; without one they are of labels.
TYPES = {
    Topic.WHO: "attribute",
    Topic.GROUND: "attribute",
    Topic.RELATION: "compare",
    Topic.FIGURES: "figures",
    Topic.ORDER: "order",
    None: "classify",
}


def words(site: Site, macro: str, *given: Any) -> str:
    """What a macro of the template says."""
    with site.app.test_request_context():
        template = site.app.jinja_env.get_template("student/_look_again.html")
        return plain(str(getattr(template.make_module(), macro)(*given)))


def words_about(site: Site, macro: str, subject: Confused | Habit | Missed) -> str:
    """What a macro of the template says where the exercise is of the type with that topic."""
    with site.app.test_request_context():
        name = f"items/{TYPES[subject.topic]}.html"
        macros = site.app.jinja_env.get_template(name).make_module()
        return words(site, macro, macros, subject)


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
            Topic.FIGURES,
            (
                "One of your 6 answers about figures is not the same as the key. What exactly was counted "
                "there?"
            ),
            "2 of your 6 answers about figures are not the same as the key. What exactly was counted there?",
        ),
        (
            Topic.ORDER,
            (
                "One of 6 stations has another place in the key. What must have been there before it?"
            ),
            (
                "2 of 6 stations have another place in the key. What must have been there before "
                "each?"
            ),
        ),
        (
            None,
            "One of your 6 answers is not the same as the key. What speaks for the key there?",
            "2 of your 6 answers are not the same as the key. What speaks for the key there?",
        ),
    ],
)
def test_what_was_missed_is_asked_by_what_it_is_about(
    any_site: Site, topic: Topic | None, one: str, several: str
) -> None:
    assert words_about(any_site, "missed_words", Missed(topic, 1, 6, PLACES[:1])) == one
    assert words_about(any_site, "missed_words", Missed(topic, 2, 6, PLACES)) == several


RECORD, NAMED = GROUNDS[:2]
BOTH, FIRST = RELATIONS[:2]
#: One name chosen once, or four times, of which some stand under another one in the key.
ONCE = "For one claim you chose “A record or document”, where the key says “A named person”. "
OFTEN = "For 4 claims you chose “In both”. "


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (
            Confused(NAMED, RECORD, 1, 3, 1, PLACES[:1], Topic.GROUND),
            f"{ONCE}What in the words decides that? Look again at number 2 .",
        ),
        (
            Confused(FIRST, BOTH, 4, 5, 4, PLACES, Topic.RELATION),
            (
                f"{OFTEN}For all of them the key says “Only in the first”. What do they have in "
                "common? Look again at numbers 2 , 5 ."
            ),
        ),
        (
            Confused(FIRST, BOTH, 1, 5, 4, PLACES, Topic.RELATION),
            (
                f"{OFTEN}For one of them the key says “Only in the first”. What tells it from the "
                "others? "
                "Look again at numbers 2 , 5 ."
            ),
        ),
        (
            Confused(FIRST, BOTH, 2, 5, 4, PLACES, Topic.RELATION),
            (
                f"{OFTEN}For 2 of them the key says “Only in the first”. What tells them from the "
                "others? "
                "Look again at numbers 2 , 5 ."
            ),
        ),
    ],
)
def test_what_was_taken_for_what_is_asked_of_other_choices_too(
    any_site: Site, pair: Confused, said: str
) -> None:
    assert words_about(any_site, "look_words", pair) == said


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        (Topic.GROUND, "how would the speakers know?"),
        (Topic.RELATION, "in which of the two do you find each?"),
        (None, "what fits the others better?"),
    ],
)
def test_habit_of_another_choice_is_said(any_site: Site, topic: Topic | None, asked: str) -> None:
    habit = Habit(RECORD, 14, 14, 2, topic or Topic.FIGURES)
    assert words_about(any_site, "habit_words", habit) == (
        "For 14 of 14 claims you chose “A record or document”; the key has it for 2. "
        f"Go through them once more: {asked}"
    )


def test_places_are_links_to_the_items(any_site: Site) -> None:
    assert words(any_site, "where", PLACES[:1]) == "Look again at number 2 ."
    assert words(any_site, "where", PLACES) == "Look again at numbers 2 , 5 ."
