from kit.content.stats.word_guesser import (
    WordGuesser,
    guesses,
    partner_guesses,
    partners_of,
    share_right,
    terms,
)
from kit.vocabulary import Label, Scheme
from tests.support.labelled import labelled
from tests.support.shipped import shipped_library

NOTICE = labelled(Label.OFFICIAL, "Notice at the gate, signed by the council.", exercise="one")
RECORD = labelled(Label.SOURCED, "The minutes of the meeting record it.", exercise="one")
VERDICT = labelled(Label.EDITORIAL, "It is a scandal and no more.", exercise="one")
TRAINING = [NOTICE, RECORD, VERDICT]


def test_terms_are_words_and_pairs_in_small_letters() -> None:
    assert terms("The council, the COUNCIL said.") == {
        "the", "council", "said", "the council", "council the", "council said",
    }  # fmt: skip


def test_words_seen_under_a_label_lead_to_it() -> None:
    guess = WordGuesser(TRAINING).guess(labelled(Label.OFFICIAL, "Notice: signed by the head."))
    assert (guess.label, guess.right) == (Label.OFFICIAL, True)
    assert set(guess.telling) <= {"notice", "signed", "signed by", "by", "by the", "the"}
    assert guess.telling[0] in {"by the", "notice", "signed", "signed by", "by"}
    assert guess.margin > 0


def test_only_labels_of_the_scheme_are_guessed() -> None:
    training = [labelled(Label.VOICE, "The coach sees it so.", exercise="one"), RECORD]
    unseen = labelled(Label.SOURCED, "The coach sees it so.", scheme=Scheme.THREE_WAY)
    assert WordGuesser(training).guess(unseen).label in Scheme.THREE_WAY.labels


def test_an_exercise_is_guessed_from_all_others_but_its_partner() -> None:
    told = [labelled(Label.VOICE, "Ding dong.", exercise="two", scheme=Scheme.FIVE_WAY)] * 5
    asked = [labelled(Label.VOICE, "Ding dong.", exercise="three")]
    free = guesses([*TRAINING, *told, *asked], {})["three"]
    assert [guess.right for guess in free] == [True]
    apart = guesses([*TRAINING, *told, *asked], {"three": "two", "two": "three"})["three"]
    assert [guess.telling for guess in apart] == [[]]
    assert [guess.right for guess in apart] == [False]


def test_lone_exercise_has_nothing_to_be_guessed_from() -> None:
    assert guesses(TRAINING, {}) == {}
    assert share_right([]) == 0.0


def test_partner_alone_is_the_training() -> None:
    copy = [labelled(item.label, item.text, exercise="two") for item in TRAINING]
    guessed = partner_guesses([*TRAINING, *copy], {"one": "two", "two": "one"})
    assert {name: share_right(own) for name, own in guessed.items()} == {"one": 1.0, "two": 1.0}


def test_guesses_are_the_same_whatever_the_order_of_training() -> None:
    asked = labelled(Label.OFFICIAL, "The council signed the minutes.")
    forward, backward = WordGuesser(TRAINING), WordGuesser(TRAINING[::-1])
    assert forward.guess(asked) == backward.guess(asked)


def test_partners_of_the_shipped_course_are_its_forms() -> None:
    assert partners_of(shipped_library().exercises.values()) == {
        "form-a": "form-b",
        "form-b": "form-a",
    }
