import json
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from kit.cli.check import check
from kit.content.exercise import Exercise
from kit.content.json_schemas import schemas
from kit.content.library import load_library
from kit.content.paths import shipped_root
from kit.exchange.schemas import schemas as exchange_schemas
from kit.items import ITEM_TYPES
from kit.items.fields.base_models import InventedOrigin
from kit.items.key_entries.label_entries import KeyedLabel
from kit.vocabulary import Scheme
from tests.support.added import KEY_FILE, rewrite, write_own
from tests.support.room import EXERCISE, KEY, write_content
from tests.support.shipped import shipped_library

SHIPPED = shipped_library()
SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_shipped_content_has_no_problem() -> None:
    assert [str(problem) for problem in SHIPPED.problems] == []


def test_shipped_lessons_are_the_course() -> None:
    assert [(lesson.number, lesson.title) for lesson in SHIPPED.lessons.values()] == [
        (1, "Three kinds of claim"),
        (2, "Whose words?"),
        (3, "What was confirmed?"),
        (4, "From figure to verdict"),
        (5, "The altered sheet"),
        (6, "An editorial, read fairly"),
        (7, "Two reports, one leak"),
        (8, "Say it straight"),
        (9, "The chain"),
        (10, "What became of it"),
    ]
    assert all(SHIPPED.exercises_of(lesson_id) for lesson_id in SHIPPED.lessons)


def test_sets_off_the_war_stand_beside_the_first_four_lessons() -> None:
    sets = [(lesson.number, exercise.id) for lesson, exercise in SHIPPED.parallel_sets]
    assert sets == [(number, f"fallmere-{number}") for number in (1, 2, 3, 4)]
    assert [exercise.id for exercise in SHIPPED.exercises.values() if exercise.is_made_up] == [
        "fallmere-1",
        "three-kinds-of-claim",
        "fallmere-2",
        "fallmere-3",
        "fallmere-4",
        "as-printed-6",
        "as-printed-7",
        "as-printed-8",
    ]
    # These are ours as well, each with a passage about the lesson's subject: no way out of it.


def labelled(*exercises: Exercise[Any]) -> list[KeyedLabel]:
    """What the keys say of each claim of the exercises that give labels."""
    return [
        keyed
        for exercise in exercises
        if exercise.scheme is not None
        for entry in SHIPPED.keys[exercise.id].items.values()
        for keyed in getattr(entry, "claims", {"": entry}).values()
    ]


@pytest.mark.parametrize("exercise_id", sorted(SHIPPED.exercises))
def test_shipped_exercise_is_long_enough_and_admits_doubt(exercise_id: str) -> None:
    exercise = SHIPPED.exercises[exercise_id]
    item_type = ITEM_TYPES[exercise.type]
    size = sum(item_type.size(item, exercise.scheme) for item in exercise.items)
    assert 12 <= size <= 20 or item_type.marked_by_teacher
    claims = labelled(exercise)
    assert not claims or sum(keyed.debatable is not None for keyed in claims) >= 1
    assert all(keyed.why.startswith("Step ") for keyed in claims)


def test_exercise_named_like_its_lesson_comes_first() -> None:
    for lesson_id in SHIPPED.lessons:
        assert SHIPPED.exercises_of(lesson_id)[0].id == lesson_id.partition("-")[2]


def test_each_type_has_a_shipped_exercise() -> None:
    assert {exercise.type for exercise in SHIPPED.exercises.values()} == set(ITEM_TYPES)


def test_shipped_course_is_not_tied_to_one_war() -> None:
    items = [item for exercise in SHIPPED.exercises.values() for item in exercise.items]
    origins = [origin for item in items for _path, origin in item.origins()]
    assert len(origins) >= 170
    assert sum(isinstance(origin, InventedOrigin) for origin in origins) >= len(origins) / 3
    claims = [
        part.text
        for exercise in SHIPPED.exercises.values()
        if exercise.scheme is not None
        for item in exercise.items
        for part in ITEM_TYPES[exercise.type].parts(item, exercise.scheme)
    ]
    assert len(set(claims)) == len(claims)


