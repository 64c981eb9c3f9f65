from pathlib import Path

import pytest

from kit.cli.stats.report import report
from kit.content.library import Library, load_library
from kit.content.stats.course_check import check_labels, check_lessons
from kit.content.stats.features import Feature
from kit.content.stats.labelled import (
    LabelledItem,
    Source,
    labelled_items,
    of_exercise,
    of_scheme,
)
from kit.items import ITEM_TYPES
from kit.vocabulary import Label, Scheme
from tests.support.course import PLAIN, write_course
from tests.support.room import write_content


def tiny(folder: Path) -> tuple[Library, dict[str, LabelledItem]]:
    library = load_library(write_content(folder))
    items = labelled_items(library.articles, library.exercises, library.keys)
    return library, {item.item: item for item in items}


def test_items_know_their_label_and_where_they_come_from(tmp_path: Path) -> None:
    _, items = tiny(tmp_path)
    assert {name: (item.label, item.source, item.debatable) for name, item in items.items()} == {
        "plan": (Label.OFFICIAL, Source("The Ardenmoor Post", "a"), False),
        "vote": (Label.SOURCED, Source("The Ardenmoor Post", "a"), False),
        "disgrace": (Label.EDITORIAL, None, False),
        "figure": (Label.SOURCED, Source("The Ardenmoor Post", None), True),
    }


def test_length_is_the_claims_and_the_text_has_its_context(tmp_path: Path) -> None:
    _, items = tiny(tmp_path)
    plan = items["plan"]
    assert plan.length == 8
    assert plan.text == "The council announced a plan for the square.\n\nOn Monday"


def test_features_are_of_claim_and_context_and_longer_of_the_claim(tmp_path: Path) -> None:
    claims = [*PLAIN * 4, ("Nine.", "sourced")]
    folder = write_course(tmp_path, 1, claims)
    path = folder / "exercises/01-three-claims.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("claim: Nine.", "claim: So.\n    context: {after: He told nine of us.}")
        .replace("- {id: n12, claim", "- id: n12\n    claim")
        .replace("nine of us.}, from: {article: a, paragraph: 1}}",
                 "nine of us.}\n    from: {article: a, paragraph: 1}"),
        "utf-8",
    )  # fmt: skip
    library = load_library(folder)
    assert not library.errors, library.errors
    found = labelled_items(library.articles, library.exercises, library.keys)
    assert found[-1].features == {Feature.SAID, Feature.SPEAKING, Feature.NUMBER}
    assert [item.length for item in found[:3]] == [8, 9, 5]
    # The median of four times 8, 9 and 5 words and once 1 is 8.
    assert [Feature.LONGER in item.features for item in found[:3]] == [False, True, False]


def test_items_are_told_apart_by_exercise_and_scheme(tmp_path: Path) -> None:
    library = load_library(write_course(tmp_path, 2))
    items = labelled_items(library.articles, library.exercises, library.keys)
    assert [len(list(of_exercise(items, name))) for name in ("like-1", "like-2", "x")] == [
        12,
        12,
        0,
    ]
    assert len(list(of_scheme(items, Scheme.THREE_WAY))) == 24
    assert list(of_scheme(items, Scheme.FIVE_WAY)) == []


def test_types_without_labels_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ITEM_TYPES["classify"], "parts", lambda _item, _scheme: ())
    library, items = tiny(tmp_path)
    assert items == {}
    assert [problem.where for problem in library.problems] == ["items"]
    assert "Items by label" not in report(library)
    assert "three-claims  three-way      4" in report(library)


def test_an_exercise_may_have_no_lesson(tmp_path: Path) -> None:
    library = load_library(write_course(tmp_path, 1))
    (exercise,) = library.exercises.values()
    exercise = exercise.model_copy(update={"lesson": None})
    items = labelled_items(library.articles, {exercise.id: exercise}, library.keys)
    assert len(items) == 12
    lessons = library.lessons.values()
    assert list(check_lessons(library.articles, lessons, [exercise], items)) == []
    assert list(check_labels([exercise], items, {exercise.id: Path("x")})) == []
