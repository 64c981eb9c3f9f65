"""A draft is read as any content is, and may name what the course beside it has."""

from kit.content.own.checked import Partner, check_texts
from kit.content.own.texts import EXERCISE as EXERCISE_TEXT
from kit.content.own.texts import KEY as KEY_TEXT
from kit.content.own.texts import DraftKind
from tests.support.room import EXERCISE, KEY, tiny_library

TEXTS = {
    EXERCISE_TEXT: EXERCISE.replace("id: three-claims", "id: mine"),
    KEY_TEXT: KEY.replace("exercise: three-claims", "exercise: mine"),
}


def test_a_sound_draft_is_a_library_of_itself() -> None:
    checked = check_texts(DraftKind.EXERCISE, "mine", TEXTS, tiny_library())
    assert checked.errors == []
    offer = checked.library.offer("mine")
    assert offer is not None
    assert offer.exercise.lesson == "01-three-claims"


def test_what_is_wrong_names_the_file_as_a_folder_has_it() -> None:
    texts = {**TEXTS, KEY_TEXT: TEXTS[KEY_TEXT].replace("label: official", "label: offical")}
    checked = check_texts(DraftKind.EXERCISE, "mine", texts, tiny_library())
    assert [problem.place for problem in checked.errors] == ["exercises/mine.key.yaml:3"]
    assert checked.library.offer("mine") is None


def test_texts_that_are_none_of_yaml_are_problems_and_no_fault() -> None:
    for text in ("", "\0", "a: [", "- " * 4000, "{" * 400, "é: 'ü"):
        checked = check_texts(DraftKind.EXERCISE, "mine", {EXERCISE_TEXT: text}, tiny_library())
        assert checked.errors


def test_pair_is_held_against_each_other_and_the_partner_is_not_read_for_itself() -> None:
    pairing = {**TEXTS, EXERCISE_TEXT: f"{TEXTS[EXERCISE_TEXT]}partner: other\n"}
    text = pairing[EXERCISE_TEXT].replace("partner: other", "partner: mine")
    text = text.replace("id: mine", "id: other")
    named = (DraftKind.EXERCISE, "mine", pairing, tiny_library(), None)
    alone = check_texts(*named).errors
    assert [problem.where for problem in alone] == ["partner"]
    checked = check_texts(*named, Partner("other", text))
    lone = check_texts(DraftKind.EXERCISE, "mine", TEXTS, tiny_library()).library
    assert checked.library.problems == lone.problems
    assert checked.library.withheld == ()
    assert checked.library.incomplete == frozenset()
    assert set(checked.library.exercises) == {"mine"}
    elsewhere = text.replace("partner: mine", "partner: third")
    [problem] = check_texts(*named, Partner("other", elsewhere)).errors
    assert problem.found == "'other', which names 'third'"
    checked = check_texts(*named, Partner("other", text.replace("title:", "titel:")))
    assert checked.library.problems == lone.problems
