"""The claims beside a draft: those of the course, without its own and its partner's."""

from kit.content.own.advising.course_words import claims_beside
from kit.content.stats.labelled import labelled_items
from tests.support.shipped import shipped_library


def test_they_are_those_of_all_others() -> None:
    course = shipped_library()
    form = course.exercises["form-a"]
    every = labelled_items(course.articles, course.exercises, course.keys)
    wanted = [(one.text, one.label) for one in every if one.exercise not in {"form-a", "form-b"}]
    claims = claims_beside(course, form, ())
    assert [(one.text, one.label) for one in claims] == wanted
    assert claims_beside(course, form, ()) == claims


def test_another_key_of_the_same_exercise_is_another_one() -> None:
    course = shipped_library()
    name = "form-a"
    before = claims_beside(course, course.exercises["whose-words"], ())
    entries = course.keys[name].items
    swapped = dict(zip(entries, reversed(list(entries.values())), strict=True))
    other = course.keys[name].model_copy(update={"items": swapped})
    changed = type(course)(
        course.articles, course.lessons, course.exercises, {**course.keys, name: other}, ()
    )
    assert claims_beside(changed, course.exercises["whose-words"], ()) != before


def test_what_it_is_a_copy_of_tells_nothing_nor_does_the_partner_of_that() -> None:
    course = shipped_library()
    copied = course.exercises["form-a"].model_copy(update={"id": "ours", "partner": None})
    key = course.keys["form-a"].model_copy(update={"exercise": "ours"})
    [one, *_rest] = labelled_items({}, {"ours": copied}, {"ours": key})
    left = claims_beside(course, copied, [one])
    assert left
    assert not {"form-a", "form-b"} & {claim.exercise for claim in left}
