"""Out and in again is the identity: every shipped exercise and lesson, and whatever is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.library import Library
from kit.content.own.beginnings import first_exercise, types_with_example
from kit.content.own.texts import ARTICLES, EXERCISE, KEY, DraftKind
from kit.content.paths import shipped_root
from kit.exchange.authoring.content_folder import exercise_in, lesson_in
from kit.exchange.authoring.loose_files import read_loose
from kit.exchange.authoring.package import Terms, package_of, packed
from kit.exchange.authoring.received import Received
from tests.support.shared_files import files_of, taken
from tests.support.shipped import shipped_library

ROOT = shipped_root()
SHIPPED = shipped_library()
TERMS = Terms("CC BY 4.0", "Whose Words")
COMMENTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40)
#: A blank line may stand behind each line of these.
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters='"\\'),
    min_size=1,
    max_size=60,
).filter(str.strip)


@pytest.mark.sampled(8)
@pytest.mark.parametrize("exercise_id", SHIPPED.exercises)
def test_each_shipped_exercise(exercise_id: str) -> None:
    source = exercise_in(ROOT, SHIPPED, exercise_id)
    package = package_of(source.kind, exercise_id, source.texts, SHIPPED, terms=TERMS)
    received = taken(packed(package))
    assert received.package == package
    assert {**received.package.texts, ARTICLES: ""} == {**source.texts, ARTICLES: ""}
    assert set(received.checked.library.articles) == {
        article
        for item in SHIPPED.exercises[exercise_id].items
        for _path, origin in item.origins()
        if (article := getattr(origin, "article", None))
    }
    own = [one for one in received.problems if one.where not in {"lesson", "partner"}]
    assert own == []


@pytest.mark.parametrize("lesson_id", SHIPPED.lessons)
def test_each_shipped_lesson_with_its_pictures_and_leave_files(lesson_id: str) -> None:
    source = lesson_in(ROOT, lesson_id)
    package = package_of(
        source.kind, lesson_id, source.texts, SHIPPED, source.pictures, terms=TERMS
    )
    received = taken(packed(package))
    assert received.package == received.fitted == package
    assert received.package.pictures == source.pictures
    assert received.problems == ()
    assert {**received.package.texts, ARTICLES: ""} == {**source.texts, ARTICLES: ""}
    loose = [
        (path.rpartition("/")[2], content)
        for path, content in files_of(package).items()
        if path != "whose-words.json"
    ]
    chosen = read_loose(loose, Library.empty())
    assert isinstance(chosen, Received)
    assert (chosen.package.texts, chosen.package.pictures) == (package.texts, package.pictures)


@pytest.mark.long
@settings(max_examples=40, deadline=None)
@given(
    type_name=st.sampled_from(types_with_example()),
    comments=st.lists(COMMENTS, max_size=6),
    title=WORDS,
    with_key=st.booleans(),
)
def test_whatever_is_written_comes_back_with_its_comments(
    type_name: str, comments: list[str], title: str, *, with_key: bool
) -> None:
    texts = dict(first_exercise(type_name, "mine", title))
    for name in (EXERCISE, KEY):
        lines = texts[name].splitlines(keepends=True)
        for number, comment in enumerate(comments):
            lines.insert((number * 3) % len(lines), f"# {comment}\n\n" if number % 2 else "\n")
        texts[name] = "".join(lines)
    package = package_of(DraftKind.EXERCISE, "mine", texts, Library.empty(), with_key=with_key)
    received = taken(packed(package))
    assert received.package == received.fitted == package
    assert received.package.texts == (texts if with_key else {EXERCISE: texts[EXERCISE]})
    assert packed(received.package) == packed(package)
