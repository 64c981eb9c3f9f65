"""Texts and marks of a page are kept together; a clash keeps neither."""

from dataclasses import dataclass, field

import pytest

from kit.classroom.authoring.drafting import claim_writing
from kit.classroom.authoring.drafting.from_article import FromArticle
from kit.classroom.authoring.drafting.marks import Mark, Marks
from kit.classroom.authoring.exercise_writing import Wish
from kit.classroom.authoring.lesson_writing import Then
from kit.classroom.errors import NotFound
from kit.content.own.texts import EXERCISE, Texts
from tests.support.authoring import begun
from tests.support.from_articles import begun_from, shown, twelve_taken
from tests.support.room import NOON, Room


@dataclass(frozen=True)
class Took:
    texts: Texts
    clash: bool
    marks: Marks = field(default_factory=dict)


def test_both_are_kept_or_neither(room: Room) -> None:
    own = begun_from(room)
    item_id, *_rest = twelve_taken(room.store, own, NOON)
    mark = Mark(2, 0, 10, "The bridge")

    def write(*, clash: bool) -> None:
        def taking(page: FromArticle, _base: Texts, present: Texts) -> Took:
            texts = {**present, EXERCISE: present[EXERCISE] + f"# {clash}\n"}
            return Took(texts, clash, {item_id: mark} if page.record else {})

        version = shown(room, own)[0].writing.draft.present
        wish = Wish(version, Then.STAY, lambda _texts: "x")
        claim_writing.write_claims(room.store, own, taking, wish, NOON)

    before = shown(room, own)[0]
    write(clash=True)
    assert shown(room, own)[0].taken == before.taken
    write(clash=False)
    after = shown(room, own)[0]
    assert after.taken[item_id] == mark
    assert after.writing.texts[EXERCISE].endswith("# False\n")


def test_a_draft_without_an_article_has_no_such_page(room: Room) -> None:
    wish = Wish(1, Then.STAY, lambda _texts: "x")
    with pytest.raises(NotFound):
        claim_writing.write_claims(
            room.store, begun(room), lambda _page, _base, now: Took(now, clash=False), wish, NOON
        )