def test_shipped_course_asks_for_the_source_from_lesson_3_on() -> None:
    later = [
        exercise
        for exercise in SHIPPED.exercises.values()
        if exercise.lesson is not None and SHIPPED.lessons[exercise.lesson].number >= 3
    ]
    five_way = [exercise for exercise in later if exercise.scheme is Scheme.FIVE_WAY]
    assert len(labelled(*five_way)) >= len(labelled(*later)) / 2


def test_shipped_test_forms_are_matched_in_another_order() -> None:
    forms = SHIPPED.exercises_of(None)
    assert [form.id for form in forms] == ["form-a", "form-b"]
    kinds = [
        [
            (entry.label, entry.debatable is not None, entry.mixed, type(item.origin))
            for item in form.items
            for entry in [SHIPPED.keys[form.id].items[item.id]]
        ]
        for form in forms
    ]
    assert Counter(kinds[0]) == Counter(kinds[1])
    assert sum(one == other for one, other in zip(*kinds, strict=True)) < 8
    assert [len(form.items) for form in forms] == [15, 15]
    assert [form.partner for form in forms] == ["form-b", "form-a"]


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300)
    | st.builds(
        lambda text, at, junk: text[:at] + junk + text[at:],
        st.sampled_from([EXERCISE, KEY]),
        st.integers(0, 400),
        st.text(max_size=12),
    )
)
def test_load_library_never_raises_for_what_a_file_holds(text: str) -> None:
    with TemporaryDirectory() as folder:
        root = write_content(Path(folder))
        for name in ("exercises/01-three-claims.yaml", "lessons/articles.yaml"):
            (root / name).write_text(text, encoding="utf-8", errors="replace", newline="")
        for problem in load_library(root).problems:
            assert str(problem).isprintable() or "\n" not in str(problem)


def test_schemas_are_what_the_types_say() -> None:
    written = {path.name.split(".")[0]: json.loads(path.read_text()) for path in SCHEMAS.iterdir()}
    assert written == schemas() | exchange_schemas()


@cache
def validator_of(name: str) -> jsonschema.Draft202012Validator:
    """By a schema as the types say it, made once for all files of a kind."""
    schema = schemas()[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.sampled(12)
@pytest.mark.parametrize("path", sorted((shipped_root() / "exercises").glob("*.yaml")))
def test_shipped_file_fits_its_schema(path: Path) -> None:
    yaml = YAML(typ="safe")
    beside = path.with_name(path.name.replace(".key.yaml", ".yaml"))
    kind = yaml.load(beside.read_text(encoding="utf-8"))["type"]
    name = f"{kind}-exercise" if beside == path else f"{kind}-key"
    validator_of(name).validate(yaml.load(path.read_text(encoding="utf-8")))


def test_check_ends_well_on_the_shipped_content() -> None:
    result = CliRunner().invoke(check, [])
    assert result.exit_code == 0
    counts = {
        "lessons": len(SHIPPED.lessons),
        "exercises": len(SHIPPED.exercises),
        "items": sum(len(exercise.items) for exercise in SHIPPED.exercises.values()),
        "pictures": sum(len(lesson.pictures) for lesson in SHIPPED.lessons.values()),
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items())
    assert result.output == f"{said}: no problems.\n"


@pytest.mark.long
def test_check_ends_badly_on_an_error(tmp_path: Path) -> None:
    folder = write_own(tmp_path)
    rewrite(folder, KEY_FILE, "[minutes]", "[hours]")
    result = CliRunner().invoke(check, [str(folder)])
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "1 lesson, 0 exercises, 0 items: 1 error, 1 warning."


@pytest.mark.long
def test_check_ends_well_on_warnings_alone(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [str(write_own(tmp_path))])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "1 lesson, 1 exercise, 4 items: 0 errors, 1 warning."


def test_check_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [str(tmp_path / "nope")])
    assert result.exit_code == 1
    assert result.output == (
        f"There is no folder {tmp_path / 'nope'}. Name one that holds lessons/ and exercises/.\n"
    )


@pytest.mark.long
def test_check_writes_the_schemas(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content")
    CliRunner().invoke(check, [str(folder), "--schemas", str(tmp_path / "schemas")])
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == [
        *sorted(
            f"{name}.schema.json"
            for name in (
                "articles",
                "lesson",
                "leave",
                "classroom",
                "results",
                *(f"{each}-{file}" for each in ITEM_TYPES for file in ("exercise", "key")),
            )
        )
    ]
