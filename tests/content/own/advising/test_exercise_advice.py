"""What is said of an exercise without an error: each sentence whole."""

from dataclasses import replace

from kit.content.own.advising.exercise_advice import exercise_advice
from kit.content.own.texts import EXERCISE
from kit.vocabulary import Stance
from tests.support.advised import LABELS, PLAIN, said_of, written
from tests.support.shipped import shipped_library


def test_nothing_is_said_of_a_sound_exercise() -> None:
    assert said_of(written(PLAIN, LABELS)) == []


def test_labels_in_other_shares_and_no_doubt() -> None:
    labels = ["official"] * 9 + ["sourced"] * 2 + ["editorial"]
    assert said_of(written(PLAIN, labels, debatable=False)) == [
        (
            "amber",
            (
                "The key has 2 of 12 claims as sourced facts. Write more of them: 20 % to 50 % of each "
                "label is a fair share, and whoever never picks that pen loses little here."
            ),
        ),
        (
            "amber",
            (
                "The key has 9 of 12 claims as official statements. Write fewer of them: 20 % to 50 % "
                "of each label is a fair share, and whoever always picks that pen does well here."
            ),
        ),
        (
            "amber",
            (
                "The key has 1 of 12 claims as editorial interpretations. Write more of them: 20 % to "
                "50 % of each label is a fair share, and whoever never picks that pen loses little "
                "here."
            ),
        ),
        (
            "amber",
            (
                "For none of the 12 claims does the key let a second answer count. Careful readers "
                "differ on some: say in the key of one or two what could be said for the other answer."
            ),
        ),
    ]


def halves(half: str, quarter: str) -> list[str]:
    """Twelve labels, half of them one, a quarter another; the rest are official."""
    letters = {"h": half, "q": quarter, "o": "official"}
    return [letters[letter] for letter in "hohqhhqohhqo"]


def test_trust_and_doubt_that_are_paid() -> None:
    half = halves("sourced", "editorial")
    assert said_of(written(PLAIN, half)) == [
        (
            "amber",
            (
                "Whoever trusts everything, without reading, earns 50 % of the credit. Write more "
                "claims that one may not rely on, some of which read smoothly."
            ),
        )
    ]
    half = halves("editorial", "sourced")
    [(_how, said)] = said_of(written(PLAIN, half))
    assert said == (
        "Whoever doubts everything, without reading, earns 50 % of the credit. Write more claims "
        "that one may rely on, some of which look doubtful."
    )
    assert len(Stance) == 2


def test_order_that_gives_labels_away() -> None:
    in_turn = ("sourced", "official", "editorial") * 4
    assert said_of(written(PLAIN, in_turn)) == [
        (
            "amber",
            (
                "The labels go round: sourced facts, official statements, editorial "
                "interpretations, and from the start again. Students can guess: whoever goes round "
                "with them gets 94.4 % right, without reading. Move some claims, until no such "
                "round leads through them."
            ),
        )
    ]


def test_few_and_many_questions_and_a_small_core() -> None:
    one = written(PLAIN[:1], LABELS[:1])
    assert said_of(one) == [
        (
            "amber",
            "The exercise asks one question only. So few tell little about a class: 12 or more do.",
        )
    ]
    five = written(PLAIN[:5], LABELS[:5])
    few = (
        "amber",
        "The exercise asks 5 questions. So few tell little about a class: 12 or more do.",
    )
    assert said_of(five) == [few]
    small = {**five, EXERCISE: five[EXERCISE].replace("items:", "core: 4\nitems:")}
    assert said_of(small) == [
        (
            "amber",
            (
                "Everybody does 4 items. So few tell little about a student: take 8 or more into the "
                "core."
            ),
        ),
        few,
    ]
    many = [f"{claim} {word}" for word in ("again", "once more") for claim in PLAIN]
    assert said_of(written(many, LABELS * 2))[0] == (
        "amber",
        (
            "The exercise asks 24 questions. More than 20 tire a class: make two exercises of it, or "
            "let the last ones be for whoever likes."
        ),
    )


def test_words_that_tell_are_those_of_the_course() -> None:
    """Claims that were hardly changed are guessed by their words; a mere copy is none of them."""
    course = shipped_library()
    name = "three-kinds-of-claim"
    shipped = course.exercises[name]
    items = [one.model_copy(update={"claim": f"{one.claim} Now."}) for one in shipped.items]
    changed = {"id": "ours", "lesson": None, "items": tuple(items)}
    copied = shipped.model_copy(update=changed)
    key = course.keys[name].model_copy(update={"exercise": "ours"})
    own = replace(
        course,
        exercises={"ours": copied},
        keys={"ours": key},
        key_files={"ours": course.key_files[name].with_name("ours.key.yaml")},
    )
    [told] = list(exercise_advice(own, course))
    assert told.plain is not None
    assert told.plain.said().startswith(
        "Somebody who understands nothing, and knows the words of the other exercises, gets 14 of "
        "14 labels right, by words such as “"
    )
    assert told.plain.said().endswith("”. Use these words under other labels, too.")
    assert (told.path.as_posix(), told.where) == ("exercises/ours.yaml", "items")
    same = shipped.model_copy(update={**changed, "items": shipped.items})
    assert list(exercise_advice(replace(own, exercises={"ours": same}), course)) == []


def test_first_sights_are_asked_for_from_the_fourth_lesson_on() -> None:
    course = shipped_library()
    lessons = {"02": "02-whose-words", "04": "04-from-figure-to-verdict"}
    texts = written(PLAIN, LABELS)
    for number, lesson in lessons.items():
        text = texts[EXERCISE].replace("type: classify", f"lesson: {lesson}\ntype: classify")
        said = [words for _how, words in said_of({**texts, EXERCISE: text}, course)]
        assert said == (
            []
            if number == "02"
            else [
                (
                    "0 of 12 claims look doubtful and can be relied on; 0 read smoothly and cannot. 2 "
                    "or more of each kind keep a class from judging at first sight: name them in the "
                    "key, or write some."
                )
            ]
        )


def test_shipped_exercises_are_seldom_advised() -> None:
    course = shipped_library()
    advised = [
        name
        for name, exercise in course.exercises.items()
        if list(exercise_advice(replace(course, exercises={name: exercise}), course))
    ]
    assert len(advised) <= len(course.exercises) / 10
